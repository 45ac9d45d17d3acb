//! Answers with five mebibytes.

use guest_kit::{Context, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Answers;

guest_kit::register!(Answers);

impl Misbehaviour for Answers {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![finding(Outcome::Pass, &"x".repeat(5 * 1024 * 1024))])
    }
}
