//! Masks known secrets wherever bytes leave the host: towards guests, reports and recordings.
//!
//! Every secret is known by its value, in hexadecimal and in base64 at each of the three alignments
//! (so also inside `user:secret`), and so is every piece of twelve characters of these; without
//! regard to case. A text is searched as it stands, and again without its escapes and without what
//! breaks words unseen, so that it does not matter what somebody chose to escape. A text that ends
//! inside a secret was cut there, and loses the piece. Tokens are known by their form.
//! A mask has the length of what it hides, so that offsets, chunk borders and JSON stay as they are.

mod forms;
mod named;
mod tokens;
mod view;
mod windows;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, BuildError};

pub use named::named;
use view::View;
use windows::{WINDOW, Windows};

/// A secret shorter than this would be masked all over every answer, and protects nothing.
pub const MINIMUM_SECRET: usize = 4;

/// What a hidden character shows as.
const MASK: u8 = b'*';

/// Characters of a secret's beginning that are hidden at the end of a text. Fewer are the common
/// start of a kind of token (`glpat-`), and give nothing away.
const CUT: usize = 8;

/// Bytes by which a form is looked for before it is compared as a whole: the time to make the
/// automaton grows with the bytes in it, and keys have thousands.
const HEAD: usize = 16;

/// Knows every secret of the run.
#[derive(Debug, Clone, Default)]
pub struct Scrubber {
    known: Option<Arc<Known>>,
}

#[derive(Debug)]
struct Known {
    /// The beginnings of everything that is hidden and that no window finds.
    heads: AhoCorasick,
    /// For each head, what begins with it, the longest first.
    forms: Vec<Vec<Vec<u8>>>,
    /// The beginnings of `cut`, in its order.
    beginnings: AhoCorasick,
    /// What a text may end inside of.
    cut: Vec<Vec<u8>>,
    /// The longest of `cut`.
    longest: usize,
    /// Their pieces.
    windows: Windows,
}

impl Scrubber {
    /// Knows these values. Shorter ones than [`MINIMUM_SECRET`] are left out: they are refused
    /// as credentials, and as settings they are no secrets.
    #[must_use]
    pub fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Self {
        let mut forms: Vec<Vec<u8>> = Vec::new();
        let mut cut: Vec<Vec<u8>> = Vec::new();
        let mut pieces: Vec<Vec<u8>> = Vec::new();
        // One key stands in the settings of several services.
        for secret in secrets.into_iter().collect::<BTreeSet<_>>() {
            let whole = forms::of(secret);
            if secret.lines().count() == 1 {
                cut.extend(whole.iter().cloned());
            }
            // A key of many lines is also known by each long line.
            for line in secret.lines().filter(|line| line.len() >= WINDOW && !line.starts_with("-----")) {
                let of_line = if line == secret { whole.clone() } else { forms::of_line(line) };
                // Of a URL or a document that holds a secret most is none.
                if !line.contains("://") && !line.contains(' ') && !line.starts_with(['{', '[']) {
                    pieces.extend(of_line.iter().cloned());
                }
                cut.extend(of_line);
            }
            forms.extend(whole);
        }
        cut.retain(|form| form.len() > CUT);
        cut.sort();
        cut.dedup();
        forms.extend(cut.iter().cloned());
        if forms.is_empty() {
            return Self::default();
        }
        forms.sort();
        forms.dedup();
        // What is a piece as a whole is found by its windows, all of it.
        let pieced: HashSet<&[u8]> = pieces.iter().map(Vec::as_slice).filter(|piece| piece.len() >= WINDOW).collect();
        forms.retain(|form| !pieced.contains(form.as_slice()));
        let mut by_head: BTreeMap<Vec<u8>, Vec<Vec<u8>>> = BTreeMap::new();
        for form in forms {
            by_head.entry(form[..form.len().min(HEAD)].to_ascii_lowercase()).or_default().push(form);
        }
        by_head.values_mut().for_each(|forms| forms.sort_by_key(|form| std::cmp::Reverse(form.len())));
        let bounded = "secrets are bounded in size by the files that they come from";
        let longest = cut.iter().map(Vec::len).max().unwrap_or_default();
        let known = Known {
            heads: automaton(by_head.keys()).expect(bounded),
            forms: by_head.into_values().collect(),
            beginnings: automaton(cut.iter().map(|form| &form[..CUT])).expect(bounded),
            cut,
            longest,
            windows: Windows::new(pieces.iter().map(Vec::as_slice)),
        };
        Self { known: Some(Arc::new(known)) }
    }

