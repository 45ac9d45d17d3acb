//! Calls itself until no stack is left.

use std::hint::black_box;

use guest_kit::{Context, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Recurses;

guest_kit::register!(Recurses);

impl Misbehaviour for Recurses {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![finding(Outcome::Pass, &depth(1).to_string())])
    }
}

fn depth(above: u64) -> u64 {
    // Always true; the compiler must not know.
    if black_box(above) > 0 { black_box(depth(above + 1)) + 1 } else { 0 }
}
