#![doc = include_str!("../README.md")]

pub mod address;
pub mod bindings;
mod check;
pub mod clock;
pub mod connections;
pub mod environment;
mod export;
mod finding;
pub mod gitlab;
pub mod grpc;
pub mod http;
pub mod logs;
pub mod model;
pub mod progress;
pub mod proxy;
pub mod reason;
mod signature;
mod step;
pub mod testing;

pub use check::{Check, Context, Description, Hop, Impact, Vantage};
#[doc(hidden)]
pub use export::{describe, run};
pub use finding::{Confidence, Evidence, Finding, Outcome, Severity};
pub use reason::Reason;
pub use serde_json;
pub use signature::Signature;
pub use step::{Argument, Installation, Place, Step};
