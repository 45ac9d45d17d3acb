//! Which errors did chat users see?
//!
//! Counts the codes in GitLab's `llm.log` and tells for each what it means. It reads the past: a
//! code stays in the window after its cause is gone, so each finding says when it was last seen.

mod codes;
mod signatures;
mod story;

use duo_doctor_sdk::clock;
use duo_doctor_sdk::logs::{self, Group, Hit, Log, field_equals, field_present};
use duo_doctor_sdk::{
    Check, Context, Description, Evidence, Finding, Hop, Outcome, Place, Reason, Severity, Step, Vantage, register,
};
use serde::{Deserialize, Serialize};

use crate::codes::{Code, DOCUMENTED, OTHER};
use crate::story::Story;

const ID: &str = "chat-errors";
const SOURCE: &str = "llm";
const FIELD: &str = "duo_chat_error_code";

/// The predicate that counts every line with a code, also with one that nobody documented.
const ANY: &str = "any";

/// The predicate that counts chats with an answer.
const ANSWERED: &str = "answered";

/// So many answers after the last error, and it is over.
const HEALED: usize = 3;

/// Newest lines of each code: enough to find one whose neighbours tell the reason.
const SAMPLES: u32 = 5;

/// Codes beyond the documented ones that get a finding; a log full of nonsense must not flood the report.
const UNDOCUMENTED: usize = 10;

/// Characters of an undocumented code that are repeated.
const CODE_LENGTH: usize = 32;

/// The check.
pub struct ChatErrors;

register!(ChatErrors);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Lines with codes, and their neighbours.
    pub log: Log,
}

impl Check for ChatErrors {
    type Facts = Facts;

    fn describe() -> Description {
        let documented: Vec<&str> = DOCUMENTED.iter().map(|code| code.finding).collect();
        let description = Description::new(ID, Hop::Features);
        let description = DOCUMENTED.iter().fold(description, |description, code| {
            let pattern = signatures::of_code(code.shown);
            description.signature(code.finding, &pattern)
        });
        description
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO8200"])
            .codes(&documented)
            .codes(&[OTHER.finding, "DUO8290"])
            .vantages(&[Vantage::Gitlab])
            .needs_log(SOURCE)
            .link("https://docs.gitlab.com/user/gitlab_duo_chat/troubleshooting/")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let search = logs::search(SOURCE).predicate(ANY, &[field_present(FIELD)]);
        let search = DOCUMENTED
            .iter()
            .fold(search, |search, code| search.predicate(code.shown, &[field_equals(FIELD, code.shown)]));
        let search = search.predicate(ANSWERED, &[field_equals("ai_event_name", "final_answer_received")]);
        Ok(Facts { log: search.group_by(FIELD).samples(SAMPLES).join_on("correlation_id").run() })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let log = &facts.log;
        if let Some(missing) = &log.missing {
            return vec![Finding::unknown("DUO8290", missing.clone())];
        }
        let documented = DOCUMENTED.iter().filter_map(|code| {
            let hit = log.hit(code.shown)?;
            (!is_over(log, hit.last) || code.is_of_people()).then(|| documented(code, hit, is_over(log, hit.last)))
        });
        let findings: Vec<Finding> = documented.chain(undocumented(log)).collect();
        match (findings.is_empty(), log.partial, log.lines) {
            (false, ..) => findings,
            (true, true, _) => vec![Finding::unknown("DUO8290", Reason::Partial { source: SOURCE.into() })],
            (true, false, 0) => vec![Finding::unknown("DUO8290", Reason::NoLines { source: SOURCE.into() })],
            (true, false, lines) => vec![pass(log, lines)],
        }
    }
}

/// Chats that were answered after the last error of a kind.
fn is_over(log: &Log, last: Option<f64>) -> bool {
    last.is_some_and(|last| log.hit(ANSWERED).is_some_and(|hit| hit.later(last) >= HEALED))
}

fn pass(log: &Log, lines: u64) -> Finding {
    let (first, last) = log.covered.unzip();
    let errors = log.hit(ANY);
    Finding::pass("DUO8200")
        .arg("over", errors.map_or(0, |hit| hit.count))
        .arg("since", clock::shown(errors.and_then(|hit| hit.last)))
        .arg("lines", lines)
        .arg("first", clock::shown(first))
        .arg("last", clock::shown(last))
        .evidence(Evidence::new("log llm", format!("{FIELD}: {} / {lines}", errors.map_or(0, |hit| hit.count))))
}

/// `others`: chats of others have been answered since, which says nothing of a person's rights.
fn documented(code: &Code, hit: &Hit, others: bool) -> Finding {
    let seen = Group { value: code.shown.into(), count: hit.count, first: hit.first, last: hit.last };
    let finding = finding(code, &seen, &Story::of(hit, code.shown));
    match others {
        true => Finding { outcome: Outcome::Warn, severity: Severity::Low, ..finding },
        false => finding,
    }
}

/// Codes that only the counts by value show.
fn undocumented(log: &Log) -> Vec<Finding> {
    let Some(hit) = log.hit(ANY) else { return Vec::new() };
    let unknown_code =
        |group: &&Group| !DOCUMENTED.iter().any(|code| code.shown == group.value) && !is_over(log, group.last);
    let groups = hit.groups.iter().filter(unknown_code).take(UNDOCUMENTED);
    groups
        .map(|group| {
            finding(&OTHER, &Group { value: plain(&group.value), ..group.clone() }, &Story::of(hit, &group.value))
        })
        .collect()
}

/// A code becomes part of a subject: letters and digits only.
fn plain(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).take(CODE_LENGTH).collect();
    if plain.is_empty() { "-".into() } else { plain }
}

fn finding(code: &Code, seen: &Group, story: &Story) -> Finding {
    let (first, last) = (clock::shown(seen.first), clock::shown(seen.last));
    let counted = format!("{FIELD} {}: {}, {first} … {last}", seen.value, seen.count);
    let finding = match code.works {
        true => Finding::warn(code.finding, Severity::Medium),
        false => Finding::fail(code.finding, Severity::Medium),
    };
    let finding = finding
        .subject(format!("code/{}", seen.value))
        .arg("code", &seen.value)
        .arg("count", seen.count)
        .arg("first", &first)
        .arg("last", &last)
        .arg("message", &story.message)
        .arg("correlation", &story.correlation)
        .arg("status", &story.status)
        .arg("reason", story.reason)
        .evidence(Evidence::new("log llm", counted));
    let quoted = |line: &String| Evidence::new("log llm", logs::quoted(line));
    let finding = story.lines.iter().map(quoted).fold(finding, Finding::evidence);
    let finding = code.remedies.iter().fold(finding, |finding, remedy| remedy.steps(finding, &story.correlation));
    finding.step(Step::verify(Place::GitlabHost, ID))
}
