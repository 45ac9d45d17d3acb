//! `test`: the language's own tests, every recording, and the hostile-host matrix.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::replayed::replay;
use super::rows::lines;
use super::seen::{self, Seen};
use super::{BadAnswers, COMPONENT, Language, matrix, run, words};
use crate::program;
use duo_doctor_engine::load::from_file;
use duo_doctor_engine::sandbox::Mode;
use duo_doctor_model::Check;
use duo_doctor_model::description::VENDOR_CODES;
use duo_doctor_model::event::Finished;
use duo_doctor_model::outcome::Outcome;
use duo_doctor_model::policy::Denial;

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

/// What is said of the tests, and whether all are good so far.
struct Told<'a> {
    say: &'a mut dyn FnMut(&str),
    good: bool,
}

impl Told<'_> {
    /// A section that is good, or has problems.
    fn section(&mut self, name: &str, problems: &[String]) {
        (self.say)(name);
        if problems.is_empty() {
            (self.say)("  good");
        }
        for problem in problems {
            (self.say)(&format!("  FAILED   {problem}"));
            self.good = false;
        }
    }
}

/// Runs all tests of a project and says what came of each; true where all are good. The last line says what was run.
///
/// # Errors
/// Why the tests cannot be run.
pub(crate) async fn test(tested: &Tested<'_>, say: &mut dyn FnMut(&str)) -> Result<bool, String> {
    let project = tested.project;
    let mut told = Told { say, good: true };
    let mut seen = Seen::default();
    told.section("fixtures", fixtures(project, &mut seen)?.as_slice());
    let component = tested.component.map_or_else(|| project.join(COMPONENT), Path::to_owned);
    if !component.is_file() {
        return Err(format!("{}: is not there; run `duo-doctor check-kit build` first", component.display()));
    }
    let sandbox = program::sandbox(Mode::default()).map_err(|error| format!("{error:#}"))?;
    let plugin = from_file(&component, &sandbox).await.map_err(|error| error.to_string())?;
    let codes = prefixes(&plugin.check, tested.vendor).into_iter().chain(unshown(&plugin.check, project, &mut seen)?);
    told.section("codes", &codes.collect::<Vec<_>>());
    (told.say)("recordings");
    let recordings = recordings(project)?;
    if recordings.is_empty() {
        (told.say)("  there are none; make one with `duo-doctor check ID --record recordings/NAME.jsonl`");
    }
    let mut passing = None;
    let mut undeclared = BTreeSet::new();
    for recording in &recordings {
        let name = recording.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let problem = match replay(&plugin, &sandbox, recording).await {
            Ok((finished, problem)) => {
                seen.found(&finished.findings);
                undeclared.extend(beyond(&finished));
                if problem.is_none() && finished.outcome == Outcome::Pass {
                    passing = passing.or(Some(recording.as_path()));
                }
                problem.map_or_else(|| Ok(finished.outcome), Err)
            }
            Err(problem) => Err(problem),
        };
        told.good &= problem.is_ok();
        (told.say)(&match problem {
            Ok(outcome) => format!("  {name:24} good     {}", outcome.name()),
            Err(problem) => format!("  {name:24} FAILED   {problem}"),
        });
    }
    (told.say)("hostile host");
    if passing.is_none() {
        (told.say)("  no recording ends in a pass: good answers are invented");
    }
    let declared = BadAnswers::of(project)?;
    let mut rows = Vec::new();
    for row in matrix(&plugin, &sandbox, passing).await? {
        seen.found(&row.finished.findings);
        undeclared.extend(beyond(&row.finished));
        rows.push(declared.applied(row));
    }
    told.good &= rows.iter().all(|row| row.problem.is_none());
    let concerned = rows.iter().filter(|row| row.concerned).count();
    lines(&rows).iter().for_each(|line| (told.say)(line));
    told.section("needs", &undeclared.into_iter().collect::<Vec<_>>());
    told.section("messages", &words::problems(&plugin.check, &seen));
    let description = &plugin.check.description;
    (told.say)(&format!(
        "{} {}: {}: {} fixtures, {} codes, {} recordings, {concerned} kinds of bad answers",
        description.id,
        description.version,
        if told.good { "good" } else { "FAILED" },
        fixture_files(project)?.len(),
        description.codes.len(),
        recordings.len(),
    ));
    Ok(told.good)
}

/// What it asked for and its description does not: no operator can grant it that.
fn beyond(finished: &Finished) -> Vec<String> {
    let undeclared = finished.spent.denials.iter().filter(|denial| denial.is_undeclared());
    let said = |denial: &Denial| {
        format!(
            "it asks for `{} {}`, and its description does not ask for it; add that need to `describe`",
            denial.capability, denial.wanted
        )
    };
    undeclared.map(said).collect()
}

/// `judge` without a component, by the language's own test runner; the problem, if there is one.
fn fixtures(project: &Path, seen: &mut Seen) -> Result<Vec<String>, String> {
    let told = tempfile::NamedTempFile::new().map_err(|error| format!("no temporary file: {error}"))?;
    let (mut command, missing) = match Language::of(project)? {
        Language::Rust => {
            let mut command = Command::new("cargo");
            command.args(["test", "--quiet"]);
            (command, "cargo is not installed; install Rust 1.95 or newer with rustup")
        }
        Language::Python => {
            let mut command = Command::new("python3");
            command.args(["-m", "unittest", "--quiet"]);
            (command, "python3 is not installed; install Python 3.10 or newer")
        }
        Language::Javascript => {
            let mut command = Command::new("node");
            command.args(["--test", "--test-reporter", "dot"]);
            (command, "node is not installed; install Node.js 20 or newer")
        }
    };
    let ran = run(command.current_dir(project).env(seen::FILE, told.path()), missing);
    seen.told(told.path());
    Ok(ran.err().into_iter().collect())
}

/// Every code is the end of a fixture: what never was shown was never seen to work.
fn unshown(check: &Check, project: &Path, seen: &mut Seen) -> Result<Option<String>, String> {
    let mut shown = BTreeSet::new();
    for file in fixture_files(project)? {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let fixture: serde_json::Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        let expected = fixture["expected"].as_array().map(Vec::as_slice).unwrap_or_default();
        expected.iter().for_each(|finding| seen.expected(finding));
        shown.extend(expected.iter().filter_map(|finding| finding["code"].as_str()).map(str::to_owned));
    }
    let unseen: Vec<&str> =
        check.description.codes.iter().map(String::as_str).filter(|code| !shown.contains(*code)).collect();
    Ok((!unseen.is_empty()).then(|| format!("no fixture ends in {}", unseen.join(", "))))
}

/// Codes with the prefix of another.
fn prefixes(check: &Check, vendor: bool) -> Vec<String> {
    let wrong = check.description.codes.iter().filter(|code| code.starts_with(VENDOR_CODES) != vendor);
    let said = |code: &String| match vendor {
        true => format!("`{code}`: the vendor's codes begin with `{VENDOR_CODES}`"),
        false => format!("`{code}`: codes with `{VENDOR_CODES}` are the vendor's; take a prefix of your own"),
    };
    wrong.map(said).collect()
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
