//! What the plain client and the measurements share: a recorded run as plain work, and how it is done natively.
//!
//! The other side of the comparison must be honest: it does all that the recorded run did, as early as the run's
//! own graph allows, and nothing else.

pub mod plain;
pub mod script;
