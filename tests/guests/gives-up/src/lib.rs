//! Says that it could not do its work, in very many words.

use guest_kit::{Context, Finding, Misbehaviour};

/// The guest.
pub struct GivesUp;

guest_kit::register!(GivesUp);

impl Misbehaviour for GivesUp {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Err(format!("no idea\n{}", "x".repeat(1024 * 1024)))
    }
}
