//! Panics, with words for the person who reads the report.

use guest_kit::{Context, Finding, Misbehaviour};

/// The guest.
pub struct Panics;

guest_kit::register!(Panics);

impl Misbehaviour for Panics {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        panic!("nobody thought of this");
    }
}
