//! For the tests of a check: `judge` over fixture files ([`cases`]), and the built component against
//! a recording ([`replay`]).
//!
//! A fixture is `fixtures/NAME.json` in the check's folder:
//!
//! ```json
//! { "facts": { "healthz": { "response": { "status": 200, "body": "{}" } } },
//!   "expected": [ { "code": "DUO3100", "outcome": "pass" } ] }
//! ```
//!
//! `expected` lists every finding in order. `code` and `outcome` must be given, `subject` is empty
//! unless given, `severity`, `confidence` and single `args` are compared where they are given.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::{Check, Confidence, Finding, Outcome, Severity};

/// Runs a built component against a recording with the program `duo-doctor`, and returns a row
/// `CODE outcome subject` for each finding, or `check outcome` where there is none.
///
/// Recordings are made by `duo-doctor check ID --record FILE` on a real or simulated set-up.
///
/// # Errors
/// What the program says, where it cannot run the component or the component asks for what the
/// recording does not have.
pub fn replay(program: &Path, component: &Path, recording: &Path) -> Result<Vec<String>, String> {
    let output = std::process::Command::new(program)
        .args(["replay", "--format", "json", "--without-core-pack", "--component"])
        .arg(component)
        .arg(recording)
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let report: Value =
        serde_json::from_slice(&output.stdout).map_err(|_| String::from_utf8_lossy(&output.stderr).into_owned())?;
    if output.status.code() == Some(6) {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut rows = Vec::new();
    for check in report["checks"].as_array().into_iter().flatten() {
        let findings = check["findings"].as_array().map(Vec::as_slice).unwrap_or_default();
        if findings.is_empty() {
            rows.push(format!("{} {}", text(&check["id"]), text(&check["outcome"])));
        }
        rows.extend(findings.iter().map(|finding| {
            let row = format!("{} {} {}", text(&finding["code"]), text(&finding["outcome"]), text(&finding["subject"]));
            row.trim_end().to_owned()
        }));
    }
    Ok(rows)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    facts: Value,
    expected: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    code: String,
    outcome: Outcome,
    #[serde(default)]
    subject: String,
    severity: Option<Severity>,
    confidence: Option<Confidence>,
    #[serde(default)]
    args: BTreeMap<String, String>,
}

/// Runs `judge` over every file in the check's `fixtures` folder.
///
/// # Panics
/// Where a fixture differs, with the file's name and both sides; where a file is not a fixture;
/// and where no fixture shows a pass, a fail or warn, and an unknown.
pub fn cases<C: Check>() {
    let folder = crate_folder().join("fixtures");
    let messages = messages(&crate_folder().join("messages"));
    let mut seen = Vec::new();
    let mut differences = Vec::new();
    for path in json_files(&folder) {
        let text = std::fs::read_to_string(&path).expect("a listed fixture can be read");
        let fixture: Fixture =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let facts: C::Facts =
            serde_json::from_value(fixture.facts).unwrap_or_else(|error| panic!("{}: facts: {error}", path.display()));
        let findings = C::judge(&facts);
        seen.extend(findings.iter().map(|finding| finding.outcome));
        let problem = difference::<C>(&findings, &fixture.expected);
        let problem = problem.or_else(|| findings.iter().find_map(|finding| wordless(finding, &messages)));
        differences.extend(problem.map(|text| format!("{}: {text}", path.display())));
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
    for (name, wanted) in [
        ("pass", &[Outcome::Pass][..]),
        ("fail or warn", &[Outcome::Fail, Outcome::Warn]),
        ("unknown", &[Outcome::Unknown]),
    ] {
        assert!(seen.iter().any(|outcome| wanted.contains(outcome)), "{}: no fixture ends in {name}", folder.display());
    }
}

fn difference<C: Check>(findings: &[Finding], expected: &[Expected]) -> Option<String> {
    let description = C::describe();
    if let Some(finding) = findings.iter().find(|finding| !description.lists(&finding.code)) {
        return Some(format!("`{}` is not among the codes of `describe`", finding.code));
    }
    let same = findings.len() == expected.len()
        && findings.iter().zip(expected).all(|(finding, expected)| same(finding, expected));
    let shown = |finding: &Finding| {
        format!(
            "\n  {} {:?} {:?} {:?} subject \"{}\" {:?}",
            finding.code, finding.outcome, finding.severity, finding.confidence, finding.subject, finding.args
        )
    };
    (!same).then(|| {
        let found: String = findings.iter().map(shown).collect();
        let expected: String = expected
            .iter()
            .map(|expected| {
                format!(
                    "\n  {} {:?} subject \"{}\" {:?}",
                    expected.code, expected.outcome, expected.subject, expected.args
                )
            })
            .collect();
        format!("\n found{found}\n expected{expected}")
    })
}

/// The texts of the check's messages by file.
fn messages(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    files.map(|path| (path.clone(), std::fs::read_to_string(path).expect("messages can be read"))).collect()
}

/// What is wrong with the reason of an unknown finding: a sentence, or a key that has words nowhere.
fn wordless(finding: &Finding, messages: &[(PathBuf, String)]) -> Option<String> {
    if finding.outcome != Outcome::Unknown {
        return None;
    }
    let key = &finding.args.get("reason").cloned().unwrap_or_default();
    let kebab = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if key.is_empty() || !key.chars().all(kebab) {
        return Some(format!("{}: the reason \"{key}\" is not a key", finding.code));
    }
    let of_host = crate::reason::every().iter().any(|reason| reason.args()["reason"] == *key);
    let message = |text: &str| {
        let after = text.split_once(&format!("\n{} =", finding.code)).map(|(_, after)| after.to_owned());
        after.map(|after| {
            after.lines().take_while(|line| line.is_empty() || line.starts_with(' ')).collect::<Vec<_>>().join("\n")
        })
    };
    let lacks = messages.iter().find(|(_, text)| {
        !of_host && !message(&format!("\n{text}")).is_some_and(|own| own.contains(&format!(".why-{key} = ")))
    });
    lacks.map(|(path, _)| format!("{}: `.why-{key}` has no words in {}", finding.code, path.display()))
}

fn same(finding: &Finding, expected: &Expected) -> bool {
    finding.code == expected.code
        && finding.outcome == expected.outcome
        && finding.subject == expected.subject
        && expected.severity.is_none_or(|severity| severity == finding.severity)
        && expected.confidence.is_none_or(|confidence| confidence == finding.confidence)
        && expected.args.iter().all(|(name, value)| finding.args.get(name) == Some(value))
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files
}

fn crate_folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo test sets CARGO_MANIFEST_DIR").into()
}
