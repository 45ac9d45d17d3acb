//! A simulated GitLab Duo Self-Hosted set-up on loopback, with faults given as data.
//!
//! GitLab, the AI Gateway, model servers and the Agent Platform's port start on ports that the system gives,
//! call each other for real, and write the files and logs that an operator would have.
//! A [`Scenario`] says what is wrong with it and what an examination must find.
//!
//! It never leaves this machine, never sleeps, and is gone when the [`Setup`] is dropped.

mod agent_platform;
mod client;
mod clock;
mod container;
mod environment;
mod error;
mod files;
mod gateway;
mod gitlab;
mod history;
mod journal;
mod keys;
mod model;
mod places;
mod python;
mod reply;
mod scenario;
mod secrets;
mod serve;
mod setup;
mod setup_summary;
mod spoil;
mod tls;
pub mod world;

pub use error::Error;
pub use scenario::{Scenario, Title, scenario, scenarios};
pub use setup::Setup;
pub use world::World;
