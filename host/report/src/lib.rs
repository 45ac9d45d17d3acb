//! What a run found, as data that any format can be made of, and one file for each format.
//! Words of both languages travel with the findings, so that a saved report prints in either.

mod evidence;
mod human;
mod json;
mod markdown;
mod marks;
mod plan;
mod progress;
mod quoted;
pub mod shape;
mod shell;
mod step;
mod style;
#[cfg(test)]
mod tests;
mod ticket;
mod versions;
pub mod wrap;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use human::{Human, Layout};
pub use json::{schema, write as write_json};
pub use plan::write as write_plan;
pub use progress::Progress;
pub use style::{Glyphs, Paint, StyleChoice, Symbols};
pub use ticket::write as write_ticket;

use duo_doctor_model::conclusion::Conclusion;
use duo_doctor_model::description::{Hop, Vantage};
use duo_doctor_model::event::Finished;
use duo_doctor_model::finding;
use duo_doctor_model::outcome::{ExitCode, Outcome, Verdict};
use duo_doctor_model::plan::Plan;
use duo_doctor_model::remedy;
use duo_doctor_model::{Check, Rejected};
use duo_doctor_wording::{Args, Language, Words};
use shape::{Diagnosis, Finding, Gap, Pointer, Reason, Spent};

/// Names format and version of the JSON report.
pub const FORMAT: &str = "duo-doctor/report@1";

/// A text in every language that the host speaks.
pub type Texts = BTreeMap<String, String>;

/// What a run found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// Version of the program.
    pub program: String,
    /// Names the run: no other has this name.
    pub run: String,
    /// When the run began, RFC 3339; of a replay, when it was recorded.
    pub started: String,
    /// Nothing was asked: the answers come from a recording.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub replayed: bool,
    /// The machine that it ran on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub host: String,
    /// The command that does the same again, program and arguments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub command: Vec<String>,
    /// Versions of what was looked at, as far as they are known: `gitlab`, `ai-gateway`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub versions: BTreeMap<String, String>,
    /// Milliseconds.
    pub duration_ms: u64,
    /// `interpreter` or `native`.
    pub engine: String,
    /// Places that the host stood for.
    pub vantages: Vec<Vantage>,
    /// By what these places are known where the operator did not name them.
    pub vantage_traces: Option<Vec<String>>,
    /// Packs and files that the checks came from.
    pub sources: Vec<String>,
    /// The configuration file; none where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub configuration: Option<String>,
    /// Packs and files that were refused: their checks are not here, and nobody knows what they would have found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Refused>,
    /// The endpoints that were looked at.
    pub target: Vec<Target>,
    /// One for each planned check, in the plan's order.
    pub checks: Vec<CheckReport>,
    /// What it means.
    pub diagnosis: Diagnosis,
    /// The whole in one word.
    pub verdict: Verdict,
    /// Exit code of the process.
    pub exit_code: u8,
    /// Part of the planned checks that were evaluated, in percent, rounded down.
    pub coverage: u8,
    /// What was not evaluated, by what would change that; the cheapest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Worded<Gap>>,
    /// All checks that there are, also those that were not planned.
    pub known_checks: usize,
    /// The run was ended early; what is here is valid.
    pub interrupted: bool,
}

/// A pack or a file of which nothing was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refused {
    /// Which one.
    pub file: String,
    /// One sentence, in English as on standard error.
    pub reason: String,
}

/// An endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// Name of the connection.
    pub name: String,
    /// Its URL.
    pub url: String,
}

/// What became of a check.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CheckReport {
    /// Which check.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Where it came from.
    pub source: String,
    /// SHA-256 of its component.
    pub digest: String,
    /// SHA-256 of the compiled code that was run, where its pack brought it; otherwise the run compiled the component.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compiled: Option<String>,
    /// What it is about.
    pub hop: Hop,
    /// Its title.
    pub title: Texts,
    /// In one word.
    pub outcome: Outcome,
    /// Why it has no findings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Worded<Reason>>,
    /// What it says.
    pub findings: Vec<Worded<Finding>>,
    /// Milliseconds.
    pub duration_ms: u64,
    /// What it used.
    pub used: Spent,
    /// What it printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub printed: String,
}

