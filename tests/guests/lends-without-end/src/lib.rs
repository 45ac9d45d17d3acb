//! Computes for ever where the host asks it for room for an answer.

#![expect(unsafe_code, reason = "giving the host room is unsafe by its nature, and meant to be here")]

use std::sync::atomic::{AtomicBool, Ordering};

use guest_kit::{Context, Finding, Misbehaviour, environment, pass};

/// The guest.
pub struct Lends;

guest_kit::register!(Lends);

static ASKED: AtomicBool = AtomicBool::new(false);

/// By this the host asks for room; a guest of the usual kind has it from its library.
#[unsafe(no_mangle)]
extern "C" fn cabi_realloc(_old: *mut u8, _length: usize, align: usize, bytes: usize) -> *mut u8 {
    while ASKED.load(Ordering::Relaxed) {
        std::hint::spin_loop();
    }
    guest_kit::room(align, bytes)
}

impl Misbehaviour for Lends {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        ASKED.store(true, Ordering::Relaxed);
        let _ = environment::origin("ai-gateway");
        Ok(vec![pass()])
    }
}
