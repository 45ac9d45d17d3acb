//! Breaks the code on purpose, and compares what no test noticed with what is accepted.

use std::collections::BTreeSet;
use std::fs;
use std::process::{ExitCode, Stdio};

use crate::build;

/// Crates that only compute: their tests take milliseconds, so thousands of mutants can be tried. The folder of each.
const PURE: &[(&str, &str)] = &[
    ("duo-doctor-model", "host/model"),
    ("duo-doctor-scrub", "host/scrub"),
    ("duo-doctor-wording", "host/wording"),
    ("duo-doctor-log-search", "host/log-search"),
];

/// The version that `.cargo/mutants.toml` was written for.
const VERSION: &str = "27.1.0";

/// Mutants that may survive, each with the reason: `MUTANT   # REASON` a line, as cargo-mutants names it without its
/// line number.
const ACCEPTED: &str = ".cargo/mutants-accepted.txt";

/// Tries all mutants of one crate or of all; fails where one survives that is not accepted, or where one that is
/// accepted is caught.
pub(crate) fn mutants(arguments: &[String]) -> Result<ExitCode, String> {
    let crates: Vec<(&str, &str)> = match arguments {
        [] => PURE.to_vec(),
        [name] => PURE.iter().copied().filter(|(known, folder)| name == known || name == folder).collect(),
        _ => return Err("name one crate or none: cargo xtask mutants [CRATE]".into()),
    };
    if crates.is_empty() {
        let names: Vec<&str> = PURE.iter().map(|(name, _)| *name).collect();
        return Err(format!("that is not one of the pure crates: {}", names.join(", ")));
    }
    let mut known = build::cargo_command();
    known.args(["mutants", "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
    if !known.status().is_ok_and(|status| status.success()) {
        eprintln!("xtask: installing cargo-mutants {VERSION}");
        build::cargo(&["install", "cargo-mutants", "--locked", "--version", VERSION])?;
    }
    let output = build::target().join("mutants");
    fs::create_dir_all(&output).map_err(|error| format!("{}: {error}", output.display()))?;
    let mut command = build::cargo_command();
    command.arg("mutants").arg("--output").arg(&output);
    for (name, _) in &crates {
        command.args(["--package", name]);
    }
    // 2: some survived, 3: some ran into the time limit; both are told by the lists.
    let status = command.status().map_err(|error| format!("cargo mutants: {error}"))?;
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        return Err("cargo mutants failed; its own words stand above".into());
    }
    let missed = output.join("mutants.out/missed.txt");
    let missed = fs::read_to_string(&missed).map_err(|error| format!("{}: {error}", missed.display()))?;
    let accepted = fs::read_to_string(build::root().join(ACCEPTED)).map_err(|error| format!("{ACCEPTED}: {error}"))?;
    let folders: Vec<&str> = crates.iter().map(|(_, folder)| *folder).collect();
    let problems = compare(&missed, &accepted, &folders)?;
    for problem in &problems {
        println!("{problem}");
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is wrong: survivors that nobody accepted, and accepted ones of these folders that do not survive.
fn compare(missed: &str, accepted: &str, folders: &[&str]) -> Result<Vec<String>, String> {
    let mut reasons = BTreeSet::new();
    for line in accepted.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (mutant, reason) = line.split_once(" # ").unwrap_or((line, ""));
        if reason.trim().is_empty() {
            return Err(format!("{ACCEPTED}: `{mutant}` has no reason; write ` # REASON` after it"));
        }
        reasons.insert(mutant.trim());
    }
    let missed: BTreeSet<String> = missed.lines().map(name).collect();
    let survived = missed.iter().filter(|mutant| !reasons.contains(mutant.as_str()));
    let here = |mutant: &&&str| folders.iter().any(|folder| mutant.starts_with(&format!("{folder}/")));
    let caught = reasons.iter().filter(here).filter(|mutant| !missed.contains(**mutant));
    let survived = survived.map(|mutant| format!("no test notices: {mutant}"));
    Ok(survived.chain(caught.map(|mutant| format!("is noticed now; take it out of {ACCEPTED}: {mutant}"))).collect())
}

/// A mutant without line and column, which change with every edit: `host/model/src/plan.rs: replace > with >= in plan`.
fn name(mutant: &str) -> String {
    let mut parts = mutant.splitn(4, ':');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(file), Some(line), Some(column), Some(what)) if is_number(line) && is_number(column) => {
            format!("{file}:{what}")
        }
        _ => mutant.to_owned(),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSED: &str = "host/model/src/a.rs:12:5: replace one -> bool with true\n\
                          host/model/src/b.rs:3:40: replace > with >= in two::three\n";

    #[test]
    fn a_survivor_needs_a_reason_by_name() {
        let accepted = "# Why.\n\nhost/model/src/a.rs: replace one -> bool with true   # the same by construction\n";
        let found = compare(MISSED, accepted, &["host/model"]).expect("the list can be read");
        assert_eq!(found, ["no test notices: host/model/src/b.rs: replace > with >= in two::three"]);
        assert!(compare(MISSED, "host/model/src/a.rs: replace one -> bool with true\n", &[]).is_err());
        assert!(compare(MISSED, "host/model/src/a.rs: replace one -> bool with true # \n", &[]).is_err());
    }

    #[test]
    fn what_is_noticed_is_no_longer_accepted() {
        let accepted = "host/model/src/c.rs: replace x with y # why\nhost/scrub/src/c.rs: replace x with y # why\n";
        let found = compare("", accepted, &["host/model"]).expect("the list can be read");
        assert_eq!(found.len(), 1, "the other crate was not tried: {found:?}");
        assert!(found[0].ends_with("host/model/src/c.rs: replace x with y"), "{found:?}");
    }
}