/// Something with its words.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Worded<T> {
    /// The thing.
    #[serde(flatten)]
    pub data: T,
    /// Its words by language.
    pub words: BTreeMap<String, Text>,
}

/// The words of a finding or reason in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// One line.
    pub message: String,
    /// Why it is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consequence: Option<String>,
    /// The words of the finding's steps, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
}

/// What is known of a run beside its checks.
#[derive(Debug, Clone)]
pub struct About {
    /// Names it.
    pub run: String,
    /// When it began.
    pub started: jiff::Timestamp,
    /// The answers came from a recording.
    pub replayed: bool,
    /// The machine.
    pub host: String,
    /// What does the same again.
    pub command: Vec<String>,
    /// What a person need not fill in, by the name of its placeholder: `container`, `gitlab-url` …
    pub known: BTreeMap<String, String>,
    /// All checks that there are.
    pub known_checks: usize,
    /// How long it took.
    pub duration: std::time::Duration,
    /// How components were run.
    pub engine: &'static str,
    /// Places that the host stood for.
    pub vantages: Vec<Vantage>,
    /// By what they are known, where nobody named them.
    pub vantage_traces: Option<Vec<String>>,
    /// The configuration file.
    pub configuration: Option<String>,
    /// The endpoints.
    pub target: Vec<Target>,
    /// Packs and components that were refused.
    pub refused: Vec<Rejected>,
}

impl Report {
    /// Puts into shape what a run came to.
    #[must_use]
    pub fn new(plan: &Plan, mut finished: Vec<Finished>, conclusion: Conclusion, about: About) -> Self {
        for finding in finished.iter_mut().flat_map(|ended| &mut ended.findings) {
            finding.fill(&about.known);
        }
        let checks: Vec<Arc<Check>> = plan.tasks.iter().map(|task| Arc::clone(&task.check)).collect();
        let words: Vec<Words> = Language::ALL.into_iter().map(|language| Words::new(language, &checks)).collect();
        let sources: BTreeSet<String> = checks.iter().map(|check| check.source.clone()).collect();
        Self {
            format: FORMAT.into(),
            program: env!("CARGO_PKG_VERSION").into(),
            run: about.run,
            started: format!("{:.0}", about.started),
            replayed: about.replayed,
            host: about.host,
            command: about.command,
            versions: versions::of(plan, &finished),
            duration_ms: u64::try_from(about.duration.as_millis()).unwrap_or(u64::MAX),
            engine: about.engine.into(),
            vantages: about.vantages,
            vantage_traces: about.vantage_traces,
            sources: sources.into_iter().collect(),
            configuration: about.configuration,
            refused: about.refused.into_iter().map(|Rejected { file, reason }| Refused { file, reason }).collect(),
            target: about.target,
            checks: checks.iter().zip(finished).map(|(check, ended)| report(check, ended, &words)).collect(),
            diagnosis: conclusion.diagnosis.into(),
            verdict: conclusion.verdict,
            exit_code: conclusion.exit_code.number(),
            coverage: conclusion.coverage,
            gaps: conclusion.gaps.into_iter().map(|gap| worded(gap, &words)).collect(),
            known_checks: about.known_checks,
            interrupted: conclusion.interrupted,
        }
    }

    /// The exit code of the process.
    #[must_use]
    pub fn exit(&self) -> ExitCode {
        ExitCode::of(self.exit_code).unwrap_or(ExitCode::Internal)
    }

    /// What the pointers of the diagnosis mean.
    #[must_use]
    pub fn findings(&self) -> Findings<'_> {
        let mut findings = HashMap::new();
        for check in &self.checks {
            for finding in &check.findings {
                let key = (check.id.as_str(), finding.data.code.as_str(), finding.data.subject.as_str());
                findings.entry(key).or_insert(finding);
            }
        }
        Findings(findings)
    }

    /// How many checks ended so.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.checks.iter().filter(|check| check.outcome == outcome).count()
    }
}

/// The findings of a report by check, code and subject.
pub struct Findings<'a>(HashMap<(&'a str, &'a str, &'a str), &'a Worded<Finding>>);

