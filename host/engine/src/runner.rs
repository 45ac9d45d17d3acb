//! Runs a plan: checks side by side as their prerequisites allow, each to exactly one outcome.
//! Knows no output format; whoever listens to the events does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::capability::{Backend, Gate, Waiting};
use crate::convert;
use crate::load;
use crate::record::Recorder;
use crate::sandbox::{Mode, Sandbox};
use duo_doctor_model::description::{Impact, Vantage};
use duo_doctor_model::event::{Broken, Event, Finished, Reason, Spent};
use duo_doctor_model::finding::{Finding, Severity};
use duo_doctor_model::outcome::Outcome;
use duo_doctor_model::plan::{Plan, Task};
use duo_doctor_pack::{Code, Plugin};
use duo_doctor_scrub::Scrubber;

/// After this long a waiting check is spoken of, and again after each further time.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often running checks are looked at.
const LOOK: Duration = Duration::from_millis(500);

/// Wall-clock time of one check unless the operator says otherwise.
const CHECK_TIME: Duration = Duration::from_secs(30);

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

/// A run: what its checks are run with.
#[derive(Clone)]
pub struct Run {
    sandbox: Sandbox,
    mode: Mode,
    code: Arc<BTreeMap<String, Code>>,
    backend: Arc<Backend>,
    scrubber: Arc<Scrubber>,
    recorder: Option<Arc<Recorder>>,
    vantages: Vec<Vantage>,
    impact: Impact,
    now: f64,
    check_time: Duration,
    interrupted: Arc<AtomicBool>,
}

impl Run {
    /// Runs these checks against this backend: interpreted, without limits of place and impact, at the time 0, with
    /// nothing to mask or to keep, unless it is told otherwise.
    #[must_use]
    pub fn of(plugins: &[Plugin], sandbox: &Sandbox, backend: Backend) -> Self {
        let code = plugins.iter().map(|plugin| (plugin.check.id().to_owned(), plugin.code.clone()));
        Self {
            sandbox: sandbox.clone(),
            mode: Mode::default(),
            code: Arc::new(code.collect()),
            backend: Arc::new(backend),
            scrubber: Arc::default(),
            recorder: None,
            vantages: Vantage::ALL.to_vec(),
            impact: Impact::Active,
            now: 0.0,
            check_time: CHECK_TIME,
            interrupted: Arc::default(),
        }
    }

    /// How components are run.
    #[must_use]
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// Places that the host stands for, and the most that checks may do.
    #[must_use]
    pub fn told(mut self, vantages: &[Vantage], impact: Impact) -> Self {
        self.vantages = vantages.to_vec();
        self.impact = impact;
        self
    }

    /// The one clock of the run, seconds since 1970.
    #[must_use]
    pub fn at(mut self, now: f64) -> Self {
        self.now = now;
        self
    }

    /// Wall-clock time of one check.
    #[must_use]
    pub fn check_time(mut self, time: Duration) -> Self {
        self.check_time = time;
        self
    }

    /// Masks what this knows.
    #[must_use]
    pub fn scrubbed(mut self, scrubber: Scrubber) -> Self {
        self.scrubber = Arc::new(scrubber);
        self
    }

    /// Keeps all calls.
    #[must_use]
    pub fn recorded(mut self, recorder: Option<Arc<Recorder>>) -> Self {
        self.recorder = recorder;
        self
    }

    /// What answers the checks' calls.
    #[must_use]
    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// Once this is set, what runs is finished and nothing else begins.
    #[must_use]
    pub fn until(mut self, interrupted: Arc<AtomicBool>) -> Self {
        self.interrupted = interrupted;
        self
    }

