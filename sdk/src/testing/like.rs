//! Which fixture another is best written like.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::fixture::CHAIN;
use super::layout::WIDTH;
use super::patch;

/// The name of a fixture that is the base, if it passes.
const HEALTHY: &str = "healthy";

/// For each fixture the one that it is like. What is named already stays; the others get the fixture of the folder that
/// most are like, for a first time [`HEALTHY`] or the passing one with the smallest patches, or another one where that
/// halves the patch. One whose patch would be nearly as long as its facts stands alone.
pub fn choose(
    facts: &BTreeMap<String, Value>,
    named: BTreeMap<String, String>,
    passing: &BTreeSet<String>,
) -> BTreeMap<String, String> {
    let mut choice = Choice { facts, likes: named.clone() };
    let Some(base) = choice.base(passing) else { return named };
    let free: Vec<&String> =
        facts.keys().filter(|&name| *name != base && !named.contains_key(name) && !choice.is_base(name)).collect();
    for &name in &free {
        if choice.saves(&base, name) {
            choice.likes.insert(name.clone(), base.clone());
        }
    }
    for name in free {
        if choice.is_base(name) {
            continue;
        }
        let nearest = facts
            .keys()
            .filter(|&other| other != name && choice.depth(other) < CHAIN && choice.likes.get(other) != Some(name))
            .min_by_key(|other| choice.size(other, name));
        let Some(nearest) = nearest else { continue };
        let better = match choice.likes.get(name) {
            Some(base) => Choice::spares(choice.size(nearest, name), choice.size(base, name)),
            None => choice.saves(nearest, name),
        };
        if better {
            choice.likes.insert(name.clone(), nearest.clone());
        }
    }
    choice.likes
}

struct Choice<'a> {
    facts: &'a BTreeMap<String, Value>,
    likes: BTreeMap<String, String>,
}

impl Choice<'_> {
    /// The one that most are like; where none is named yet, [`HEALTHY`] or the passing one to which all are nearest.
    fn base(&self, passing: &BTreeSet<String>) -> Option<String> {
        let users = |name: &&String| self.likes.values().filter(|like| like == name).count();
        let roots = || self.facts.keys().filter(|name| !self.likes.contains_key(*name));
        if let Some(most) = roots().rev().max_by_key(users).filter(|most| users(most) > 0) {
            return Some(most.clone());
        }
        let distance = |name: &&String| -> usize {
            self.facts.iter().map(|(other, facts)| self.size(name, other).min(length(facts))).sum()
        };
        let passing = || roots().filter(|name| passing.contains(*name));
        passing()
            .find(|name| *name == HEALTHY)
            .or_else(|| passing().min_by_key(distance))
            .or_else(|| roots().min_by_key(distance))
            .cloned()
    }

    fn is_base(&self, name: &str) -> bool {
        self.likes.values().any(|like| like == name)
    }

    fn depth(&self, name: &str) -> usize {
        self.likes.get(name).map_or(0, |like| 1 + self.depth(like))
    }

    /// Characters of the patch.
    fn size(&self, base: &str, name: &str) -> usize {
        length(&patch::difference(&self.facts[base], &self.facts[name]))
    }

    /// A second step spares the reader half of the patch, and a line at least.
    fn spares(nearest: usize, base: usize) -> bool {
        nearest * 2 < base && nearest + WIDTH < base
    }

    /// A patch of two thirds or more of the facts hides more than it shows.
    fn saves(&self, base: &str, name: &str) -> bool {
        self.size(base, name) * 3 < length(&self.facts[name]) * 2
    }
}

fn length(value: &Value) -> usize {
    value.to_string().len()
}
