//! Opens handles of the host and closes none: alarms that never ring.

use guest_kit::{Context, Finding, Misbehaviour};

guest_kit::alarms!();

/// The guest.
pub struct Opens;

guest_kit::register!(Opens);

impl Misbehaviour for Opens {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let mut alarms = Vec::new();
        loop {
            alarms.push(wasi::wasi::clocks::monotonic_clock::subscribe_duration(u64::MAX / 2));
        }
    }
}
