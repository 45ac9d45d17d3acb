//! What the checks of a run are run with, and how one of them is: its code in a sandbox behind a gate.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::{Examine, run_plan};
use crate::capability::{Backend, Gate, Waiting};
use crate::convert;
use crate::load;
use crate::record::Recorder;
use crate::sandbox::{Mode, Sandbox};
use duo_doctor_model::description::{Impact, Vantage};
use duo_doctor_model::event::{Broken, Event, Finished, Reason, Spent};
use duo_doctor_model::finding::Finding;
use duo_doctor_model::outcome::Outcome;
use duo_doctor_model::plan::{Plan, Searches, Task};
use duo_doctor_model::policy::Denial;
use duo_doctor_pack::{Code, Plugin};
use duo_doctor_scrub::Scrubber;

/// Wall-clock time of one check unless the operator says otherwise.
const CHECK_TIME: Duration = Duration::from_secs(30);

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
        run_plan(self, plan, &self.interrupted, emit).await
    }
}

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

async fn run_check(task: Task, run: Run, hidden: BTreeSet<String>, waiting: Waiting) -> Finished {
    let started = Instant::now();
    let id = task.check.description.id.clone();
    let loaded = {
        let (code, sandbox, mode) = (Arc::clone(&run.code), run.sandbox.clone(), run.mode);
        let id = id.clone();
        // Compiling takes a tenth of a second and more; loading what is compiled does not.
        tokio::task::spawn_blocking(move || match code.get(&id) {
            Some(code) => load::load(code, mode, &sandbox),
            None => Err(Broken::Incompatible { reason: "its code is not there".into() }),
        })
        .await
    };
    let mut compiled = None;
    let (answer, spent, output) = match loaded {
        Ok(Ok((loaded, digest))) => {
            compiled = digest;
            let deadline = Instant::now() + run.check_time;
            let gate = Gate::new(&id, task.grant.clone(), run.backend, Arc::clone(&run.scrubber), deadline)
                .recorded(run.recorder)
                .hiding(hidden)
                .within(task.check.publisher.circle(&id))
                .telling(waiting);
            let time = u32::try_from(run.check_time.as_millis()).unwrap_or(u32::MAX);
            let context = convert::context(&run.vantages, run.impact, time, run.now);
            run.sandbox.run(&loaded, gate, context).await
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
    let scrub = |finding| scrubbed(finding, &run.scrubber);
    Finished {
        id,
        outcome,
        reason,
        findings: findings.into_iter().map(scrub).collect(),
        duration: started.elapsed(),
        spent,
        output: run.scrubber.scrubbed(&output),
        compiled,
    }
}

/// A check that does not know because policy said no is denied, not unknowing: the operator can
/// change that with one line.
pub(super) fn settle(mut findings: Vec<Finding>, spent: &Spent) -> (Outcome, Option<Reason>, Vec<Finding>) {
    findings.iter_mut().for_each(|finding| say_undeclared(finding, spent));
    let outcome =
        Outcome::of_findings(findings.iter().map(|finding| finding.outcome)).expect("the sandbox refuses none");
    // What no operator can allow is no advice to anyone.
    let denials: Vec<Denial> = spent.denials.iter().filter(|denial| denial.can_be_lifted()).cloned().collect();
    if outcome == Outcome::Unknown && !denials.is_empty() {
        return (Outcome::Denied, Some(Reason::Denied { denials }), findings);
    }
    (outcome, None, findings)
}

/// The guest says that it was denied; that its own description is what denies it, only the host knows.
fn say_undeclared(finding: &mut Finding, spent: &Spent) {
    let said = |name: &str| finding.args.get(name).map(String::as_str);
    let wanted = |denial: &Denial| denial.is_undeclared() && said("wanted") == Some(&denial.wanted);
    if said("reason") == Some("denied") && spent.denials.iter().any(wanted) {
        finding.args.insert("reason".into(), "undeclared".into());
    }
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
    finding.each_text(&mut |text| scrubber.scrub(text));
    finding
}
