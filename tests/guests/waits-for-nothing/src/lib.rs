//! Waits for the first of no alarms.

use guest_kit::{Context, Finding, Misbehaviour, pass};

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
pub struct Waits;

guest_kit::register!(Waits);

impl Misbehaviour for Waits {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let _ = wasi::wasi::io::poll::poll(&[]);
        Ok(vec![pass()])
    }
}
