//! What the verbs share: finding checks, looks of the output, writing files.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write};
use std::path::Path;

use super::args::{General, Output, ReportFormat, Sources, Subject};
use super::{Failure, discover, learn};
use crate::config::{Config, Flags, load};
use crate::outcome::ExitCode;
use crate::pack::Row;
use crate::plugin::Plugin;
use crate::report;
use crate::report::{Colour, Human, Layout, Report, StyleChoice};
use crate::sandbox::{Mode, Sandbox, engine};
use crate::wording::{Language, Words};

/// Checks, and what runs them.
pub struct Checks {
    /// All that are run, sorted by id.
    pub plugins: Vec<Plugin>,
    /// The packs that were looked at.
    pub packs: Vec<Row>,
    /// Runs them.
    pub sandbox: Sandbox,
    /// How.
    pub mode: Mode,
}

/// Finds the checks of all sources. A source that is refused ends it: a run with half of the checks would look whole.
pub async fn checks(sources: &Sources) -> Result<Checks, Failure> {
    let (sandbox, mode) = sandbox(sources)?;
    let chosen = discover::packs(sources)?;
    if let Some(refused) = chosen.refused.into_iter().next() {
        return Err(refused.into());
    }
    for row in &chosen.rows {
        if let Some(warning) = &row.warning {
            eprintln!("duo-doctor: {}: {warning}", row.path);
        }
    }
    let mut found: BTreeMap<String, Plugin> =
        chosen.plugins.into_iter().map(|plugin| (plugin.description.id.clone(), plugin)).collect();
    for path in &sources.components {
        add(&mut found, Plugin::from_file(path, &sandbox).await?, path)?;
    }
    Ok(Checks { plugins: found.into_values().collect(), packs: chosen.rows, sandbox, mode })
}

/// What runs components, as the operator wants it.
pub fn sandbox(sources: &Sources) -> Result<(Sandbox, Mode), Failure> {
    let mode = sources.engine;
    let engine = engine(mode).map_err(|error| Failure::usage(format!("--engine {}: {error:#}", mode.name())))?;
    let sandbox = Sandbox::new(engine).map_err(|error| Failure::internal(format!("{error:#}")))?;
    Ok((sandbox, mode))
}

/// A second check of the same id could shadow the first; neither is taken silently.
fn add(found: &mut BTreeMap<String, Plugin>, plugin: Plugin, path: &Path) -> Result<(), Failure> {
    let id = plugin.description.id.clone();
    if let Some(first) = found.get(&id) {
        let message = format!("{}: its check `{id}` is already there, from {}", path.display(), first.source);
        return Err(Failure::new(ExitCode::PackRejected, message));
    }
    found.insert(id, plugin);
    Ok(())
}

/// Reads the configuration with these flags, and asks GitLab for its models where the operator wants that.
pub async fn config(subject: &Subject) -> Result<Config, Failure> {
    let flags = Flags {
        config: subject.config.clone(),
        // `auto` beside others adds nothing to them.
        vantages: (!subject.vantage.is_empty())
            .then(|| subject.vantage.iter().filter_map(|place| place.vantage()).collect()),
        impact: subject.impact,
        log_window: subject.since.clone(),
    };
    let mut config = load(&flags)?;
    if subject.models_from_gitlab {
        for problem in learn::models(&mut config).await {
            eprintln!("duo-doctor: not learnt from GitLab: {problem}");
        }
    }
    Ok(config)
}

impl General {
    /// The language to speak.
    pub fn language(&self) -> Language {
        self.lang.language()
    }

    /// Colours and signs for standard output.
    pub fn style(&self) -> StyleChoice {
        let variable = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let colour = match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto if variable("NO_COLOR") => false,
            Colour::Auto if std::env::var("CLICOLOR_FORCE").is_ok_and(|value| value != "0" && !value.is_empty()) => {
                true
            }
            Colour::Auto => std::io::stdout().is_terminal() && std::env::var("TERM").is_ok_and(|term| term != "dumb"),
        };
        StyleChoice { colour, symbols: self.symbols }
    }

    /// Layout of a human report on standard output.
    pub fn layout(&self, to_file: bool) -> Layout {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let mut style = self.style();
        if to_file && self.color != Colour::Always {
            style.colour = false;
        }
        Layout::new(style, columns.or_else(|| if to_file { None } else { terminal() }), self.verbose)
    }

    /// True where standard error is a terminal that can redraw a line.
    pub fn redraws(&self) -> bool {
        std::io::stderr().is_terminal() && std::env::var("TERM").is_ok_and(|term| term != "dumb")
    }
}

/// Prints a report in the wanted format to the wanted place.
pub fn print(general: &General, output: &Output, words: &Words, report: &Report) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    match output.format {
        ReportFormat::Json => report::write_json(report, &mut bytes)?,
        ReportFormat::Plan => report::write_plan(report, words, &mut bytes)?,
        ReportFormat::Human => Human::new(words, general.layout(output.output.is_some()), &mut bytes).print(report)?,
    }
    match &output.output {
        Some(path) => write_file(path, &bytes),
        None => Ok(std::io::stdout().lock().write_all(&bytes)?),
    }
}

/// Writes a file that only its owner may read.
pub fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| Failure::usage(format!("cannot write {}: {error}", path.display())))
}

/// Writes under another name first: a reader never sees half a file, and an old one survives a failure.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fail = |error: std::io::Error| Failure::usage(format!("cannot write {}: {error}", path.display()));
    let name = path.file_name().ok_or_else(|| Failure::usage(format!("{} is no file name", path.display())))?;
    let temporary = path.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
    let written = std::fs::write(&temporary, bytes).and_then(|()| std::fs::rename(&temporary, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&temporary);
    }
    written.map_err(fail)
}
