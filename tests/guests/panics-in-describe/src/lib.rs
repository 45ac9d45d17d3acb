//! Panics when it is asked who it is, in words that try to write over the terminal.

use guest_kit::{Context, Description, Finding, Misbehaviour, pass};

/// The guest.
pub struct Panics;

guest_kit::register!(Panics);

impl Misbehaviour for Panics {
    fn describe(_description: Description) -> Description {
        panic!("\u{1b}[2J\u{1b}[31mred\u{202e}der\r\u{7}");
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
