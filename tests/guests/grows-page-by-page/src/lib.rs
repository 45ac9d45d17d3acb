//! Asks for one page of memory after the other, and touches none.

use guest_kit::{Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct Grows;

guest_kit::register!(Grows);

/// What growing says where nothing more is given.
#[cfg(target_arch = "wasm32")]
const REFUSED: usize = usize::MAX;

impl Misbehaviour for Grows {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        #[cfg(target_arch = "wasm32")]
        while std::arch::wasm32::memory_grow::<0>(1) != REFUSED {}
        Ok(vec![pass()])
    }
}
