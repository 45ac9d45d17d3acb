//! Words: the host's own and those of the checks, in the user's language. The only place where
//! findings become sentences; explain pages and reports are made from the same messages.

mod branches;
mod bundle;
mod language;
mod link;
pub mod messages;
mod said;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use fluent_bundle::{FluentArgs, FluentValue};

pub use branches::Branch;
pub use bundle::{Catalogue, Faulty};
pub use language::Language;
pub use link::link;
pub use said::{Said, did_you_mean, hint};

use duo_doctor_model::Check;
use duo_doctor_model::event::{Broken, Reason};
use duo_doctor_model::outcome::{Outcome, Verdict};
use duo_doctor_model::policy::{Advice, Denial, Withheld};

/// Arguments by name.
pub type Args<'a> = BTreeMap<&'a str, String>;

/// Everything that can be said in one language.
pub struct Words {
    /// Which.
    pub language: Language,
    host: Catalogue,
    /// The host in English, for what a language that is only begun lacks.
    english: Catalogue,
    checks: BTreeMap<String, OfCheck>,
}

/// The words of a check.
struct OfCheck {
    /// In the reader's language.
    own: Option<Catalogue>,
    /// In English, for what is missing there; read when something is.
    english: OnceLock<Option<Catalogue>>,
    source: Option<String>,
}

impl OfCheck {
    /// Faulty messages of a private check must not take the report with them.
    fn new(check: &Check, language: Language) -> Self {
        let source = |language: Language| check.messages.get(language.tag());
        let own = source(language).and_then(|source| Catalogue::new(source, language).ok());
        let english = if language == Language::English { None } else { source(Language::English).cloned() };
        Self { own, english: OnceLock::new(), source: english }
    }

    /// What the language says, otherwise what English says.
    fn said<T>(&self, of: impl Fn(&Catalogue) -> Option<T>) -> Option<T> {
        self.own.as_ref().and_then(&of).or_else(|| of(self.english()?))
    }

    fn english(&self) -> Option<&Catalogue> {
        let read = || Catalogue::new(self.source.as_deref()?, Language::English).ok();
        self.english.get_or_init(read).as_ref()
    }
}

impl Words {
    /// The host's words and those of these checks. What a check does not say in this language it says in English.
    #[must_use]
    pub fn new(language: Language, checks: &[Arc<Check>]) -> Self {
        let of_host = |language: Language| {
            Catalogue::new(language.host_source(), language).expect("the host's messages are tested")
        };
        let checks = checks.iter().map(|check| (check.description.id.clone(), OfCheck::new(check, language)));
        Self { language, host: of_host(language), english: of_host(Language::English), checks: checks.collect() }
    }

