//! The public JSON, type by type. What the program works with may change its fields; these may not: they are what
//! `docs/report.schema.json` promises. Single words (outcomes, severities, hops …) are the contract's own.

mod diagnosis;
mod finding;
mod gap;
mod reason;

pub use diagnosis::{Cause, Diagnosis, Pointer};
pub use finding::{Action, Command, Evidence, Finding, Piece, Step};
pub use gap::Gap;
pub use reason::{Broken, Denial, Reason, Spent};

/// Converts each.
fn all<A: Into<B>, B>(from: Vec<A>) -> Vec<B> {
    from.into_iter().map(Into::into).collect()
}
