//! Looks texts up: which codes explain what was read in a line of a log, an answer, words on a screen. The signatures
//! come with the checks.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use duo_doctor_model::Check;
use duo_doctor_model::description::{Hop, Signature};
use duo_doctor_model::policy::Publisher;

use crate::reader::{Link, Reading};

/// Bytes that the vendor's patterns together may take; those of a full catalogue take a tenth.
const VENDORS: usize = 32 * 1024 * 1024;

/// Bytes that the patterns of all others together may take.
const OTHERS: usize = 4 * 1024 * 1024;

/// Time for the patterns of others, all lines together: one that takes long for every line must not hold up a log of
/// gigabytes.
const TIME: Duration = Duration::from_secs(5);

/// Bytes of one line that are looked at: of a record's trace its exceptions are kept, and a record is rarely longer.
pub const LINE: usize = 64 * 1024;

/// A code that explains a text.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// The check that has the page.
    pub check: &'a Check,
    /// The code.
    pub code: &'a str,
    /// What the text proves of the code's arguments.
    pub args: BTreeMap<String, String>,
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

/// Signatures that are asked together.
#[derive(Debug)]
struct Set<'a> {
    all: Vec<(&'a Check, &'a Signature)>,
    /// Of those with a pattern; in front of the others in `all`.
    patterns: RegexSet,
    /// Patterns with named groups, by their place in `all`: a set finds no groups. Compiled when a text first fits.
    groups: BTreeMap<usize, OnceLock<Option<Regex>>>,
}

impl<'a> Signatures<'a> {
    /// Those of these checks. Where the others' are too large together, none of theirs is asked.
    ///
    /// # Errors
    /// One of them is no pattern, or all of the vendor's together are too large: one sentence.
    pub fn new(checks: &'a [Arc<Check>]) -> Result<Self, String> {
        let all = checks.iter().flat_map(|check| check.description.signatures.iter().map(move |own| (&**check, own)));
        let (vendors, others) = all.partition(|(check, _)| check.publisher == Publisher::Vendor);
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

    /// What explains a text best, in the order of the checks; several codes are several possibilities. Of what the
    /// vendor's checks know, nobody else's word counts.
    #[must_use]
    pub fn of(&self, reading: &Reading) -> Vec<Known<'a>> {
        let found = self.vendors.of(reading);
        if !found.is_empty() || self.others.all.is_empty() || self.is_out_of_time() {
            return found;
        }
        let begun = Instant::now();
        let found = self.others.of(reading);
        let took = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.spent.fetch_add(took, Ordering::Relaxed);
        found
    }
}

