//! `test`: the language's own tests, every recording, and the hostile-host matrix.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::alone::alone;
use super::{BadAnswers, COMPONENT, Language, Row, matrix, run};
use crate::program;
use duo_doctor_engine::capability::Backend;
use duo_doctor_engine::load::from_file;
use duo_doctor_engine::record::Replay;
use duo_doctor_engine::sandbox::{Mode, Sandbox};
use duo_doctor_model::Check;
use duo_doctor_model::outcome::Outcome;
use duo_doctor_pack::Plugin;
use duo_doctor_wording::Language as Spoken;

/// As in a real run.
const TIME: Duration = Duration::from_secs(30);

/// Whose check is tested, and where it is.
#[derive(Debug)]
pub(crate) struct Tested<'a> {
    /// The project's folder.
    pub project: &'a Path,
    /// Its component; otherwise [`COMPONENT`] in the folder.
    pub component: Option<&'a Path>,
    /// It is the vendor's own: codes begin with the vendor's prefix, and with no other.
    pub vendor: bool,
}

/// Runs all tests of a project and says what came of each; true where all are good. The last line says what was run.
///
/// # Errors
/// Why the tests cannot be run.
pub(crate) async fn test(tested: &Tested<'_>, say: &mut dyn FnMut(&str)) -> Result<bool, String> {
    let project = tested.project;
    let mut good = true;
    say("fixtures");
    match fixtures(project) {
        Ok(()) => say("  good"),
        Err(problem) => {
            good = false;
            say(&format!("  FAILED   {problem}"));
        }
    }
    let component = tested.component.map_or_else(|| project.join(COMPONENT), Path::to_owned);
    if !component.is_file() {
        return Err(format!("{}: is not there; run `duo-doctor check-kit build` first", component.display()));
    }
    let sandbox = program::sandbox(Mode::default()).map_err(|error| format!("{error:#}"))?;
    let plugin = from_file(&component, &sandbox).await.map_err(|error| error.to_string())?;
    for (what, problem) in
        [("codes", shown_by_fixtures(&plugin.check, project)), ("messages", words(&plugin.check, tested.vendor))]
    {
        say(what);
        match problem {
            Ok(()) => say("  good"),
            Err(problem) => {
                good = false;
                say(&format!("  FAILED   {problem}"));
            }
        }
    }
    say("recordings");
    let recordings = recordings(project)?;
    if recordings.is_empty() {
        say("  there are none; make one with `duo-doctor check ID --record recordings/NAME.jsonl`");
    }
    let mut passing = None;
    for recording in &recordings {
        let name = recording.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match replay(&plugin, &sandbox, recording).await {
            Ok(outcome) => {
                say(&format!("  {name:24} good     {}", outcome.name()));
                if outcome == Outcome::Pass {
                    passing = passing.or(Some(recording.as_path()));
                }
            }
            Err(problem) => {
                good = false;
                say(&format!("  {name:24} FAILED   {problem}"));
            }
        }
    }
    say("hostile host");
    if passing.is_none() {
        say("  no recording ends in a pass: good answers are invented");
    }
    let mut concerned = 0;
    let declared = BadAnswers::of(project)?;
    for row in matrix(&plugin, &sandbox, passing).await? {
        let row = declared.applied(row);
        good &= row.problem.is_none();
        concerned += usize::from(row.concerned);
        say(&shown(&row));
    }
    let description = &plugin.check.description;
    say(&format!(
        "{} {}: {}: {} fixtures, {} codes, {} recordings, {concerned} kinds of bad answers",
        description.id,
        description.version,
        if good { "good" } else { "FAILED" },
        fixture_files(project)?.len(),
        description.codes.len(),
        recordings.len(),
    ));
    Ok(good)
}

fn shown(row: &Row) -> String {
    let verdict = match (&row.problem, &row.because) {
        (Some(problem), _) => format!("FAILED   {} {problem}", row.outcome.name()),
        (None, Some(because)) => format!("good     {}: {because}", row.outcome.name()),
        (None, None) if row.concerned => format!("good     {} {}", row.outcome.name(), row.codes.join(" ")),
        (None, None) => "-        the check asks for nothing of this".into(),
    };
    format!("  {:24} {verdict}", row.case.name())
}

