//! Waits for longer than a clock can count, and until a time that no clock will show.

use guest_kit::{Context, Finding, Misbehaviour, pass};
use wasi::wasi::clocks::monotonic_clock::{subscribe_duration, subscribe_instant};

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
pub struct Sleeps;

guest_kit::register!(Sleeps);

impl Misbehaviour for Sleeps {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let alarms = [subscribe_duration(u64::MAX), subscribe_instant(u64::MAX)];
        let _ = wasi::wasi::io::poll::poll(&alarms.each_ref());
        Ok(vec![pass()])
    }
}
