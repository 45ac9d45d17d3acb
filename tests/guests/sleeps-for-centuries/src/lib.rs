//! Waits for longer than a clock can count, and until a time that no clock will show.

use guest_kit::{Context, Finding, Misbehaviour, pass};
use wasi::wasi::clocks::monotonic_clock::{subscribe_duration, subscribe_instant};

guest_kit::alarms!();

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
