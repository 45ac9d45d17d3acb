//! A built component against a recording.

use std::path::Path;

use serde_json::Value;

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
