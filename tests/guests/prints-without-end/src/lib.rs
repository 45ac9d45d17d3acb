//! Prints for ever.

use guest_kit::{Context, Finding, Misbehaviour, progress};

/// The guest.
pub struct Prints;

guest_kit::register!(Prints);

impl Misbehaviour for Prints {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let line = "x".repeat(1_000);
        loop {
            println!("{line}");
            eprintln!("{line}");
            progress::log(progress::Level::Debug, &line);
            progress::waiting(&line);
        }
    }
}
