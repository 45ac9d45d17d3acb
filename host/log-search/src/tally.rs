//! What was counted so far, in a form that adds up in any order.

use std::collections::BTreeMap;
use std::ops::Range;

use super::limits::{GROUPS_TRACKED, SAMPLES};
use super::time::{self, Micros};

/// The earliest and the latest of some times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: Micros,
    pub(super) last: Micros,
}

impl Default for Span {
    fn default() -> Self {
        Self { first: time::NONE, last: time::NONE }
    }
}

impl Span {
    pub(super) fn add(&mut self, time: Micros) {
        if time != time::NONE {
            self.first = if self.first == time::NONE { time } else { self.first.min(time) };
            self.last = self.last.max(time);
        }
    }

    pub(super) fn join(&mut self, other: Self) {
        self.add(other.first);
        self.add(other.last);
    }
}

/// Lines with one value of the group-by field.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counted {
    pub(super) count: u64,
    pub(super) span: Span,
}

impl Counted {
    pub(super) fn add(&mut self, time: Micros) {
        self.count += 1;
        self.span.add(time);
    }

    pub(super) fn join(&mut self, other: Self) {
        self.count += other.count;
        self.span.join(other.span);
    }
}

/// What orders lines: the time where they stand, the file's number, the place in it.
pub(super) type Age = (Micros, usize, u64);

/// The newest of what is offered, oldest of them first.
#[derive(Debug, Clone)]
pub(super) struct Newest<T> {
    keep: usize,
    items: Vec<(Age, T)>,
}

impl<T> Newest<T> {
    pub(super) fn new(keep: usize) -> Self {
        Self { keep: keep.min(SAMPLES), items: Vec::new() }
    }

    pub(super) fn wants(&self, age: Age) -> bool {
        self.items.len() < self.keep || self.items.first().is_some_and(|(oldest, _)| *oldest < age)
    }

    pub(super) fn offer(&mut self, age: Age, item: T) {
        if self.keep == 0 || !self.wants(age) {
            return;
        }
        if self.items.len() == self.keep {
            self.items.remove(0);
        }
        let place = self.items.partition_point(|(other, _)| *other < age);
        self.items.insert(place, (age, item));
    }

    pub(super) fn take(&mut self) -> Vec<(Age, T)> {
        std::mem::take(&mut self.items)
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.items.iter().map(|(_, item)| item)
    }
}

/// A line that may be handed over.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) text: String,
    /// The join field's value.
    pub(super) join: Option<String>,
}

/// Matches of one predicate, with their lines as `L`.
#[derive(Debug, Clone)]
pub(super) struct Matches<L> {
    pub(super) all: Counted,
    /// Lines about own requests.
    pub(super) own: u64,
    pub(super) groups: BTreeMap<String, Counted>,
    /// Values that were too many to be told apart.
    pub(super) rest: Counted,
    pub(super) newest: Newest<L>,
}

/// Matches in one piece: lines are places in its text.
pub(super) type Local = Matches<Range<usize>>;

impl<L> Matches<L> {
    pub(super) fn new(keep: usize) -> Self {
        Self {
            all: Counted::default(),
            own: 0,
            groups: BTreeMap::new(),
            rest: Counted::default(),
            newest: Newest::new(keep),
        }
    }

    pub(super) fn group(&mut self, value: &str, time: Micros) {
        match self.groups.get_mut(value) {
            Some(known) => known.add(time),
            None => self.groups.entry(value.to_owned()).or_default().add(time),
        }
    }

    /// Adds counts and groups, and leaves the lines for the caller; the other one is empty afterwards.
    pub(super) fn join<M>(&mut self, other: &mut Matches<M>) {
        self.all.join(std::mem::take(&mut other.all));
        self.own += std::mem::take(&mut other.own);
        self.rest.join(std::mem::take(&mut other.rest));
        for (value, counted) in std::mem::take(&mut other.groups) {
            if let Some(known) = self.groups.get_mut(&value) {
                known.join(counted);
            } else if self.groups.len() < GROUPS_TRACKED {
                self.groups.insert(value, counted);
            } else {
                self.rest.join(counted);
            }
        }
    }
}

/// The lines of a window.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent {
    pub(super) lines: u64,
    pub(super) bytes: u64,
    pub(super) plain: u64,
    /// Bytes that were not looked at.
    pub(super) skipped: u64,
    pub(super) span: Span,
}

impl Extent {
    pub(super) fn join(&mut self, other: Self) {
        self.lines += other.lines;
        self.bytes += other.bytes;
        self.plain += other.plain;
        self.skipped += other.skipped;
        self.span.join(other.span);
    }
}

/// All that is known of a file, or of all files.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    /// For each window.
    pub(super) extents: Vec<Extent>,
    /// For each predicate.
    pub(super) matches: Vec<Matches<Kept>>,
    /// Something could not be looked at.
    pub(super) partial: bool,
}

impl Tally {
    pub(super) fn new(windows: usize, keep: impl Iterator<Item = usize>) -> Self {
        Self { extents: vec![Extent::default(); windows], matches: keep.map(Matches::new).collect(), partial: false }
    }

    pub(super) fn join(&mut self, mut other: Self) {
        for (mine, other) in self.extents.iter_mut().zip(other.extents) {
            mine.join(other);
        }
        for (mine, other) in self.matches.iter_mut().zip(&mut other.matches) {
            mine.join(other);
            for (age, line) in other.newest.take() {
                mine.newest.offer(age, line);
            }
        }
        self.partial |= other.partial;
    }
}
