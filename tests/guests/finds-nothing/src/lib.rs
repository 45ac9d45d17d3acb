//! Answers without a finding: neither good nor bad.

use guest_kit::{Context, Finding, Misbehaviour};

/// The guest.
pub struct FindsNothing;

guest_kit::register!(FindsNothing);

impl Misbehaviour for FindsNothing {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(Vec::new())
    }
}
