//! Calls the host when that has taken its answer and lets it tidy up.

#![expect(unsafe_code, reason = "an allocator is unsafe by its nature, and this one is meant to be")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, Ordering};

use guest_kit::{Context, Finding, Misbehaviour, pass, progress};

/// The guest.
pub struct Calls;

guest_kit::register!(Calls);

#[global_allocator]
static ROOM: Room = Room;

static ANSWERED: AtomicBool = AtomicBool::new(false);

struct Room;

// SAFETY: none; the host has to be safe from it.
unsafe impl GlobalAlloc for Room {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        if ANSWERED.load(Ordering::Relaxed) {
            progress::waiting("for more");
        }
        // SAFETY: it came from there.
        unsafe { System.dealloc(memory, layout) }
    }
}

impl Misbehaviour for Calls {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        ANSWERED.store(true, Ordering::Relaxed);
        Ok(vec![pass()])
    }
}
