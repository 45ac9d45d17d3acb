//! Looks texts up: which codes explain a line of a log, an answer, words on a screen. The patterns
//! come with the checks.

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::plugin::Plugin;

/// Bytes that one compiled pattern may take: a line's characteristic part takes some kilobytes.
const ONE: usize = 256 * 1024;

/// Bytes that all patterns together may take; those of a full catalogue take a hundredth.
const ALL: usize = 256 * 1024 * 1024;

/// Bytes of one line that are looked at: what is characteristic stands in front of a stack trace.
pub const LINE: usize = 64 * 1024;

/// Compiles one pattern as all of them are used.
///
/// # Errors
/// It is no regular expression, or too large a one.
pub fn pattern(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).case_insensitive(true).size_limit(ONE).build()
}

/// A code that explains a text.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The check that has the page.
    pub plugin: &'a Plugin,
    /// The code.
    pub code: &'a str,
    /// Place among all signatures, for counting.
    pub index: usize,
}

/// The signatures of all checks.
#[derive(Debug)]
pub struct Signatures<'a> {
    known: Vec<Known<'a>>,
    set: RegexSet,
}

impl<'a> Signatures<'a> {
    /// Those of these checks.
    ///
    /// # Errors
    /// All of them together are too large.
    pub fn new(plugins: &'a [Plugin]) -> Result<Self, String> {
        let all = plugins.iter().flat_map(|plugin| plugin.description.signatures.iter().map(move |own| (plugin, own)));
        let (mut known, mut patterns) = (Vec::new(), Vec::new());
        for (plugin, own) in all {
            known.push(Known { plugin, code: &own.code, index: known.len() });
            patterns.push(own.pattern.as_str());
        }
        let set = RegexSetBuilder::new(patterns).case_insensitive(true).size_limit(ALL).build();
        Ok(Self { known, set: set.map_err(|error| format!("the signatures of the checks: {error}"))? })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// True where no check has any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Everything that explains a line, in the order of the checks; each code once.
    #[must_use]
    pub fn of(&self, line: &str) -> Vec<Known<'a>> {
        let line = &line[..line.floor_char_boundary(LINE.min(line.len()))];
        let mut found: Vec<Known<'a>> = Vec::new();
        for index in &self.set.matches(line) {
            let known = self.known[index];
            if !found.iter().any(|other| other.code == known.code) {
                found.push(known);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::description::Signature;
    use crate::plugin::testing::plugin;

    fn of(patterns: &[&str]) -> Vec<Plugin> {
        let mut plugin = plugin("a", &[]);
        let signature = |pattern: &&str| Signature { code: "CODE-A".into(), pattern: (*pattern).into() };
        plugin.description.signatures = patterns.iter().map(signature).collect();
        vec![plugin]
    }

    #[test]
    fn of_a_line_64_kibibytes_are_looked_at() {
        let plugins = of(&["refused"]);
        let signatures = Signatures::new(&plugins).expect("signatures");
        let found = |before: usize| signatures.of(&format!("{}refused", " ".repeat(before))).len();
        assert_eq!(found(64 * 1024 - "refused".len()), 1);
        assert_eq!(found(64 * 1024 - "refused".len() + 1), 0);
    }

    /// The same pattern more often takes more; the numbers are those of this regex library, around 256 KiB.
    #[test]
    fn a_pattern_is_compiled_into_256_kibibytes_at_most() {
        assert!(pattern("a{1000}").is_ok());
        let too_large = pattern(r"\w{200}").expect_err("it is large");
        assert!(matches!(too_large, regex::Error::CompiledTooBig(limit) if limit == 256 * 1024), "{too_large}");
    }
}
