//! Reads texts: lines of logs, screens, whole tracebacks. Who says it, on which way, what failed.
//!
//! In steps, each of its own: secrets are masked, envelopes taken off, lines put together to records, a record's fields
//! read, and its words taken apart into a chain of errors.

mod body;
mod chain;
pub(crate) mod envelope;
mod leaf;
mod link;
mod speaker;
mod trace;
mod wrapper;

pub use link::{Failure, Link, Reason};
pub use speaker::SPEAKERS;
