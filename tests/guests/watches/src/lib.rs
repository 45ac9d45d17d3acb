//! A check in its first version: it sees nothing.

use guest_kit::{Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct Watches;

guest_kit::register!(Watches);

impl Misbehaviour for Watches {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
