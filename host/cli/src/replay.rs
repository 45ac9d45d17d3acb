//! `replay`: the same or newer checks against a recording, without network.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::Failure;
use super::args::{General, Replay};
use super::examine::{examine, host, run_name};
use super::output::say;
use super::setup;
use duo_doctor_engine::capability::Backend;
use duo_doctor_engine::record;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::plan::{Plan, Selection, Terms};
use duo_doctor_model::policy::{Policy, Publisher};
use duo_doctor_pack::VendorCodes;
use duo_doctor_report::About;
use duo_doctor_wording::Words;

pub(crate) async fn run(general: &General, arguments: &Replay) -> Result<ExitCode, Failure> {
    let recording = record::Replay::read(&arguments.recording)?;
    let header = recording.header.clone();
    // Alone, with nothing of the vendor beside it, it is how the vendor's own checks are tested.
    let alone = arguments.sources.without_core_pack;
    let codes = if alone { VendorCodes::Allowed } else { VendorCodes::Refused };
    let mut checks = setup::checks_with(&arguments.sources, codes).await?;
    // Checks that the recorded run did not have have nothing to answer them.
    let recorded = recording.checks();
    checks.plugins.retain(|plugin| recorded.contains(&plugin.check.description.id));
    for plugin in &mut checks.plugins {
        // A recording can touch nothing, so what a check declares is enough.
        Arc::make_mut(&mut plugin.check).publisher = Publisher::Vendor;
    }
    let policy = Policy::default();
    let terms = Terms { vantages: &header.vantages, impact: header.impact, policy: &policy };
    let all = checks.all();
    let plan = Plan::new(&all, &Selection::default(), terms).map_err(|error| checks.failure(error))?;
    let run = checks.run(Backend::Replay(recording)).told(&header.vantages, header.impact).at(header.now);
    let words = Words::new(general.language(), &all);
    let about = About {
        run: run_name(jiff::Timestamp::now()),
        replayed: true,
        host: host(),
        command: vec!["duo-doctor".into(), "replay".into(), arguments.recording.display().to_string()],
        known: BTreeMap::new(),
        known_checks: all.len(),
        started: jiff::Timestamp::from_second(header.now as i64).unwrap_or_default(),
        duration: Duration::ZERO,
        engine: checks.mode.name(),
        vantages: header.vantages,
        vantage_traces: None,
        configuration: None,
        target: Vec::new(),
        refused: checks.refused.clone(),
    };
    let report = examine(&plan, &run, &words, general.redraws(), about, None).await;
    setup::print(general, &arguments.sources, &arguments.output, &words, &report)?;
    let Backend::Replay(recording) = run.backend() else { unreachable!("made above") };
    let divergences = recording.divergences();
    if let Some(first) = divergences.first() {
        let more = divergences.len() - 1;
        let said = if more == 0 { first.to_string() } else { say!("and-more", first = first, count = more) };
        return Err(Failure::new(ExitCode::Recording, format!("{}: {said}", arguments.recording.display())));
    }
    Ok(report.exit())
}
