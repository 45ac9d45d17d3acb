//! One guest, one store, one run: never re-entered, dropped whatever happens.

use std::collections::HashMap;
use std::iter;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sha2::Digest as _;
use wasmtime::component::Component;
use wasmtime::{Engine, Store, Trap, UpdateDeadline};
use wasmtime_wasi::{Deterministic, HostMonotonicClock, HostWallClock, WasiCtxBuilder};

use super::clock::GuestClock;
use super::compile::{Compiler, Uncompiled};
use super::last_words::{WORDS, last_words};
use super::limits::{CPU_TIME, FINDINGS, FINDINGS_COUNT, HOST_CALLS, HOST_COPY, Limiter, MEMORY, RESOURCES};
use super::output::Captured;
use crate::bindings::exports::duo_doctor::check::checker as guest;
use crate::bindings::{Check, CheckPre};
use crate::capability::{self, Gate, OverBudget, State};
use duo_doctor_model::event::{Broken, Limit, Spent};
use duo_doctor_model::finding::{Action, Finding};
use duo_doctor_model::outcome::Outcome;

/// A component that fits the contract, ready to be instantiated.
#[derive(Clone)]
pub struct Loaded {
    pre: CheckPre<State>,
}

/// Runs components.
#[derive(Clone)]
pub struct Sandbox {
    engine: Engine,
    pub(super) linker: wasmtime::component::Linker<State>,
    compiled: Arc<Mutex<HashMap<Digest, Component>>>,
    compiler: Compiler,
}

/// SHA-256 of a component.
pub(crate) type Digest = [u8; 32];

/// The wall clock of every guest: the one time of the run, so that a replay is exact.
struct RunClock(Duration);

impl HostWallClock for RunClock {
    fn resolution(&self) -> Duration {
        Duration::from_secs(1)
    }

    fn now(&self) -> Duration {
        self.0
    }
}

/// The other clock of a guest, in whole seconds since it began: event loops of Python and JavaScript need one that goes
/// on, and what a check measures must not differ between a run and its replay.
struct WholeSeconds(Instant);

impl HostMonotonicClock for WholeSeconds {
    fn resolution(&self) -> u64 {
        NANOSECONDS
    }

    fn now(&self) -> u64 {
        self.0.elapsed().as_secs() * NANOSECONDS
    }
}

/// Of a second.
const NANOSECONDS: u64 = 1_000_000_000;

/// A guest that has computed for less than this part of its time has waited, and not for a processor alone.
const IDLE: u32 = 20;

/// Where a guest waits that calls no capability and uses no CPU.
const PAUSE: &str = "wasi:io/poll";

/// Characters of the reason for which a check gives up.
const REASON: usize = 1_000;

/// What a run leaves beside its answer.
struct Traces {
    spent: Spent,
    /// What was printed, masked.
    output: String,
    /// It called more often than it may.
    over_budget: bool,
}

/// Bytes that the guest's random numbers repeat: no check needs to be unpredictable, and every
/// replay must be exact.
const RANDOM: &[u8] = b"duo-doctor: the same in every run";

impl Sandbox {
    /// A sandbox on an engine.
    ///
    /// # Errors
    /// A fault of this program.
    pub fn new(engine: Engine) -> anyhow::Result<Self> {
        let linker = capability::linker(&engine).map_err(|error| anyhow::Error::msg(format!("{error:#}")))?;
        Ok(Self { engine, linker, compiled: Arc::default(), compiler: Compiler::default() })
    }

    /// The same with another compiler.
    #[must_use]
    pub fn compiled_by(mut self, compiler: Compiler) -> Self {
        self.compiler = compiler;
        self
    }

    /// The same, without what it has compiled.
    pub(crate) fn emptied(&self) -> Self {
        Self { compiled: Arc::default(), ..self.clone() }
    }

    /// Compiles a component; the same one a second time for nothing. A check in Python or JavaScript takes
    /// seconds, and is asked who it is before it is run.
    ///
    /// # Errors
    /// Where it is no valid component, or takes too much.
    pub fn compile(&self, component: &[u8]) -> Result<Component, Uncompiled> {
        let digest = sha2::Sha256::digest(component).into();
        let known = || self.compiled.lock().expect("nothing panics while it holds the map");
        if let Some(component) = known().get(&digest) {
            return Ok(component.clone());
        }
        let component = self.compiler.compile(&self.engine, component)?;
        known().insert(digest, component.clone());
        Ok(component)
    }

