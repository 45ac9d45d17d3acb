//! Every check's component against its recordings: `plugins/ID/recordings/SCENARIO.jsonl` holds
//! what the simulated set-up answered, `SCENARIO.expected` the findings, a row each.
//!
//! `cargo xtask record` makes both anew for every file that is there; an empty file named for a
//! scenario adds one. Read the difference before it is committed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use duo_doctor_sdk::testing::replay;
use serde_json::Value;

use crate::support::{Run, program, root};

fn component(check: &str) -> PathBuf {
    let target = program().parent().and_then(Path::parent).expect("the program lies in the target folder");
    target.join("wasm32-wasip2/plugin").join(format!("{}.wasm", check.replace('-', "_")))
}

/// Every recording with its check and scenario.
fn recordings() -> Vec<(String, String, PathBuf)> {
    let mut found = Vec::new();
    for check in std::fs::read_dir(root().join("plugins")).expect("there are plugins").filter_map(Result::ok) {
        let Ok(files) = std::fs::read_dir(check.path().join("recordings")) else { continue };
        for file in files.filter_map(|file| Some(file.ok()?.path())) {
            if file.extension().is_some_and(|extension| extension == "jsonl") {
                let scenario = file.file_stem().expect("a name").to_string_lossy().into_owned();
                found.push((check.file_name().to_string_lossy().into_owned(), scenario, file));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn recordings_of_every_check_give_the_expected_findings() {
    let record = std::env::var_os("RECORD").is_some();
    let mut differences = Vec::new();
    for (check, scenario, file) in recordings() {
        if record {
            make(&check, &scenario, &file);
        }
        let expected_file = file.with_extension("expected");
        let rows = replay(program(), &component(&check), &file)
            .unwrap_or_else(|problem| panic!("{}: {problem}", file.display()));
        let found = rows.join("\n") + "\n";
        if record {
            std::fs::write(&expected_file, &found).expect("the expectation can be written");
        }
        let expected = std::fs::read_to_string(&expected_file).unwrap_or_default();
        if found != expected {
            differences.push(format!("{check} {scenario}:\n found\n{found} expected\n{expected}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// What a check declares: rules by capability, as `plan` shows them.
fn declared() -> BTreeMap<String, Vec<(String, String)>> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let plan = Run::new(["plan", "--format", "json"]).go().json();
    let mut declared: BTreeMap<String, Vec<(String, String)>> = plan
        .as_array()
        .expect("a plan is a list")
        .iter()
        .map(|task| {
            let needs = task["needs"].as_array().expect("a check has needs").iter();
            (text(&task["check"]), needs.map(|need| (text(&need["capability"]), text(&need["rule"]))).collect())
        })
        .collect();
    // In no pack; `sdk/templates/rust/src/lib.rs` says what it needs.
    let template = [("http", "GET ai-gateway /monitoring/healthz"), ("environment", "ai-gateway AIGW_GITLAB_URL")];
    declared.insert("template-check".into(), template.map(|(of, rule)| (of.into(), rule.into())).to_vec());
    declared
}

/// What a line of a recording says that the check did not declare.
fn undeclared(line: &Value, declared: &[(String, String)]) -> Vec<String> {
    let words = |of: &str| {
        let of = of.to_owned();
        declared.iter().filter(move |(capability, _)| *capability == of).map(|(_, rule)| rule.split(' ').collect())
    };
    let (asked, answered) = (&line["asked"], &line["answered"]);
    match line["call"].as_str().expect("a line has a call") {
        "environment.names" => {
            let covered = |name: &str| {
                words("environment").any(|rule: Vec<&str>| {
                    rule[0] == asked["scope"]
                        && rule[1].strip_suffix('*').map_or(rule[1] == name, |start| name.starts_with(start))
                })
            };
            let of_scope = words("environment").any(|rule: Vec<&str>| rule[0] == asked["scope"]);
            let origin = answered["Ok"][0].as_str().filter(|_| !of_scope).map(str::to_owned);
            let names = answered["Ok"][1].as_array().into_iter().flatten().filter_map(Value::as_str);
            names.filter(|name| !covered(name)).map(str::to_owned).chain(origin).collect()
        }
        "connections.list" => {
            let covered = |kind: &Value| words("http").any(|rule: Vec<&str>| rule[1] == *kind);
            let listed = answered.as_array().expect("a list").iter();
            listed
                .filter(|connection| !covered(&connection["kind"]))
                .map(|connection| connection["name"].to_string())
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Users send recordings to strangers.
#[test]
fn no_recording_holds_what_its_check_does_not_declare() {
    let declared = declared();
    let of_template = std::fs::read_dir(root().join("sdk/templates/common/recordings")).expect("there are recordings");
    let of_template = of_template
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    let files = recordings().into_iter().map(|(_, _, file)| file).chain(of_template);
    let (mut names, mut connections) = (0, 0);
    let mut found = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a recording");
        for line in text.lines().skip(1) {
            let line: Value = serde_json::from_str(line).expect("a line is JSON");
            let check = line["check"].as_str().expect("a line has a check");
            names += usize::from(line["call"] == "environment.names");
            connections += usize::from(line["call"] == "connections.list");
            found.extend(undeclared(&line, &declared[check]).iter().map(|what| format!("{}: {what}", file.display())));
        }
    }
    assert!(names > 20 && connections > 20, "{names} lists of names, {connections} of connections");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_check_has_recordings_of_a_pass_and_a_problem() {
    for entry in std::fs::read_dir(root().join("plugins")).expect("there are plugins").filter_map(Result::ok) {
        if !entry.path().is_dir() {
            continue;
        }
        let check = entry.file_name().to_string_lossy().into_owned();
        let rows: String = recordings()
            .iter()
            .filter(|(of, ..)| *of == check)
            .map(|(_, _, file)| std::fs::read_to_string(file.with_extension("expected")).unwrap_or_default())
            .collect();
        assert!(rows.contains(" pass"), "{check} has no recording that ends in a pass");
        assert!(rows.contains(" fail") || rows.contains(" warn"), "{check} has no recording that ends in a problem");
    }
}

/// Records a run of the whole, and keeps the header and the lines of the one check.
fn make(check: &str, scenario: &str, file: &Path) {
    let whole = tempfile::NamedTempFile::new().expect("a file");
    let path = whole.path().to_str().expect("a plain path");
    let ran = Run::new(["demo", scenario, "--format", "json", "--record", path]).go();
    assert!(matches!(ran.code, 0 | 1 | 3), "{ran:?}");
    let text = std::fs::read_to_string(path).expect("the recording was written");
    let of_check = format!("{{\"check\":\"{check}\",");
    let lines: Vec<&str> = text
        .lines()
        .enumerate()
        .filter(|(index, line)| *index == 0 || line.starts_with(&of_check))
        .map(|(_, line)| line)
        .collect();
    assert!(lines.len() > 1, "{check} does not run in {scenario}");
    std::fs::write(file, lines.join("\n") + "\n").expect("the recording can be written");
}
