//! What a description may say: sizes, and characters that are safe to show, to compare and to
//! write into a rule. A component and a pack's index are both taken at this gate.

use regex::{Regex, RegexBuilder};

use super::{Description, Need, Signature, fits};
use crate::policy::Capability;

/// Bytes of an id.
const ID: usize = 64;

/// Bytes of a code, and codes of a check: a block has a hundred.
const CODE: usize = 32;
const CODES: usize = 200;

/// Checks that one requires: it would be blocked by any of them.
const REQUIRES: usize = 50;

/// Explanations: each of a block's codes explains a few others.
const EXPLAINS: usize = 500;

/// Places from where an answer has meaning; there are four.
const VANTAGES: usize = 4;

/// Needs: a person reads them before giving leave.
const NEEDS: usize = 400;

/// Bytes of a need's rule, and of one of its words: a path, the name of a variable.
const RULE: usize = 600;
const WORD: usize = 256;

/// Links, and bytes of one.
const LINKS: usize = 20;
const LINK: usize = 500;

/// Signatures of a check: several for each code of a block.
const SIGNATURES: usize = 200;

/// Bytes of a signature's pattern: a line's characteristic part is far shorter.
const PATTERN: usize = 1024;

/// Fields of a signature, arguments that it gives, and bytes of one: names and short words of services.
const FIELDS: usize = 10;
const ARGS: usize = 20;
const FIELD: usize = 256;

/// Bytes that one compiled pattern may take: a line's characteristic part takes some kilobytes.
const COMPILED: usize = 256 * 1024;

/// True for an id: kebab-case, so that it is safe in a path, a pattern and a command.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    text.len() <= ID && text.split('-').all(part)
}

/// Compiles a signature's pattern as all of them are used.
///
/// # Errors
/// It is no regular expression, or too large a one.
/// A signature that fits one of these would claim lines of which nobody knows anything.
const SAYS_NOTHING: [&str; 5] = ["", " ", "-", "{}", "2026-01-01T00:00:00Z info"];

/// Compiles a signature's pattern as all of them are used.
fn pattern(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).case_insensitive(true).size_limit(COMPILED).build()
}

impl Description {
    /// Says what is wrong with it, for its author; [`Self::check_patterns`] says the rest.
    ///
    /// # Errors
    /// One sentence.
    pub fn check(&self) -> Result<(), String> {
        if !is_id(&self.id) {
            return Err(format!("the id `{}` is not kebab-case of at most {ID} characters", shown(&self.id)));
        }
        at_most("codes", self.codes.len(), CODES)?;
        at_most("required checks", self.requires.len(), REQUIRES)?;
        at_most("explanations", self.explains.len(), EXPLAINS)?;
        at_most("vantages", self.vantages.len(), VANTAGES)?;
        at_most("needs", self.needs.len(), NEEDS)?;
        at_most("links", self.links.len(), LINKS)?;
        if let Some(code) = self.codes.iter().find(|code| !is_code(code)) {
            return Err(format!("the code `{}` has other characters than A-Z, 0-9 and -", shown(code)));
        }
        if let Some(id) = self.requires.iter().find(|id| !is_id(id)) {
            return Err(format!("it requires `{}`, which is no id of a check", shown(id)));
        }
        if self.requires.contains(&self.id) {
            return Err("it requires itself".into());
        }
        let patterns = self.explains.iter().flat_map(|edge| [&edge.from, &edge.to]);
        if let Some(pattern) = patterns.into_iter().find(|pattern| !is_pattern(pattern)) {
            return Err(format!("it explains by `{}`, which is no code and no beginning of codes", shown(pattern)));
        }
        let own = |pattern: &str| self.codes.iter().any(|code| fits(pattern, code));
        if let Some(edge) = self.explains.iter().find(|edge| !own(&edge.from) && !own(&edge.to)) {
            return Err(format!("it explains `{}` by `{}`, and neither is a code of its own", edge.to, edge.from));
        }
        self.needs.iter().try_for_each(check_need)?;
        at_most("signatures", self.signatures.len(), SIGNATURES)?;
        self.signatures.iter().try_for_each(|signature| self.check_signature(signature))?;
        match self.links.iter().find(|link| !is_link(link)) {
            Some(link) => Err(format!("the link `{}` is no URL", shown(link))),
            None => Ok(()),
        }
    }
}

