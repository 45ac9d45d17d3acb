//! Answers with ten thousand findings, all of them good.

use guest_kit::{Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct FindsTooMany;

guest_kit::register!(FindsTooMany);

impl Misbehaviour for FindsTooMany {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok((0..10_000).map(|_| pass()).collect())
    }
}
