//! What a run comes to: causes, verdict, exit code and coverage. Known before any word is chosen.

use std::collections::{BTreeMap, HashSet};

use crate::diagnosis::{self, Blocked, Diagnosis, Edge, Symptom};
use crate::event::{Broken, Finished, Reason};
use crate::finding::Finding;
use crate::outcome::{ExitCode, Outcome, Verdict};
use crate::plan::{Plan, Task};
use crate::remedy::{Gap, gaps};

/// What a run comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// What to repair, and what follows from it.
    pub diagnosis: Diagnosis,
    /// The whole in one word.
    pub verdict: Verdict,
    /// Exit code of the process.
    pub exit_code: ExitCode,
    /// Part of the planned checks that were evaluated, in percent, rounded down.
    pub coverage: u8,
    /// What was not evaluated, and what would change that.
    pub gaps: Vec<Gap>,
    /// The run was ended early.
    pub interrupted: bool,
}

/// Concludes from what became of the planned checks, in the plan's order. `refused`: packs and components whose checks
/// are not among them. `interrupted`: the exit code of the signal that ended the run early.
#[must_use]
pub fn conclude(plan: &Plan, finished: &[Finished], refused: usize, interrupted: Option<ExitCode>) -> Conclusion {
    let verdict = match Verdict::over(finished.iter().map(|ended| ended.outcome)) {
        // Nobody knows what the checks that are not here, or were not begun, would have found.
        Verdict::Healthy | Verdict::Empty if refused > 0 => Verdict::Incomplete,
        Verdict::Empty if interrupted.is_some() && !finished.is_empty() => Verdict::Incomplete,
        verdict => verdict,
    };
    Conclusion {
        diagnosis: diagnose(plan, finished),
        verdict,
        exit_code: interrupted.unwrap_or_else(|| exit_code(verdict, finished, refused)),
        coverage: coverage(finished, refused),
        gaps: gaps(finished),
        interrupted: interrupted.is_some(),
    }
}

/// What the planned checks say of what explains what.
pub(crate) fn edges(plan: &Plan) -> Vec<Edge<'_>> {
    let edges = plan.tasks.iter().flat_map(|task| {
        let (check, publisher) = (&task.check.description.id, &task.check.publisher);
        task.check.description.explains.iter().map(move |explanation| Edge { check, publisher, explanation })
    });
    edges.collect()
}

/// A finding of a planned check, as the diagnosis sees it.
pub(crate) fn symptom<'a>(task: &'a Task, ended: &'a Finished, finding: &'a Finding) -> Symptom<'a> {
    Symptom {
        check: &ended.id,
        publisher: &task.check.publisher,
        hop: task.check.description.hop,
        code: &finding.code,
        subject: &finding.subject,
        outcome: finding.outcome,
        severity: finding.severity,
        confidence: finding.confidence,
    }
}

fn diagnose(plan: &Plan, finished: &[Finished]) -> Diagnosis {
    let symptoms = plan
        .tasks
        .iter()
        .zip(finished)
        .flat_map(|(task, ended)| ended.findings.iter().map(move |finding| symptom(task, ended, finding)));
    let by_id: BTreeMap<&str, &Finished> = finished.iter().map(|ended| (ended.id.as_str(), ended)).collect();
    let blocked = finished.iter().filter(|ended| ended.outcome == Outcome::Blocked);
    let blocked = blocked.map(|ended| Blocked { check: &ended.id, by: failed_above(ended, &by_id) });
    diagnosis::diagnose(&symptoms.collect::<Vec<_>>(), &edges(plan), &blocked.collect::<Vec<_>>())
}

/// The failed checks at the top of all chains of blocked ones; each check is looked at once, as chains can meet often.
fn failed_above<'a>(ended: &'a Finished, by_id: &BTreeMap<&str, &'a Finished>) -> Vec<&'a str> {
    let (mut open, mut seen, mut failed) = (vec![ended], HashSet::new(), Vec::new());
    while let Some(ended) = open.pop() {
        let Some(Reason::Blocked { by }) = &ended.reason else { continue };
        for above in by.iter().filter_map(|id| by_id.get(id.as_str())) {
            match above.outcome {
                _ if !seen.insert(&above.id) => {}
                Outcome::Blocked => open.push(above),
                _ => failed.push(above.id.as_str()),
            }
        }
    }
    failed
}

/// Code that is not what was signed makes the rest doubtful too, whatever it found.
fn exit_code(verdict: Verdict, finished: &[Finished], refused: usize) -> ExitCode {
    let untrusted = finished.iter().any(|ended| matches!(ended.reason, Some(Reason::Broken(Broken::Untrusted { .. }))));
    if untrusted || refused > 0 { ExitCode::PackRejected } else { verdict.exit_code() }
}

/// What was left out or not begun counts as what it is: not looked at. What was refused counts as one check each: how
/// many it has nobody answers for.
fn coverage(finished: &[Finished], refused: usize) -> u8 {
    let selected = refused + finished.len();
    let evaluated = finished.iter().filter(|ended| ended.outcome.is_evaluated()).count();
    let percent = (evaluated * 100).checked_div(selected).unwrap_or_default();
    u8::try_from(percent).expect("a part is at most the whole")
}

#[cfg(test)]
mod tests;
