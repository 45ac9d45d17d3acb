//! Every check's component against its recordings: `plugins/ID/recordings/SCENARIO.jsonl` holds
//! what the simulated set-up answered, `SCENARIO.expected` the findings, a row each.
//!
//! `cargo xtask record` makes both anew for every file that is there; an empty file named for a
//! scenario adds one. Read the difference before it is committed.

use std::path::{Path, PathBuf};

use duo_doctor_sdk::testing::replay;

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