    /// Runs all planned checks and returns what became of each, in the plan's order.
    pub async fn perform(&self, plan: &Plan, emit: &mut dyn FnMut(Event<'_>)) -> Vec<Finished> {
        run(self, plan, &self.interrupted, emit).await
    }
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

/// For each log source the checks that are going to search it.
type Searches = BTreeMap<String, BTreeSet<String>>;

impl Examine for Run {
    fn examine(
        &self,
        task: Task,
        hidden: BTreeSet<String>,
        waiting: Waiting,
    ) -> impl Future<Output = Finished> + Send + 'static {
        run_check(task, self.clone(), hidden, waiting)
    }

    fn await_searches(&self, searches: &Searches) {
        self.backend.await_searches(searches);
    }

    fn await_searches_of(&self, check: &str, searches: &Searches) {
        self.backend.await_searches_of(check, searches);
    }

    fn ended(&self, check: &str) {
        self.backend.ended(check);
    }
}

async fn run(
    means: &impl Examine,
    plan: &Plan,
    interrupted: &AtomicBool,
    emit: &mut dyn FnMut(Event<'_>),
) -> Vec<Finished> {
    let ids = plan.ids();
    emit(Event::Planned(&ids));
    let searches = plan.searches();
    means.await_searches(&searches);
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
                means.ended(id);
                let ended = unrun(id, outcome, reason);
                emit(Event::Finished(&ended));
                finished.insert(id.clone(), ended);
                return false;
            }
            if running.len() >= AT_ONCE {
                // Whoever waited for its searches would wait for checks that wait for a place themselves.
                if aside.insert(id.clone()) {
                    means.ended(id);
                }
                return true;
            }
            if aside.remove(id) {
                means.await_searches_of(id, &searches);
            }
            emit(Event::Started(id));
            let waiting = Waiting::default();
            running.insert(id.clone(), Running { since: Instant::now(), waiting: waiting.clone(), spoken: 0 });
            let guest = guests.spawn(means.examine((*task).clone(), hidden(task, &finished), waiting));
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
                means.ended(&ended.id);
                running.remove(&ended.id);
                emit(Event::Finished(&ended));
                finished.insert(ended.id.clone(), ended);
            }
            // A panic of the host while it served a guest ends that check only.
            Some(Err(failure)) => {
                let id = names[&failure.id()].clone();
                means.ended(&id);
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
    }
}

async fn run_check(task: Task, means: Run, hidden: BTreeSet<String>, waiting: Waiting) -> Finished {
    let started = Instant::now();
    let id = task.check.description.id.clone();
    let loaded = {
        let (code, sandbox, mode) = (Arc::clone(&means.code), means.sandbox.clone(), means.mode);
        let id = id.clone();
        // Compiling takes a tenth of a second and more; loading what is compiled does not.
        tokio::task::spawn_blocking(move || match code.get(&id) {
            Some(code) => load::load(code, mode, &sandbox),
            None => Err(Broken::Incompatible { reason: "its code is not there".into() }),
        })
        .await
    };
    let (answer, spent, output) = match loaded {
        Ok(Ok(loaded)) => {
            let deadline = Instant::now() + means.check_time;
            let gate = Gate::new(&id, task.grant.clone(), means.backend, Arc::clone(&means.scrubber), deadline)
                .recorded(means.recorder)
                .hiding(hidden)
                .telling(waiting);
            let time = u32::try_from(means.check_time.as_millis()).unwrap_or(u32::MAX);
            let context = convert::context(&means.vantages, means.impact, time, means.now);
            means.sandbox.run(&loaded, gate, context).await
        }
        Ok(Err(broken)) => (Err(broken), Spent::default(), String::new()),
        Err(failure) => {
            let broken = Broken::Incompatible { reason: failure.to_string() };
            (Err(broken), Spent::default(), String::new())
        }
    };
    let answer = answer.and_then(|findings| listed(findings, &task));
    let (outcome, reason, findings) = match answer {
        Ok(findings) => settle(findings, &spent),
        Err(broken) => (Outcome::Broken, Some(Reason::Broken(broken)), Vec::new()),
    };
    let scrub = |finding| scrubbed(finding, &means.scrubber);
    Finished {
        id,
        outcome,
        reason,
        findings: findings.into_iter().map(scrub).collect(),
        duration: started.elapsed(),
        spent,
        output: means.scrubber.scrubbed(&output),
    }
}

/// A check that does not know because policy said no is denied, not unknowing: the operator can
/// change that with one line.
fn settle(findings: Vec<Finding>, spent: &Spent) -> (Outcome, Option<Reason>, Vec<Finding>) {
    let outcome =
        Outcome::of_findings(findings.iter().map(|finding| finding.outcome)).expect("the sandbox refuses none");
    if outcome == Outcome::Unknown && !spent.denials.is_empty() {
        return (Outcome::Denied, Some(Reason::Denied { denials: spent.denials.clone() }), findings);
    }
    (outcome, None, findings)
}

fn listed(findings: Vec<Finding>, task: &Task) -> Result<Vec<Finding>, Broken> {
    let codes = &task.check.description.codes;
    match findings.iter().find(|finding| !codes.contains(&finding.code)) {
        Some(finding) => Err(Broken::Garbage {
            problem: format!("the code `{}` is not among those that it declares", finding.code.escape_debug()),
        }),
        None => Ok(findings),
    }
}

/// No secret should have reached a guest; what it says is masked all the same.
fn scrubbed(mut finding: Finding, scrubber: &Scrubber) -> Finding {
    scrubber.scrub(&mut finding.subject);
    finding.args.values_mut().for_each(|value| scrubber.scrub(value));
    for evidence in &mut finding.evidence {
        scrubber.scrub(&mut evidence.source);
        scrubber.scrub(&mut evidence.text);
    }
    finding
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
