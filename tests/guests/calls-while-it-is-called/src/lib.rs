//! Calls the host from the function by which the host asks it for room: in the middle of another call.

#![expect(unsafe_code, reason = "giving the host room is unsafe by its nature, and meant to be here")]

use std::sync::atomic::{AtomicBool, Ordering};

use guest_kit::{Context, Finding, Misbehaviour, environment, pass, progress};

/// The guest.
pub struct Calls;

guest_kit::register!(Calls);

static ASKED: AtomicBool = AtomicBool::new(false);

/// By this the host asks for room; a guest of the usual kind has it from its library.
#[unsafe(no_mangle)]
extern "C" fn cabi_realloc(_old: *mut u8, _length: usize, align: usize, bytes: usize) -> *mut u8 {
    if ASKED.swap(false, Ordering::Relaxed) {
        progress::waiting("for itself");
    }
    Vec::<u8>::with_capacity(bytes + align)
        .leak()
        .as_mut_ptr()
        .wrapping_byte_add(align - 1)
        .map_addr(|address| address & !(align - 1))
}

impl Misbehaviour for Calls {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        ASKED.store(true, Ordering::Relaxed);
        let _ = environment::origin("ai-gateway");
        Ok(vec![pass()])
    }
}
