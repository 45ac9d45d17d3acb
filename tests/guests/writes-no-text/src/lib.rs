//! Answers with a text that is none: half of a pair of UTF-16, as UTF-8 forbids it.

#![expect(unsafe_code, reason = "no safe text is like that")]

use guest_kit::{Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct Writes;

guest_kit::register!(Writes);

impl Misbehaviour for Writes {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        // SAFETY: none; nobody here looks at it.
        let subject = unsafe { String::from_utf8_unchecked(vec![0xed, 0xa0, 0x80]) };
        Ok(vec![Finding { subject, ..pass() }])
    }
}