impl<'a> Findings<'a> {
    /// The finding that a pointer means.
    #[must_use]
    pub fn of(&self, pointer: &Pointer) -> Option<&'a Worded<Finding>> {
        self.0.get(&(pointer.check.as_str(), pointer.code.as_str(), pointer.subject.as_str())).copied()
    }

    /// What it says.
    pub(crate) fn message(&self, pointer: &Pointer, language: Language) -> Option<String> {
        Some(self.of(pointer)?.text(language).message)
    }
}

impl<T> Worded<T> {
    /// The words in a language; in English where it has none.
    #[must_use]
    pub fn text(&self, language: Language) -> Text {
        let words = self.words.get(language.tag()).or_else(|| self.words.get("en"));
        words.cloned().unwrap_or_default()
    }
}

fn worded(gap: remedy::Gap, words: &[Words]) -> Worded<Gap> {
    let texts = words.iter().map(|words| {
        let args = gap.remedy.args();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let text = Text { message: words.say(&format!("remedy-{}", gap.remedy.name()), &args), ..Text::default() };
        (words.language.tag().to_owned(), text)
    });
    Worded { words: texts.collect(), data: gap.into() }
}

fn report(check: &Check, ended: Finished, words: &[Words]) -> CheckReport {
    let id = &ended.id;
    let title = words.iter().map(|words| {
        let title = words.of_check(id, "title", None, &Args::new()).unwrap_or_else(|| id.clone());
        (words.language.tag().to_owned(), title)
    });
    let reason = ended.reason.map(|reason| {
        let texts = words.iter().map(|words| {
            let text = Text { message: words.reason(id, &reason), ..Text::default() };
            (words.language.tag().to_owned(), text)
        });
        Worded { words: texts.collect(), data: reason.into() }
    });
    let mut left: Vec<usize> = vec![WORDS; words.len()];
    let findings = ended.findings.into_iter().map(|finding| {
        let worded = words
            .iter()
            .zip(&mut left)
            .map(|(words, left)| (words.language.tag().to_owned(), text(id, &finding, words, left)));
        Worded { words: worded.collect(), data: finding.into() }
    });
    let findings: Vec<_> = findings.collect();
    CheckReport {
        title: title.collect(),
        version: check.description.version.to_string(),
        source: check.source.clone(),
        digest: check.digest.clone(),
        compiled: ended.compiled,
        hop: check.description.hop,
        outcome: ended.outcome,
        reason,
        findings,
        duration_ms: u64::try_from(ended.duration.as_millis()).unwrap_or(u64::MAX),
        used: ended.spent.into(),
        printed: ended.output,
        id: ended.id,
    }
}

/// Bytes of the words of a check's findings in one language: hundreds of findings with several steps. What a finding
/// says is bounded, and so are the messages; what messages make of the two has to be as well.
const WORDS: usize = 256 * 1024;

/// Bytes of an argument that stand in a sentence: a message can repeat it a hundred times.
const ARGUMENT: usize = 4 * 1024;

/// The words of a finding; `left` is what the check's findings may still say.
fn text(check: &str, finding: &finding::Finding, words: &Words, left: &mut usize) -> Text {
    let short = |value: &str| value[..value.floor_char_boundary(ARGUMENT)].to_owned();
    let mut args: Args<'_> = finding.args.iter().map(|(name, value)| (name.as_str(), short(value))).collect();
    if finding.outcome == Outcome::Unknown {
        args.insert("why", words.why(check, &finding.code, &args));
    }
    let mut say = |attribute: Option<&str>| {
        if *left == 0 {
            return Some(words.say("words-cut", &[]));
        }
        let mut said = words.of_check(check, &finding.code, attribute, &args)?;
        if said.len() > *left {
            said.truncate(said.floor_char_boundary(*left));
            said.push_str(" …");
            *left = 0;
        } else {
            *left -= said.len();
        }
        Some(said)
    };
    let message = say(None).unwrap_or_else(|| finding.code.clone());
    let (cause, consequence) = (say(Some("cause")), say(Some("consequence")));
    let steps = finding.steps.iter().map(|step| say(Some(&step.message)).unwrap_or_else(|| step.message.clone()));
    Text { message, cause, consequence, steps: steps.collect() }
}
