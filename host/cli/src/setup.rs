//! What the verbs share: finding checks, looks of the output, writing files.

use std::io::{IsTerminal as _, Write};
use std::sync::Arc;

use super::args::{General, Output, ReportFormat, Sources, Subject};
use super::output::{Audience, say};
use super::values::Color;
use super::{Failure, again, discover, learn, output, program};
use duo_doctor_config::{Config, Flags, load};
use duo_doctor_engine::capability::Backend;
use duo_doctor_engine::load::from_file;
use duo_doctor_engine::runner::Run;
use duo_doctor_engine::sandbox::{Mode, Sandbox};
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::{Check, Rejected};
use duo_doctor_pack::{Plugin, Row, VendorCodes};
use duo_doctor_report as report;
use duo_doctor_report::{Human, Layout, Report, StyleChoice};
use duo_doctor_wording::{Language, Words, said};

/// Checks, and what runs them.
pub(crate) struct Checks {
    /// All that are run, sorted by id.
    pub plugins: Vec<Plugin>,
    /// The packs that were looked at.
    pub packs: Vec<Row>,
    /// Packs and components of which nothing is run. They were named on standard error.
    pub refused: Vec<Rejected>,
    /// Runs them.
    pub sandbox: Sandbox,
    /// How.
    pub mode: Mode,
}

impl Checks {
    /// Who they are, the vendor's first: they are asked first what a code or a text means.
    pub(crate) fn all(&self) -> Vec<Arc<Check>> {
        let mut all: Vec<Arc<Check>> = self.plugins.iter().map(|plugin| Arc::clone(&plugin.check)).collect();
        all.sort_by(|one, other| one.publisher.cmp(&other.publisher));
        all
    }

    /// The exit code of a verb that had to do without some of them.
    pub(crate) fn exit(&self, code: ExitCode) -> ExitCode {
        let answers = [ExitCode::Healthy, ExitCode::Problems, ExitCode::Incomplete, ExitCode::NothingSelected];
        if !self.refused.is_empty() && answers.contains(&code) { ExitCode::PackRejected } else { code }
    }

    /// What is missing may be what was refused.
    pub(crate) fn failure(&self, failure: impl Into<Failure>) -> Failure {
        let failure = failure.into();
        Failure { code: self.exit(failure.code), ..failure }
    }

    /// A run of them.
    pub(crate) fn run(&self, backend: Backend) -> Run {
        Run::of(&self.plugins, &self.sandbox, backend).mode(self.mode)
    }
}

/// Finds the checks of all sources. One that is refused keeps the others from nothing: it is named, its checks are
/// missing in the report, and the exit code says so. Only where nothing is left there is nothing to do.
pub(crate) async fn checks(sources: &Sources) -> Result<Checks, Failure> {
    checks_with(sources, VendorCodes::Refused).await
}

/// The same, with components that may have codes of the vendor.
pub(crate) async fn checks_with(sources: &Sources, codes: VendorCodes) -> Result<Checks, Failure> {
    let (sandbox, mode) = sandbox(sources)?;
    let mut chosen = discover::packs(sources)?;
    for row in &chosen.rows {
        if let Some(warning) = &row.warning {
            output::tell(format_args!("{}: {warning}", row.path));
        }
    }
    for path in &sources.components {
        let taken = match from_file(path, &sandbox).await {
            Ok(plugin) => chosen.add(plugin, codes),
            Err(refused) => Err(refused),
        };
        chosen.refused.extend(taken.err());
    }
    if chosen.plugins.is_empty() && !chosen.refused.is_empty() {
        return Err(chosen.refused.remove(0).into());
    }
    for refused in &chosen.refused {
        output::tell(refused);
    }
    Ok(Checks { plugins: chosen.plugins, packs: chosen.rows, refused: chosen.refused, sandbox, mode })
}

/// What runs components, as the operator wants it.
pub(crate) fn sandbox(sources: &Sources) -> Result<(Sandbox, Mode), Failure> {
    let mode = Mode::from(sources.engine);
    let sandbox =
        program::sandbox(mode).map_err(|error| Failure::usage(format!("--engine {}: {error:#}", mode.name())))?;
    Ok((sandbox, mode))
}

