//! What a check is, what it may do, and what its findings mean: plain data and pure decisions.
//!
//! In reading order: a [`Check`] describes itself ([`description`]); a [`plan`] says which checks run and what
//! [`policy`] gives to each; a run tells [`event`]s and leaves [`finding`]s; [`diagnosis`] finds the causes among
//! them, and [`conclusion`] says what the whole comes to. Nothing here knows a component, a file, a socket, a
//! command line or an output format.

pub mod check;
pub mod conclusion;
pub mod description;
pub mod diagnosis;
mod digest;
pub mod event;
pub mod finding;
mod nearest;
pub mod outcome;
pub mod owner;
pub mod plan;
pub mod policy;
pub mod remedy;
#[doc(hidden)]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod text;
pub mod witness;

pub use check::{Check, Rejected};
pub use digest::is_digest;
pub use nearest::{did_you_mean, nearest};