    /// Takes code that was compiled earlier for the component with this digest.
    pub(crate) fn know(&self, digest: Digest, code: Component) {
        self.compiled.lock().expect("nothing panics while it holds the map").insert(digest, code);
    }

    /// The engine that components are compiled for.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Connects a component with everything that it imports.
    ///
    /// # Errors
    /// What it imports that is not lent, or lacks, in words for operator and author.
    pub fn load(&self, component: &Component) -> Result<Loaded, Broken> {
        let incompatible = |reason: String| Broken::Incompatible { reason };
        let pre = self.linker.instantiate_pre(component).map_err(|error| incompatible(unlinked(&error)))?;
        let pre = CheckPre::new(pre)
            .map_err(|error| incompatible(format!("does not export what a check exports: {error:#}")))?;
        Ok(Loaded { pre })
    }

    /// Asks a component who it is, without any capability.
    ///
    /// # Errors
    /// Why it does not say so.
    pub async fn describe(
        &self,
        loaded: &Loaded,
        gate: Gate,
        time: Duration,
    ) -> Result<(guest::Description, Vec<(String, String)>), Broken> {
        let (answer, _) = self
            .enter(loaded, gate, Duration::ZERO, time, async |check, store| {
                let checker = check.duo_doctor_check_checker();
                let description = checker.call_describe(&mut *store).await?;
                let messages = checker.call_messages(&mut *store).await?;
                Ok((description, messages))
            })
            .await;
        answer
    }

    /// Runs a check once: its findings or why there are none, what it used, and what it printed.
    pub async fn run(
        &self,
        loaded: &Loaded,
        gate: Gate,
        context: guest::Context,
    ) -> (Result<Vec<Finding>, Broken>, Spent, String) {
        let now = Duration::try_from_secs_f64(context.now).unwrap_or_default();
        let time = Duration::from_millis(context.time_ms.into());
        let scrubber = gate.scrubber();
        let (answer, traces) = self
            .enter(loaded, gate, now, time, async |check, store| {
                check.duo_doctor_check_checker().call_run(&mut *store, &context).await
            })
            .await;
        let findings = answer.and_then(|answer| match answer {
            Ok(findings) => checked(findings, traces.over_budget),
            // No secret should have reached a guest; its own words are masked all the same.
            Err(reason) => Err(Broken::GaveUp { reason: scrubber.scrubbed(&reason).chars().take(REASON).collect() }),
        });
        (findings, traces.spent, traces.output)
    }

    async fn enter<T>(
        &self,
        loaded: &Loaded,
        gate: Gate,
        now: Duration,
        time: Duration,
        work: impl AsyncFnOnce(&Check, &mut Store<State>) -> wasmtime::Result<T>,
    ) -> (Result<T, Broken>, Traces) {
        let output = Captured::default();
        let clock = GuestClock::default();
        let waiting = gate.waiting();
        let mut store = Store::new(&self.engine, self.state(gate, now, &clock, &output));
        store.limiter(|state| &mut state.limiter);
        store.set_hostcall_fuel(HOST_COPY);
        // Looked at every tick, from the first instruction on.
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(|context| {
            Ok(if context.data().clock.spent() > CPU_TIME {
                UpdateDeadline::Interrupt
            } else {
                UpdateDeadline::Yield(1)
            })
        });
        let entered = clock.measure(async {
            let check = loaded.pre.instantiate_async(&mut store).await?;
            work(&check, &mut store).await
        });
        let answer = tokio::time::timeout(time, entered).await;
        let gate = &store.data().gate;
        let traces = Traces {
            spent: gate.spent().clone(),
            output: gate.scrubber().scrubbed(&output.text()),
            over_budget: gate.is_over_budget(),
        };
        let answer = match answer {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(broken(&error, store.data(), &traces.output)),
            Err(_) => {
                let pausing = if clock.spent() < time / IDLE { PAUSE } else { "" };
                let waiting_for = waiting.get().map_or_else(|| pausing.to_owned(), |(what, _)| what);
                Err(Broken::TimedOut { seconds: time.as_secs(), waiting_for })
            }
        };
        (answer, traces)
    }