/// Reads the configuration with these flags, and asks GitLab for its models where the operator wants that.
pub(crate) async fn config(subject: &Subject) -> Result<Config, Failure> {
    let flags = Flags {
        config: subject.config.clone(),
        // `auto` beside others adds nothing to them.
        vantages: (!subject.vantage.is_empty())
            .then(|| subject.vantage.iter().filter_map(|place| place.vantage()).collect()),
        impact: subject.impact.map(Into::into),
        log_window: subject.since.clone(),
    };
    let mut config = load(&flags)?;
    for connection in config.connections.values() {
        for (credential, why) in &connection.missing {
            let said = said!("without-credential", credential = credential, connection = connection.name);
            output::tell(said.saying("why", why.clone()).in_words(output::words()));
        }
    }
    config.unread.iter().for_each(|said| output::tell(said.in_words(output::words())));
    if subject.models_from_gitlab {
        for problem in learn::models(&mut config).await {
            output::tell(say!("not-learnt", problem = problem));
        }
    }
    Ok(config)
}

impl General {
    /// The language to speak.
    pub(crate) fn language(&self) -> Language {
        self.lang.language()
    }

    /// Colours and signs for standard output.
    pub(crate) fn style(&self) -> StyleChoice {
        let variable = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let colour = match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if variable("NO_COLOR") => false,
            Color::Auto if std::env::var("CLICOLOR_FORCE").is_ok_and(|value| value != "0" && !value.is_empty()) => true,
            Color::Auto => std::io::stdout().is_terminal() && std::env::var("TERM").is_ok_and(|term| term != "dumb"),
        };
        StyleChoice { colour, symbols: self.symbols.into() }
    }

    /// Layout of a human report on standard output.
    pub(crate) fn layout(&self, to_file: bool) -> Layout {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let mut style = self.style();
        if to_file && self.color != Color::Always {
            style.colour = false;
        }
        Layout::new(style, columns.or_else(|| if to_file { None } else { terminal() }), self.verbose)
    }

    /// True where standard error is a terminal that can redraw a line.
    pub(crate) fn redraws(&self) -> bool {
        std::io::stderr().is_terminal() && std::env::var("TERM").is_ok_and(|term| term != "dumb")
    }
}

/// Prints a report in the wanted format to the wanted place, and each copy to its own. What cannot be written is told
/// after everything else was: a run is not lost with its file.
pub(crate) fn print(
    general: &General,
    sources: &Sources,
    output: &Output,
    words: &Words,
    report: &Report,
) -> Result<(), Failure> {
    let copies = output.copies.iter().map(|copy| (copy.format, Some(copy.file.as_path())));
    let all = std::iter::once((output.format, output.output.as_deref())).chain(copies);
    let mut failed = None;
    for (format, file) in all {
        let bytes = rendered(general, sources, format, file.is_some(), words, report)?;
        let written = match file {
            Some(path) => output::write_file(path, &bytes, Audience::Owner),
            None => std::io::stdout().lock().write_all(&bytes).map_err(Failure::from),
        };
        if let Err(failure) = written {
            if file.is_some() {
                std::io::stdout().lock().write_all(&bytes)?;
            }
            failed.get_or_insert(failure);
        }
    }
    failed.map_or(Ok(()), Err)
}

fn rendered(
    general: &General,
    sources: &Sources,
    format: ReportFormat,
    to_file: bool,
    words: &Words,
    report: &Report,
) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    match format {
        ReportFormat::Json => report::write_json(report, &mut bytes)?,
        ReportFormat::Plan => report::write_plan(report, words, &mut bytes)?,
        ReportFormat::Ticket => report::write_ticket(report, words, &mut bytes)?,
        ReportFormat::Human => {
            Human::new(words, general.layout(to_file), &mut bytes).known_with(again::added(sources)).print(report)?;
        }
    }
    Ok(bytes)
}
