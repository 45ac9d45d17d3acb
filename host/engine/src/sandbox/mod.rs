//! Runs a component so that it can do nothing but what it was given, and not for ever.

mod clock;
mod engine;
#[cfg(test)]
mod evolution;
mod limits;
mod output;
mod run;

pub use clock::GuestClock;
pub use engine::{Mode, code_version, engine};
pub use limits::{
    CPU_TIME, DESCRIBE_TIME, FINDINGS, FINDINGS_COUNT, HOST_CALLS, HOST_COPY, Limiter, MEMORY, OUTPUT, RESOURCES,
};
pub use output::Captured;
pub use run::{Loaded, Sandbox};
