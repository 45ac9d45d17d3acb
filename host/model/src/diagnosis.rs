//! From many findings to the few that are the cause. Pure: findings and edges in, causes out.
//!
//! A failing finding is a consequence where another failing finding explains it, directly or over
//! several edges; what remains is a cause. Causes are ordered by what they break.

use std::collections::BTreeSet;

use crate::description::{Explanation, Hop, fits};
use crate::finding::{Confidence, Severity};
use crate::outcome::Outcome;

/// A finding as far as the diagnosis looks at it.
#[derive(Debug, Clone)]
pub struct Symptom<'a> {
    /// The check that said it.
    pub check: &'a str,
    /// Where on the request path.
    pub hop: Hop,
    /// Its code.
    pub code: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// What it says.
    pub outcome: Outcome,
    /// What breaks.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
}

/// A check that was not run because another failed.
#[derive(Debug, Clone)]
pub struct Blocked<'a> {
    /// The check that was not run.
    pub check: &'a str,
    /// The failed checks that stand before it.
    pub by: Vec<&'a str>,
}

/// Points at a finding of the report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer {
    /// The check that said it.
    pub check: String,
    /// Its code.
    pub code: String,
    /// What it is about.
    pub subject: String,
}

/// A failing finding that nothing else accounts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The finding.
    pub finding: Pointer,
    /// Findings that it accounts for.
    pub explains: Vec<Pointer>,
    /// Checks that could not run because of it.
    pub blocks: Vec<String>,
    /// It stands behind a hop that is broken for another reason: repaired alone, the first cause
    /// leads to this one.
    pub hidden: bool,
}

/// What a run means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnosis {
    /// What to repair, first things first.
    pub causes: Vec<Cause>,
    /// Findings that warn, and that no failure accounts for.
    pub warnings: Vec<Pointer>,
}

/// Finds the causes.
#[must_use]
pub fn diagnose(symptoms: &[Symptom<'_>], edges: &[Explanation], blocked: &[Blocked<'_>]) -> Diagnosis {
    let failing: Vec<&Symptom<'_>> = symptoms.iter().filter(|symptom| symptom.outcome == Outcome::Fail).collect();
    let explained_by = |effect: usize| -> Vec<usize> {
        (0..failing.len())
            .filter(|&cause| cause != effect && accounts(edges, failing[cause], failing[effect]))
            .collect()
    };
    let parents: Vec<Vec<usize>> = (0..failing.len()).map(explained_by).collect();
    let roots = roots(&parents);

    let mut causes: Vec<(usize, Cause)> = roots
        .iter()
        .map(|&root| {
            let explains =
                (0..failing.len()).filter(|&index| reaches(&parents, index, root)).map(|index| pointer(failing[index]));
            let blocks = blocked.iter().filter(|entry| entry.by.contains(&failing[root].check));
            let cause = Cause {
                finding: pointer(failing[root]),
                explains: explains.collect(),
                blocks: blocks.map(|entry| entry.check.to_owned()).collect(),
                hidden: false,
            };
            (root, cause)
        })
        .collect();
    causes.sort_by_key(|(root, cause)| {
        let symptom = failing[*root];
        (
            symptom.severity,
            symptom.confidence,
            std::cmp::Reverse(cause.explains.len() + cause.blocks.len()),
            symptom.hop,
        )
    });
    let critical = causes.iter().filter(|(root, _)| failing[*root].severity == Severity::Critical);
    let first_broken = critical.map(|(root, _)| failing[*root].hop).min();
    for (root, cause) in &mut causes {
        cause.hidden = first_broken.is_some_and(|hop| failing[*root].hop > hop && failing[*root].hop < Hop::Hygiene);
    }
    // A warning that a failure accounts for is a consequence of it, and listed there.
    let mut warnings = Vec::new();
    for warning in symptoms.iter().filter(|symptom| symptom.outcome == Outcome::Warn) {
        let explained = |(root, _): &&mut (usize, Cause)| accounts(edges, failing[*root], warning);
        match causes.iter_mut().find(explained) {
            Some((_, cause)) => cause.explains.push(pointer(warning)),
            None => warnings.push(pointer(warning)),
        }
    }
    Diagnosis { causes: causes.into_iter().map(|(_, cause)| cause).collect(), warnings }
}

