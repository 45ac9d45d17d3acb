//! The same comparison as library calls, and where the doctor's time goes.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use duo_doctor_benchmarks::plain;
use duo_doctor_benchmarks::script::Script;
use duo_doctor_config::Config;
use duo_doctor_engine::capability::{Backend, Live};
use duo_doctor_engine::load::load;
use duo_doctor_engine::record::Replay;
use duo_doctor_engine::runner::Run;
use duo_doctor_engine::sandbox::{Mode, Sandbox, engine};
use duo_doctor_model::Check;
use duo_doctor_model::conclusion::conclude;
use duo_doctor_model::event::Finished;
use duo_doctor_model::outcome::Verdict;
use duo_doctor_model::plan::{Plan, Selection, Terms};
use duo_doctor_pack::Plugin;
use duo_doctor_report::{About, Human, Layout, Report, StyleChoice, Symbols};
use duo_doctor_wording::{Language, Words};

use crate::full_run::{core_checks, in_turns, row};
use crate::process::own_cpu;
use crate::recorded;
use crate::statistics::{Pairs, Samples};

/// Pairs of runs.
const ROUNDS: usize = 200;

/// Milliseconds by the name of a part, in the order in which a run goes through them.
#[derive(Default)]
struct Parts(Vec<(&'static str, Samples)>);

impl Parts {
    fn time<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let done = work();
        self.add(name, started.elapsed());
        done
    }

    fn add(&mut self, name: &'static str, time: Duration) {
        let milliseconds = time.as_secs_f64() * 1e3;
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, samples)) => samples.push(milliseconds),
            None => self.0.push((name, [milliseconds].into_iter().collect())),
        }
    }
}

/// Compares, then breaks down.
pub(crate) fn measure(config: &Path, recording: &Path, script: &Script) -> Result<(), String> {
    plain::install_cryptography();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    let (mut wall, mut cpu) = (Pairs::default(), Pairs::default());
    let mut parts = Parts::default();
    let mut checks = BTreeMap::new();
    for round in 0..=ROUNDS {
        let mut kept = Parts::default();
        let mut last = Vec::new();
        let ours = || {
            timed(|| {
                last = whole(&runtime, config, &mut kept)?;
                Ok(())
            })
        };
        let theirs = || timed(|| runtime.block_on(plain::run(script.clone())).map(drop));
        let (ours, theirs) = in_turns(round, ours, theirs)?;
        // The first round starts the engine's thread and reads the machine's certificates.
        if round > 0 {
            wall.push(ours.0, theirs.0);
            cpu.push(ours.1, theirs.1);
            for (name, samples) in kept.0 {
                parts.add(name, Duration::from_secs_f64(samples.median() / 1e3));
            }
            for ended in last {
                let duration = ended.duration.as_secs_f64() * 1e3;
                checks.entry(ended.id).or_insert_with(Samples::default).push(duration);
            }
        }
    }
    println!("library calls in one process, {ROUNDS} rounds in turns");
    row("wall, ms", &wall);
    row("user and system CPU, ms", &cpu);
    println!("\nparts of the doctor's library call, ms");
    for (name, samples) in &parts.0 {
        println!("  {name:46} {samples:.3}");
    }
    beneath(&runtime, recording)?;
    println!("\nchecks within `run`, from start to finding, side by side, ms");
    for (id, samples) in checks {
        println!("  {id:46} {samples:.3}");
    }
    println!();
    Ok(())
}

fn timed(work: impl FnOnce() -> Result<(), String>) -> Result<(f64, f64), String> {
    let (started, before) = (Instant::now(), own_cpu());
    work()?;
    Ok((started.elapsed().as_secs_f64() * 1e3, own_cpu() - before))
}

