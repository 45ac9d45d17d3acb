//! A component over a whole run that was recorded.

use std::path::Path;
use std::time::Duration;

use super::alone::alone;
use super::matrix::broken;
use duo_doctor_engine::capability::Backend;
use duo_doctor_engine::record::Replay;
use duo_doctor_engine::sandbox::Sandbox;
use duo_doctor_model::event::Finished;
use duo_doctor_model::outcome::Outcome;
use duo_doctor_pack::Plugin;

/// As in a real run.
const TIME: Duration = Duration::from_secs(30);

/// Compares the findings, a row `CODE outcome subject` each, with those in the file beside the recording. What became
/// of the check, and what is wrong with that.
///
/// # Errors
/// The recording cannot be read.
pub(super) async fn replay(
    plugin: &Plugin,
    sandbox: &Sandbox,
    file: &Path,
) -> Result<(Finished, Option<String>), String> {
    let recording = Replay::read(file).map_err(|error| error.to_string())?;
    let header = recording.header.clone();
    let (finished, run) = alone(plugin, sandbox, Backend::Replay(recording), &header, TIME).await?;
    let problem = broken(&finished).or_else(|| match run.backend() {
        Backend::Replay(recording) => recording.divergences().first().cloned(),
        _ => None,
    });
    let problem = problem.or_else(|| unexpected(&finished, file));
    Ok((finished, problem))
}

fn unexpected(finished: &Finished, file: &Path) -> Option<String> {
    let row = |code: &str, outcome: Outcome, subject: &str| {
        format!("{code} {} {subject}", outcome.name()).trim_end().to_owned()
    };
    let mut rows: Vec<String> =
        finished.findings.iter().map(|finding| row(&finding.code, finding.outcome, &finding.subject)).collect();
    if rows.is_empty() {
        rows.push(row(&finished.id, finished.outcome, ""));
    }
    let expected = file.with_extension("expected");
    let Ok(wanted) = std::fs::read_to_string(&expected) else {
        return Some(format!("{} is not there; it would hold: {}", expected.display(), rows.join(", ")));
    };
    (!wanted.lines().eq(rows.iter().map(String::as_str))).then(|| {
        format!("found {}, and {} says {}", rows.join(", "), expected.display(), wanted.trim().replace('\n', ", "))
    })
}
