//! `check`: run checks and print the verdict.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::Failure;
use super::args::{Check, General, Output, Sources};
use super::examine::{examine, host, run_name};
use super::output::{Audience, say};
use super::signals::Signals;
use super::{again, output, own_requests, setup, typos};
use duo_doctor_config::{Config, EnvironmentSource, Kind};
use duo_doctor_engine::capability::{Backend, Live};
use duo_doctor_engine::record::{FORMAT, Header, Recorder};
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::plan::{Plan, Selection, Terms};
use duo_doctor_report::{About, Target};
use duo_doctor_wording::Words;

pub(crate) async fn run(general: &General, arguments: &Check) -> Result<ExitCode, Failure> {
    let config = setup::config(&arguments.subject).await?;
    let selection = Selection { only: arguments.selected.only.clone(), skip: arguments.selected.skip.clone() };
    let again = again::check(general, &arguments.subject, &arguments.sources);
    on(general, &config, &selection, &arguments.sources, &arguments.output, again).await
}

/// Runs checks against a configuration: also what `demo` does. `again`: the command that does the same.
pub(crate) async fn on(
    general: &General,
    config: &Config,
    selection: &Selection,
    sources: &Sources,
    output: &Output,
    again: Vec<String>,
) -> Result<ExitCode, Failure> {
    // From the beginning: whoever ends the run early still gets what it found.
    let signals = Signals::watch();
    let checks = setup::checks(sources).await?;
    let (vantages, impact) = (config.vantages.value.clone(), config.impact.value);
    let terms = Terms { vantages: &vantages, impact, policy: &config.policy };
    let all = checks.all();
    typos::tell(config, &all, sources);
    let plan = Plan::new(&all, selection, terms).map_err(|error| checks.failure(error))?;
    let started = jiff::Timestamp::now();
    let now = started.as_second() as f64;
    let live = Live::open(config, now, own_requests::earlier(started)).await;
    let about = About {
        run: run_name(started),
        started,
        replayed: false,
        host: host(),
        command: again,
        known: known(config),
        known_checks: all.len(),
        duration: Duration::ZERO,
        engine: checks.mode.name(),
        vantages: vantages.clone(),
        vantage_traces: config.vantages.origin.traces().map(<[String]>::to_vec),
        configuration: config.path.as_ref().map(|path| path.display().to_string()),
        target: target(&live),
        refused: checks.refused.clone(),
    };
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
    let report = examine(&plan, &run, &words, general.redraws(), about, Some(&signals)).await;
    if let Backend::Live(live) = run.backend() {
        own_requests::keep(started, &live.noted());
    }
    setup::print(general, sources, output, &words, &report)?;
    if let (Some(path), Some(recorder)) = (&output.record, recorder) {
        let program = env!("CARGO_PKG_VERSION").into();
        let mut bytes = Vec::new();
        recorder.write(&Header { recording: FORMAT.into(), program, now, vantages, impact }, &mut bytes)?;
        output::write_file(path, &bytes, Audience::Owner)?;
        for check in recorder.cut() {
            output::tell(say!("recording-lacks", file = path.display(), check = check));
        }
    }
    Ok(signals.received().unwrap_or_else(|| report.exit()))
}

/// What the operator has said and need not fill in.
fn known(config: &Config) -> BTreeMap<String, String> {
    let container = |scope: &str| match &config.environments.get(scope)?.value {
        EnvironmentSource::Container { name, .. } => Some(name.clone()),
        _ => None,
    };
    let url = |name: &str| Some(config.connections.get(name)?.written.trim_end_matches('/').to_owned());
    let known = [
        ("container", container("ai-gateway")),
        ("gitlab-container", container("gitlab")),
        ("gitlab-url", url("gitlab")),
        ("gateway-url", url("ai-gateway")),
    ];
    known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn target(live: &Live) -> Vec<Target> {
    let named = live
        .connections()
        .filter(|connection| connection.kind != Kind::GitlabAsGateway && !connection.written.is_empty());
    named.map(|connection| Target { name: connection.name.clone(), url: connection.written.clone() }).collect()
}
