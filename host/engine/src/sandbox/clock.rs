//! How long a guest has been on the CPU: the time inside `poll`, so that waiting for the network,
//! for another check or for a free thread costs it nothing.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::Mutex;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

/// Shared between the future of a guest and the callback that looks at it.
#[derive(Debug, Clone, Default)]
pub struct GuestClock(Arc<Mutex<Times>>);

#[derive(Debug, Default)]
struct Times {
    spent: Duration,
    running_since: Option<Instant>,
}

impl GuestClock {
    /// Time on the CPU until now.
    #[must_use]
    pub fn spent(&self) -> Duration {
        let times = self.times();
        times.spent + times.running_since.map_or(Duration::ZERO, |since| since.elapsed())
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
        self.clock.times().running_since = Some(Instant::now());
        let answer = self.future.as_mut().poll(context);
        let mut times = self.clock.times();
        if let Some(since) = times.running_since.take() {
            times.spent += since.elapsed();
        }
        answer
    }
}
