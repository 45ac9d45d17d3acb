//! How long a guest has been on the CPU: the thread's time inside `poll`, so that waiting for the network, for another
//! check, for a free thread, or for a processor that others use, costs it nothing.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::Mutex;
use std::task::{Context, Poll};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Shared between the future of a guest and the callback that looks at it.
#[derive(Debug, Clone, Default)]
pub struct GuestClock(Arc<Mutex<Times>>);

#[derive(Debug, Default)]
struct Times {
    spent: Duration,
    /// On the thread's own clock, which only this thread can read.
    running_since: Option<Duration>,
}

impl GuestClock {
    /// Time on the CPU until now; where the guest runs, asked on its own thread.
    #[must_use]
    pub fn spent(&self) -> Duration {
        let times = self.times();
        times.spent + times.running_since.map_or(Duration::ZERO, |since| on_thread().saturating_sub(since))
    }

    /// Runs a guest's future and measures it.
    pub fn measure<F: Future>(&self, future: F) -> Measured<F> {
        Measured { clock: self.clone(), future: Box::pin(future) }
    }

    fn times(&self) -> std::sync::MutexGuard<'_, Times> {
        self.0.lock().expect("nothing panics while it holds the clock")
    }
}

/// See [`GuestClock::measure`].
#[derive(Debug)]
pub struct Measured<F> {
    clock: GuestClock,
    future: Pin<Box<F>>,
}

impl<F: Future> Future for Measured<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.clock.times().running_since = Some(on_thread());
        let answer = self.future.as_mut().poll(context);
        let mut times = self.clock.times();
        if let Some(since) = times.running_since.take() {
            times.spent += on_thread().saturating_sub(since);
        }
        answer
    }
}

/// What this thread has had of a processor.
fn on_thread() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs().try_into().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// A thread that has no processor is one that waits; a busy machine must not end a check.
    #[test]
    fn waiting_within_a_poll_costs_nothing_and_computing_does() {
        let clock = GuestClock::default();
        let busy = |until: Duration| {
            let begun = on_thread();
            while on_thread() - begun < until {}
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let waited = Instant::now();
        runtime.block_on(clock.measure(async { std::thread::sleep(Duration::from_millis(300)) }));
        assert!(waited.elapsed() >= Duration::from_millis(300));
        assert!(clock.spent() < Duration::from_millis(150), "{:?}", clock.spent());
        runtime.block_on(clock.measure(async { busy(Duration::from_millis(200)) }));
        assert!(clock.spent() >= Duration::from_millis(200), "{:?}", clock.spent());
    }
}
