//! Reads its clocks and its chance as fast as it can, as one does who measures what a neighbour leaves in a cache.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::time::{Instant, SystemTime};

use guest_kit::{Context, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Watches;

guest_kit::register!(Watches);

/// Readings of each clock: a quarter of a second even when interpreted.
const READINGS: usize = 20_000;

impl Misbehaviour for Watches {
    fn run(context: Context) -> Result<Vec<Finding>, String> {
        let begun = Instant::now();
        let mut steps: Vec<u128> = (0..READINGS).map(|_| begun.elapsed().as_nanos()).collect();
        steps.dedup();
        let fine = steps.iter().filter(|step| *step % 1_000_000_000 != 0).count();
        let mut times: Vec<SystemTime> = (0..READINGS).map(|_| SystemTime::now()).collect();
        times.dedup();
        let now = times[0].duration_since(SystemTime::UNIX_EPOCH).expect("a time after 1970").as_secs_f64();
        let is_the_runs = (now - context.now).abs() < 1e-3;
        let chance = RandomState::new().hash_one("a");
        let said = format!("{fine} fine steps, {} times, the run's: {is_the_runs}, chance {chance}", times.len());
        Ok(vec![finding(Outcome::Unknown, &said)])
    }
}
