//! What the sandbox costs a check: from nothing to a finding, without a call.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use duo_doctor_engine::bindings::exports::duo_doctor::check::checker::Context;
use duo_doctor_engine::capability::{Backend, Gate};
use duo_doctor_engine::load::{from_file, load};
use duo_doctor_engine::record::Replay;
use duo_doctor_engine::sandbox::{Loaded, Mode, Sandbox, engine};
use duo_doctor_model::policy::Grant;
use duo_doctor_scrub::Scrubber;

use crate::process::beside;
use crate::statistics::{Samples, goal};

/// Runs in each mode, in turns.
const ROUNDS: usize = 5_000;

/// Runs before that, in which caches and branch predictors learn.
const WARM_UP: usize = 200;

/// The most that an interpreted check may take, in microseconds.
const GOAL: f64 = 150.0;

/// A check that is ready in one mode.
struct Ready {
    sandbox: Sandbox,
    loaded: Loaded,
    load: f64,
    first: f64,
    runs: Samples,
}

/// Runs the guest that returns one finding, many times.
pub(crate) fn measure() -> Result<(), String> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let mut interpreted = prepare(Mode::Interpreter).await?;
        let mut native = prepare(Mode::Native).await?;
        for round in 0..WARM_UP + ROUNDS {
            for ready in [&mut interpreted, &mut native] {
                let time = once(&ready.sandbox, &ready.loaded).await?;
                if round >= WARM_UP {
                    ready.runs.push(time);
                }
            }
        }
        println!("`one-finding`: store, instance, one call, finding taken over; {ROUNDS} rounds in turns, wall, µs");
        for (name, ready) in [("interpreted", &interpreted), ("native", &native)] {
            let tail = ready.runs.quantile(0.99);
            println!("  {name:12} {:.1}   99 of 100 below {tail:.1}   first {:.0}", ready.runs, ready.first);
            println!(
                "  {:12} made ready from its component in {:.1} ms (a pack holds the compiled form)",
                "",
                ready.load / 1e3
            );
        }
        let median = interpreted.runs.median();
        println!("  goal: interpreted, at most {GOAL} µs: {median:.1}, {}", goal(median, GOAL));
        Ok(())
    })
}

async fn prepare(mode: Mode) -> Result<Ready, String> {
    let sandbox = engine(mode).and_then(Sandbox::new).map_err(|error| format!("{error:#}"))?;
    let plugin = from_file(&guest()?, &sandbox).await.map_err(|error| error.to_string())?;
    let started = Instant::now();
    let (loaded, _) = load(&plugin.code, mode, &sandbox).map_err(|broken| format!("{broken:?}"))?;
    let load = microseconds(started);
    let first = once(&sandbox, &loaded).await?;
    Ok(Ready { sandbox, loaded, load, first, runs: Samples::default() })
}

async fn once(sandbox: &Sandbox, loaded: &Loaded) -> Result<f64, String> {
    let backend = Arc::new(Backend::Replay(Replay::empty()));
    let scrubber = Arc::new(Scrubber::default());
    let started = Instant::now();
    let time = Duration::from_secs(30);
    let gate = Gate::new("one-finding", Grant::default(), backend, scrubber, started + time);
    let context = Context {
        vantages: Vec::new(),
        impact: duo_doctor_engine::bindings::duo_doctor::check::types::Impact::Passive,
        time_ms: 30_000,
        now: 0.0,
        ext: Vec::new(),
    };
    let (findings, _, _) = sandbox.run(loaded, gate, context).await;
    let taken = microseconds(started);
    match findings {
        Ok(findings) if findings.len() == 1 => Ok(taken),
        other => Err(format!("the guest does not answer with one finding: {other:?}")),
    }
}

fn microseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e6
}

/// Where cargo leaves the guest: guests have a target and a profile of their own.
fn guest() -> Result<PathBuf, String> {
    let release = beside("duo-doctor-benchmarks")?;
    let target = release.parent().and_then(std::path::Path::parent).ok_or("this program lies in no target folder")?;
    Ok(target.join("wasm32-wasip2/plugin/one_finding.wasm"))
}
