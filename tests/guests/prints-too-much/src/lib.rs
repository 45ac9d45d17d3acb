//! Prints two mebibytes, then answers: chatty, but not broken.

use guest_kit::{Context, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Prints;

guest_kit::register!(Prints);

impl Misbehaviour for Prints {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        println!("the first line");
        for _ in 0..2_048 {
            println!("{}", "x".repeat(1_023));
        }
        Ok(vec![finding(Outcome::Unknown, "much")])
    }
}