    /// Masks in place.
    pub fn scrub_bytes(&self, bytes: &mut [u8]) {
        self.hide(self.hidden(bytes), bytes);
    }

    /// Masks in place.
    pub fn scrub(&self, text: &mut String) {
        let hidden = self.hidden(text.as_bytes());
        if hidden.is_empty() {
            return;
        }
        let mut bytes = std::mem::take(text).into_bytes();
        self.hide(hidden, &mut bytes);
        *text = String::from_utf8_lossy(&bytes).into_owned();
    }

    /// A masked copy.
    #[must_use]
    pub fn scrubbed(&self, text: &str) -> String {
        let mut text = text.to_owned();
        self.scrub(&mut text);
        text
    }

    /// A token that follows a secret without anything between is told from a word only where that is hidden.
    fn hide(&self, hidden: Vec<Range<usize>>, bytes: &mut [u8]) {
        let is_beside_a_secret = self.known.is_some() && !hidden.is_empty();
        hidden.into_iter().for_each(|range| bytes[range].fill(MASK));
        if is_beside_a_secret {
            tokens::find(bytes).into_iter().for_each(|range| bytes[range].fill(MASK));
        }
    }

    fn hidden(&self, bytes: &[u8]) -> Vec<Range<usize>> {
        let mut hidden = tokens::find(bytes);
        let Some(known) = &self.known else { return hidden };
        hidden.extend(known.find(bytes));
        View::each(bytes, |view| hidden.extend(known.find(view.bytes()).into_iter().map(|range| view.origin(range))));
        hidden
    }
}

impl Known {
    /// Where secrets and pieces of them stand, and the beginning of one at the end.
    fn find(&self, bytes: &[u8]) -> Vec<Range<usize>> {
        let mut hidden: Vec<Range<usize>> = Vec::new();
        for head in self.heads.find_overlapping_iter(bytes) {
            let rest = &bytes[head.start()..];
            let form = self.forms[head.pattern().as_usize()].iter().find(|form| starts_with(rest, form));
            let Some(form) = form else { continue };
            let end = head.start() + form.len();
            // Secrets can overlap; a text made of nothing else must not make as many ranges as it has bytes.
            match hidden.last_mut() {
                Some(last) if last.contains(&head.start()) => last.end = last.end.max(end),
                _ => hidden.push(head.start()..end),
            }
        }
        hidden.extend(self.windows.find(bytes));
        hidden.extend(self.cut_off(bytes));
        hidden
    }

    fn cut_off(&self, bytes: &[u8]) -> Option<Range<usize>> {
        let from = bytes.len().saturating_sub(self.longest);
        let end = &bytes[from..];
        let begun = self
            .beginnings
            .find_overlapping_iter(end)
            .find(|begun| starts_with(&self.cut[begun.pattern().as_usize()], &end[begun.start()..]));
        begun.map(|begun| from + begun.start()..bytes.len())
    }
}

/// Finds these without regard to case.
fn automaton<P: AsRef<[u8]>>(patterns: impl IntoIterator<Item = P>) -> Result<AhoCorasick, BuildError> {
    AhoCorasickBuilder::new().ascii_case_insensitive(true).build(patterns)
}

fn starts_with(text: &[u8], start: &[u8]) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests;
