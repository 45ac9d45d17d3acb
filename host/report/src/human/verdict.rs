//! The whole in one line, and what to do next.

use std::io;

use super::Human;
use crate::Report;
use crate::shape::Piece;
use crate::shell::line;
use crate::style::Paint;
use duo_doctor_model::outcome::{Outcome, Verdict};

/// What the codes of the vendor's checks begin with.
const VENDOR_CODES: &str = "DUO";

impl Human<'_> {
    pub(super) fn verdict(&mut self, report: &Report) -> io::Result<()> {
        let (key, paint) = match report.verdict {
            Verdict::Healthy => ("verdict-healthy", Paint::Good),
            Verdict::Broken => ("verdict-broken", Paint::Bad),
            Verdict::Incomplete => ("verdict-incomplete", Paint::Warning),
            Verdict::Empty => ("verdict-empty", Paint::Warning),
        };
        let verdict = self.layout.style.paint(paint, self.say(key, &[]));
        let always = [Outcome::Pass, Outcome::Fail];
        let counted = [
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
        let counts = counted.into_iter().filter_map(|outcome| {
            let count = report.count(outcome);
            (count > 0 || always.contains(&outcome)).then(|| format!("{count} {}", self.words.outcome(outcome)))
        });
        let counts: Vec<String> = counts.collect();
        let coverage = self.say("coverage", &[("percent", &report.coverage.to_string())]);
        let seconds = format!("{}.{}s", report.duration_ms / 1000, report.duration_ms % 1000 / 100);
        writeln!(self.out, "\n{verdict}   {}   {coverage}   {seconds}", counts.join("  "))?;
        let next = self.say("next", &[]);
        match report.diagnosis.causes.first() {
            Some(cause) => writeln!(self.out, "{next}   {}", self.explain(&cause.finding.code)),
            None if report.coverage == 0 && report.verdict != Verdict::Empty => {
                writeln!(self.out, "{}", self.say("no-coverage", &[]))
            }
            None => Ok(()),
        }
    }

    /// The command that explains a code. What is not the vendor's is known only where it is named again.
    fn explain(&self, code: &str) -> String {
        let known_with = self.known_with.iter().filter(|_| !code.starts_with(VENDOR_CODES));
        let words = ["duo-doctor", "explain", code].into_iter().chain(known_with.map(String::as_str));
        line(&words.map(|word| vec![Piece::Text(word.to_owned())]).collect::<Vec<_>>())
    }
}
