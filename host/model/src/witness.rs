//! What checks say of each other's answers, once all have ended.
//!
//! Checks do not see each other's findings. Where one could be seen another way by somebody else, it says so in
//! arguments of its finding, and the host listens:
//!
//! - A failure with [`OWN_ACCESS`] was seen with a credential of this program's own. It stands where it explains a
//!   failure that was seen without; otherwise the credential may be what is wrong, and nobody knows.
//! - A finding that does not know and has [`PROVEN_BY`] becomes a pass where another check's pass with that code
//!   [`PROVES`] its URL: GitLab asked with the real key and got an answer.

use std::collections::HashSet;

use crate::conclusion::{edges, symptom};
use crate::description::fits;
use crate::diagnosis::Symptom;
use crate::diagnosis::graph::{Bounds, Graph};
use crate::event::Finished;
use crate::finding::Finding;
use crate::outcome::Outcome;
use crate::plan::Plan;

/// Argument of a failure: the code of not knowing, which it becomes where it has no witness. The arguments
/// `connection` and `credential` name the credential.
pub const OWN_ACCESS: &str = "own-access";

/// Beside [`OWN_ACCESS`]: the only codes that bear witness, with blanks between; a `*` at the end stands for any rest.
/// Without it every code does that the failure explains.
pub const WITNESSED_BY: &str = "witnessed-by";

/// Argument of a finding that does not know: the code of a pass that answers it.
pub const PROVEN_BY: &str = "proven-by";

/// Beside [`PROVEN_BY`]: the code of its own pass.
pub const PROVEN_AS: &str = "proven-as";

/// Argument of a pass: the URLs that it is about, with blanks between.
pub const PROVES: &str = "proves";

/// The findings as they stand when each has heard the others.
#[must_use]
pub fn heard(plan: &Plan, mut finished: Vec<Finished>) -> Vec<Finished> {
    for (check, finding) in unwitnessed(plan, &finished) {
        let finding = &mut finished[check].findings[finding];
        finding.outcome = Outcome::Unknown;
        finding.code = finding.args.get(OWN_ACCESS).cloned().unwrap_or_default();
        finding.args.insert("reason".into(), "own-access".into());
        finding.steps.clear();
    }
    for (check, finding) in proven(plan, &finished) {
        let finding = &mut finished[check].findings[finding];
        finding.outcome = Outcome::Pass;
        finding.code = finding.args.get(PROVEN_AS).cloned().unwrap_or_default();
        finding.steps.clear();
    }
    finished.iter_mut().for_each(settle);
    finished
}

/// The outcome that the findings give. That policy denied what a check needs is not in them: it stands while something
/// is unknown.
fn settle(ended: &mut Finished) {
    let outcome = Outcome::of_findings(ended.findings.iter().map(|finding| finding.outcome));
    match outcome {
        None => {}
        Some(Outcome::Unknown) if ended.outcome == Outcome::Denied => {}
        Some(outcome) => (ended.outcome, ended.reason) = (outcome, None),
    }
}

/// Failures that rest on this program's own access alone: check and finding.
fn unwitnessed(plan: &Plan, finished: &[Finished]) -> Vec<(usize, usize)> {
    let places = finished.iter().enumerate().flat_map(|(check, ended)| {
        let failing = ended.findings.iter().enumerate().filter(|(_, finding)| finding.outcome == Outcome::Fail);
        failing.map(move |(finding, _)| (check, finding))
    });
    let places: Vec<(usize, usize)> = places.collect();
    let of = |&(check, finding): &(usize, usize)| -> &Finding { &finished[check].findings[finding] };
    if places.iter().all(|place| !of(place).args.contains_key(OWN_ACCESS)) {
        return Vec::new();
    }
    let symptoms: Vec<Symptom<'_>> =
        places.iter().map(|place| symptom(&plan.tasks[place.0], &finished[place.0], of(place))).collect();
    let graph = Graph::new(&symptoms.iter().collect::<Vec<_>>(), &[], &edges(plan), Bounds::OnePublisher);
    let mut seen = graph.seen();
    let mut alone = Vec::new();
    for (index, place) in places.iter().enumerate() {
        seen.clear();
        let known = plan.tasks[place.0].check.description.codes.iter();
        let named = of(place).args.get(OWN_ACCESS).is_some_and(|code| known.clone().any(|known| known == code));
        let witnesses = graph.explained(index, &mut seen);
        let heard = of(place).args.get(WITNESSED_BY).map(String::as_str);
        let witnessed = witnesses.iter().map(|&witness| of(&places[witness])).any(|witness| {
            !witness.args.contains_key(OWN_ACCESS)
                && heard.is_none_or(|heard| heard.split_whitespace().any(|pattern| fits(pattern, &witness.code)))
        });
        if named && !witnessed {
            alone.push(*place);
        }
    }
    alone
}

/// Findings that another check's pass answers: check and finding.
fn proven(plan: &Plan, finished: &[Finished]) -> Vec<(usize, usize)> {
    let passes = plan.tasks.iter().zip(finished).flat_map(|(task, ended)| {
        let passes = ended.findings.iter().filter(|finding| finding.outcome == Outcome::Pass);
        passes.flat_map(move |pass| {
            let urls = pass.args.get(PROVES).map(String::as_str).unwrap_or_default().split_whitespace();
            urls.map(move |url| (&task.check.publisher, pass.code.as_str(), url.trim_end_matches('/')))
        })
    });
    let passes: HashSet<_> = passes.collect();
    let mut found = Vec::new();
    for (check, (task, ended)) in plan.tasks.iter().zip(finished).enumerate() {
        for (index, finding) in ended.findings.iter().enumerate().filter(|(_, one)| one.outcome == Outcome::Unknown) {
            let arg = |name: &str| finding.args.get(name).map(String::as_str).unwrap_or_default();
            let own = task.check.description.codes.iter().any(|code| code == arg(PROVEN_AS));
            let url = arg("url").trim_end_matches('/');
            if own && passes.contains(&(&task.check.publisher, arg(PROVEN_BY), url)) {
                found.push((check, index));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
