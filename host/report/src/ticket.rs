//! What somebody else needs to go on, as Markdown for a ticket: versions, the first cause with what proves it, the
//! repair, what was not evaluated. At most [`LINES`] lines: a ticket is read, not scrolled.

use std::io::{self, Write};

use super::markdown::sentence;
use super::{Findings, Report, Worded, evidence, marks, step};
use crate::shape::Finding;
use duo_doctor_model::text::harmless;
use duo_doctor_wording::Words;

/// One screen of a ticket system.
pub(crate) const LINES: usize = 40;

/// Pieces of evidence, and characters of each.
const EVIDENCE: usize = 3;
const QUOTED: usize = 200;

/// Further causes, consequences, and remedies of gaps that are named.
const NAMED: usize = 3;

/// Writes the ticket.
///
/// # Errors
/// Those of the writer.
pub fn write(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let findings = report.findings();
    let head = head(report, &findings, words);
    let tail = tail(report, &findings, words);
    let first = report.diagnosis.causes.first();
    let body = first.and_then(|cause| Some(self::cause(report, words, findings.of(&cause.finding)?)));
    let mut body = body.unwrap_or_default();
    let room = LINES - head.len() - tail.len();
    if body.len() > room {
        body.truncate(room - 1);
        body.push(words.say("ticket-cut", &[]));
    }
    head.iter().chain(&body).chain(&tail).try_for_each(|line| writeln!(out, "{line}"))
}

/// What it is about, and who says so.
fn head(report: &Report, findings: &Findings<'_>, words: &Words) -> Vec<String> {
    let verdict = words.verdict(report.verdict);
    let title = match report.diagnosis.causes.first() {
        Some(cause) => {
            let message = findings.message(&cause.finding, words.language);
            format!("{}: {}", cause.finding.code, sentence(&message.unwrap_or_default()))
        }
        None => verdict.clone(),
    };
    let version = |part: &str, name: &str| {
        let version = report.versions.get(part).cloned().unwrap_or_else(|| words.say("ticket-unknown", &[]));
        format!("{name} {}", harmless(&version))
    };
    let sources = marks::in_brackets(words, &marks::sources(words, &report.sources));
    let program = format!("duo-doctor {}{sources}", report.program);
    let coverage = words.say("coverage", &[("percent", &report.coverage.to_string())]);
    let run = [report.run.as_str(), report.host.as_str(), report.started.as_str()].map(harmless).join(", ");
    let mut head = vec![
        format!("## {title}"),
        String::new(),
        format!("- {}, {}, {}", version("gitlab", "GitLab"), version("ai-gateway", "AI Gateway"), sentence(&program)),
        format!("- {verdict}, {coverage}; {} {run}", words.say("run", &[])),
    ];
    if report.replayed {
        head.push(format!("- {}", words.say("replayed", &[("started", &report.started)])));
    }
    head
}

/// The report's label as the beginning of a paragraph.
fn label(words: &Words, key: &str) -> String {
    let label = words.say(key, &[]);
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn cause(report: &Report, words: &Words, finding: &Worded<Finding>) -> Vec<String> {
    let text = finding.text(words.language);
    let severity = words.say(&format!("severity-{}", finding.data.severity.name()), &[]);
    let confidence = words.say(&format!("confidence-{}", finding.data.confidence.name()), &[]);
    let mut lines = vec![String::new()];
    let why = text.cause.as_deref().map(|why| format!(" {}", sentence(why))).unwrap_or_default();
    let weight = marks::in_brackets(words, &marks::beside(words, &severity, &confidence));
    lines.push(format!("**{}**{weight}{why}", label(words, "first-cause")));
    if let Some(consequence) = &text.consequence {
        lines.push(String::new());
        lines.push(format!("**{}** {}", label(words, "consequences"), sentence(consequence)));
    }
    lines.push(String::new());
    lines.push(format!("**{}**", label(words, "evidence")));
    lines.push(String::new());
    let pieces = finding.data.evidence.iter().take(EVIDENCE);
    lines.extend(pieces.map(|piece| format!("    {}", evidence::line(words, piece, QUOTED))));
    lines.push(String::new());
    lines.push(format!("**{}**", label(words, "fix")));
    lines.push(String::new());
    for (index, step) in finding.data.steps.iter().enumerate() {
        let said = text.steps.get(index).map_or("", String::as_str);
        lines.push(format!("{}. {}", index + 1, sentence(said)));
        lines.extend(
            step::lines(&step.action, &report.command, words).iter().map(|line| format!("       {}", harmless(line))),
        );
    }
    lines
}

/// What else there is: further causes, and what nobody looked at.
fn tail(report: &Report, findings: &Findings<'_>, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    let others: Vec<_> = report.diagnosis.causes.iter().skip(1).collect();
    if !others.is_empty() {
        lines.push(String::new());
        lines.push(format!("**{}**", words.say("ticket-others", &[("count", &others.len().to_string())])));
        lines.push(String::new());
        lines.extend(others.iter().take(NAMED).map(|cause| {
            let message = findings.message(&cause.finding, words.language);
            format!("- {}: {}", cause.finding.code, sentence(&message.unwrap_or_default()))
        }));
    }
    if !report.gaps.is_empty() {
        lines.push(String::new());
        lines.push(format!("**{}**", words.say("gaps", &[])));
        lines.push(String::new());
        lines.extend(report.gaps.iter().take(NAMED).map(|gap| {
            let what = gap.text(words.language).message;
            format!("- {}{}", sentence(&what), marks::in_brackets(words, &gap.data.checks.join(", ")))
        }));
    }
    lines
}
