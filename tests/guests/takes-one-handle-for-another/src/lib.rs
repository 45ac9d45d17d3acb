//! Reads an alarm as if it were an answer of a peer.

#![expect(unsafe_code, reason = "what safe code does with handles is right")]

use guest_kit::{Context, Finding, Misbehaviour, http, pass};

mod wasi {
    wit_bindgen::generate!({
        inline: r"
            package guest:alarms;

            world alarms {
                import wasi:clocks/monotonic-clock@0.2.6;
            }

            package wasi:io@0.2.6 {
                interface poll {
                    resource pollable {
                        ready: func() -> bool;
                        block: func();
                    }
                    poll: func(in: list<borrow<pollable>>) -> list<u32>;
                }
            }

            package wasi:clocks@0.2.6 {
                interface monotonic-clock {
                    use wasi:io/poll@0.2.6.{pollable};
                    type instant = u64;
                    type duration = u64;
                    now: func() -> instant;
                    resolution: func() -> duration;
                    subscribe-instant: func(when: instant) -> pollable;
                    subscribe-duration: func(when: duration) -> pollable;
                }
            }
        ",
        generate_all,
    });
}

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
