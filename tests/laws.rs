//! Laws of `ARCHITECTURE.md` that hold of whole runs, each tested over many scenarios.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A fail never rests on the doctor's own access.
mod access;
/// What was not looked at is never healthy.
mod coverage;
/// The past is not the present.
mod past;

/// Runs at a time; most of their time goes by in waiting.
const SIDE_BY_SIDE: usize = 4;

/// What is wrong with each, in their order; nothing where all is well.
pub(crate) fn all<T: Sync>(cases: &[T], difference: impl Fn(&T) -> Option<String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(case) = cases.get(index) else { break };
                    if let Some(difference) = difference(case) {
                        found.lock().expect("no test panics here").push((index, difference));
                    }
                }
            });
        }
    });
    let mut found = found.into_inner().expect("no test panics here");
    found.sort();
    found.into_iter().map(|(_, difference)| difference).collect()
}
