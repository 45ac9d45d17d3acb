//! Answers with two mebibytes of findings.

use guest_kit::{Context, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct FindsTooMuch;

guest_kit::register!(FindsTooMuch);

impl Misbehaviour for FindsTooMuch {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok((0..4).map(|_| finding(Outcome::Pass, &"x".repeat(512 * 1024))).collect())
    }
}
