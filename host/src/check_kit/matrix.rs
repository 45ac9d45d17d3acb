//! The hostile-host matrix: one component, run in the real sandbox against a system with every [`Case`] in turn.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::capability::{Backend, Case, Hostile};
use crate::description::Impact;
use crate::outcome::Outcome;
use crate::plugin::Plugin;
use crate::policy::{Policy, Publisher};
use crate::record::Replay;
use crate::runner::{self, Finished, Means, Plan, Reason, Selection, Terms};
use crate::sandbox::{Mode, Sandbox};
use crate::scrub::Scrubber;

/// Wall-clock time of one case. Every answer but a slow one comes at once; a check that is not done by then hangs.
const TIME: Duration = Duration::from_secs(5);

/// One case and what became of the check.
#[derive(Debug)]
pub struct Row {
    /// Which case.
    pub case: Case,
    /// What became of it.
    pub outcome: Outcome,
    /// The codes that it gave.
    pub codes: Vec<String>,
    /// What is wrong with that.
    pub problem: Option<String>,
    /// False where the check asks for nothing that the case spoils.
    pub concerned: bool,
}

/// Runs every case; what is not spoiled is as good as in the recording.
///
/// # Errors
/// Where the recording cannot be read.
pub async fn matrix(plugin: &Plugin, sandbox: &Sandbox, good: Option<&Path>) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for case in Case::ALL {
        rows.push(row(plugin, sandbox, good, case).await?);
    }
    Ok(rows)
}

async fn row(plugin: &Plugin, sandbox: &Sandbox, good: Option<&Path>, case: Case) -> Result<Row, String> {
    let recording = good.map(Replay::read).transpose().map_err(|error| error.to_string())?;
    let recording = recording.unwrap_or_else(Replay::empty);
    let (now, vantages) = (recording.header.now, recording.header.vantages.clone());
    let mut plugin = plugin.clone();
    // Nothing here can be touched, so it may do what it declares; no matter from where, and without the checks that
    // it follows. A plan leaves out a check that is granted nothing, so its refusals come from the system as well.
    plugin.publisher = Publisher::Vendor;
    plugin.description.vantages.clear();
    plugin.description.requires.clear();
    let backend = Arc::new(Backend::Hostile(Box::new(Hostile::new(case, recording, plugin.description.clone()))));
    let policy = Policy::default();
    let terms = Terms { vantages: &vantages, impact: Impact::Active, policy: &policy };
    let plan =
        Plan::new(std::slice::from_ref(&plugin), &Selection::default(), terms).map_err(|error| error.to_string())?;
    let means = Means {
        sandbox: sandbox.clone(),
        mode: Mode::default(),
        backend: Arc::clone(&backend),
        scrubber: Arc::new(Scrubber::default()),
        recorder: None,
        vantages,
        impact: Impact::Active,
        now,
        check_time: TIME,
        interrupted: Arc::default(),
    };
    let mut finished = runner::run(&plan, &means, &mut |_| {}).await;
    let finished = finished.pop().ok_or("the plan is empty")?;
    let concerned = match &*backend {
        Backend::Hostile(hostile) => hostile.has_spoiled(),
        _ => false,
    };
    Ok(Row {
        case,
        outcome: finished.outcome,
        codes: finished.findings.iter().map(|finding| finding.code.clone()).collect(),
        problem: problem(case, concerned, &finished),
        concerned,
    })
}

fn problem(case: Case, concerned: bool, finished: &Finished) -> Option<String> {
    if let Some(Reason::Broken(broken)) = &finished.reason {
        return Some(crate::wording::broken_in_english(broken));
    }
    let passes = finished.findings.iter().any(|finding| finding.outcome == Outcome::Pass);
    let whole = finished.outcome == Outcome::Pass || passes && finished.findings.len() == 1;
    (concerned && whole && !case.may_pass()).then(|| "it says pass, and could not know".into())
}
