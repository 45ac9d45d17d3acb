//! Answers with a text that lies where it has no memory.

#![expect(unsafe_code, reason = "no safe text is like that")]

use guest_kit::{Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct Points;

guest_kit::register!(Points);

/// Bytes of the text.
const LENGTH: usize = 1024;

impl Misbehaviour for Points {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let nowhere = std::ptr::without_provenance_mut(0xffff_f000);
        // SAFETY: none; nobody here looks at it.
        let subject = unsafe { String::from_raw_parts(nowhere, LENGTH, LENGTH) };
        Ok(vec![Finding { subject, ..pass() }])
    }
}