fn accounts(edges: &[Explanation], cause: &Symptom<'_>, effect: &Symptom<'_>) -> bool {
    edges.iter().any(|edge| {
        fits(&edge.from, cause.code)
            && fits(&edge.to, effect.code)
            && (edge.any_subject || cause.subject == effect.subject)
    })
}

/// Failures without an explanation; and of failures that explain each other in a circle, which no
/// outside failure explains, the first: a circle must not make everything vanish.
fn roots(parents: &[Vec<usize>]) -> Vec<usize> {
    let mut roots: Vec<usize> = (0..parents.len()).filter(|&index| parents[index].is_empty()).collect();
    for index in 0..parents.len() {
        if !roots.iter().any(|&root| root == index || reaches(parents, index, root)) {
            roots.push(index);
        }
    }
    roots.sort_unstable();
    roots
}

/// True where `root` explains `index` over one edge or more.
fn reaches(parents: &[Vec<usize>], index: usize, root: usize) -> bool {
    if index == root {
        return false;
    }
    let mut seen = BTreeSet::new();
    let mut open = parents[index].clone();
    while let Some(next) = open.pop() {
        if next == root {
            return true;
        }
        if seen.insert(next) {
            open.extend(&parents[next]);
        }
    }
    false
}

fn pointer(symptom: &Symptom<'_>) -> Pointer {
    Pointer { check: symptom.check.into(), code: symptom.code.into(), subject: symptom.subject.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symptom<'a>(hop: Hop, code: &'a str, subject: &'a str, severity: Severity) -> Symptom<'a> {
        Symptom { check: code, hop, code, subject, outcome: Outcome::Fail, severity, confidence: Confidence::Confirmed }
    }

    fn edge(from: &str, to: &str, any_subject: bool) -> Explanation {
        Explanation { from: from.into(), to: to.into(), any_subject }
    }

    fn codes(diagnosis: &Diagnosis) -> Vec<&str> {
        diagnosis.causes.iter().map(|cause| cause.finding.code.as_str()).collect()
    }

    #[test]
    fn what_is_explained_over_two_edges_is_no_cause() {
        let symptoms = [
            symptom(Hop::Features, "DUO8219", "", Severity::Medium),
            symptom(Hop::GatewayToGitlab, "DUO4103", "", Severity::Critical),
            symptom(Hop::Gateway, "DUO3201", "", Severity::Critical),
        ];
        let edges = [edge("DUO32*", "DUO41*", true), edge("DUO41*", "DUO82*", true)];
        let diagnosis = diagnose(&symptoms, &edges, &[]);
        assert_eq!(codes(&diagnosis), ["DUO3201"]);
        assert_eq!(diagnosis.causes[0].explains.len(), 2);
    }

    #[test]
    fn another_subject_is_another_cause() {
        let symptoms = [
            symptom(Hop::Model, "DUO6102", "model/a", Severity::High),
            symptom(Hop::Model, "DUO6201", "model/b", Severity::High),
        ];
        assert_eq!(codes(&diagnose(&symptoms, &[edge("DUO61*", "DUO62*", false)], &[])).len(), 2);
        assert_eq!(codes(&diagnose(&symptoms, &[edge("DUO61*", "DUO62*", true)], &[])), ["DUO6102"]);
    }

    #[test]
    fn a_circle_keeps_one_cause() {
        let symptoms =
            [symptom(Hop::Model, "DUO6101", "", Severity::High), symptom(Hop::Model, "DUO6201", "", Severity::High)];
        let edges = [edge("DUO61*", "DUO62*", true), edge("DUO62*", "DUO61*", true)];
        assert_eq!(codes(&diagnose(&symptoms, &edges, &[])), ["DUO6101"]);
    }

    #[test]
    fn a_cause_behind_a_critical_one_is_hidden() {
        let symptoms = [
            symptom(Hop::Model, "DUO6201", "model/a", Severity::High),
            symptom(Hop::Gateway, "DUO3101", "", Severity::Critical),
        ];
        let diagnosis = diagnose(&symptoms, &[], &[]);
        assert_eq!(codes(&diagnosis), ["DUO3101", "DUO6201"]);
        assert_eq!(diagnosis.causes.iter().map(|cause| cause.hidden).collect::<Vec<_>>(), [false, true]);
    }

    /// What breaks counts before how sure it is, that before how much it brings about, and that before where it is.
    #[test]
    fn the_first_cause_is_the_worst() {
        let failing = |hop, code, severity, confidence| Symptom { confidence, ..symptom(hop, code, "", severity) };
        let symptoms = [
            failing(Hop::Gitlab, "DUO1", Severity::High, Confidence::Likely),
            failing(Hop::Gateway, "DUO3", Severity::High, Confidence::Likely),
            failing(Hop::Model, "DUO6", Severity::High, Confidence::Likely),
            failing(Hop::Features, "DUO8", Severity::High, Confidence::Confirmed),
            failing(Hop::Hygiene, "DUO9", Severity::Critical, Confidence::Possible),
            failing(Hop::Features, "EFFECT", Severity::Critical, Confidence::Confirmed),
        ];
        let diagnosis = diagnose(&symptoms, &[edge("DUO6", "EFFECT", true)], &[]);
        assert_eq!(codes(&diagnosis), ["DUO9", "DUO8", "DUO6", "DUO1", "DUO3"]);
    }

    /// Only what lies further on the way than a critical cause, and never a leftover.
    #[test]
    fn a_cause_before_or_beside_a_critical_one_is_not_hidden() {
        let symptoms = [
            symptom(Hop::Gateway, "DUO3101", "", Severity::Critical),
            symptom(Hop::Gitlab, "DUO1101", "", Severity::High),
            symptom(Hop::Gateway, "DUO3301", "", Severity::High),
            symptom(Hop::GatewayToGitlab, "DUO4101", "", Severity::High),
            symptom(Hop::Features, "DUO8101", "", Severity::High),
            symptom(Hop::Hygiene, "DUO9101", "", Severity::High),
        ];
        let hidden = |symptoms: &[Symptom<'_>]| -> Vec<String> {
            let causes = diagnose(symptoms, &[], &[]).causes.into_iter();
            causes.filter(|cause| cause.hidden).map(|cause| cause.finding.code).collect()
        };
        assert_eq!(hidden(&symptoms), ["DUO4101", "DUO8101"]);
        assert_eq!(hidden(&symptoms[1..]), Vec::<String>::new(), "nothing is critical");
    }

    #[test]
    fn a_warning_is_no_cause_and_explains_nothing() {
        let mut warning = symptom(Hop::Hygiene, "DUO9103", "", Severity::Low);
        warning.outcome = Outcome::Warn;
        let symptoms = [warning, symptom(Hop::Features, "DUO8213", "", Severity::Medium)];
        let diagnosis = diagnose(&symptoms, &[edge("DUO91*", "DUO82*", true)], &[]);
        assert_eq!(codes(&diagnosis), ["DUO8213"]);
        assert_eq!(diagnosis.warnings.len(), 1);
    }

    #[test]
    fn an_explained_warning_stands_under_its_cause() {
        let mut warning = symptom(Hop::Gitlab, "DUO1405", "feature/duo_chat", Severity::Medium);
        warning.outcome = Outcome::Warn;
        let symptoms = [symptom(Hop::Gitlab, "DUO1404", "", Severity::Critical), warning];
        let diagnosis = diagnose(&symptoms, &[edge("DUO1404", "DUO140*", true)], &[]);
        assert!(diagnosis.warnings.is_empty());
        assert_eq!(diagnosis.causes[0].explains[0].code, "DUO1405");
    }

    #[test]
    fn a_cause_names_the_checks_that_it_blocks() {
        let symptoms = [symptom(Hop::Gitlab, "DUO1102", "", Severity::Critical)];
        let blocked = [Blocked { check: "license", by: vec!["DUO1102"] }, Blocked { check: "other", by: vec!["x"] }];
        assert_eq!(diagnose(&symptoms, &[], &blocked).causes[0].blocks, ["license"]);
    }
}
