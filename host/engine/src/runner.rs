//! Runs a plan: checks side by side as their prerequisites allow, each to exactly one outcome.
//! Knows no output format; whoever listens to the events does.

mod run;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

pub use run::Run;

use crate::capability::Waiting;
use duo_doctor_model::event::{Broken, Event, Finished, Reason, Spent};
use duo_doctor_model::finding::{Finding, Severity};
use duo_doctor_model::outcome::Outcome;
use duo_doctor_model::plan::{Plan, Searches, Task};

/// After this long a waiting check is spoken of, and again after each further time.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often running checks are looked at.
const LOOK: Duration = Duration::from_millis(500);

/// Checks that run at once. A thousand that did took 422 MiB; so many wait for the network together, and the vendor's
/// own, of which there are half as many, all begin at once and read each log in one pass.
const AT_ONCE: usize = 64;

/// A check that runs.
struct Running {
    since: Instant,
    waiting: Waiting,
    /// How often it was spoken of.
    spoken: u64,
}

/// Runs one check. The order of checks and what stands in whose way is decided without knowing how.
trait Examine {
    /// Runs it to its end. `hidden` are the connections that it leaves out; what it waits for it says in `waiting`.
    fn examine(
        &self,
        task: Task,
        hidden: BTreeSet<String>,
        waiting: Waiting,
    ) -> impl Future<Output = Finished> + Send + 'static;

    /// Which checks of the run are going to search which log.
    fn await_searches(&self, searches: &Searches);

    /// A check is going to search its logs after all.
    fn await_searches_of(&self, check: &str, searches: &Searches);

    /// A check has ended, will not run, or not yet.
    fn ended(&self, check: &str);
}

async fn run_plan(
    checks: &impl Examine,
    plan: &Plan,
    interrupted: &AtomicBool,
    emit: &mut dyn FnMut(Event<'_>),
) -> Vec<Finished> {
    let ids = plan.ids();
    emit(Event::Planned(&ids));
    let searches = plan.searches();
    checks.await_searches(&searches);
    let mut finished: BTreeMap<String, Finished> = BTreeMap::new();
    let mut waiting: Vec<&Task> = plan.tasks.iter().collect();
    let mut running: BTreeMap<String, Running> = BTreeMap::new();
    // Could run, if fewer others did.
    let mut aside: BTreeSet<String> = BTreeSet::new();
    let mut guests = JoinSet::new();
    let mut names = std::collections::HashMap::new();
    loop {
        waiting.retain(|task| {
            let id = &task.check.description.id;
            if !task.requires.iter().all(|required| finished.contains_key(required)) {
                return true;
            }
            let settled = task.settled.clone().or_else(|| blocked(task, &finished)).or_else(|| not_begun(interrupted));
            if let Some((outcome, reason)) = settled {
                checks.ended(id);
                let ended = unrun(id, outcome, reason);
                emit(Event::Finished(&ended));
                finished.insert(id.clone(), ended);
                return false;
            }
            if running.len() >= AT_ONCE {
                // Whoever waited for its searches would wait for checks that wait for a place themselves.
                if aside.insert(id.clone()) {
                    checks.ended(id);
                }
                return true;
            }
            if aside.remove(id) {
                checks.await_searches_of(id, &searches);
            }
            emit(Event::Started(id));
            let waiting = Waiting::default();
            running.insert(id.clone(), Running { since: Instant::now(), waiting: waiting.clone(), spoken: 0 });
            let guest = guests.spawn(checks.examine((*task).clone(), hidden(task, &finished), waiting));
            names.insert(guest.id(), id.clone());
            false
        });
        let next = tokio::select! {
            next = guests.join_next() => next,
            () = tokio::time::sleep(LOOK) => {
                speak_of_waiting(&mut running, emit);
                continue;
            }
        };
        match next {
            Some(Ok(ended)) => {
                checks.ended(&ended.id);
                running.remove(&ended.id);
                emit(Event::Finished(&ended));
                finished.insert(ended.id.clone(), ended);
            }
            // A panic of the host while it served a guest ends that check only.
            Some(Err(failure)) => {
                let id = names[&failure.id()].clone();
                checks.ended(&id);
                running.remove(&id);
                let reason =
                    Reason::Broken(Broken::Crashed { trap: "the host failed".into(), last_words: String::new() });
                let ended = unrun(&id, Outcome::Broken, reason);
                emit(Event::Finished(&ended));
                finished.insert(id, ended);
            }
            None if waiting.is_empty() => break,
            // The plan's order has every prerequisite first, so something can always begin.
            None => {}
        }
    }
    ids.iter().filter_map(|id| finished.remove(id)).collect()
}

fn not_begun(interrupted: &AtomicBool) -> Option<(Outcome, Reason)> {
    // It was selected, and has no answer: an interrupted run is not healthy.
    interrupted.load(Ordering::Relaxed).then_some((Outcome::Unknown, Reason::Interrupted))
}

/// A prerequisite blocks where it failed for the whole set-up or on every subject that it looked at.
fn blocked(task: &Task, finished: &BTreeMap<String, Finished>) -> Option<(Outcome, Reason)> {
    let blocking = |required: &&String| {
        let Some(ended) = finished.get(*required) else { return false };
        match ended.outcome {
            Outcome::Blocked => true,
            Outcome::Fail => {
                let good = |finding: &Finding| matches!(finding.outcome, Outcome::Pass | Outcome::Warn);
                let failed = failed_subjects(ended);
                failed.contains("") || (!failed.is_empty() && !ended.findings.iter().any(good))
            }
            _ => false,
        }
    };
    let by: Vec<String> = task.requires.iter().filter(blocking).cloned().collect();
    (!by.is_empty()).then_some((Outcome::Blocked, Reason::Blocked { by }))
}

/// Subjects on which a prerequisite failed while it was good on others.
fn hidden(task: &Task, finished: &BTreeMap<String, Finished>) -> BTreeSet<String> {
    let required = task.requires.iter().filter_map(|required| finished.get(required));
    required.flat_map(failed_subjects).map(str::to_owned).collect()
}

/// What works for most does not stand in the way of looking further.
fn failed_subjects(ended: &Finished) -> BTreeSet<&str> {
    let failing = ended.findings.iter().filter(|finding| finding.outcome == Outcome::Fail);
    let failing = failing.filter(|finding| finding.severity <= Severity::High);
    failing.map(|finding| finding.subject.as_str()).collect()
}

fn unrun(id: &str, outcome: Outcome, reason: Reason) -> Finished {
    Finished {
        id: id.into(),
        outcome,
        reason: Some(reason),
        findings: Vec::new(),
        duration: Duration::ZERO,
        spent: Spent::default(),
        output: String::new(),
        compiled: None,
    }
}

fn speak_of_waiting(running: &mut BTreeMap<String, Running>, emit: &mut dyn FnMut(Event<'_>)) {
    for (id, check) in running {
        let seconds = check.since.elapsed().as_secs();
        let due = seconds / PATIENCE.as_secs();
        if due > check.spoken {
            check.spoken = due;
            let what = check.waiting.get().map(|(what, _)| what).unwrap_or_default();
            emit(Event::Waiting { id, what: &what, seconds });
        }
    }
}

#[cfg(test)]
mod at_once;
#[cfg(test)]
mod tests;
