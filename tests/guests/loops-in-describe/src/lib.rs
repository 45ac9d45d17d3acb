//! Computes for ever when it is asked who it is.

use std::hint::black_box;

use guest_kit::{Context, Description, Finding, Misbehaviour, pass};

/// The guest.
pub struct Loops;

guest_kit::register!(Loops);

impl Misbehaviour for Loops {
    fn describe(description: Description) -> Description {
        let mut number = 1_u64;
        while number != 0 {
            number = black_box(number);
        }
        description
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
