//! From many findings to the few that are the cause. Pure: findings and edges in, causes out.
//!
//! A failing finding is a consequence where another failing finding explains it, directly or over
//! several edges; what remains is a cause. Causes are ordered by what they break. Nobody speaks for
//! another: an edge counts within one publisher, and between two it is no more than a note.

pub(crate) mod graph;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use self::graph::{Bounds, Graph};
use crate::description::{Explanation, Hop};
use crate::finding::{Confidence, Severity};
use crate::outcome::Outcome;
use crate::policy::Publisher;

/// A finding as far as the diagnosis looks at it.
#[derive(Debug, Clone)]
pub struct Symptom<'a> {
    /// The check that said it.
    pub check: &'a str,
    /// Whose check that is.
    pub publisher: &'a Publisher,
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

/// What a check says of its own findings and others: one of the two that it joins is the check's own.
#[derive(Debug, Clone, Copy)]
pub struct Edge<'a> {
    /// The check that says it.
    pub check: &'a str,
    /// Whose check that is.
    pub publisher: &'a Publisher,
    /// Which codes account for which.
    pub explanation: &'a Explanation,
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
    /// Findings of other publishers' checks that are said to account for it. They stand beside it, not above it.
    pub claimed_by: Vec<Pointer>,
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
pub fn diagnose(symptoms: &[Symptom<'_>], edges: &[Edge<'_>], blocked: &[Blocked<'_>]) -> Diagnosis {
    let of = |outcome: Outcome| symptoms.iter().filter(move |symptom| symptom.outcome == outcome);
    let failing: Vec<&Symptom<'_>> = of(Outcome::Fail).collect();
    let warning: Vec<&Symptom<'_>> = of(Outcome::Warn).collect();
    let graph = Graph::new(&failing, &warning, edges, Bounds::OnePublisher);
    let mut seen = graph.seen();
    let behind = behind(blocked);

    let mut causes: Vec<(usize, Cause)> = Vec::new();
    for root in roots(&graph, failing.len()) {
        seen.clear();
        let mut explained = graph.reached(root, &mut seen);
        explained.retain(|&finding| finding < failing.len());
        explained.sort_unstable();
        let cause = Cause {
            finding: pointer(failing[root]),
            explains: explained.into_iter().map(|finding| pointer(failing[finding])).collect(),
            blocks: behind.get(failing[root].check).into_iter().flatten().map(|check| (*check).to_owned()).collect(),
            hidden: false,
            claimed_by: Vec::new(),
        };
        causes.push((root, cause));
    }
    causes.sort_by_key(|(root, cause)| {
        let symptom = failing[*root];
        (
            symptom.severity,
            symptom.confidence,
            std::cmp::Reverse(cause.explains.len() + cause.blocks.len()),
            symptom.hop,
        )
    });
    let mut first_broken: BTreeMap<&Publisher, Hop> = BTreeMap::new();
    for symptom in causes.iter().map(|(root, _)| failing[*root]).filter(|one| one.severity == Severity::Critical) {
        let first = first_broken.entry(symptom.publisher).or_insert(symptom.hop);
        *first = symptom.hop.min(*first);
    }
    for (root, cause) in &mut causes {
        let symptom = failing[*root];
        let first = [symptom.publisher, &Publisher::Vendor].into_iter().filter_map(|one| first_broken.get(one)).min();
        cause.hidden = first.is_some_and(|hop| symptom.hop > *hop && symptom.hop < Hop::Hygiene);
    }
    note_claims(&mut causes, &failing, edges);
    // A warning that a failure accounts for is a consequence of it, and listed there: of the first of them.
    let mut explained: Vec<Option<usize>> = vec![None; warning.len()];
    seen.clear();
    for (index, (root, _)) in causes.iter().enumerate() {
        let found = graph.explained(*root, &mut seen).into_iter();
        found.filter_map(|finding| finding.checked_sub(failing.len())).for_each(|at| explained[at] = Some(index));
    }
    let mut warnings = Vec::new();
    for (symptom, cause) in warning.into_iter().zip(explained) {
        match cause {
            Some(index) => causes[index].1.explains.push(pointer(symptom)),
            None => warnings.push(pointer(symptom)),
        }
    }
    Diagnosis { causes: causes.into_iter().map(|(_, cause)| cause).collect(), warnings }
}

/// Notes at each cause which findings of other publishers are said to account for it.
fn note_claims(causes: &mut [(usize, Cause)], failing: &[&Symptom<'_>], edges: &[Edge<'_>]) {
    let first = failing.first().map(|symptom| symptom.publisher);
    if failing.iter().all(|symptom| Some(symptom.publisher) == first) {
        return;
    }
    let graph = Graph::new(failing, &[], edges, Bounds::None);
    let mut seen = graph.seen();
    let mut at: HashMap<usize, usize> = HashMap::new();
    at.extend(causes.iter().enumerate().map(|(index, (root, _))| (*root, index)));
    for (claiming, symptom) in failing.iter().enumerate() {
        seen.clear();
        for explained in graph.explained(claiming, &mut seen) {
            if failing[explained].publisher != symptom.publisher
                && let Some(index) = at.get(&explained)
            {
                causes[*index].1.claimed_by.push(pointer(symptom));
            }
        }
    }
}

/// Failures without an explanation; and of failures that explain each other in a circle, which no
/// outside failure explains, the first: a circle must not make everything vanish.
fn roots(graph: &Graph, failing: usize) -> Vec<usize> {
    let has_cause = graph.has_cause();
    let (mut roots, mut seen, mut accounted) = (Vec::new(), graph.seen(), vec![false; has_cause.len()]);
    let unexplained = (0..failing).filter(|&finding| !has_cause[finding]);
    for finding in unexplained.chain(0..failing) {
        if !accounted[finding] {
            roots.push(finding);
            accounted[finding] = true;
            graph.reached(finding, &mut seen).into_iter().for_each(|reached| accounted[reached] = true);
        }
    }
    roots.sort_unstable();
    roots
}

/// The checks that were not run, by the failed check that stands before them.
fn behind<'a>(blocked: &[Blocked<'a>]) -> HashMap<&'a str, Vec<&'a str>> {
    let mut behind: HashMap<&str, Vec<&str>> = HashMap::new();
    for entry in blocked {
        for failed in entry.by.iter().collect::<BTreeSet<_>>() {
            behind.entry(failed).or_default().push(entry.check);
        }
    }
    behind
}

fn pointer(symptom: &Symptom<'_>) -> Pointer {
    Pointer { check: symptom.check.into(), code: symptom.code.into(), subject: symptom.subject.into() }
}