    /// A message of the host.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let said = [&self.host, &self.english].into_iter().find_map(|words| words.message(key, None, &args));
        said.unwrap_or_else(|| key.to_owned())
    }

    /// What to do, of a message of the host: its attributes `fix-1`, `fix-2`, and so on.
    #[must_use]
    pub fn steps(&self, key: &str) -> Vec<String> {
        let step = |number: usize| {
            let attribute = format!("fix-{number}");
            [&self.host, &self.english].into_iter().find_map(|words| words.message(key, Some(&attribute), &Args::new()))
        };
        (1..).map_while(step).collect()
    }

    /// A message of a check, or one of its attributes.
    #[must_use]
    pub fn of_check(&self, check: &str, key: &str, attribute: Option<&str>, args: &Args<'_>) -> Option<String> {
        self.checks.get(check)?.said(|words| words.message(key, attribute, args))
    }

    /// As [`Self::of_check`], with every argument as a placeholder: for pages about no run.
    #[must_use]
    pub fn sample_of_check(&self, check: &str, key: &str, attribute: Option<&str>) -> Option<String> {
        self.checks.get(check)?.said(|words| words.sample(key, attribute))
    }

    /// All that a code's page can say, as far as these arguments leave it open.
    #[must_use]
    pub fn branches_of_check<'a>(&'a self, check: &str, code: &str, args: &Args<'a>) -> Vec<Branch> {
        let branches = self.checks.get(check).and_then(|check| {
            check.said(|words| Some(words.branches(code, args)).filter(|branches| !branches.is_empty()))
        });
        branches.unwrap_or_default()
    }

    /// Why a check does not know. A code's own words, in the attribute `why-KEY`, come before the host's; a key
    /// that has neither is shown as it is, with what was said.
    #[must_use]
    pub fn why(&self, check: &str, code: &str, args: &Args<'_>) -> String {
        let Some(key) = args.get("reason").filter(|key| !key.trim().is_empty()) else {
            return self.say("why-unexplained", &[]);
        };
        let message = format!("why-{key}");
        let check = self.checks.get(check);
        let own = check.and_then(|check| check.own.as_ref()?.message(code, Some(&message), args));
        let of_host = || [&self.host, &self.english].into_iter().find_map(|words| words.complete(&message, args));
        let in_english = || check.and_then(|check| check.english()?.message(code, Some(&message), args));
        own.or_else(of_host).or_else(in_english).unwrap_or_else(|| match args.get("said") {
            Some(said) if !said.trim().is_empty() => format!("{key}: {said}"),
            _ => key.clone(),
        })
    }

    /// The word for an outcome.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> String {
        self.say(&format!("outcome-{}", outcome.name()), &[])
    }

    /// The words for a verdict.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> String {
        self.say(&format!("verdict-{}", verdict.name()), &[])
    }

    /// Why a check has no findings.
    #[must_use]
    pub fn reason(&self, check: &str, reason: &Reason) -> String {
        match reason {
            Reason::Deselected => self.say("reason-deselected", &[]),
            Reason::Impact { needs } => self.say("reason-impact", &[("needs", needs.name())]),
            Reason::Interrupted => self.say("reason-interrupted", &[]),
            Reason::Blocked { by } => self.say("reason-blocked", &[("by", &by.join(", "))]),
            Reason::OutOfVantage { vantages } => {
                let vantages: Vec<&str> = vantages.iter().map(|vantage| vantage.name()).collect();
                self.say("reason-out-of-vantage", &[("vantages", &vantages.join(", "))])
            }
            Reason::Denied { denials } => self.denied(check, denials),
            Reason::Broken(broken) => self.broken(broken),
        }
    }

    /// What is in the way, and what allows it, as it is written into the configuration.
    fn denied(&self, check: &str, denials: &[Denial]) -> String {
        let Advice { table, instead_of, denied } = Advice::of(check, denials);
        let granted = table.map(|table| {
            let lines = ("lines", table.as_str());
            match instead_of.as_deref().map(|standing| standing.withheld.as_ref()) {
                None => self.say("reason-denied", &[lines]),
                Some(None) => self.say("reason-denied-beyond", &[("check", check), lines]),
                Some(Some(withheld)) => {
                    self.say("reason-denied-withheld", &[("check", check), ("why", &self.withheld(withheld)), lines])
                }
            }
        });
        let denied = (!denied.is_empty()).then(|| self.say("reason-denied-to-all", &[("lines", &denied.join("\n"))]));
        granted.into_iter().chain(denied).collect::<Vec<_>>().join("\n")
    }

    fn withheld(&self, withheld: &Withheld) -> String {
        let (key, meant, is) = match withheld {
            Withheld::Publisher(meant, is) => ("withheld-publisher", meant.clone(), is.to_string()),
            Withheld::Version(meant, is) => ("withheld-version", meant.to_string(), is.to_string()),
            Withheld::Digest(meant, is) => ("withheld-digest", meant.clone(), is.clone()),
        };
        self.say(key, &[("meant", &meant), ("is", &is)])
    }

    fn broken(&self, broken: &Broken) -> String {
        match broken {
            Broken::Crashed { trap, last_words } => {
                self.say("broken-crashed", &[("trap", trap), ("words", last_words)])
            }
            Broken::TimedOut { seconds, waiting_for } => {
                let waiting = if waiting_for.is_empty() { "nothing" } else { waiting_for };
                self.say("broken-timed-out", &[("seconds", &seconds.to_string()), ("waiting", waiting)])
            }
            Broken::Limit { limit, value } => self.say("broken-limit", &[("limit", limit.name()), ("value", value)]),
            Broken::Garbage { problem } => self.say("broken-garbage", &[("problem", problem)]),
            Broken::GaveUp { reason } => self.say("broken-gave-up", &[("reason", reason)]),
            Broken::Incompatible { reason } => self.say("broken-incompatible", &[("reason", reason)]),
            Broken::Untrusted { reason } => self.say("broken-untrusted", &[("reason", reason)]),
        }
    }
}

