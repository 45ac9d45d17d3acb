//! What `judge` says, for `duo-doctor check-kit test`: it compares the words of a check with what they are given.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use serde_json::json;

use crate::Finding;

/// The variable with the file that it wants to be told in.
pub(crate) const FILE: &str = "DUO_DOCTOR_FINDINGS";

/// Adds a line of JSON for each finding: its code, how it ended, the names of its arguments, the words of its steps.
///
/// # Errors
/// Where the file cannot be written.
pub(crate) fn tell(file: &Path, findings: &[&Finding]) -> Result<(), String> {
    let lines = findings.iter().map(|finding| {
        let args: Vec<&String> = finding.args.keys().collect();
        let steps: Vec<String> = (1..=finding.steps.len()).map(|number| format!("fix-{number}")).collect();
        let line = json!({ "code": finding.code, "outcome": finding.outcome, "args": args, "steps": steps });
        format!("{line}\n")
    });
    let lines: String = lines.collect();
    let written = OpenOptions::new().create(true).append(true).open(file);
    written
        .and_then(|mut opened| opened.write_all(lines.as_bytes()))
        .map_err(|error| format!("{}: {error}", file.display()))
}
