//! The hostile-host matrix: one component, run in the real sandbox against a system with every [`Case`] in turn.

use std::path::Path;
use std::time::Duration;

use super::alone::{alone, free};
use duo_doctor_engine::capability::{Backend, Case, Hostile};
use duo_doctor_engine::record::{Header, Replay};
use duo_doctor_engine::sandbox::Sandbox;
use duo_doctor_model::description::Impact;
use duo_doctor_model::event::{Finished, Reason};
use duo_doctor_model::outcome::Outcome;
use duo_doctor_pack::Plugin;

/// Wall-clock time of one case. Every answer but a slow one comes at once; a check that is not done by then hangs.
const TIME: Duration = Duration::from_secs(5);

/// One case and what became of the check.
#[derive(Debug)]
pub(crate) struct Row {
    /// Which case.
    pub case: Case,
    /// What became of it.
    pub finished: Finished,
    /// What is wrong with that.
    pub problem: Option<String>,
    /// It passes, although what it asked for was spoilt.
    pub passes_unseen: bool,
    /// Why that is right, in the words of the check's author.
    pub because: Option<String>,
    /// False where the check asks for nothing that the case spoils.
    pub concerned: bool,
}

/// Runs every case; what is not spoiled is as good as in the recording.
///
/// # Errors
/// Where the recording cannot be read.
pub(crate) async fn matrix(plugin: &Plugin, sandbox: &Sandbox, good: Option<&Path>) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for case in Case::ALL {
        rows.push(row(plugin, sandbox, good, case).await?);
    }
    Ok(rows)
}

async fn row(plugin: &Plugin, sandbox: &Sandbox, good: Option<&Path>, case: Case) -> Result<Row, String> {
    let recording = good.map(Replay::read).transpose().map_err(|error| error.to_string())?;
    let recording = recording.unwrap_or_else(Replay::empty);
    let header = Header { impact: Impact::Active, ..recording.header.clone() };
    let plugin = free(plugin);
    let hostile = Hostile::new(case, recording, plugin.check.description.clone());
    let (finished, run) = alone(&plugin, sandbox, Backend::Hostile(Box::new(hostile)), &header, TIME).await?;
    let concerned = match run.backend() {
        Backend::Hostile(hostile) => hostile.has_spoiled(),
        _ => false,
    };
    let passes_unseen = concerned && !case.may_pass() && broken(&finished).is_none() && passes(&finished);
    Ok(Row {
        case,
        problem: broken(&finished).or_else(|| passes_unseen.then(|| "it says pass, and could not know".into())),
        finished,
        passes_unseen,
        because: None,
        concerned,
    })
}

/// How it ended where it has no answer of its own.
pub(super) fn broken(finished: &Finished) -> Option<String> {
    let Some(Reason::Broken(broken)) = &finished.reason else { return None };
    Some(duo_doctor_wording::broken_in_english(broken))
}

fn passes(finished: &Finished) -> bool {
    let any = finished.findings.iter().any(|finding| finding.outcome == Outcome::Pass);
    finished.outcome == Outcome::Pass || any && finished.findings.len() == 1
}
