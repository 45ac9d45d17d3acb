//! Looks texts up: which codes explain a line of a log, an answer, words on a screen. The patterns
//! come with the checks.

use std::sync::Arc;

use regex::{RegexSet, RegexSetBuilder};

use duo_doctor_model::Check;
use duo_doctor_model::policy::Publisher;

/// Bytes that all patterns together may take; those of a full catalogue take a hundredth.
const ALL: usize = 256 * 1024 * 1024;

/// Bytes of one line that are looked at: what is characteristic stands in front of a stack trace.
pub const LINE: usize = 64 * 1024;

/// A code that explains a text.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The check that has the page.
    pub check: &'a Check,
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
    /// One of them is no pattern, or all of them together are too large: one sentence.
    pub fn new(checks: &'a [Arc<Check>]) -> Result<Self, String> {
        let all = checks.iter().flat_map(|check| check.description.signatures.iter().map(move |own| (&**check, own)));
        let (mut known, mut patterns) = (Vec::new(), Vec::new());
        for (check, own) in all {
            known.push(Known { check, code: &own.code, index: known.len() });
            patterns.push(own.pattern.as_str());
        }
        let set = RegexSetBuilder::new(patterns).case_insensitive(true).size_limit(ALL).build();
        Ok(Self { known, set: set.map_err(|_| problem(checks))? })
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

    /// Everything that explains a line, in the order of the checks; each code once. Of a line that the vendor's checks
    /// know, nobody else's word counts.
    #[must_use]
    pub fn of(&self, line: &str) -> Vec<Known<'a>> {
        let line = &line[..line.floor_char_boundary(LINE.min(line.len()))];
        let mut found: Vec<Known<'a>> = Vec::new();
        let matched = || self.set.matches(line).into_iter().map(|index| self.known[index]);
        let is_vendors = |known: &Known<'_>| known.check.publisher == Publisher::Vendor;
        let known_to_vendor = matched().any(|known| is_vendors(&known));
        for known in matched().filter(|known| !known_to_vendor || is_vendors(known)) {
            if !found.iter().any(|other| other.code == known.code) {
                found.push(known);
            }
        }
        found
    }
}

/// Why they do not compile: most packs are not asked for this before a text is looked up.
fn problem(checks: &[Arc<Check>]) -> String {
    let wrong = |check: &Arc<Check>| {
        let problem = check.description.check_patterns().err()?;
        Some(format!("the check `{}` of {}: {problem}", check.description.id, check.source))
    };
    checks.iter().find_map(wrong).unwrap_or_else(|| "the signatures of all checks together are too large".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use duo_doctor_model::description::Signature;
    use duo_doctor_model::testing::check;

    fn of(patterns: &[&str]) -> Vec<Arc<Check>> {
        let mut check = check("a", &[]);
        let signature = |pattern: &&str| Signature { code: "CODE-A".into(), pattern: (*pattern).into() };
        check.description.signatures = patterns.iter().map(signature).collect();
        vec![Arc::new(check)]
    }

    #[test]
    fn of_a_line_64_kibibytes_are_looked_at() {
        let checks = of(&["refused"]);
        let signatures = Signatures::new(&checks).expect("signatures");
        let found = |before: usize| signatures.of(&format!("{}refused", " ".repeat(before))).len();
        assert_eq!(found(64 * 1024 - "refused".len()), 1);
        assert_eq!(found(64 * 1024 - "refused".len() + 1), 0);
    }

    #[test]
    fn a_pattern_that_is_none_is_named() {
        let faulty = |id: &str, pattern: &str| {
            let mut check = check(id, &[]);
            check.description.signatures.push(Signature { code: "A-1".into(), pattern: pattern.into() });
            Arc::new(check)
        };
        let checks = [faulty("good", "a"), faulty("bad", "(")];
        let problem = Signatures::new(&checks).expect_err("a faulty one");
        assert_eq!(problem, "the check `bad` of test: the signature `(` of `A-1` is no regular expression");
    }

    /// A private check cannot put its words in the place of the vendor's, nor take whatever comes.
    #[test]
    fn what_the_vendor_knows_nobody_else_explains() {
        let knowing = |id: &str, publisher: Publisher, pattern: &str| {
            let code = format!("{}-1", id.to_uppercase());
            let signatures = vec![Signature { code: code.clone(), pattern: pattern.into() }];
            let mut check = check(id, &[]);
            (check.publisher, check.description.codes, check.description.signatures) =
                (publisher, vec![code], signatures);
            check
        };
        let checks = [
            Arc::new(knowing("red", Publisher::Local, "refused|reset")),
            Arc::new(knowing("vendor", Publisher::Vendor, "connection refused")),
        ];
        let signatures = Signatures::new(&checks).expect("signatures");
        let codes = |line: &str| signatures.of(line).iter().map(|known| known.code).collect::<Vec<_>>();
        assert_eq!(codes("connection refused"), ["VENDOR-1"]);
        assert_eq!(codes("connection reset"), ["RED-1"]);
        for greedy in [".", "x*", "^", "\\s", "(?s).*", "[0-9]", "refused|"] {
            let check = knowing("red", Publisher::Local, greedy);
            assert!(check.description.check_patterns().is_err(), "{greedy}");
        }
    }
}
