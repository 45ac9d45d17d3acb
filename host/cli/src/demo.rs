//! `demo`: a simulated GitLab, gateway and model server with a planted fault, on loopback, examined
//! by the same code as a real set-up.

use std::io::Write as _;

use duo_doctor_simulator::{Scenario, Setup, scenario, scenarios};
use unicode_width::UnicodeWidthStr as _;

use super::Failure;
use super::args::{Demo, General, Subject};
use super::output::{self, say};
use super::{again, check, setup};
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::plan::Selection;
use duo_doctor_wording::{Language, did_you_mean, said};

/// What is shown to a newcomer: one cause behind many symptoms.
pub(crate) const DEFAULT: &str = "gateway-does-not-trust-gitlab";

pub(crate) async fn run(general: &General, arguments: &Demo) -> Result<ExitCode, Failure> {
    if arguments.list {
        return list(general.language());
    }
    let scenario = scenario(&arguments.scenario).ok_or_else(|| unknown(&arguments.scenario))?;
    if let Some(folder) = &arguments.serve {
        std::fs::create_dir_all(folder)
            .map_err(|error| Failure::usage(format!("--serve {}: {error}", folder.display())))?;
        let set_up = start(&scenario, folder).await?;
        println!("duo-doctor check --config {}", set_up.configuration().display());
        let _ = tokio::signal::ctrl_c().await;
        return Ok(ExitCode::Healthy);
    }
    let folder = tempfile::tempdir().map_err(|error| Failure::usage(say!("no-folder-for-demo", error = error)))?;
    let set_up = start(&scenario, folder.path()).await?;
    eprintln!("{}\n", say!("simulated", title = scenario.title.of(general.language().tag())));
    let subject = Subject { config: Some(set_up.configuration().to_owned()), ..Subject::default() };
    let mut config = setup::config(&subject).await?;
    // Its file is gone when the report is read.
    config.path = None;
    let again = again::demo(general, &scenario.name, &arguments.sources);
    check::on(general, &config, &Selection::default(), &arguments.sources, &arguments.output, again).await
}

async fn start(scenario: &Scenario, folder: &std::path::Path) -> Result<Setup, Failure> {
    let started = Setup::start(scenario, folder).await;
    started.map_err(|error| Failure::internal(say!("demo-does-not-start", error = error)))
}

fn unknown(name: &str) -> Failure {
    let known = scenarios();
    let hint = did_you_mean(name, known.iter().map(|known| known.name.as_str()));
    Failure::usage(said!("no-such-scenario", name = name).saying("hint", hint).in_words(output::words()))
}

fn list(language: Language) -> Result<ExitCode, Failure> {
    let scenarios = scenarios();
    let widest = scenarios.iter().map(|scenario| scenario.name.width()).max().unwrap_or_default();
    let mut out = std::io::stdout().lock();
    for scenario in &scenarios {
        writeln!(out, "{:widest$}  {}", scenario.name, scenario.title.of(language.tag()))?;
    }
    Ok(ExitCode::Healthy)
}