/// `judge` without a component, by the language's own test runner.
fn fixtures(project: &Path) -> Result<(), String> {
    match Language::of(project)? {
        Language::Rust => run(
            Command::new("cargo").args(["test", "--quiet"]).current_dir(project),
            "cargo is not installed; install Rust 1.95 or newer with rustup",
        ),
        Language::Python => run(
            Command::new("python3").args(["-m", "unittest", "--quiet"]).current_dir(project),
            "python3 is not installed; install Python 3.10 or newer",
        ),
        Language::Javascript => run(
            Command::new("node").args(["--test", "--test-reporter", "dot"]).current_dir(project),
            "node is not installed; install Node.js 20 or newer",
        ),
    }
}

/// Every code is the end of a fixture: what never was shown was never seen to work.
fn shown_by_fixtures(check: &Check, project: &Path) -> Result<(), String> {
    let mut shown = BTreeSet::new();
    for file in fixture_files(project)? {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let fixture: serde_json::Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        let expected = fixture["expected"].as_array().map(Vec::as_slice).unwrap_or_default();
        shown.extend(expected.iter().filter_map(|finding| finding["code"].as_str()).map(str::to_owned));
    }
    let unseen: Vec<&str> =
        check.description.codes.iter().map(String::as_str).filter(|code| !shown.contains(*code)).collect();
    if unseen.is_empty() { Ok(()) } else { Err(format!("no fixture ends in {}", unseen.join(", "))) }
}

/// Every code has words in every whole language and in those that the check brings, and a prefix of its own.
fn words(check: &Check, vendor: bool) -> Result<(), String> {
    let brought = check.messages.keys().map(String::as_str);
    let languages: BTreeSet<&str> = brought.chain(Spoken::whole().map(|language| language.tag())).collect();
    for code in &check.description.codes {
        if vendor && !code.starts_with("DUO") {
            return Err(format!("`{code}`: the vendor's codes begin with `DUO`"));
        }
        if !vendor && code.starts_with("DUO") {
            return Err(format!("`{code}`: codes with `DUO` are the vendor's; take a prefix of your own"));
        }
        for &language in &languages {
            let text = check.messages.get(language).map(String::as_str).unwrap_or_default();
            if !text
                .lines()
                .any(|line| line.strip_prefix(code.as_str()).is_some_and(|rest| rest.trim_start().starts_with('=')))
            {
                return Err(format!("messages/{language}.ftl has no `{code} = …`"));
            }
        }
    }
    Ok(())
}

fn recordings(project: &Path) -> Result<Vec<PathBuf>, String> {
    files(project, "recordings", "jsonl")
}

fn fixture_files(project: &Path) -> Result<Vec<PathBuf>, String> {
    files(project, "fixtures", "json")
}

/// Files with this ending in a folder of the project, sorted; none where there is no such folder.
pub(super) fn files(project: &Path, folder: &str, ending: &str) -> Result<Vec<PathBuf>, String> {
    let folder = project.join(folder);
    let Ok(entries) = folder.read_dir() else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
        if path.extension().is_some_and(|extension| extension == ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Compares the findings, a row `CODE outcome subject` each, with those in the file beside the recording.
async fn replay(plugin: &Plugin, sandbox: &Sandbox, file: &Path) -> Result<Outcome, String> {
    let recording = Replay::read(file).map_err(|error| error.to_string())?;
    let header = recording.header.clone();
    let (finished, run) = alone(plugin, sandbox, Backend::Replay(recording), &header, TIME).await?;
    if let Backend::Replay(recording) = run.backend()
        && let Some(first) = recording.divergences().first()
    {
        return Err(first.clone());
    }
    let row = |code: &str, outcome: Outcome, subject: &str| {
        format!("{code} {} {subject}", outcome.name()).trim_end().to_owned()
    };
    let mut rows: Vec<String> =
        finished.findings.iter().map(|finding| row(&finding.code, finding.outcome, &finding.subject)).collect();
    if rows.is_empty() {
        rows.push(row(&finished.id, finished.outcome, ""));
    }
    let expected = file.with_extension("expected");
    let wanted = std::fs::read_to_string(&expected)
        .map_err(|_| format!("{} is not there; it would hold: {}", expected.display(), rows.join(", ")))?;
    match wanted.lines().eq(rows.iter().map(String::as_str)) {
        true => Ok(finished.outcome),
        false => Err(format!(
            "found {}, and {} says {}",
            rows.join(", "),
            expected.display(),
            wanted.trim().replace('\n', ", ")
        )),
    }
}
