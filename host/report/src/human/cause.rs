//! A cause: evidence, what it brings about, and the repair.

use duo_doctor_model::text::harmless;
use std::io;

use super::Human;
use super::lines::INDENT;
use super::lines::Line;
use crate::shape::Cause;
use crate::shape::{Action, Evidence, Finding, Step};
use crate::style::Paint;
use crate::{Worded, step};

/// Evidence that is shown of one cause; JSON has all of it.
const EVIDENCE: usize = 6;

/// Characters of one piece of evidence that are shown: the start of an answer or of a log line.
const QUOTED: usize = 240;

impl Human<'_> {
    /// One of so many.
    pub(super) fn cause(
        &mut self,
        cause: &Cause,
        finding: &Worded<Finding>,
        number: usize,
        total: usize,
    ) -> io::Result<()> {
        let text = finding.text(self.language());
        let title = self.say("cause-of", &[("number", &number.to_string()), ("total", &total.to_string())]);
        let title = self.layout.style.paint(Paint::Bad, title);
        let severity = self.say(&format!("severity-{}", finding.data.severity.name()), &[]);
        let confidence = self.say(&format!("confidence-{}", finding.data.confidence.name()), &[]);
        let hidden = if cause.hidden { format!("   {}", self.say("hidden", &[])) } else { String::new() };
        writeln!(self.out, "\n{title}   {}   {severity}, {confidence}{hidden}", self.named(&cause.finding))?;
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
            let explained: Vec<String> = cause.explains.iter().map(|pointer| self.named(pointer)).collect();
            self.labelled("explains", &[explained.join(", ")])?;
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
            .flat_map(|(index, step)| self.step(index + 1, step, text.steps.get(index).map_or("", String::as_str)))
            .collect();
        self.labelled_lines("fix", &steps)
    }

    fn evidence(&mut self, finding: &Worded<Finding>) -> io::Result<()> {
        let evidence = finding.data.evidence.iter().take(EVIDENCE);
        let shown = |evidence: &Evidence| {
            let text: String = evidence.text.chars().take(QUOTED).collect();
            let more = if text.len() < evidence.text.len() { " …" } else { "" };
            harmless(&format!("{}: {text}{more}", evidence.source))
        };
        let lines: Vec<String> = evidence.map(shown).collect();
        self.labelled("evidence", &lines)
    }

    fn step(&self, number: usize, step: &Step, words: &str) -> Vec<Line> {
        let place = self.say(&step::place_key(step), &[]);
        let interrupts = if step.interrupts { format!(" ({})", self.say("interrupts", &[])) } else { String::new() };
        let place = if matches!(step.action, Action::Verify(_)) { String::new() } else { format!("[{place}] ") };
        let text = format!("{number}. {place}{words}{interrupts}");
        let said = text.lines().enumerate().map(|(index, line)| {
            let indent = if index == 0 { "" } else { "   " };
            Line::Words(format!("{indent}{}", harmless(line)))
        });
        let done = step::lines(&step.action, self.words).into_iter();
        said.chain(done.map(|line| Line::Whole(format!("   {}", harmless(&line))))).collect()
    }
}
