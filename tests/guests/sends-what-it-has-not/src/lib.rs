//! Sends a body of all memory that there could be, and more than there is.

#![expect(unsafe_code, reason = "no safe body is like that")]

use guest_kit::{Context, Description, Finding, Misbehaviour, get, http, need, pass};

/// The guest.
pub struct Sends;

guest_kit::register!(Sends);

/// Bytes of the body.
const LENGTH: usize = 0xffff_fff0;

impl Misbehaviour for Sends {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "GET gitlab /**")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        // SAFETY: none; nobody here looks at it.
        let body = unsafe { Vec::from_raw_parts(std::ptr::without_provenance_mut(8), LENGTH, LENGTH) };
        let _ = http::send(&http::Request { body: Some(body), ..get("gitlab", "/") });
        Ok(vec![pass()])
    }
}
