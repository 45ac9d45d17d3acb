//! A cause: evidence, what it brings about, and the repair.

use duo_doctor_model::text::harmless;
use std::io;

use super::Human;
use super::lines::INDENT;
use super::lines::Line;
use crate::shape::{Action, Finding, Step};
use crate::shape::{Cause, Pointer};
use crate::style::Paint;
use crate::{Findings, Report, Worded, evidence, marks, step};

/// Evidence that is shown of one cause; JSON has all of it.
const EVIDENCE: usize = 6;

/// Findings that are explained in words; of the others the codes.
const EXPLAINED: usize = 4;

/// Characters of one piece of evidence that are shown: the start of an answer or of a log line.
const QUOTED: usize = 240;

impl Human<'_> {
    /// One of so many.
    pub(super) fn cause(
        &mut self,
        report: &Report,
        findings: &Findings<'_>,
        cause: &Cause,
        finding: &Worded<Finding>,
        number: usize,
    ) -> io::Result<()> {
        let total = report.diagnosis.causes.len();
        let text = finding.text(self.language());
        let title = self.say("cause-of", &[("number", &number.to_string()), ("total", &total.to_string())]);
        let title = self.layout.style.paint(Paint::Bad, title);
        let severity = self.say(&format!("severity-{}", finding.data.severity.name()), &[]);
        let confidence = self.say(&format!("confidence-{}", finding.data.confidence.name()), &[]);
        let hidden = if cause.hidden { format!("   {}", self.say("hidden", &[])) } else { String::new() };
        let weight = marks::beside(self.words, &severity, &confidence);
        writeln!(self.out, "\n{title}   {}   {weight}{hidden}", self.named(&cause.finding))?;
        let message = self.layout.style.paint(Paint::Strong, harmless(&text.message));
        self.wrapped(&" ".repeat(INDENT), &message)?;
        if let Some(why) = &text.cause {
            self.labelled("cause", &[harmless(why)])?;
        }
        self.evidence(finding)?;
        if let Some(consequence) = &text.consequence {
            self.labelled("consequences", &[harmless(consequence)])?;
        }
        if !cause.explains.is_empty() {
            self.labelled("explains", &self.explained(findings, cause))?;
        }
        if !cause.claimed_by.is_empty() {
            let claims: Vec<String> = cause.claimed_by.iter().map(|pointer| self.named(pointer)).collect();
            self.labelled("note", &[self.say("claimed-by", &[("findings", &claims.join(", "))])])?;
        }
        if !cause.blocks.is_empty() {
            self.labelled("blocks", &[cause.blocks.join(", ")])?;
        }
        let steps: Vec<Line> = finding
            .data
            .steps
            .iter()
            .enumerate()
            .flat_map(|(index, step)| {
                self.step(&report.command, index + 1, step, text.steps.get(index).map_or("", String::as_str))
            })
            .collect();
        self.labelled_lines("fix", &steps)
    }

    /// Codes with their words, so that nobody has to look them up.
    fn explained(&self, findings: &Findings<'_>, cause: &Cause) -> Vec<String> {
        let worded = |pointer: &Pointer| {
            let message = findings.message(pointer, self.language()).map(|message| format!(": {}", harmless(&message)));
            format!("{}{}", self.named(pointer), message.unwrap_or_default())
        };
        let mut lines: Vec<String> = cause.explains.iter().take(EXPLAINED).map(worded).collect();
        let others: Vec<String> = cause.explains.iter().skip(EXPLAINED).map(|pointer| self.named(pointer)).collect();
        if !others.is_empty() {
            lines.push(others.join(", "));
        }
        lines
    }

    fn evidence(&mut self, finding: &Worded<Finding>) -> io::Result<()> {
        let pieces = finding.data.evidence.iter().take(EVIDENCE);
        let lines: Vec<String> = pieces.map(|piece| evidence::line(self.words, piece, QUOTED)).collect();
        self.labelled("evidence", &lines)
    }

    fn step(&self, again: &[String], number: usize, step: &Step, words: &str) -> Vec<Line> {
        let place = self.say(&step::place_key(step), &[]);
        let interrupts = step.interrupts.then(|| marks::in_brackets(self.words, &self.say("interrupts", &[])));
        let interrupts = interrupts.unwrap_or_default();
        let place = if matches!(step.action, Action::Verify(_)) { String::new() } else { format!("[{place}] ") };
        let text = format!("{number}. {place}{words}{interrupts}");
        let said = text.lines().enumerate().map(|(index, line)| {
            let indent = if index == 0 { "" } else { "   " };
            Line::Words(format!("{indent}{}", harmless(line)))
        });
        let done = step::lines(&step.action, again, self.words).into_iter();
        said.chain(done.map(|line| Line::Whole(format!("   {}", harmless(&line))))).collect()
    }
}
