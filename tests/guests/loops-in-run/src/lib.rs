//! Computes for ever.

use std::hint::black_box;

use guest_kit::{Context, Finding, Misbehaviour};

/// The guest.
pub struct Loops;

guest_kit::register!(Loops);

impl Misbehaviour for Loops {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let mut number = 0_u64;
        loop {
            number = black_box(number.wrapping_mul(31));
        }
    }
}
