//! Gives a handle back twice.

#![expect(unsafe_code, reason = "what safe code does with handles is right")]

use guest_kit::{Context, Description, Finding, Misbehaviour, get, http, need, pass};

/// The guest.
pub struct Closes;

guest_kit::register!(Closes);

impl Misbehaviour for Closes {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "GET ai-gateway /monitoring/healthz")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let answer = http::send(&get("ai-gateway", "/monitoring/healthz")).expect("the gateway answers");
        let handle = answer.take_handle();
        for _ in 0..2 {
            // SAFETY: none for the second one.
            drop(unsafe { http::Response::from_handle(handle) });
        }
        Ok(vec![pass()])
    }
}
