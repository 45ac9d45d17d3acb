//! Takes memory, sixteen mebibytes at a time, and gives nothing back.

use std::hint::black_box;

use guest_kit::{Context, Finding, Misbehaviour};

/// The guest.
pub struct Allocates;

guest_kit::register!(Allocates);

impl Misbehaviour for Allocates {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let mut taken = Vec::new();
        loop {
            taken.push(black_box(Vec::<u8>::with_capacity(16 * 1024 * 1024)));
        }
    }
}