impl<'a> Set<'a> {
    fn new(all: Vec<(&'a Check, &'a Signature)>, size: usize) -> Result<Self, ()> {
        let (mut all, alone): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, own)| own.pattern.is_some());
        let patterns = all.iter().filter_map(|(_, own)| own.pattern.as_deref());
        let patterns = RegexSetBuilder::new(patterns).case_insensitive(true).size_limit(size).build().map_err(drop)?;
        let named = all.iter().enumerate().filter(|(_, (_, own))| pattern_of(own).contains("(?P<"));
        let groups = named.map(|(index, _)| (index, OnceLock::new())).collect();
        all.extend(alone);
        Ok(Self { all, patterns, groups })
    }

    /// Of the link where the fault shows, or else of the innermost one that anything fits. Where that link is vague, what
    /// any other one says exactly comes first.
    fn of(&self, reading: &Reading) -> Vec<Known<'a>> {
        let cause = reading.cause();
        let whole = Link { words: reading.text.clone(), ..cause.cloned().unwrap_or_default() };
        let exact = reading.chain.iter().rev().chain([&whole]).map(|link| (link, false));
        let shown = cause.map(|link| (link, true));
        let is_vague = cause.is_some_and(Link::is_vague);
        let (first, last) = if is_vague { (None, shown) } else { (shown, None) };
        let found = |(link, is_cause)| Some(self.of_link(reading, link, is_cause)).filter(|found| !found.is_empty());
        first.into_iter().chain(exact).chain(last).find_map(found).unwrap_or_default()
    }

    fn of_link(&self, reading: &Reading, link: &Link, is_cause: bool) -> Vec<Known<'a>> {
        let words = &link.words[..link.words.floor_char_boundary(LINE.min(link.words.len()))];
        let by_words = self.patterns.matches(words).into_iter();
        let by_fields = self.patterns.len()..self.all.len();
        let fits = |&index: &usize| {
            let (check, own) = self.all[index];
            // What names only a kind of fault says it of its own way.
            let of_this_way = reading.hop.is_none() || nearness(reading.hop, check.description.hop, own) > 0;
            (is_special(own) || is_cause && of_this_way && !reading.is_about_outsider())
                && own.fields.iter().all(|field| has(reading, link, field))
        };
        let mut fitting: Vec<usize> = by_words.chain(by_fields).filter(fits).collect();
        let rank = |&index: &usize| rank(reading.hop, self.all[index].0.description.hop, self.all[index].1);
        let best = fitting.iter().map(rank).max();
        fitting.retain(|index| Some(rank(index)) == best);
        fitting.sort_by_key(|&index| order(&self.all, index));
        let mut found: Vec<Known<'a>> = Vec::new();
        for index in fitting {
            let (check, own) = self.all[index];
            let known = Known { check, code: &own.code, args: self.args(reading, link, index) };
            match found.iter_mut().find(|other| other.code == known.code) {
                // Of one code's the one that proves more.
                Some(other) if other.args.len() < known.args.len() => *other = known,
                Some(_) => {}
                None => found.push(known),
            }
        }
        found
    }

    /// What a text proves: constants, fields, named groups of the pattern.
    fn args(&self, reading: &Reading, link: &Link, index: usize) -> BTreeMap<String, String> {
        let own = self.all[index].1;
        let mut args = BTreeMap::new();
        for (name, value) in &own.args {
            let value = match value.strip_prefix('$') {
                Some(name) => field(reading, link, name),
                None => Some(value.clone()),
            };
            args.extend(value.map(|value| (name.clone(), value)));
        }
        let compiled = || RegexBuilder::new(pattern_of(own)).case_insensitive(true).build().ok();
        let pattern = self.groups.get(&index).and_then(|pattern| pattern.get_or_init(compiled).as_ref());
        if let Some(pattern) = pattern
            && let Some(found) = pattern.captures(&link.words)
        {
            for name in pattern.capture_names().flatten() {
                args.extend(found.name(name).map(|value| (name.replace('_', "-"), value.as_str().to_owned())));
            }
        }
        args
    }
}

/// As their checks have them.
fn order(all: &[(&Check, &Signature)], index: usize) -> (Hop, String, String) {
    let (check, own) = all[index];
    (check.description.hop, check.description.id.clone(), own.code.clone())
}

/// Fields that say what kind of fault it is, and not which one.
fn is_general(field: &str) -> bool {
    matches!(field, "failure" | "reason" | "status" | "speaker" | "hop")
}

/// Whether a signature says which fault it is.
fn is_special(own: &Signature) -> bool {
    own.pattern.is_some() || !own.fields.iter().all(|(name, value)| is_general(name) || value.starts_with(NOT))
}

/// What says which fault it is, then what is about this way or an end of it, then what names more. Of what names only a
/// kind of fault, the page of the very way.
fn rank(hop: Option<Hop>, page: Hop, own: &Signature) -> (bool, bool, usize, u8) {
    let (special, near) = (is_special(own), nearness(hop, page, own));
    (special, near > 0, weight(own), if special { 0 } else { near })
}

/// How much a signature names.
fn weight(own: &Signature) -> usize {
    let of = |name: &str| match name {
        // Who repeats an error is where it has to be mended.
        "relayed" => 6,
        name if is_general(name) => 1,
        _ => 2,
    };
    let named = own.fields.iter().filter(|(_, value)| !value.starts_with(NOT));
    named.map(|(name, _)| of(name)).sum::<usize>() + if own.pattern.is_some() { 3 } else { 0 }
}

/// Whether a page is about the way that a text is about: two where it is, one where it is about an end of it.
fn nearness(hop: Option<Hop>, page: Hop, own: &Signature) -> u8 {
    let Some(hop) = hop else { return 0 };
    let kin: &[Hop] = match hop {
        Hop::GatewayToModel | Hop::Model => &[Hop::GatewayToModel, Hop::Model],
        Hop::GitlabToGateway => &[Hop::GitlabToGateway, Hop::Gateway],
        Hop::Gateway => &[Hop::GitlabToGateway, Hop::Gateway, Hop::GatewayToGitlab],
        Hop::GatewayToGitlab => &[Hop::GatewayToGitlab, Hop::Gateway],
        Hop::Gitlab => &[Hop::Gitlab, Hop::Features],
        _ => &[],
    };
    // Whoever names the way knows why.
    let names = own.fields.iter().any(|(name, value)| name == "hop" && !value.starts_with(NOT));
    if page == hop || names { 2 } else { u8::from(kin.contains(&page)) }
}

