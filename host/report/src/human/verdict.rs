//! The whole in a few lines, which are the last on the screen: verdict, first cause, what to do next.

use std::io;

use unicode_width::UnicodeWidthStr as _;

use super::Human;
use super::gaps::ONE_BY_ONE;
use crate::step;
use crate::style::Paint;
use crate::{Findings, Report};
use duo_doctor_model::description::VENDOR_CODES;
use duo_doctor_model::outcome::{Outcome, Verdict};
use duo_doctor_model::text::harmless;

/// Cells of the labels below the verdict.
const LABEL: usize = 9;

/// In this order; a pass and a fail are counted also where there is none.
const COUNTED: [Outcome; 10] = [
    Outcome::Pass,
    Outcome::Warn,
    Outcome::Fail,
    Outcome::Unknown,
    Outcome::NotApplicable,
    Outcome::Blocked,
    Outcome::OutOfVantage,
    Outcome::Denied,
    Outcome::Broken,
    Outcome::Skipped,
];

impl Human<'_> {
    pub(super) fn verdict(&mut self, report: &Report, findings: &Findings<'_>) -> io::Result<()> {
        let paint = match report.verdict {
            Verdict::Healthy => Paint::Good,
            Verdict::Broken => Paint::Bad,
            Verdict::Incomplete | Verdict::Empty => Paint::Warning,
        };
        let verdict = self.layout.style.paint(paint, self.words.verdict(report.verdict));
        writeln!(self.out)?;
        let counts = self.counts(report);
        self.side_by_side(&format!("{verdict}   "), &counts)?;
        if report.interrupted {
            self.wrapped("", &self.say("interrupted", &[]))?;
        }
        self.first_cause(report, findings)?;
        self.next(report)
    }

    fn counts(&self, report: &Report) -> Vec<(usize, String)> {
        let always = [Outcome::Pass, Outcome::Fail];
        let counts = COUNTED.into_iter().filter_map(|outcome| {
            let count = report.count(outcome);
            let count =
                (count > 0 || always.contains(&outcome)).then(|| format!("{count} {}", self.words.outcome(outcome)));
            count.map(|count| (2, count))
        });
        let mut said: Vec<(usize, String)> = counts.collect();
        if report.checks.len() < report.known_checks {
            let of = [("checks", report.checks.len().to_string()), ("all", report.known_checks.to_string())];
            said.push((3, self.say("selected", &of.each_ref().map(|(name, value)| (*name, value.as_str())))));
        }
        said.push((3, self.say("coverage", &[("percent", &report.coverage.to_string())])));
        said.push((3, format!("{}.{}s", report.duration_ms / 1000, report.duration_ms % 1000 / 100)));
        said
    }

    /// In words, because on a small screen its section has gone.
    fn first_cause(&mut self, report: &Report, findings: &Findings<'_>) -> io::Result<()> {
        let Some(cause) = report.diagnosis.causes.first() else { return Ok(()) };
        let message = findings.message(&cause.finding, self.language());
        let others = match report.diagnosis.causes.len() - 1 {
            0 => String::new(),
            more => self.say("causes-more", &[("count", &more.to_string())]),
        };
        let words = format!("{}: {}{others}", self.named(&cause.finding), harmless(&message.unwrap_or_default()));
        let label = self.label("first-cause");
        self.wrapped(&label, &words)
    }

    fn label(&self, key: &str) -> String {
        let label = self.say(key, &[]);
        let padding = " ".repeat(LABEL.saturating_sub(label.width()).max(1));
        format!("{label}{padding}")
    }

    fn next(&mut self, report: &Report) -> io::Result<()> {
        let next = self.label("next");
        let again = step::plain(&report.command);
        if report.interrupted && !again.is_empty() {
            return writeln!(self.out, "{next}{again}");
        }
        if let Some(cause) = report.diagnosis.causes.first() {
            writeln!(self.out, "{next}{}", self.explain(&cause.finding.code))?;
            if !again.is_empty() {
                writeln!(self.out, "{}{again} --format ticket", " ".repeat(LABEL))?;
            }
            return Ok(());
        }
        // What raises coverage most cheaply.
        let gap = report.gaps.iter().find(|gap| gap.data.worth > 0 && !ONE_BY_ONE.contains(&gap.data.remedy.as_str()));
        match gap.filter(|_| report.verdict == Verdict::Incomplete && !self.layout.is_bare(report)) {
            Some(gap) => {
                let message = gap.text(self.language()).message;
                self.wrapped(&next, &format!("{} {message}", gap.data.percent()))
            }
            None => Ok(()),
        }
    }

    /// The command that explains a code. What is not the vendor's is known only where it is named again.
    fn explain(&self, code: &str) -> String {
        let known_with = self.known_with.iter().filter(|_| !code.starts_with(VENDOR_CODES));
        let words = ["duo-doctor", "explain", code].into_iter().chain(known_with.map(String::as_str));
        step::plain(&words.collect::<Vec<_>>())
    }
}
