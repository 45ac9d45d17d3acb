//! Reads texts: lines of logs, screens, whole tracebacks. Who says it, on which way, what failed.
//!
//! In steps, each of its own: secrets are masked, envelopes taken off, lines put together to records, a record's fields
//! read, and its words taken apart into a chain of errors.

mod body;
mod chain;
pub(crate) mod envelope;
pub(crate) mod group;
mod hop;
mod leaf;
mod link;
mod reading;
mod record;
mod speaker;
pub(crate) mod speaks;
mod trace;
mod wrapper;

pub use link::{Failure, Link, Reason};
pub use reading::{Reading, readings};
pub use speaker::SPEAKERS;
