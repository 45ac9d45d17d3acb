//! Exit codes, formats, engines, languages: the same answer in each.

use duo_doctor_model::outcome::ExitCode;
use serde_json::Value;

use crate::support::{Run, not_run, root};

/// A scenario with a cause, consequences, blocked checks and passes.
const SCENARIO: &str = "gateway-does-not-trust-gitlab";

/// Findings without what differs from one run of the simulated set-up to the next: ports, times.
fn findings(report: &Value) -> Vec<String> {
    let checks = report["checks"].as_array().expect("a report has checks");
    let rows = checks.iter().flat_map(|check| {
        let findings = check["findings"].as_array().expect("a check has findings").iter();
        let rows = findings.map(|finding| format!("{} {} {}", finding["code"], finding["outcome"], finding["subject"]));
        std::iter::once(format!("{} {}", check["id"], check["outcome"])).chain(rows)
    });
    rows.collect()
}

#[test]
fn engine_language_and_format_change_nothing() {
    let plain = Run::new(["demo", SCENARIO, "--format", "json"]).go();
    assert_eq!(plain.code, 1, "{plain:?}");
    let expected = findings(&plain.json());
    for arguments in [
        ["--engine", "native", "--lang", "en"],
        ["--engine", "interpreter", "--lang", "ja"],
        ["--engine", "native", "--lang", "ja"],
    ] {
        let mut all = vec!["demo", SCENARIO, "--format", "json"];
        all.extend(arguments);
        let other = Run::new(all).go();
        assert_eq!(other.code, 1, "{arguments:?}");
        assert_eq!(findings(&other.json()), expected, "{arguments:?}");
    }
    for arguments in [["--lang", "en", "--color", "never"], ["--lang", "ja", "--color", "always"]] {
        let mut all = vec!["demo", SCENARIO];
        all.extend(arguments);
        let human = Run::new(all).go();
        assert_eq!(human.code, 1, "{arguments:?}");
        assert!(human.stdout.contains("DUO4103"), "{human:?}");
    }
}

/// A terminal changes colours and progress, nothing else. `script` lends one.
#[test]
fn a_terminal_changes_neither_code_nor_findings() {
    let script = std::process::Command::new("script").arg("--version").output();
    if script.is_err() {
        return not_run("terminal", "there is no program `script` to lend one");
    }
    let command = format!("{} demo {SCENARIO} --lang en", crate::support::program().display());
    let on_terminal = std::process::Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .env("TERM", "xterm")
        .stdin(std::process::Stdio::null())
        .output()
        .expect("script can be started");
    let shown = String::from_utf8_lossy(&on_terminal.stdout);
    assert_eq!(on_terminal.status.code(), Some(1), "{shown}");
    assert!(shown.contains("\u{1b}[") && shown.contains("DUO4103"), "{shown}");
    let elsewhere = Run::new(["demo", SCENARIO, "--lang", "en"]).go();
    assert!(!elsewhere.stdout.contains('\u{1b}') && !elsewhere.stderr.contains('\u{1b}'), "{elsewhere:?}");
}

#[test]
fn the_report_fits_its_schema() {
    let file =
        std::fs::read_to_string(root().join("docs/report.schema.json")).expect("the schema stands in the repository");
    assert_eq!(Run::new(["schema"]).go().stdout, file, "run `duo-doctor schema > docs/report.schema.json`");
    let schema: Value = serde_json::from_str(&file).expect("the schema is JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("report.schema.json", schema).expect("the schema has a name");
    let validator = compiler.compile("report.schema.json", &mut schemas).expect("the schema is one");
    for scenario in ["healthy", SCENARIO, "operator-knows-little"] {
        let report = Run::new(["demo", scenario, "--format", "json"]).go().json();
        let valid = schemas.validate(&report, validator);
        assert!(valid.is_ok(), "{scenario}: {}", valid.expect_err("it is not valid"));
    }
    assert!(schemas.validate(&serde_json::json!({ "format": "duo-doctor/report@1" }), validator).is_err());
}

#[test]
fn the_table_of_the_readme_is_the_table_of_the_program() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("there is a README");
    for (code, meaning) in ExitCode::ALL {
        let row = format!("| {} | {meaning} |", code.number());
        assert!(readme.contains(&row), "README lacks `{row}`");
    }
}

#[test]
fn a_recording_replays_to_the_same_findings_without_the_set_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let recording = folder.path().join("run.jsonl");
    let recording = recording.to_str().expect("a plain path");
    let live = Run::new(["demo", SCENARIO, "--format", "json", "--record", recording]).go();
    let replayed = Run::new(["replay", recording, "--format", "json"]).go();
    assert_eq!(replayed.code, live.code, "{replayed:?}");
    let ran = |report: Value| -> Vec<String> {
        findings(&report).into_iter().filter(|row| !row.contains("\"blocked\"")).collect()
    };
    assert_eq!(ran(replayed.json()), ran(live.json()));
}
