//! Computes for ever before anybody asks it anything: where the program makes its variables ready.

#![allow(unsafe_code, reason = "it says where in the program something lies")]

use guest_kit::{Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct Begins;

guest_kit::register!(Begins);

#[cfg_attr(target_arch = "wasm32", unsafe(link_section = ".init_array"))]
#[used]
static FIRST: extern "C" fn() = first;

extern "C" fn first() {
    loop {
        std::hint::black_box(());
    }
}

impl Misbehaviour for Begins {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
