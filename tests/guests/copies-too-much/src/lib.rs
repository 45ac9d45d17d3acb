//! Hands the host five mebibytes in one call.

use guest_kit::{Context, Finding, Misbehaviour, pass, progress};

/// The guest.
pub struct Copies;

guest_kit::register!(Copies);

impl Misbehaviour for Copies {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        progress::log(progress::Level::Info, &"x".repeat(5 * 1024 * 1024));
        Ok(vec![pass()])
    }
}
