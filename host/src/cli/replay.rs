//! `replay`: the same or newer checks against a recording, without network.

use std::sync::Arc;
use std::time::Instant;

use super::Failure;
use super::args::{General, Replay};
use super::setup;
use crate::capability::Backend;
use crate::outcome::ExitCode;
use crate::policy::{Policy, Publisher};
use crate::record;
use crate::report::{About, Progress, Report};
use crate::runner::{self, Means, Plan, Selection, Terms};
use crate::scrub::Scrubber;
use crate::wording::Words;

pub async fn run(general: &General, arguments: &Replay) -> Result<ExitCode, Failure> {
    let recording = record::Replay::read(&arguments.recording)?;
    let header = recording.header.clone();
    let mut checks = setup::checks(&arguments.sources).await?;
    // Checks that the recorded run did not have have nothing to answer them.
    let recorded = recording.checks();
    checks.plugins.retain(|plugin| recorded.contains(&plugin.description.id));
    for plugin in &mut checks.plugins {
        // A recording can touch nothing, so what a check declares is enough.
        plugin.publisher = Publisher::Vendor;
    }
    let policy = Policy::default();
    let terms = Terms { vantages: &header.vantages, impact: header.impact, policy: &policy };
    let plan = Plan::new(&checks.plugins, &Selection::default(), terms)?;
    let backend = Arc::new(Backend::Replay(recording));
    let means = Means {
        sandbox: checks.sandbox,
        mode: checks.mode,
        backend: Arc::clone(&backend),
        scrubber: Arc::new(Scrubber::default()),
        recorder: None,
        vantages: header.vantages.clone(),
        impact: header.impact,
        now: header.now,
        check_time: std::time::Duration::from_secs(30),
        interrupted: Arc::default(),
    };
    let words = Words::new(general.language(), &checks.plugins);
    let clock = Instant::now();
    let mut progress = Progress::new(&words, general.redraws());
    let finished = runner::run(&plan, &means, &mut |event| progress.event(&event)).await;
    progress.end();
    let about = About {
        started: jiff::Timestamp::from_second(header.now as i64).unwrap_or_default(),
        duration: clock.elapsed(),
        engine: checks.mode.name(),
        vantages: header.vantages,
        vantage_traces: None,
        target: Vec::new(),
        interrupted: None,
    };
    let report = Report::new(&plan, finished, about);
    setup::print(general, &arguments.output, &words, &report)?;
    let Backend::Replay(recording) = &*backend else { unreachable!("made above") };
    let divergences = recording.divergences();
    if let Some(first) = divergences.first() {
        let more = divergences.len() - 1;
        let more = if more == 0 { String::new() } else { format!(" (and {more} more)") };
        return Err(Failure::new(ExitCode::Recording, format!("{}: {first}{more}", arguments.recording.display())));
    }
    Ok(report.exit())
}
