//! From a plan to its report, the same for every verb that runs checks: run, conclude, put into shape.

use std::time::Instant;

use super::signals::Signals;
use duo_doctor_engine::runner::Run;
use duo_doctor_model::conclusion::conclude;
use duo_doctor_model::event::Event;
use duo_doctor_model::plan::Plan;
use duo_doctor_model::witness;
use duo_doctor_report::{About, Progress, Report};
use duo_doctor_wording::Words;

/// Runs the plan and shows where it is, also to whoever interrupts it.
pub(crate) async fn examine(
    plan: &Plan,
    run: &Run,
    words: &Words,
    redraws: bool,
    about: About,
    signals: Option<&Signals>,
) -> Report {
    let clock = Instant::now();
    let mut progress = Progress::new(words, redraws);
    let mut told = |event: Event<'_>| {
        if let Some(signals) = signals {
            signals.event(&event);
        }
        progress.event(&event);
    };
    let finished = witness::heard(plan, run.perform(plan, &mut told).await);
    progress.end();
    let conclusion = conclude(plan, &finished, about.refused.len(), signals.and_then(Signals::received));
    Report::new(plan, finished, conclusion, About { duration: clock.elapsed(), ..about })
}

/// A name that no other run has, and that sorts by time.
pub(crate) fn run_name(started: jiff::Timestamp) -> String {
    use std::hash::{BuildHasher as _, RandomState};
    // A state of its own for each, from the system's randomness.
    let random = RandomState::new().hash_one(started.as_nanosecond());
    format!("{}-{:08x}", started.strftime("%Y%m%dT%H%M%SZ"), random as u32)
}

/// The machine's name.
pub(crate) fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}
