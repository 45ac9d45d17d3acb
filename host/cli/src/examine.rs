//! From a plan to its report, the same for every verb that runs checks: run, conclude, put into shape.

use std::time::Instant;

use duo_doctor_engine::runner::Run;
use duo_doctor_model::conclusion::conclude;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::plan::Plan;
use duo_doctor_report::{About, Progress, Report};
use duo_doctor_wording::Words;

/// Runs the plan and shows where it is. `interrupted` is asked afterwards: the exit code of a signal that came.
pub(crate) async fn examine(
    plan: &Plan,
    run: &Run,
    words: &Words,
    redraws: bool,
    about: About,
    interrupted: impl FnOnce() -> Option<ExitCode>,
) -> Report {
    let clock = Instant::now();
    let mut progress = Progress::new(words, redraws);
    let finished = run.perform(plan, &mut |event| progress.event(&event)).await;
    progress.end();
    let conclusion = conclude(plan, &finished, about.refused.len(), interrupted());
    Report::new(plan, finished, conclusion, About { duration: clock.elapsed(), ..about })
}
