//! Sleeps for an hour when it is asked who it is: uses no CPU.

use guest_kit::{Context, Description, Finding, Misbehaviour, pass};

/// The guest.
pub struct Sleeps;

guest_kit::register!(Sleeps);

impl Misbehaviour for Sleeps {
    fn describe(description: Description) -> Description {
        std::thread::sleep(std::time::Duration::from_secs(3600));
        description
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
