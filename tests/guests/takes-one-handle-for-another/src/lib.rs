//! Reads an alarm as if it were an answer of a peer.

#![expect(unsafe_code, reason = "what safe code does with handles is right")]

use guest_kit::{Context, Finding, Misbehaviour, http, pass};

guest_kit::alarms!();

/// The guest.
pub struct Takes;

guest_kit::register!(Takes);

impl Misbehaviour for Takes {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let alarm = wasi::wasi::clocks::monotonic_clock::subscribe_duration(u64::MAX / 2);
        // SAFETY: none.
        let answer = unsafe { http::Response::from_handle(alarm.take_handle()) };
        let _ = answer.body(u32::MAX);
        Ok(vec![pass()])
    }
}
