//! `check`: run checks and print the verdict.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::Instant;

use super::Failure;
use super::args::{Check, General, Output, Sources};
use super::setup;
use crate::capability::{Backend, Live};
use crate::config::{Config, Kind};
use crate::outcome::ExitCode;
use crate::record::{FORMAT, Header, Recorder};
use crate::report::{About, Progress, Report, Target};
use crate::runner::{self, Means, Plan, Selection, Terms};
use crate::wording::Words;

pub async fn run(general: &General, arguments: &Check) -> Result<ExitCode, Failure> {
    let config = setup::config(&arguments.subject).await?;
    let selection = Selection { only: arguments.selected.only.clone(), skip: arguments.selected.skip.clone() };
    examine(general, &config, &selection, &arguments.sources, &arguments.output).await
}

/// Runs checks against a configuration: also what `demo` does.
pub async fn examine(
    general: &General,
    config: &Config,
    selection: &Selection,
    sources: &Sources,
    output: &Output,
) -> Result<ExitCode, Failure> {
    let checks = setup::checks(sources).await?;
    let terms = Terms { vantages: &config.vantages.value, impact: config.impact.value, policy: &config.policy };
    let plan = Plan::new(&checks.plugins, selection, terms)?;
    let started = jiff::Timestamp::now();
    let now = started.as_second() as f64;
    let live = Live::open(config, now).await;
    let scrubber = Arc::new(live.scrubber());
    let target = target(&live);
    let recorder = output.record.as_ref().map(|_| Arc::new(Recorder::default()));
    let signals = Signals::watch();
    let means = Means {
        sandbox: checks.sandbox,
        mode: checks.mode,
        backend: Arc::new(Backend::Live(live)),
        scrubber,
        recorder: recorder.clone(),
        vantages: config.vantages.value.clone(),
        impact: config.impact.value,
        now,
        check_time: config.check_time.value,
        interrupted: Arc::clone(&signals.interrupted),
    };
    let words = Words::new(general.language(), &checks.plugins);
    let clock = Instant::now();
    let mut progress = Progress::new(&words, general.redraws());
    let finished = runner::run(&plan, &means, &mut |event| progress.event(&event)).await;
    progress.end();
    let about = About {
        started,
        duration: clock.elapsed(),
        engine: checks.mode.name(),
        vantages: means.vantages.clone(),
        vantage_traces: config.vantages.origin.traces().map(<[String]>::to_vec),
        target,
        interrupted: signals.received(),
    };
    let report = Report::new(&plan, finished, about);
    if let (Some(path), Some(recorder)) = (&output.record, recorder) {
        let header = Header {
            recording: FORMAT.into(),
            program: env!("CARGO_PKG_VERSION").into(),
            now,
            vantages: means.vantages,
            impact: means.impact,
        };
        let mut bytes = Vec::new();
        recorder.write(&header, &mut bytes)?;
        setup::write_file(path, &bytes)?;
    }
    setup::print(general, output, &words, &report)?;
    Ok(signals.received().unwrap_or_else(|| report.exit()))
}

fn target(live: &Live) -> Vec<Target> {
    let named = live
        .connections()
        .filter(|connection| connection.kind != Kind::GitlabAsGateway && !connection.written.is_empty());
    named.map(|connection| Target { name: connection.name.clone(), url: connection.written.clone() }).collect()
}

/// Ctrl-C once: what runs is finished and the partial report is printed. Twice: the end.
struct Signals {
    interrupted: Arc<AtomicBool>,
    code: Arc<AtomicU8>,
}

impl Signals {
    fn watch() -> Self {
        let signals = Self { interrupted: Arc::default(), code: Arc::default() };
        let (interrupted, code) = (Arc::clone(&signals.interrupted), Arc::clone(&signals.code));
        tokio::spawn(async move {
            loop {
                let exit = next_signal().await;
                if interrupted.swap(true, Ordering::Relaxed) {
                    std::process::exit(exit.number().into());
                }
                code.store(exit.number(), Ordering::Relaxed);
            }
        });
        signals
    }

    fn received(&self) -> Option<ExitCode> {
        match self.code.load(Ordering::Relaxed) {
            130 => Some(ExitCode::Interrupted),
            143 => Some(ExitCode::Terminated),
            _ => None,
        }
    }
}

async fn next_signal() -> ExitCode {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            return tokio::select! {
                _ = tokio::signal::ctrl_c() => ExitCode::Interrupted,
                _ = terminate.recv() => ExitCode::Terminated,
            };
        }
    }
    let _ = tokio::signal::ctrl_c().await;
    ExitCode::Interrupted
}