impl Description {
    fn check_signature(&self, signature: &Signature) -> Result<(), String> {
        if !self.codes.contains(&signature.code) {
            return Err(format!("it has a signature of `{}`, which is none of its codes", shown(&signature.code)));
        }
        let code = &signature.code;
        let pattern = signature.pattern.as_deref();
        if pattern.is_some_and(|pattern| pattern.is_empty() || pattern.len() > PATTERN) {
            return Err(format!("a signature of `{code}` has an empty pattern, or one over {PATTERN} bytes"));
        }
        if pattern.is_none() && signature.fields.is_empty() {
            return Err(format!("a signature of `{code}` has neither fields nor a pattern"));
        }
        at_most("fields in one signature", signature.fields.len(), FIELDS)?;
        at_most("arguments in one signature", signature.args.len(), ARGS)?;
        let is_field = |text: &str| !text.is_empty() && text.len() <= FIELD && !text.contains(char::is_control);
        let all = signature.fields.iter().chain(&signature.args);
        match all.flat_map(|(name, value)| [name, value]).find(|text| !is_field(text)) {
            Some(text) => {
                Err(format!("a signature of `{code}` has `{}`, which is empty or over {FIELD} bytes", shown(text)))
            }
            None => Ok(()),
        }
    }

    /// Compiles the patterns of its signatures, as they are compiled where a text is looked up. Of all that is asked of
    /// a pack this takes by far the longest: it is done where a description comes from outside, not in every run.
    ///
    /// # Errors
    /// One sentence about the first that is no pattern.
    pub fn check_patterns(&self) -> Result<(), String> {
        self.signatures.iter().try_for_each(|signature| {
            let Some(text) = &signature.pattern else { return Ok(()) };
            let pattern = pattern(text).map_err(|error| {
                let problem = match error {
                    regex::Error::CompiledTooBig(limit) => {
                        format!("too large: compiled it takes over {} KiB", limit / 1024)
                    }
                    _ => "no regular expression".into(),
                };
                format!("the signature `{}` of `{}` is {problem}", shown(text), signature.code)
            })?;
            if signature.fields.is_empty() && SAYS_NOTHING.iter().any(|line| pattern.is_match(line)) {
                let (pattern, code) = (shown(text), &signature.code);
                return Err(format!("the signature `{pattern}` of `{code}` fits lines that say nothing"));
            }
            Ok(())
        })
    }
}

fn check_need(need: &Need) -> Result<(), String> {
    let Some(capability) = Capability::of(&need.capability) else {
        return Err(format!(
            "it needs the capability `{}`, which this duo-doctor does not lend",
            shown(&need.capability)
        ));
    };
    if need.rule.len() > RULE {
        return Err(format!("it needs `{}`, a rule over {RULE} bytes", shown(&need.rule)));
    }
    if let Some(word) = need.rule.split(' ').find(|word| !is_word(word)) {
        return Err(format!("it needs `{}`, which no rule can name", shown(word)));
    }
    capability.declared(&need.rule).map_err(|problem| problem.escape_debug().to_string())
}

fn at_most(what: &str, found: usize, limit: usize) -> Result<(), String> {
    if found > limit { Err(format!("it has {found} {what}, and at most {limit} are taken")) } else { Ok(()) }
}

fn is_code(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.len() <= CODE && text.bytes().all(fits)
}

fn is_pattern(text: &str) -> bool {
    text == "*" || is_code(text.strip_suffix('*').unwrap_or(text))
}

/// A word of a rule: rules are split at white space and stand in quotes.
fn is_word(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_graphic() && !b"\"'\\`".contains(&byte);
    !text.is_empty() && text.len() <= WORD && text.bytes().all(fits)
}

