//! Families of texts: failures that are understood, also where no check has a page about them. A table, first match
//! counts; the more special a row is, the further up it stands, and a row claims nothing that its texts do not prove.

mod clouds;
mod features;
mod general;
mod models;
mod ways;

use std::sync::LazyLock;

use duo_doctor_model::description::Hop;
use regex::{RegexSet, RegexSetBuilder};

use crate::reader::{Failure, Link, Reading, Reason};

/// What texts of one family have in common; a field that is empty does not matter.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// Its name; what it means and what to do are `family-KEY` in `host/wording/locales/`.
    pub key: &'static str,
    speakers: &'static [&'static str],
    failures: &'static [Failure],
    reasons: &'static [Reason],
    statuses: &'static [u16],
    codes: &'static [&'static str],
    hops: &'static [Hop],
    words: Option<&'static str>,
}

impl Family {
    const fn new(key: &'static str) -> Self {
        Self { key, speakers: &[], failures: &[], reasons: &[], statuses: &[], codes: &[], hops: &[], words: None }
    }

    /// One of them says a link of the chain.
    const fn by(mut self, speakers: &'static [&'static str]) -> Self {
        self.speakers = speakers;
        self
    }

    /// What the cause says that failed.
    const fn failed(mut self, failures: &'static [Failure]) -> Self {
        self.failures = failures;
        self
    }

    /// Why the cause says that TLS failed.
    const fn why(mut self, reasons: &'static [Reason]) -> Self {
        self.reasons = reasons;
        self
    }

    /// The innermost status.
    const fn status(mut self, statuses: &'static [u16]) -> Self {
        self.statuses = statuses;
        self
    }

    /// A link's code of the service.
    const fn code(mut self, codes: &'static [&'static str]) -> Self {
        self.codes = codes;
        self
    }

    const fn on(mut self, hops: &'static [Hop]) -> Self {
        self.hops = hops;
        self
    }

    /// A regular expression over the words of any link, without regard to case.
    const fn words(mut self, words: &'static str) -> Self {
        self.words = Some(words);
        self
    }

    /// Whether it tells more than that something failed in some way.
    fn is_special(&self) -> bool {
        self.words.is_some() || !(self.codes.is_empty() && self.reasons.is_empty() && self.speakers.is_empty())
    }

    fn has(&self, reading: &Reading) -> bool {
        let among = |codes: &[&str], code: &str| codes.iter().any(|one| one.eq_ignore_ascii_case(code));
        let any = |of: &dyn Fn(&Link) -> bool| reading.chain.iter().any(of);
        let cause = reading.cause();
        let failure = cause.and_then(|link| link.failure);
        let reason = cause.and_then(|link| link.reason);
        (self.speakers.is_empty() || any(&|link| link.speaker.is_some_and(|one| self.speakers.contains(&one))))
            && (self.failures.is_empty() || failure.is_some_and(|one| self.failures.contains(&one)))
            && (self.reasons.is_empty() || reason.is_some_and(|one| self.reasons.contains(&one)))
            && (self.statuses.is_empty() || reading.status().is_some_and(|one| self.statuses.contains(&one)))
            && (self.codes.is_empty() || any(&|link| link.code.as_deref().is_some_and(|one| among(self.codes, one))))
            && (self.hops.is_empty() || reading.hop.is_some_and(|one| self.hops.contains(&one)))
    }
}

/// Every row, the most special first.
pub fn all() -> impl Iterator<Item = &'static Family> {
    [features::ROWS, clouds::ROWS, models::ROWS, ways::ROWS, general::ROWS].into_iter().flatten()
}

static PATTERNS: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = all().filter_map(|family| family.words);
    RegexSetBuilder::new(patterns).case_insensitive(true).size_limit(1 << 26).build().expect("regular expressions")
});

/// The family of a text; none where nothing is certain.
#[must_use]
pub fn of(reading: &Reading) -> Option<&'static Family> {
    let mut said = vec![false; PATTERNS.len()];
    // Of a page that is the whole text, a link has only the heading.
    let page = [&*reading.text].into_iter().filter(|_| matches!(&reading.chain[..], [only] if is_page(only)));
    for words in reading.chain.iter().map(|link| &*link.words).chain(page) {
        PATTERNS.matches(words).into_iter().for_each(|index| said[index] = true);
    }
    let mut said = said.into_iter();
    all().find(|family| {
        let is_said = family.words.is_none() || said.next() == Some(true);
        is_said && family.has(reading)
    })
}

fn is_page(link: &Link) -> bool {
    link.code.as_deref() == Some("html")
}

/// What is said beside the pages of a text, where it has any: only what tells more than that something failed in some
/// way.
#[must_use]
pub fn beside(reading: &Reading, pages: usize) -> Option<&'static Family> {
    of(reading).filter(|family| pages == 0 || family.is_special())
}

#[cfg(test)]
mod tests;
