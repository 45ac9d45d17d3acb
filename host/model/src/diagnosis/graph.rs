//! Who explains whom, without comparing every finding with every other.
//!
//! Findings that one side of an edge fits are a group: those of a pattern, of one check or of all, of one subject or of
//! all. A way leads from a finding over a group of causes and a group of effects to the findings that it explains. A code
//! of `n` characters fits at most `n` + 2 patterns, so there are few groups of a finding, and a group is entered once a
//! walk.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::{Edge, Symptom};
use crate::policy::Publisher;

/// What stands before the `*` of a pattern, or the whole of it; and whether there is a `*`.
type Pattern<'a> = (&'a str, bool);

/// One side of an edge: a pattern, the check whose findings alone are meant, and the publisher whose are.
type Side<'a> = (Pattern<'a>, Option<&'a str>, Option<&'a Publisher>);

/// How far an edge reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bounds {
    /// To findings of the publisher whose check says it.
    OnePublisher,
    /// To all.
    None,
}

impl Bounds {
    fn of(self, publisher: &Publisher) -> Option<&Publisher> {
        (self == Self::OnePublisher).then_some(publisher)
    }
}

/// The findings of a side: of one subject, or of all.
type Group<'a> = (Side<'a>, Option<&'a str>);

/// The findings are the first nodes, groups of causes the next, groups of effects the last.
pub(crate) struct Graph {
    findings: usize,
    ways: Vec<Vec<usize>>,
}

/// Which nodes a walk has entered.
pub(crate) struct Seen {
    walk: usize,
    nodes: Vec<usize>,
}

impl Seen {
    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.walk += 1;
    }

    fn insert(&mut self, node: usize) -> bool {
        std::mem::replace(&mut self.nodes[node], self.walk) != self.walk
    }
}

impl Graph {
    /// Where edges lead from causes, to causes and to further effects, which explain nothing themselves.
    pub(crate) fn new(causes: &[&Symptom<'_>], effects: &[&Symptom<'_>], edges: &[Edge<'_>], bounds: Bounds) -> Self {
        let edges = edges.iter().flat_map(|edge| own_on_either_side(edge, bounds));
        let edges: BTreeSet<(Side<'_>, Side<'_>, bool)> = edges.collect();
        let mut by_cause: HashMap<(Side<'_>, bool), Vec<Side<'_>>> = HashMap::new();
        for (from, to, any_subject) in &edges {
            by_cause.entry((*from, *any_subject)).or_default().push(*to);
        }
        let of_effects: HashSet<(Side<'_>, bool)> =
            edges.iter().map(|(_, to, any_subject)| (*to, *any_subject)).collect();

        let findings = causes.len() + effects.len();
        let mut ways = vec![Vec::new(); findings];
        let mut of_causes: HashMap<Group<'_>, usize> = HashMap::new();
        for (finding, symptom) in causes.iter().enumerate() {
            for group in groups(symptom, bounds, |key| by_cause.contains_key(key)) {
                let node = node(&mut of_causes, group, &mut ways);
                ways[finding].push(node);
            }
        }
        let mut of_effect: HashMap<Group<'_>, usize> = HashMap::new();
        for (finding, symptom) in causes.iter().chain(effects).enumerate() {
            for group in groups(symptom, bounds, |key| of_effects.contains(key)) {
                let node = node(&mut of_effect, group, &mut ways);
                ways[node].push(finding);
            }
        }
        for ((from, subject), node) in of_causes {
            let to = by_cause.get(&(from, subject.is_none())).into_iter().flatten();
            ways[node].extend(to.filter_map(|to| of_effect.get(&(*to, subject))));
        }
        Self { findings, ways }
    }

    /// Memory for walks.
    pub(crate) fn seen(&self) -> Seen {
        Seen { walk: 1, nodes: vec![0; self.ways.len()] }
    }

    /// What a finding explains by one edge, as far as it was not seen.
    pub(crate) fn explained(&self, finding: usize, seen: &mut Seen) -> Vec<usize> {
        let mut found = Vec::new();
        for &causes in &self.ways[finding] {
            if !seen.insert(causes) {
                continue;
            }
            for &effects in &self.ways[causes] {
                if seen.insert(effects) {
                    found.extend(self.ways[effects].iter().filter(|finding| seen.insert(**finding)));
                }
            }
        }
        found
    }

    /// What a finding explains by one edge or more, as far as it was not seen; not itself.
    pub(crate) fn reached(&self, finding: usize, seen: &mut Seen) -> Vec<usize> {
        seen.insert(finding);
        let mut found = self.explained(finding, seen);
        let mut next = 0;
        while next < found.len() {
            found.extend(self.explained(found[next], seen));
            next += 1;
        }
        found
    }

    /// For each finding, whether another one explains it by one edge.
    pub(crate) fn has_cause(&self) -> Vec<bool> {
        let mut behind: Vec<Behind> = (0..self.ways.len())
            .map(|node| if node < self.findings { Behind::One(node) } else { Behind::Nobody })
            .collect();
        let mut has_cause = vec![false; self.findings];
        // In the order of nodes, all that leads to a group is known before its own ways are followed.
        for (node, ways) in self.ways.iter().enumerate() {
            for &next in ways {
                if next < self.findings {
                    has_cause[next] |= behind[node].and(Behind::One(next)) == Behind::Several;
                } else {
                    behind[next] = behind[next].and(behind[node]);
                }
            }
        }
        has_cause
    }
}

/// The findings that lead to a group, as far as it matters: is there another than the one that is asked about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Nobody,
    One(usize),
    Several,
}

impl Behind {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nobody, any) | (any, Self::Nobody) => any,
            (Self::One(one), Self::One(other)) if one == other => self,
            _ => Self::Several,
        }
    }
}

/// The edge for a cause of the check's own, and for such an effect.
fn own_on_either_side<'a>(edge: &Edge<'a>, bounds: Bounds) -> [(Side<'a>, Side<'a>, bool); 2] {
    let (from, to) = (pattern(&edge.explanation.from), pattern(&edge.explanation.to));
    let [own, any] = [Some(edge.check), None];
    let whose = bounds.of(edge.publisher);
    [(own, any), (any, own)]
        .map(|(cause, effect)| ((from, cause, whose), (to, effect, whose), edge.explanation.any_subject))
}

fn pattern(text: &str) -> Pattern<'_> {
    text.strip_suffix('*').map_or((text, false), |start| (start, true))
}

/// The groups of a finding whose side occurs in an edge, for any subject (true) or for its own.
fn groups<'a>(symptom: &Symptom<'a>, bounds: Bounds, occurs: impl Fn(&(Side<'a>, bool)) -> bool) -> Vec<Group<'a>> {
    let code = symptom.code;
    let starts = (0..=code.len()).filter_map(|end| code.get(..end)).map(|start| (start, true));
    let patterns = std::iter::once((code, false)).chain(starts);
    let whose = bounds.of(symptom.publisher);
    let sides = patterns.flat_map(|pattern| [(pattern, None, whose), (pattern, Some(symptom.check), whose)]);
    let groups = sides.flat_map(|side| [(side, None), (side, Some(symptom.subject))]);
    groups.filter(|(side, subject)| occurs(&(*side, subject.is_none()))).collect()
}

fn node<'a>(nodes: &mut HashMap<Group<'a>, usize>, group: Group<'a>, ways: &mut Vec<Vec<usize>>) -> usize {
    match nodes.entry(group) {
        Entry::Occupied(known) => *known.get(),
        Entry::Vacant(new) => {
            ways.push(Vec::new());
            *new.insert(ways.len() - 1)
        }
    }
}