fn is_link(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://");
    web && text.len() <= LINK && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The beginning of foreign words, harmless on a terminal.
fn shown(text: &str) -> String {
    text.chars().take(ID).collect::<String>().escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use super::super::{Explanation, Hop, Impact, Vantage};
    use super::*;

    fn described(change: impl FnOnce(&mut Description)) -> Result<(), String> {
        let mut description = Description {
            id: "a-check".into(),
            version: semver::Version::new(1, 0, 0),
            hop: Hop::Gateway,
            codes: vec!["A-1".into()],
            requires: vec!["b".into()],
            explains: vec![Explanation { from: "A-*".into(), to: "B-1".into(), any_subject: true }],
            vantages: Vec::new(),
            impact: Impact::Probe,
            needs: vec![http("/api/**"), Need::new("environment", "gitlab A_*"), Need::new("logs", "llm")],
            links: vec!["https://example.com/#a".into()],
            signatures: vec![signature("A-1", r"certificate verify failed|\bHTTP 421\b")],
        };
        change(&mut description);
        description.check().and_then(|()| description.check_patterns())
    }

    fn signature(code: &str, pattern: &str) -> Signature {
        Signature::of_words(code, pattern)
    }

    #[test]
    fn a_signature_is_a_bounded_pattern_of_an_own_code() {
        let nothing = Signature { pattern: None, ..signature("A-1", "a") };
        assert!(described(|description| description.signatures.push(nothing)).is_err());
        let wrong = [("B-1", "a"), ("A-1", ""), ("A-1", "("), ("A-1", &"a".repeat(1025)), ("A-1", r"(\w{200}){200}")];
        for (code, pattern) in wrong {
            let answer = described(|description| description.signatures.push(signature(code, pattern)));
            assert!(answer.is_err(), "{code} {pattern}");
        }
    }

    fn http(path: &str) -> Need {
        Need::new("http", &format!("GET gitlab {path}"))
    }

    #[test]
    fn a_need_is_a_rule_that_its_capability_understands() {
        for (capability, rule) in [
            ("sockets", "tcp"),
            ("http", "GET gitlab"),
            ("http", "* gitlab /a"),
            ("http", "GET * /a"),
            ("http", "GET gitlab /a as *"),
            ("http", "GET gitlab  /a"),
            ("environment", "HOME"),
            ("logs", ""),
        ] {
            let answer = described(|description| description.needs.push(Need::new(capability, rule)));
            assert!(answer.is_err(), "{capability} {rule}");
        }
    }

    #[test]
    fn a_description_in_order_passes() {
        assert_eq!(described(|_| ()), Ok(()));
    }

    #[test]
    fn counts_are_bounded() {
        fn bounded(what: &str, most: usize, change: impl Fn(&mut Description, usize)) {
            assert_eq!(described(|description| change(description, most)), Ok(()), "{most} {what}");
            let answer = described(|description| change(description, most + 1));
            assert_eq!(answer, Err(format!("it has {} {what}, and at most {most} are taken", most + 1)));
        }
        bounded("codes", 200, |description, count| description.codes = vec!["A-1".into(); count]);
        bounded("required checks", 50, |description, count| description.requires = vec!["b".into(); count]);
        bounded("explanations", 500, |description, count| {
            description.explains = vec![description.explains[0].clone(); count];
        });
        bounded("vantages", 4, |description, count| description.vantages = vec![Vantage::Model; count]);
        bounded("needs", 400, |description, count| description.needs = vec![http("/"); count]);
        bounded("links", 20, |description, count| description.links = vec!["https://a".into(); count]);
        bounded("signatures", 200, |description, count| description.signatures = vec![signature("A-1", "a"); count]);
        let pair = || ("failure".to_owned(), "tls".to_owned());
        bounded("fields in one signature", 10, |description, count| {
            description.signatures[0].fields = vec![pair(); count]
        });
        bounded("arguments in one signature", 20, |description, count| {
            description.signatures[0].args = vec![pair(); count];
        });
    }

    #[test]
    fn lengths_are_bounded() {
        fn bounded(most: usize, change: impl Fn(&mut Description, String)) {
            assert_eq!(described(|description| change(description, "A".repeat(most))), Ok(()), "{most}");
            assert!(described(|description| change(description, "A".repeat(most + 1))).is_err(), "{most}");
        }
        bounded(64, |description, text| description.id = text.to_lowercase());
        bounded(64, |description, text| description.requires = vec![text.to_lowercase()]);
        bounded(32, |description, text| description.codes.push(text));
        bounded(32, |description, text| description.explains[0].to = text);
        bounded(256, |description, text| description.needs = vec![Need::new("logs", &text)]);
        bounded(255, |description, text| description.needs = vec![http(&format!("/{text}"))]);
        bounded(500 - "https://".len(), |description, text| description.links = vec![format!("https://{text}")]);
        bounded(1_024, |description, text| description.signatures = vec![signature("A-1", &text)]);
        bounded(256, |description, text| description.signatures[0].fields = vec![("class".into(), text)]);
        bounded(256, |description, text| description.signatures[0].args = vec![("kind".into(), text)]);
    }

    #[test]
    fn what_is_shown_or_compared_has_plain_characters() {
        for evil in ["", "a b", "a\u{1b}[2J", "a\"", "\u{202e}a", "ä", "a\n"] {
            assert!(described(|description| description.id = evil.into()).is_err(), "id {evil:?}");
            assert!(described(|description| description.codes = vec![evil.into()]).is_err(), "code {evil:?}");
            assert!(described(|description| description.requires = vec![evil.into()]).is_err(), "required {evil:?}");
            assert!(described(|description| description.explains[0].to = evil.into()).is_err(), "explains {evil:?}");
            assert!(described(|description| description.needs[0] = http(evil)).is_err(), "path {evil:?}");
            assert!(described(|description| description.needs[0] = Need::new("logs", evil)).is_err(), "log {evil:?}");
            assert!(described(|description| description.links = vec![evil.into()]).is_err(), "link {evil:?}");
        }
    }

    #[test]
    fn one_side_of_an_explanation_is_its_own() {
        let answer = |from: &str, to: &str| {
            let edge = Explanation { from: from.into(), to: to.into(), any_subject: true };
            described(|description| description.explains.push(edge))
        };
        assert_eq!(answer("A-1", "B-1"), Ok(()));
        assert_eq!(answer("B-*", "A-1"), Ok(()));
        assert_eq!(answer("B-1", "C-1"), Err("it explains `C-1` by `B-1`, and neither is a code of its own".into()));
    }

    #[test]
    fn nobody_requires_itself() {
        let answer = described(|description| description.requires.push("a-check".into()));
        assert_eq!(answer, Err("it requires itself".into()));
    }

    #[test]
    fn a_path_cannot_erase_the_line_that_shows_it() {
        for path in ["/a\u{1b}[2K", "/a b", "/a\"", "/a\nb", "no-slash"] {
            assert!(described(|description| description.needs[0] = http(path)).is_err(), "{path:?}");
        }
    }

    /// Each of its words is short enough.
    #[test]
    fn a_rule_of_600_bytes_is_taken_and_a_longer_one_refused() {
        // As a rule of logs it has too many words; that is said where it is not too long.
        let rule = |last: usize| {
            let rule = format!("{0} {0} {1}", "w".repeat(199), "w".repeat(last));
            described(|description| description.needs = vec![Need::new("logs", &rule)]).expect_err("it is no rule")
        };
        assert!(!rule(200).contains("a rule over"), "{}", rule(200));
        assert!(rule(201).ends_with("a rule over 600 bytes"), "{}", rule(201));
    }

    #[test]
    fn a_pattern_is_compiled_into_256_kibibytes_at_most() {
        assert!(pattern("a{1000}").is_ok());
        let too_large = pattern(r"\w{200}").expect_err("it is large");
        assert!(matches!(too_large, regex::Error::CompiledTooBig(limit) if limit == 256 * 1024), "{too_large}");
    }

    #[test]
    fn foreign_words_are_quoted_from_their_beginning_and_escaped() {
        let of_id = |id: &str| described(|description| description.id = id.into()).expect_err("no id");
        let refused = |shown: &str| format!("the id `{shown}` is not kebab-case of at most 64 characters");
        assert_eq!(of_id("A\u{1b}[2J"), refused("A\\u{1b}[2J"));
        assert_eq!(of_id(&"Ä".repeat(65)), refused(&"Ä".repeat(64)));
    }
}
