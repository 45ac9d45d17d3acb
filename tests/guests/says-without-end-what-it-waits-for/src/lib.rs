//! Says what it waits for, again and again, in words that have a kibibyte.

use guest_kit::{Context, Finding, Misbehaviour, progress};

/// The guest.
pub struct Says;

guest_kit::register!(Says);

impl Misbehaviour for Says {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let words = "\u{202e}x".repeat(256);
        loop {
            progress::waiting(&words);
        }
    }
}
