//! What checks rest on is written down: every statement with its versions, its source, its day and its codes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use regex::Regex;
use serde::Deserialize;

use crate::support::root;

/// What a fact's versions can be of.
const PRODUCTS: &str = "gitlab|gateway|helm|vllm|litellm|llama\\.cpp|ollama";

static VERSIONS: LazyLock<Regex> = LazyLock::new(|| {
    let bound = format!(r"(?:{PRODUCTS}) (?:>=|<=|<|=) \d+(?:\.\d+)*");
    Regex::new(&format!("^(?:any|{bound}(?:, {bound})*)$")).expect("a pattern")
});

/// An address, a file of a repository at a commit or tag, an issue or merge request.
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:https://[^\s/]+/\S*|[\w.-]+(?:/[\w.-]+)+(?:@[\w.-]+(?: [\w./-]+)?|[#!]\d+)|assumption)$")
        .expect("a pattern")
});

/// A message of a code, from its first line to the next message.
static MESSAGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)^(DUO\d{4}) = .*\n(?:(?:[ \t}].*)?\n)*").expect("a pattern"));

/// A version of GitLab or of the gateway in a sentence.
static NAMED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:^|[^\d.v])1[6-9]\.\d{1,2}\b").expect("a pattern"));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    fact: Vec<Fact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    says: String,
    versions: String,
    source: String,
    seen: toml::value::Datetime,
    codes: BTreeSet<String>,
}

/// Codes of a check, each with its English message.
fn messages(text: &str) -> BTreeMap<String, String> {
    MESSAGE.captures_iter(text).map(|found| (found[1].to_owned(), found[0].to_owned())).collect()
}

/// What is wrong with the facts of a check.
fn wrong(facts: &str, messages: &BTreeMap<String, String>, today: Date) -> Vec<String> {
    let facts = match toml::from_str::<Facts>(facts) {
        Ok(facts) => facts.fact,
        Err(error) => return vec![error.message().to_owned()],
    };
    let mut wrong = Vec::new();
    for fact in &facts {
        let mut refuse = |what: &str| wrong.push(format!("{what}: {}", fact.says));
        if !fact.says.ends_with('.') {
            refuse("no sentence");
        }
        if !VERSIONS.is_match(&fact.versions) {
            refuse("versions");
        }
        if !SOURCE.is_match(&fact.source) {
            refuse("source");
        }
        if fact.codes.is_empty() || fact.codes.iter().any(|code| !messages.contains_key(code)) {
            refuse("codes");
        }
        let day: Option<Date> = fact.seen.to_string().parse().ok();
        if fact.seen.time.is_some() || day.is_none_or(|day| day > today) {
            refuse("seen");
        }
    }
    let dated: BTreeSet<&String> = facts.iter().flat_map(|fact| &fact.codes).collect();
    let undated = messages.iter().filter(|(code, message)| NAMED.is_match(message) && !dated.contains(code));
    wrong.extend(undated.map(|(code, _)| format!("{code} names a version that no fact has")));
    wrong
}

fn folders() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("plugins")).expect("there are plugins");
    entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect()
}

fn english(folder: &Path) -> BTreeMap<String, String> {
    let file = folder.join("messages/en.ftl");
    messages(&std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
}

#[test]
fn every_check_says_what_it_rests_on() {
    let today = TimeZone::UTC.to_datetime(Timestamp::now()).date();
    let mut refused = Vec::new();
    for folder in folders() {
        let id = folder.file_name().expect("a name").to_string_lossy().into_owned();
        match std::fs::read_to_string(folder.join("facts.toml")) {
            Ok(facts) => {
                refused.extend(wrong(&facts, &english(&folder), today).iter().map(|why| format!("{id}: {why}")))
            }
            Err(error) => refused.push(format!("{id}: facts.toml: {error}")),
        }
    }
    assert!(refused.is_empty(), "docs/writing-a-check.md has the five keys of facts.toml: {refused:#?}");
}

const GOOD: &str = r#"[[fact]]
says = "The setting came with 18.4."
versions = "gitlab >= 18.4, gitlab < 19"
source = "https://docs.gitlab.com/install/"
seen = 2026-11-30
codes = ["DUO9901"]
"#;

fn judged(facts: &str) -> Vec<String> {
    let said = messages(
        "title = 18.1\nDUO9901 = One\n    .fix-1 = From 18.4.\n}\n\nDUO9902 = At 10.18.4.1 or v0.18.1\nabout = 17.9\n",
    );
    wrong(facts, &said, jiff::civil::date(2026, 12, 1))
}

#[test]
fn a_fact_that_is_not_whole_is_refused() {
    assert_eq!(judged(GOOD), Vec::<String>::new());
    for (from, to, what) in [
        ("18.4.\"", "18.4\"", "no sentence"),
        ("gitlab >= 18.4,", "gitlab > 18.4,", "versions"),
        ("gitlab < 19", "gitlob < 19", "versions"),
        ("https://docs", "http://docs", "source"),
        ("https://docs.gitlab.com/install/", "somewhere", "source"),
        ("2026-11-30", "2026-12-02", "seen"),
        ("2026-11-30", "2026-11-30T10:00:00", "seen"),
        ("DUO9901", "DUO9903", "codes"),
        ("[\"DUO9901\"]", "[]", "codes"),
        ("DUO9901", "DUO9902", "DUO9901 names a version"),
        ("seen =", "since =", "unknown field"),
        ("seen = 2026-11-30\n", "", "missing field"),
    ] {
        let facts = GOOD.replacen(from, to, 1);
        assert_ne!(facts, GOOD, "{from}");
        assert!(judged(&facts).iter().any(|why| why.contains(what)), "{to}: {:?}", judged(&facts));
    }
}

#[test]
fn a_source_can_be_found_by_others() {
    for source in [
        "gitlab-org/gitlab#606458",
        "gitlab-org/gitlab!246616",
        "movax01h/ai-gateway@eee38f6f ai_gateway/config.py",
        "vllm-project/vllm@v0.18.1",
        "assumption",
    ] {
        assert_eq!(judged(&GOOD.replace("https://docs.gitlab.com/install/", source)), Vec::<String>::new(), "{source}");
    }
}
