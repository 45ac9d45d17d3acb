//! Waits for the first of no alarms.

use guest_kit::{Context, Finding, Misbehaviour, pass};

guest_kit::alarms!();

/// The guest.
pub struct Waits;

guest_kit::register!(Waits);

impl Misbehaviour for Waits {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let _ = wasi::wasi::io::poll::poll(&[]);
        Ok(vec![pass()])
    }
}
