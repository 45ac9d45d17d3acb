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
pub(crate) fn choose(
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn chosen(facts: &Value, named: &[(&str, &str)], passing: &[&str]) -> BTreeMap<String, String> {
        let facts = serde_json::from_value(facts.clone()).expect("facts by name");
        let named = named.iter().map(|&(name, like)| (name.to_owned(), like.to_owned())).collect();
        choose(&facts, named, &passing.iter().map(|&name| name.to_owned()).collect())
    }

    fn likes(expected: &[(&str, &str)]) -> BTreeMap<String, String> {
        expected.iter().map(|&(name, like)| (name.to_owned(), like.to_owned())).collect()
    }

    #[test]
    fn all_are_like_one_that_passes_unless_another_spares_half_and_a_line() {
        let long = |letter: &str| letter.repeat(400);
        let facts = json!({
            "healthy": { "a": long("a"), "b": long("b"), "c": 9 },
            "another": { "a": long("a"), "b": long("b"), "c": 1 },
            // Nearer to each other than to the base.
            "far": { "a": long("a"), "b": long("x"), "c": 1 },
            "far-more": { "a": long("a"), "b": long("x"), "c": 2 },
            "far-too": { "a": long("a"), "b": long("x"), "c": 3 },
            "alone": { "z": long("z") },
        });
        let expected = [("another", "healthy"), ("far", "far-more"), ("far-more", "healthy"), ("far-too", "far-more")];
        assert_eq!(chosen(&facts, &[], &["another", "healthy"]), likes(&expected));
        // What is chosen stays, and so does what is named.
        assert_eq!(chosen(&facts, &expected, &["healthy"]), likes(&expected));
        let named = [("another", "far"), ("far", "healthy"), ("far-more", "far"), ("far-too", "healthy")];
        assert_eq!(chosen(&facts, &named, &["another"]), likes(&named));
        assert_eq!(chosen(&facts, &expected[..1], &["far"]), likes(&expected));
    }

    #[test]
    fn a_second_step_is_worth_half_of_the_patch_and_a_line() {
        assert!(Choice::spares(199, 400));
        assert!(!Choice::spares(200, 400));
        assert!(!Choice::spares(10, WIDTH + 10));
    }

    #[test]
    fn nobody_is_like_one_at_the_end_of_a_chain() {
        let facts = json!({
            "a": { "x": "x".repeat(400), "n": "1" }, "b": { "x": "x".repeat(400), "n": "2" },
            "c": { "x": "x".repeat(400), "n": "3", "y": "y".repeat(400) },
            "d": { "x": "x".repeat(400), "n": "3", "y": "y".repeat(400), "z": 1 },
        });
        let named = [("b", "a"), ("c", "b")];
        assert_eq!(chosen(&facts, &named, &["a"]), likes(&[("b", "a"), ("c", "b"), ("d", "a")]));
    }
}
