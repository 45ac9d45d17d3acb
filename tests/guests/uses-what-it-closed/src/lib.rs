//! Reads an answer that it gave back.

#![expect(unsafe_code, reason = "what safe code does with handles is right")]

use guest_kit::{Context, Description, Finding, Misbehaviour, get, http, need, pass};

/// The guest.
pub struct Uses;

guest_kit::register!(Uses);

impl Misbehaviour for Uses {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "GET ai-gateway /monitoring/healthz")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let answer = http::send(&get("ai-gateway", "/monitoring/healthz")).expect("the gateway answers");
        let handle = answer.take_handle();
        // SAFETY: it is the one that was taken.
        drop(unsafe { http::Response::from_handle(handle) });
        // SAFETY: none.
        let closed = unsafe { http::Response::from_handle(handle) };
        let _ = closed.body(u32::MAX);
        std::mem::forget(closed);
        Ok(vec![pass()])
    }
}
