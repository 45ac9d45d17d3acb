//! Finds the lines that may match.
//!
//! Each predicate gets one *anchor*: literals of which its lines have at least one. All anchors are looked for at
//! once, in the text as a whole and not line by line. Which of several necessary literals becomes the anchor is
//! decided by how often each stands in a sample of the log: `"severity"` is on every line, `"A1001"` on few.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind, packed};
use memchr::memmem::{Finder, find_iter};

use super::compile::Predicate;

/// A literal that stands once in this many bytes, or less often, is rare: then it is better to look for few
/// different literals than for the rarest.
const RARE: usize = 16 << 10;

/// The literals to look for, and whom each concerns.
#[derive(Debug, Clone)]
pub(super) struct Anchors {
    search: Search,
    finders: Vec<Finder<'static>>,
    /// For each literal the predicates that may hold on a line with it.
    pub(super) concerned: Vec<Vec<usize>>,
    /// Predicates without a literal: every line must be looked at.
    pub(super) always: Vec<usize>,
}

#[derive(Debug, Clone)]
enum Search {
    Nothing,
    One(Finder<'static>),
    Few(packed::Searcher),
    Many(Box<AhoCorasick>),
}

impl Anchors {
    /// `sample` is a part of the log; any choice is right, a good one is quick.
    pub(super) fn choose(predicates: &[Predicate], sample: &[u8]) -> Self {
        let mut frequency: HashMap<&[u8], usize> = HashMap::new();
        let mut shared: HashMap<&[Vec<u8>], usize> = HashMap::new();
        for any_of in predicates.iter().flat_map(|predicate| &predicate.necessary) {
            *shared.entry(any_of).or_default() += 1;
            for literal in any_of {
                frequency.entry(literal).or_insert_with(|| find_iter(sample, literal).count());
            }
        }
        let cost = |any_of: &Vec<Vec<u8>>| {
            let often: usize = any_of.iter().map(|literal| frequency[&literal[..]]).sum();
            let rare = often.saturating_mul(RARE) <= sample.len();
            let longest_short = any_of.iter().map(Vec::len).min().unwrap_or(0);
            let alone = std::cmp::Reverse(shared[&any_of[..]]);
            // Among rare ones the most shared, among others the rarest.
            (!rare, if rare { 0 } else { often }, alone, often, std::cmp::Reverse(longest_short))
        };
        let mut literals: Vec<Vec<u8>> = Vec::new();
        let mut concerned: Vec<Vec<usize>> = Vec::new();
        let mut always = Vec::new();
        for (index, predicate) in predicates.iter().enumerate() {
            let Some(anchor) = predicate.necessary.iter().min_by_key(|any_of| cost(any_of)) else {
                always.push(index);
                continue;
            };
            for literal in anchor {
                let place = literals.iter().position(|known| known == literal).unwrap_or_else(|| {
                    literals.push(literal.clone());
                    concerned.push(Vec::new());
                    literals.len() - 1
                });
                if concerned[place].last() != Some(&index) {
                    concerned[place].push(index);
                }
            }
        }
        let finders: Vec<_> = literals.iter().map(|literal| Finder::new(literal).into_owned()).collect();
        Self { search: Search::new(&literals, &finders), finders, concerned, always }
    }

    /// The first place at or behind `from` where a literal stands, and which one.
    pub(super) fn next(&self, text: &[u8], from: usize) -> Option<(usize, usize)> {
        let rest = text.get(from..)?;
        match &self.search {
            Search::Nothing => None,
            Search::One(finder) => finder.find(rest).map(|at| (from + at, 0)),
            Search::Few(searcher) => searcher
                .find_in(text, (from..text.len()).into())
                .map(|found| (found.start(), found.pattern().as_usize())),
            Search::Many(automaton) => {
                automaton.find(rest).map(|found| (from + found.start(), found.pattern().as_usize()))
            }
        }
    }

    /// Whether a literal stands in this line.
    pub(super) fn stands(&self, literal: usize, line: &[u8]) -> bool {
        self.finders[literal].find(line).is_some()
    }
}

impl Search {
    fn new(literals: &[Vec<u8>], finders: &[Finder<'static>]) -> Self {
        match finders {
            [] => return Self::Nothing,
            [only] => return Self::One(only.clone()),
            _ => {}
        }
        // Vector instructions do for a few dozen literals; there is none for more, or on other machines.
        if let Some(searcher) = packed::Config::new().builder().extend(literals).build() {
            return Self::Few(searcher);
        }
        let automaton = AhoCorasickBuilder::new().match_kind(MatchKind::LeftmostFirst).build(literals);
        Self::Many(Box::new(automaton.expect("it fails above 2^31 states, and literals are few and short")))
    }
}
