//! Runs a component so that it can do nothing but what it was given, and not for ever.

mod clock;
mod compile;
mod engine;
#[cfg(test)]
mod evolution;
mod last_words;
mod limits;
mod output;
mod run;

pub use clock::GuestClock;
pub use compile::{Compiler, Uncompiled, compile_apart};
pub(crate) use compile::{one_line, ready};
pub use engine::{Mode, WASMTIME, code_version, engine};
pub use limits::{
    CPU_TIME, DESCRIBE_TIME, FINDINGS, FINDINGS_COUNT, HOST_CALLS, HOST_COPY, Limiter, MEMORY, OUTPUT, RESOURCES,
};
pub use output::Captured;
pub use run::{Loaded, Sandbox};