/// In front of values none of which may be there.
const NOT: char = '!';

/// Whether a link or its record has a field with one of these values, or with none of those behind a `!`.
fn has(reading: &Reading, link: &Link, (name, values): &(String, String)) -> bool {
    let found = field(reading, link, name);
    let fits = |value: &str, one: &str| match (&**name, one.strip_prefix('*')) {
        ("path" | "logger", _) => value.contains(one),
        (_, Some(end)) => {
            value.len() >= end.len() && value.as_bytes()[value.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
        }
        (_, None) => value.eq_ignore_ascii_case(one),
    };
    let any = |values: &str| found.as_deref().is_some_and(|value| values.split('|').any(|one| fits(value, one)));
    values.strip_prefix(NOT).map_or_else(|| any(values), |values| !any(values))
}

/// What a link or its record has by this name.
fn field(reading: &Reading, link: &Link, name: &str) -> Option<String> {
    match name {
        "speaker" => link.speaker.map(str::to_owned),
        "failure" => link.failure.map(|failure| failure.name().to_owned()),
        "reason" => link.reason.map(|reason| reason.name().to_owned()),
        "status" => link.status.or_else(|| reading.status()).map(|status| status.to_string()),
        "code" => link.code.clone(),
        "class" => link.class.as_deref().map(|class| class.rsplit(['.', ':']).next().unwrap_or(class).to_owned()),
        "words" => Some(link.words.clone()),
        "peer" => reading.peer(),
        "relayed" => link.relayed.map(str::to_owned),
        "host" => reading.host().map(str::to_owned),
        "port" => reading.chain.iter().rev().find_map(|link| link.port).map(|port| port.to_string()),
        "hop" => reading.hop.map(|hop| hop.name().to_owned()),
        "path" => reading.path.clone(),
        "logger" => reading.logger.clone(),
        name => match reading.fields.get(name)? {
            serde_json::Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        },
    }
}

/// Its pattern; nothing where it has none.
fn pattern_of(own: &Signature) -> &str {
    own.pattern.as_deref().unwrap_or_default()
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
        let signature = |pattern: &&str| Signature::of_words("CODE-A", pattern);
        check.description.signatures = patterns.iter().map(signature).collect();
        vec![Arc::new(check)]
    }

    #[test]
    fn of_a_line_64_kibibytes_are_looked_at() {
        let checks = of(&["refused"]);
        let signatures = Signatures::new(&checks).expect("signatures");
        let found = |before: usize| signatures.of(&Reading::of(&format!("{}refused", " ".repeat(before)))).len();
        assert_eq!(found(64 * 1024 - "refused".len()), 1);
        assert_eq!(found(64 * 1024 - "refused".len() + 1), 0);
    }

    #[test]
    fn a_pattern_that_is_none_is_named() {
        let faulty = |id: &str, pattern: &str| {
            let mut check = check(id, &[]);
            check.description.signatures.push(Signature::of_words("A-1", pattern));
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
            let signatures = vec![Signature::of_words(&code, pattern)];
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
        let codes = |line: &str| signatures.of(&Reading::of(line)).iter().map(|known| known.code).collect::<Vec<_>>();
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
        assert_eq!((signatures.left_out(), signatures.of(&Reading::of("refused")).len()), (None, 1));
        let many = with(200);
        let signatures = Signatures::new(&many).expect("the vendor's");
        assert_eq!(signatures.of(&Reading::of("refused")).len(), 1);
        let said = signatures.left_out().expect("it is told");
        assert_eq!(said, "signatures that are not the vendor's were not asked: together they take more than 4 MiB");
    }

    #[test]
    fn signatures_of_others_have_five_seconds() {
        let mut private = (*of(&["reset"])[0]).clone();
        (private.publisher, private.description.id) = (Publisher::Local, "private".into());
        let checks = [of(&["refused"]).remove(0), Arc::new(private)];
        let signatures = Signatures::new(&checks).expect("signatures");
        assert_eq!((signatures.of(&Reading::of("reset")).len(), signatures.left_out()), (1, None));
        signatures.spent.store(4_999_999, Ordering::Relaxed);
        assert_eq!(signatures.left_out(), None);
        signatures.spent.store(5_000_000, Ordering::Relaxed);
        assert_eq!((signatures.of(&Reading::of("reset")).len(), signatures.of(&Reading::of("refused")).len()), (0, 1));
        assert!(
            signatures.left_out().is_some_and(|said| said.ends_with("asked of the first lines only: they took 5 s"))
        );
    }
}
