//! One guest, one store, one run: never re-entered, dropped whatever happens.

use std::time::{Duration, Instant};

use wasmtime::component::Component;
use wasmtime::{Engine, Store, Trap, UpdateDeadline};
use wasmtime_wasi::{Deterministic, HostWallClock, WasiCtxBuilder};

use super::clock::GuestClock;
use super::limits::{CPU_TIME, FINDINGS, FINDINGS_COUNT, HOST_COPY, Limiter, MEMORY, RESOURCES};
use super::output::Captured;
use crate::bindings::exports::duo_doctor::check::checker as guest;
use crate::bindings::{Check, CheckPre};
use crate::capability::{self, Gate, Spent, State};
use crate::finding::Finding;

/// A component that fits the contract, ready to be instantiated.
#[derive(Clone)]
pub struct Loaded {
    pre: CheckPre<State>,
}

/// Runs components.
#[derive(Clone)]
pub struct Sandbox {
    engine: Engine,
    linker: wasmtime::component::Linker<State>,
}

/// Why a check has no answer of its own.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Broken {
    /// It crashed; the trap, and the last line that it printed.
    Crashed {
        /// What the sandbox says.
        trap: String,
        /// What the guest said last.
        last_words: String,
    },
    /// It was still waiting when its time was up; what for.
    TimedOut {
        /// Seconds that it had.
        seconds: u64,
        /// The host call that it waited in, or empty: it was computing.
        waiting_for: String,
    },
    /// It went over a limit; which.
    Limit {
        /// `cpu-time`, `memory`, `host-copy`, `findings`, `resources`.
        limit: String,
        /// The limit's value with its unit.
        value: String,
    },
    /// What it answered is no answer.
    Garbage {
        /// What is wrong with it.
        problem: String,
    },
    /// It says itself that it could not do its work.
    GaveUp {
        /// Its reason.
        reason: String,
    },
    /// It cannot run here.
    Incompatible {
        /// For the operator and for the author.
        reason: String,
    },
}

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
        Ok(Self { engine, linker })
    }

    /// The engine that components are compiled for.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Connects a component with everything that it imports.
    ///
    /// # Errors
    /// What it imports that is not lent, in words for operator and author.
    pub fn load(&self, component: &Component) -> Result<Loaded, Broken> {
        let incompatible = |error: wasmtime::Error| Broken::Incompatible { reason: format!("{error:#}") };
        let pre = self.linker.instantiate_pre(component).map_err(incompatible)?;
        Ok(Loaded { pre: CheckPre::new(pre).map_err(incompatible)? })
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
        let (answer, _, _) = self
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
        let (answer, spent, output) = self
            .enter(loaded, gate, now, time, async |check, store| {
                check.duo_doctor_check_checker().call_run(&mut *store, &context).await
            })
            .await;
        let findings = answer.and_then(|answer| match answer {
            Ok(findings) => checked(findings),
            Err(reason) => Err(Broken::GaveUp { reason: reason.chars().take(1_000).collect() }),
        });
        (findings, spent, output)
    }

    async fn enter<T>(
        &self,
        loaded: &Loaded,
        gate: Gate,
        now: Duration,
        time: Duration,
        work: impl AsyncFnOnce(&Check, &mut Store<State>) -> wasmtime::Result<T>,
    ) -> (Result<T, Broken>, Spent, String) {
        let output = Captured::default();
        let clock = GuestClock::default();
        let waiting = gate.waiting();
        let mut store = Store::new(&self.engine, self.state(gate, now, &clock, &output));
        store.limiter(|state| &mut state.limiter);
        store.set_hostcall_fuel(HOST_COPY);
        // Looked at every tick, from the first instruction on.
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(|context| {
            Ok(if context.data().clock.spent() > CPU_TIME { UpdateDeadline::Interrupt } else { UpdateDeadline::Yield(1) })
        });
        let started = Instant::now();
        let entered = clock.measure(async {
            let check = loaded.pre.instantiate_async(&mut store).await?;
            work(&check, &mut store).await
        });
        let answer = tokio::time::timeout(time, entered).await;
        let spent = store.data().gate.spent().clone();
        let answer = match answer {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(broken(&error, store.data(), &output)),
            Err(_) => Err(Broken::TimedOut {
                seconds: started.elapsed().as_secs(),
                waiting_for: waiting.get().map(|(what, _)| what).unwrap_or_default(),
            }),
        };
        (answer, spent, output.text())
    }

    fn state(&self, gate: Gate, now: Duration, clock: &GuestClock, output: &Captured) -> State {
        let wasi = WasiCtxBuilder::new()
            .stdout(output.clone())
            .stderr(output.clone())
            .wall_clock(RunClock(now))
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

/// Sorts out what ended a guest. Not by words: wasmtime's codes where it has them, our own flags
/// where it has none.
fn broken(error: &wasmtime::Error, state: &State, output: &Captured) -> Broken {
    let limit = |limit: &str, value: String| Broken::Limit { limit: limit.into(), value };
    if state.limiter.exceeded {
        return limit("memory", format!("{} MiB", MEMORY / 1024 / 1024));
    }
    if state.clock.spent() > CPU_TIME || error.downcast_ref::<Trap>() == Some(&Trap::Interrupt) {
        return limit("cpu-time", format!("{} s", CPU_TIME.as_secs()));
    }
    if let Some(wasmtime::component::ResourceTableError::Full) = error.downcast_ref() {
        return limit("resources", RESOURCES.to_string());
    }
    let text = output.text();
    let last_words = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let root = error.downcast_ref::<Trap>().map_or_else(|| format!("{:#}", error.root_cause()), ToString::to_string);
    Broken::Crashed {
        trap: root.chars().take(300).collect(),
        last_words: text
            .lines()
            .find(|line| line.contains("panicked at"))
            .map_or_else(|| last_words.to_owned(), |line| {
                let next = text.lines().skip_while(|known| *known != line).nth(1).unwrap_or_default();
                format!("{line} {next}").trim().to_owned()
            })
            .chars()
            .take(300)
            .collect(),
    }
}

fn checked(findings: Vec<crate::bindings::duo_doctor::check::types::Finding>) -> Result<Vec<Finding>, Broken> {
    if findings.is_empty() {
        return Err(Broken::Garbage { problem: "no finding at all".into() });
    }
    if findings.len() > FINDINGS_COUNT {
        return Err(Broken::Limit { limit: "findings".into(), value: FINDINGS_COUNT.to_string() });
    }
    let findings: Vec<Finding> = findings.into_iter().map(Finding::from).collect();
    let size = serde_json::to_vec(&findings).map_or(usize::MAX, |json| json.len());
    if size > FINDINGS {
        return Err(Broken::Limit { limit: "findings".into(), value: format!("{} KiB", FINDINGS / 1024) });
    }
    Ok(findings)
}
