//! The plain way to say who explains whom: every finding is compared with every other over every edge. Too slow for
//! thousands of findings, and right at a glance; the diagnosis must say the same.

use super::super::{Blocked, Cause, Diagnosis, Edge, Symptom, pointer};
use crate::description::{Hop, fits};
use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::policy::Publisher;
use std::collections::BTreeSet;

/// Finds the causes by comparing every finding with every other.
pub(super) fn diagnose(symptoms: &[Symptom<'_>], edges: &[Edge<'_>], blocked: &[Blocked<'_>]) -> Diagnosis {
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
                claimed_by: (0..failing.len())
                    .filter(|&claiming| {
                        failing[claiming].publisher != failing[root].publisher
                            && is_said(edges, failing[claiming], failing[root]).next().is_some()
                    })
                    .map(|claiming| pointer(failing[claiming]))
                    .collect(),
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
    let critical: Vec<&Symptom<'_>> =
        causes.iter().map(|(root, _)| failing[*root]).filter(|one| one.severity == Severity::Critical).collect();
    for (root, cause) in &mut causes {
        let symptom = failing[*root];
        let hides = |one: &&Symptom<'_>| {
            one.hop < symptom.hop && (one.publisher == symptom.publisher || *one.publisher == Publisher::Vendor)
        };
        cause.hidden = critical.iter().any(hides) && symptom.hop < Hop::Hygiene;
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

fn accounts(edges: &[Edge<'_>], cause: &Symptom<'_>, effect: &Symptom<'_>) -> bool {
    is_said(edges, cause, effect).any(|edge| [cause, effect].iter().all(|one| one.publisher == edge.publisher))
}

/// The edges by which one finding accounts for another, whoever says it.
fn is_said<'e>(
    edges: &'e [Edge<'e>],
    cause: &'e Symptom<'e>,
    effect: &'e Symptom<'e>,
) -> impl Iterator<Item = &'e Edge<'e>> {
    edges.iter().filter(|Edge { check, explanation, .. }| {
        fits(&explanation.from, cause.code)
            && fits(&explanation.to, effect.code)
            && (explanation.any_subject || cause.subject == effect.subject)
            && [cause.check, effect.check].contains(check)
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
