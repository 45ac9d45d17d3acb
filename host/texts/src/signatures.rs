//! Looks texts up: which codes explain a line of a log, an answer, words on a screen. The patterns
//! come with the checks.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use regex::{RegexSet, RegexSetBuilder};

use duo_doctor_model::Check;
use duo_doctor_model::policy::Publisher;

/// Bytes that the vendor's patterns together may take; those of a full catalogue take a tenth.
const VENDORS: usize = 32 * 1024 * 1024;

/// Bytes that the patterns of all others together may take.
const OTHERS: usize = 4 * 1024 * 1024;

/// Time for the patterns of others, all lines together: one that takes long for every line must not hold up a log of
/// gigabytes.
const TIME: Duration = Duration::from_secs(5);

/// Bytes of one line that are looked at: what is characteristic stands in front of a stack trace.
pub const LINE: usize = 64 * 1024;

/// A code that explains a text.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The check that has the page.
    pub check: &'a Check,
    /// The code.
    pub code: &'a str,
}

/// The signatures of all checks.
#[derive(Debug)]
pub struct Signatures<'a> {
    vendors: Set<'a>,
    others: Set<'a>,
    /// Why others were not asked from the beginning.
    too_large: bool,
    /// Microseconds that the patterns of others took.
    spent: AtomicU64,
}

/// Patterns that are asked together, and what each tells.
#[derive(Debug)]
struct Set<'a> {
    known: Vec<Known<'a>>,
    patterns: RegexSet,
}

impl<'a> Signatures<'a> {
    /// Those of these checks. Where the others' are too large together, none of theirs is asked.
    ///
    /// # Errors
    /// One of them is no pattern, or all of the vendor's together are too large: one sentence.
    pub fn new(checks: &'a [Arc<Check>]) -> Result<Self, String> {
        let all = checks.iter().flat_map(|check| check.description.signatures.iter().map(move |own| (&**check, own)));
        let (mut vendors, mut others) = (Vec::new(), Vec::new());
        for (check, own) in all {
            let list = if check.publisher == Publisher::Vendor { &mut vendors } else { &mut others };
            list.push((Known { check, code: &own.code }, own.pattern.as_str()));
        }
        let (others, too_large) = match Set::new(others, OTHERS) {
            Ok(set) => (set, false),
            Err(()) if wrong(checks).is_none() => (Set::new(Vec::new(), OTHERS).map_err(|()| problem(checks))?, true),
            Err(()) => return Err(problem(checks)),
        };
        let vendors = Set::new(vendors, VENDORS).map_err(|()| problem(checks))?;
        Ok(Self { vendors, others, too_large, spent: AtomicU64::new(0) })
    }

    /// What a person must know of signatures that were not asked, or not of every line.
    #[must_use]
    pub fn left_out(&self) -> Option<String> {
        let of_others = "signatures that are not the vendor's were";
        if self.too_large {
            return Some(format!("{of_others} not asked: together they take more than {} MiB", OTHERS / 1024 / 1024));
        }
        let seconds = TIME.as_secs();
        self.is_out_of_time().then(|| format!("{of_others} asked of the first lines only: they took {seconds} s"))
    }

    fn is_out_of_time(&self) -> bool {
        Duration::from_micros(self.spent.load(Ordering::Relaxed)) >= TIME
    }

    /// Everything that explains a line, in the order of the checks; each code once. Of a line that the vendor's checks
    /// know, nobody else's word counts.
    #[must_use]
    pub fn of(&self, line: &str) -> Vec<Known<'a>> {
        let line = &line[..line.floor_char_boundary(LINE.min(line.len()))];
        let mut found: Vec<Known<'a>> = Vec::new();
        let mut matched = self.vendors.of(line);
        if matched.is_empty() && !self.others.known.is_empty() && !self.is_out_of_time() {
            let begun = Instant::now();
            matched = self.others.of(line);
            let took = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
            self.spent.fetch_add(took, Ordering::Relaxed);
        }
        for known in matched {
            if !found.iter().any(|other| other.code == known.code) {
                found.push(known);
            }
        }
        found
    }
}

impl<'a> Set<'a> {
    fn new(all: Vec<(Known<'a>, &str)>, size: usize) -> Result<Self, ()> {
        let (known, patterns): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let patterns = RegexSetBuilder::new(patterns).case_insensitive(true).size_limit(size).build().map_err(drop)?;
        Ok(Self { known, patterns })
    }

    fn of(&self, line: &str) -> Vec<Known<'a>> {
        self.patterns.matches(line).into_iter().map(|index| self.known[index]).collect()
    }
}

/// The first that is no pattern: most packs are not asked for this before a text is looked up.
fn wrong(checks: &[Arc<Check>]) -> Option<String> {
    checks.iter().find_map(|check| {
        let problem = check.description.check_patterns().err()?;
        Some(format!("the check `{}` of {}: {problem}", check.description.id, check.source))
    })
}

/// Why they do not compile.
fn problem(checks: &[Arc<Check>]) -> String {
    wrong(checks).unwrap_or_else(|| "the signatures of all checks together are too large".into())
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

    /// What a customer's pack looks for costs nobody the vendor's explanations.
    #[test]
    fn signatures_of_others_that_are_too_large_are_not_asked_and_named() {
        let with = |patterns: usize| {
            let mut private = (*of(&vec!["(?:[a-z][0-9]){400}n"; patterns])[0]).clone();
            (private.publisher, private.description.id) = (Publisher::Local, "private".into());
            vec![of(&["refused"]).remove(0), Arc::new(private)]
        };
        let few = with(1);
        let signatures = Signatures::new(&few).expect("signatures");
        assert_eq!((signatures.left_out(), signatures.of("refused").len()), (None, 1));
        let many = with(200);
        let signatures = Signatures::new(&many).expect("the vendor's");
        assert_eq!(signatures.of("refused").len(), 1);
        let said = signatures.left_out().expect("it is told");
        assert_eq!(said, "signatures that are not the vendor's were not asked: together they take more than 4 MiB");
    }

    #[test]
    fn signatures_of_others_have_five_seconds() {
        let mut private = (*of(&["reset"])[0]).clone();
        (private.publisher, private.description.id) = (Publisher::Local, "private".into());
        let checks = [of(&["refused"]).remove(0), Arc::new(private)];
        let signatures = Signatures::new(&checks).expect("signatures");
        assert_eq!((signatures.of("reset").len(), signatures.left_out()), (1, None));
        signatures.spent.store(4_999_999, Ordering::Relaxed);
        assert_eq!(signatures.left_out(), None);
        signatures.spent.store(5_000_000, Ordering::Relaxed);
        assert_eq!((signatures.of("reset").len(), signatures.of("refused").len()), (0, 1));
        assert!(
            signatures.left_out().is_some_and(|said| said.ends_with("asked of the first lines only: they took 5 s"))
        );
    }
}