    fn state(&self, gate: Gate, now: Duration, clock: &GuestClock, output: &Captured) -> State {
        let wasi = WasiCtxBuilder::new()
            .stdout(output.clone())
            .stderr(output.clone())
            .wall_clock(RunClock(now))
            .monotonic_clock(WholeSeconds(Instant::now()))
            .secure_random(Deterministic::new(RANDOM.to_vec()))
            .insecure_random(Deterministic::new(RANDOM.to_vec()))
            .insecure_random_seed(0)
            .allow_tcp(false)
            .allow_udp(false)
            .allow_ip_name_lookup(false)
            .build();
        let mut table = wasmtime::component::ResourceTable::new();
        table.set_max_capacity(RESOURCES);
        State { wasi, table, limiter: Limiter::default(), clock: clock.clone(), output: output.clone(), gate }
    }
}

/// What a component imports that is not lent: the function, where wasmtime names it.
fn unlinked(error: &wasmtime::Error) -> String {
    let text = format!("{error:#}");
    let named = |before: &str| Some(text.split_once(before)?.1.split_once('`')?.0);
    let what = match (named("component imports instance `"), named("instance export `")) {
        (Some(interface), Some(function)) => format!("it calls `{function}` of `{interface}`, which is not there yet"),
        _ => text,
    };
    format!("needs a newer duo-doctor than {}: {what}", env!("CARGO_PKG_VERSION"))
}

/// Sorts out what ended a guest: by wasmtime's codes where it has them, by our own flags where it
/// has none, and by the name of a type that it keeps to itself.
fn broken(error: &wasmtime::Error, state: &State, output: &str) -> Broken {
    let limit = |limit: Limit, value: String| Broken::Limit { limit, value };
    if state.limiter.exceeded {
        return limit(Limit::Memory, format!("{} MiB", MEMORY / 1024 / 1024));
    }
    if state.clock.spent() > CPU_TIME || error.downcast_ref::<Trap>() == Some(&Trap::Interrupt) {
        return limit(Limit::CpuTime, format!("{} s", CPU_TIME.as_secs()));
    }
    if let Some(wasmtime::component::ResourceTableError::Full) = error.downcast_ref() {
        return limit(Limit::Resources, RESOURCES.to_string());
    }
    if error.downcast_ref::<OverBudget>().is_some() {
        return limit(Limit::Calls, HOST_CALLS.to_string());
    }
    if format!("{:?}", error.root_cause()) == "HostcallFuelExhausted" {
        return limit(Limit::HostCopy, format!("{} MiB", HOST_COPY / 1024 / 1024));
    }
    let root = error.downcast_ref::<Trap>().map_or_else(|| format!("{:#}", error.root_cause()), ToString::to_string);
    Broken::Crashed { trap: root.chars().take(WORDS).collect(), last_words: last_words(output) }
}

fn checked(
    findings: Vec<crate::bindings::duo_doctor::check::types::Finding>,
    over_budget: bool,
) -> Result<Vec<Finding>, Broken> {
    if findings.is_empty() {
        return Err(Broken::Garbage { problem: "no finding at all".into() });
    }
    if findings.len() > FINDINGS_COUNT {
        return Err(Broken::Limit { limit: Limit::Findings, value: FINDINGS_COUNT.to_string() });
    }
    let findings: Vec<Finding> = findings.into_iter().map(Finding::from).collect();
    if findings.iter().map(Finding::bytes).sum::<usize>() > FINDINGS {
        return Err(Broken::Limit { limit: Limit::Findings, value: format!("{} KiB", FINDINGS / 1024) });
    }
    let good = |outcome: Outcome| outcome.is_evaluated() && outcome != Outcome::Fail;
    if over_budget && Outcome::of_findings(findings.iter().map(|finding| finding.outcome)).is_some_and(good) {
        // Whoever did not get all answers can have found a failure, but not that all is well.
        return Err(Broken::Limit { limit: Limit::Calls, value: HOST_CALLS.to_string() });
    }
    let mut actions =
        findings.iter().flat_map(|finding| &finding.steps).flat_map(|step| iter::once(&step.action).chain(&step.undo));
    match actions.find_map(Action::fault) {
        Some(problem) => Err(Broken::Garbage { problem: problem.into() }),
        None => Ok(findings),
    }
}

#[cfg(test)]
mod tests;
