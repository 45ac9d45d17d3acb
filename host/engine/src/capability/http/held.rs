//! Bytes of answers that are in memory: those that guests hold, and those that a run keeps to share. One answer, one
//! check and 64 checks at once are each within reason; what they are together needs a bound of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of answers that one check holds: eight of the longest.
pub(crate) const OF_A_CHECK: usize = 32 * 1024 * 1024;

/// Bytes of answers that all checks of a run hold, and those that it shares.
pub(crate) const OF_A_RUN: usize = 256 * 1024 * 1024;

/// Counts bytes up to a limit.
#[derive(Debug, Clone)]
pub(crate) struct Counter {
    bytes: Arc<AtomicUsize>,
    limit: usize,
    whose: &'static str,
}

impl Counter {
    pub(crate) fn of_a_check() -> Self {
        Self { bytes: Arc::default(), limit: OF_A_CHECK, whose: "the check holds" }
    }

    pub(crate) fn of_a_run() -> Self {
        Self { bytes: Arc::default(), limit: OF_A_RUN, whose: "all checks together hold" }
    }

    /// Takes room for so many bytes.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn hold(&self, bytes: usize) -> Result<Held, String> {
        let room = |held: usize| held.checked_add(bytes).filter(|sum| *sum <= self.limit);
        match self.bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, room) {
            Ok(_) => Ok(Held { bytes, counter: Arc::clone(&self.bytes) }),
            Err(_) => Err(format!("{} answers of {} MiB, which is the limit", self.whose, self.limit / 1024 / 1024)),
        }
    }
}

/// Room that is given back when what it was taken for is gone.
#[derive(Debug)]
pub(crate) struct Held {
    bytes: usize,
    counter: Arc<AtomicUsize>,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.counter.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_given_up_to_the_limit_and_comes_back() {
        let counter = Counter::of_a_check();
        let first = counter.hold(OF_A_CHECK - 1).expect("room");
        let second = counter.hold(1).expect("room");
        assert_eq!(counter.hold(1).expect_err("no room"), "the check holds answers of 32 MiB, which is the limit");
        assert!(counter.hold(usize::MAX).is_err());
        drop(second);
        assert!(counter.hold(1).is_ok());
        drop(first);
        assert!(counter.hold(OF_A_CHECK).is_ok());
        assert!(Counter::of_a_run().hold(OF_A_RUN).is_ok() && Counter::of_a_run().hold(OF_A_RUN + 1).is_err());
    }
}