/// For errors, which are never translated.
#[must_use]
pub fn broken_in_english(broken: &Broken) -> String {
    Words::new(Language::English, &[]).broken(broken)
}

fn fluent_args<'a>(args: &Args<'a>) -> FluentArgs<'a> {
    let pairs = args.iter().map(|(name, value)| (*name, FluentValue::from(value.clone())));
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use duo_doctor_model::description::{Impact, Vantage};
    use duo_doctor_model::event::Limit;
    use duo_doctor_model::policy::{Capability, Given, Publisher, Standing};
    use duo_doctor_sdk::reason;

    use super::*;

    #[test]
    fn whole_languages_have_the_same_entries_with_the_same_variables_and_begun_ones_no_others() {
        let entries = |language: Language| {
            let catalogue = Catalogue::new(language.host_source(), language);
            catalogue.unwrap_or_else(|error| panic!("{}: {error}", language.tag())).entries().clone()
        };
        let english = entries(Language::English);
        for language in Language::whole() {
            assert_eq!(english, entries(language), "{}", language.tag());
        }
        for language in Language::ALL {
            for (entry, variables) in entries(language) {
                assert_eq!(english.get(&entry), Some(&variables), "{} {entry}", language.tag());
            }
        }
    }

    fn why(language: Language, args: &[(&str, &str)]) -> String {
        let args = args.iter().map(|&(name, value)| (name, value.to_owned())).collect();
        Words::new(language, &[]).why("a-check", "ACME-190", &args)
    }

    #[test]
    fn every_reason_of_the_sdk_has_words_in_every_language() {
        for reason in reason::every() {
            let args = reason.args();
            let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            for language in Language::ALL {
                let said = why(language, &args);
                assert!(
                    !said.contains("{$") && said != reason.args()["reason"],
                    "{} {reason:?}: {said}",
                    language.tag()
                );
            }
            let japanese = why(Language::Japanese, &args);
            let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
            let words: Vec<&str> = japanese.split(' ').collect();
            assert!(!words.windows(3).any(|three| three.iter().all(|word| is_word(word))), "{japanese}");
        }
    }

    #[test]
    fn a_reason_is_never_an_empty_hole() {
        for (args, expected) in [
            (&[][..], "the check gives no reason"),
            (&[("reason", " ")], "the check gives no reason"),
            (&[("reason", "odd")], "odd"),
            (&[("reason", "odd"), ("said", "")], "odd"),
            (&[("reason", "odd"), ("said", "EBADMOON")], "odd: EBADMOON"),
            // A check in another language may leave out what belongs to a key.
            (&[("reason", "timed-out")], "time was up"),
            (&[("reason", "status")], "the answer has status -"),
        ] {
            assert_eq!(why(Language::English, args), expected);
        }
    }

    fn speaking(id: &str, messages: &[(&str, &str)]) -> Arc<Check> {
        let mut check = duo_doctor_model::testing::check(id, &[]);
        check.messages = messages.iter().map(|&(tag, source)| (tag.to_owned(), source.to_owned())).collect();
        Arc::new(check)
    }

    #[test]
    fn a_check_speaks_the_language_that_it_has_and_english_otherwise() {
        let english = ("en", "A-1 = { $port } is shut\n    .fix-1 = Open { $port }.\n");
        let checks = [
            speaking("both", &[english, ("ja", "A-1 = { $port }が閉じています\n")]),
            speaking("faulty-japanese", &[english, ("ja", "A-1 { $port }が閉じています\n")]),
            speaking("one", &[english]),
            speaking("faulty", &[("en", "= no message\n")]),
        ];
        let words = Words::new(Language::Japanese, &checks);
        let args = Args::from([("port", "443".to_owned())]);
        let said = |check: &str, key: &str, attribute: Option<&str>| words.of_check(check, key, attribute, &args);
        assert_eq!(said("both", "A-1", None).as_deref(), Some("443が閉じています"));
        // Whoever reads the report gets a sentence and never a key.
        assert_eq!(said("both", "A-1", Some("fix-1")).as_deref(), Some("Open 443."));
        assert_eq!(said("faulty-japanese", "A-1", None).as_deref(), Some("443 is shut"));
        assert_eq!(words.sample_of_check("both", "A-1", Some("fix-1")).as_deref(), Some("Open <port>."));
        assert_eq!(said("one", "A-1", None).as_deref(), Some("443 is shut"));
        assert_eq!(said("one", "A-1", Some("fix-1")).as_deref(), Some("Open 443."));
        for (check, key, attribute) in
            [("both", "A-1", Some("fix-2")), ("one", "A-2", None), ("faulty", "A-1", None), ("other", "A-1", None)]
        {
            assert_eq!(said(check, key, attribute), None, "{check} {key}");
            assert_eq!(words.sample_of_check(check, key, attribute), None, "{check} {key}");
        }
        assert_eq!(words.sample_of_check("one", "A-1", None).as_deref(), Some("<port> is shut"));
        assert_eq!(words.sample_of_check("one", "A-1", Some("fix-1")).as_deref(), Some("Open <port>."));
    }

    #[test]
    fn a_reason_of_the_checks_own_is_worded_in_english_before_it_is_shown_as_a_key() {
        let english = ("en", "A-1 = { $why }\n    .why-quiet = it was quiet\n    .why-refused = it was shut\n");
        let words = Words::new(Language::Japanese, &[speaking("a", &[english, ("ja", "A-1 = { $why }\n")])]);
        let why = |reason: &str| words.why("a", "A-1", &Args::from([("reason", reason.to_owned())]));
        assert_eq!(why("quiet"), "it was quiet");
        // For a key of the host's there are words in the reader's language.
        assert_eq!(why("refused"), self::why(Language::Japanese, &[("reason", "refused")]));
    }

    #[test]
    fn every_outcome_has_a_word_of_its_own_in_every_whole_language() {
        use Outcome::{Blocked, Broken, Denied, Fail, NotApplicable, OutOfVantage, Pass, Skipped, Unknown, Warn};
        let every = [Pass, Warn, Fail, Unknown, NotApplicable, Skipped, Blocked, OutOfVantage, Denied, Broken];
        for language in Language::whole() {
            let words = Words::new(language, &[]);
            let said = every.map(|outcome| words.outcome(outcome));
            assert!(said.iter().all(|word| !word.is_empty() && !word.starts_with("outcome-")), "{said:?}");
            assert_eq!(said.iter().collect::<std::collections::BTreeSet<_>>().len(), every.len(), "{said:?}");
        }
        assert_eq!(Words::new(Language::English, &[]).outcome(NotApplicable), "not applicable");
    }

    /// With the facts that a reader of the reason has to find in its words.
    fn broken() -> Vec<(Broken, Vec<&'static str>)> {
        let reason = || "odd reason".to_owned();
        let waiting = |what: &str| Broken::TimedOut { seconds: 47, waiting_for: what.into() };
        vec![
            (Broken::Crashed { trap: "a trap".into(), last_words: "last words".into() }, vec!["a trap", "last words"]),
            (waiting("http request"), vec!["47", "http request"]),
            (waiting(""), vec!["47"]),
            (Broken::Limit { limit: Limit::HostCopy, value: "8 MiB".into() }, vec!["host-copy", "8 MiB"]),
            (Broken::Garbage { problem: reason() }, vec!["odd reason"]),
            (Broken::GaveUp { reason: reason() }, vec!["odd reason"]),
            (Broken::Incompatible { reason: reason() }, vec!["odd reason"]),
            (Broken::Untrusted { reason: reason() }, vec!["odd reason"]),
        ]
    }

    /// Where there is a grant already, for the check or for one of that name.
    fn standing(denial: Denial, whose: Option<&str>) -> Denial {
        let mut given = Given::default();
        given.rules.add(Capability::of("logs").expect("a capability"), "seen").expect("a rule");
        let withheld = whose.map(|whose| Withheld::Publisher(whose.into(), Publisher::Local));
        Denial { standing: Some(Arc::new(Standing { given, withheld })), ..denial }
    }

    #[test]
    fn every_reason_is_said_with_its_facts_and_like_no_other() {
        let denial = |wanted: &str| Denial {
            capability: "logs".into(),
            wanted: wanted.into(),
            reason: "not granted".into(),
            publisher: None,
            standing: None,
        };
        let mut reasons = vec![
            (Reason::Deselected, vec![]),
            (Reason::Impact { needs: Impact::Active }, vec!["active"]),
            (Reason::Interrupted, vec![]),
            (Reason::Blocked { by: vec!["one".into(), "two".into()] }, vec!["one, two"]),
            (Reason::OutOfVantage { vantages: vec![Vantage::AiGateway, Vantage::Model] }, vec!["ai-gateway, model"]),
            (Reason::Denied { denials: vec![denial("llm"), denial("rails")] }, {
                vec!["[grant.a-check]\nlogs = [\"llm\", \"rails\"]"]
            }),
            (Reason::Denied { denials: vec![standing(denial("llm"), None)] }, {
                vec!["[grant.a-check]\nlogs = [\"seen\", \"llm\"]"]
            }),
            (Reason::Denied { denials: vec![standing(denial("llm"), Some("acme"))] }, {
                vec!["acme", "local", "[grant.a-check]\nlogs = [\"llm\"]"]
            }),
            (Reason::Denied { denials: vec![Denial { reason: "refused by [deny]: l*".into(), ..denial("llm") }] }, {
                vec!["[deny]", "logs = [\"l*\"]"]
            }),
        ];
        reasons.extend(broken().into_iter().map(|(broken, facts)| (Reason::Broken(broken), facts)));
        for language in Language::whole() {
            let words = Words::new(language, &[]);
            let mut all = std::collections::BTreeSet::new();
            for (reason, facts) in &reasons {
                let said = words.reason("a-check", reason);
                assert!(facts.iter().all(|fact| said.contains(fact)), "{reason:?}: {said}");
                let is_key = said.starts_with("reason-") || said.starts_with("broken-");
                assert!(!is_key && !said.contains("{$") && all.insert(said.clone()), "{reason:?}: {said}");
            }
        }
    }

    #[test]
    fn an_error_says_in_english_what_a_report_says() {
        let words = Words::new(Language::English, &[]);
        for (broken, _) in broken() {
            assert_eq!(broken_in_english(&broken), words.reason("a-check", &Reason::Broken(broken.clone())));
        }
        let computing = Broken::TimedOut { seconds: 47, waiting_for: String::new() };
        assert_eq!(broken_in_english(&computing), "was still computing after 47 s");
    }
}
