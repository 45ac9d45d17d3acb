//! Sleeps for an hour: uses no CPU and calls no capability.

use guest_kit::{Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct Sleeps;

guest_kit::register!(Sleeps);

impl Misbehaviour for Sleeps {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        std::thread::sleep(std::time::Duration::from_secs(3600));
        Ok(vec![pass()])
    }
}