/// All that `duo-doctor check` does between its first line and its last.
fn whole(runtime: &tokio::runtime::Runtime, config: &Path, parts: &mut Parts) -> Result<Vec<Finished>, String> {
    let config = parts.time("configuration", || recorded::config(config))?;
    let sandbox = parts.time("sandbox: engine and linker", sandbox)?;
    let plugins = parts.time("pack: signature, index, messages", core_checks)?;
    let plan = parts.time("plan", || plan(&plugins, &config))?;
    let now = seconds();
    let live = parts.time("settings and connections", || runtime.block_on(Live::open(&config, now, HashSet::new())));
    let scrubber = parts.time("forms of secrets", || live.scrubber());
    let words = parts.time("messages", || Words::new(Language::English, &all(&plugins)));
    let run = Run::of(&plugins, &sandbox, Backend::Live(live))
        .told(&config.vantages.value, config.impact.value)
        .at(now)
        .check_time(config.check_time.value)
        .scrubbed(scrubber);
    let finished = parts.time("run", || runtime.block_on(run.perform(&plan, &mut |_| {})));
    parts.time("report", || report(&plan, finished.clone(), &config, &words))?;
    Ok(finished)
}

/// Parts of `run`, each for itself: loading what is compiled, and all checks with a recording in place of the network.
fn beneath(runtime: &tokio::runtime::Runtime, recording: &Path) -> Result<(), String> {
    const ROUNDS: usize = 50;
    let sandbox = sandbox()?;
    let plugins = core_checks()?;
    let mut parts = Parts::default();
    for _ in 0..ROUNDS {
        let loaded = parts.time("all checks loaded, one after the other", || {
            plugins.iter().map(|plugin| load(&plugin.code, Mode::Interpreter, &sandbox)).collect::<Result<Vec<_>, _>>()
        });
        loaded.map_err(|broken| format!("{broken:?}"))?;
        let replay = Replay::read(recording).map_err(|error| error.to_string())?;
        let header = replay.header.clone();
        let policy = duo_doctor_model::policy::Policy::default();
        let terms = Terms { vantages: &header.vantages, impact: header.impact, policy: &policy };
        let plan = Plan::new(&all(&plugins), &Selection::default(), terms).map_err(|error| error.to_string())?;
        let run =
            Run::of(&plugins, &sandbox, Backend::Replay(replay)).told(&header.vantages, header.impact).at(header.now);
        let before = own_cpu();
        parts.time("run from a recording, no network: wall", || runtime.block_on(run.perform(&plan, &mut |_| {})));
        parts.add("run from a recording, no network: CPU", Duration::from_secs_f64((own_cpu() - before) / 1e3));
    }
    println!("\nbeneath `run`, each for itself, ms");
    for (name, samples) in &parts.0 {
        println!("  {name:46} {samples:.3}");
    }
    Ok(())
}

fn sandbox() -> Result<Sandbox, String> {
    engine(Mode::Interpreter).and_then(Sandbox::new).map_err(|error| format!("{error:#}"))
}

fn plan(plugins: &[Plugin], config: &Config) -> Result<Plan, String> {
    let terms = Terms { vantages: &config.vantages.value, impact: config.impact.value, policy: &config.policy };
    Plan::new(&all(plugins), &Selection::default(), terms).map_err(|error| error.to_string())
}

fn all(plugins: &[Plugin]) -> Vec<Arc<Check>> {
    plugins.iter().map(|plugin| Arc::clone(&plugin.check)).collect()
}

fn report(plan: &Plan, finished: Vec<Finished>, config: &Config, words: &Words) -> Result<(), String> {
    let about = About {
        run: "measured".into(),
        replayed: false,
        host: String::new(),
        command: Vec::new(),
        known: BTreeMap::new(),
        known_checks: 0,
        started: SystemTime::now().try_into().map_err(|_| "a clock that is far off")?,
        duration: Duration::ZERO,
        engine: Mode::Interpreter.name(),
        vantages: config.vantages.value.clone(),
        vantage_traces: None,
        configuration: None,
        refused: Vec::new(),
        target: Vec::new(),
    };
    let conclusion = conclude(plan, &finished, 0, None);
    let report = Report::new(plan, finished, conclusion, about);
    if report.verdict != Verdict::Healthy {
        return Err(format!("the healthy set-up is {:?}: what is measured is another run", report.verdict));
    }
    let style = StyleChoice { colour: false, symbols: Symbols::Unicode };
    let mut text = Vec::new();
    Human::new(words, Layout::new(style, None, false), &mut text).print(&report).map_err(|error| error.to_string())
}

fn seconds() -> f64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    now.as_secs() as f64
}
