//! `check`: run checks and print the verdict.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::Duration;

use super::Failure;
use super::args::{Check, General, Output, Sources};
use super::examine::examine;
use super::output::Audience;
use super::{output, setup, typos};
use duo_doctor_config::{Config, Kind};
use duo_doctor_engine::capability::{Backend, Live};
use duo_doctor_engine::record::{FORMAT, Header, Recorder};
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::plan::{Plan, Selection, Terms};
use duo_doctor_report::{About, Target};
use duo_doctor_wording::Words;

pub(crate) async fn run(general: &General, arguments: &Check) -> Result<ExitCode, Failure> {
    let config = setup::config(&arguments.subject).await?;
    let selection = Selection { only: arguments.selected.only.clone(), skip: arguments.selected.skip.clone() };
    on(general, &config, &selection, &arguments.sources, &arguments.output).await
}

/// Runs checks against a configuration: also what `demo` does.
pub(crate) async fn on(
    general: &General,
    config: &Config,
    selection: &Selection,
    sources: &Sources,
    output: &Output,
) -> Result<ExitCode, Failure> {
    let checks = setup::checks(sources).await?;
    let (vantages, impact) = (config.vantages.value.clone(), config.impact.value);
    let terms = Terms { vantages: &vantages, impact, policy: &config.policy };
    let all = checks.all();
    typos::tell(config, &all, sources);
    let plan = Plan::new(&all, selection, terms).map_err(|error| checks.failure(error))?;
    let started = jiff::Timestamp::now();
    let now = started.as_second() as f64;
    let live = Live::open(config, now).await;
    let about = About {
        started,
        duration: Duration::ZERO,
        engine: checks.mode.name(),
        vantages: vantages.clone(),
        vantage_traces: config.vantages.origin.traces().map(<[String]>::to_vec),
        configuration: config.path.as_ref().map(|path| path.display().to_string()),
        target: target(&live),
        refused: checks.refused.clone(),
    };
    let signals = Signals::watch();
    let scrubber = live.scrubber();
    let recorder = output.record.as_ref().map(|_| Arc::new(Recorder::new(scrubber.clone())));
    let run = checks
        .run(Backend::Live(live))
        .told(&vantages, impact)
        .at(now)
        .check_time(config.check_time.value)
        .scrubbed(scrubber)
        .recorded(recorder.clone())
        .until(Arc::clone(&signals.interrupted));
    let words = Words::new(general.language(), &all);
    let report = examine(&plan, &run, &words, general.redraws(), about, || signals.received()).await;
    if let (Some(path), Some(recorder)) = (&output.record, recorder) {
        let program = env!("CARGO_PKG_VERSION").into();
        let mut bytes = Vec::new();
        recorder.write(&Header { recording: FORMAT.into(), program, now, vantages, impact }, &mut bytes)?;
        output::write_file(path, &bytes, Audience::Owner)?;
        for check in recorder.cut() {
            output::tell(format_args!("{}: lacks calls of {check}, whose answers are too large", path.display()));
        }
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
