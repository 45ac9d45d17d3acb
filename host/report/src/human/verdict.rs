//! The whole in one line, and what to do next.

use std::io;

use super::Human;
use crate::Report;
use crate::style::Paint;
use duo_doctor_model::outcome::{Outcome, Verdict};

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
            let count =
                (count > 0 || always.contains(&outcome)).then(|| format!("{count} {}", self.words.outcome(outcome)));
            count.map(|count| (2, count))
        });
        let mut things: Vec<(usize, String)> = counts.collect();
        let coverage = self.say("coverage", &[("percent", &report.coverage.to_string())]);
        let seconds = format!("{}.{}s", report.duration_ms / 1000, report.duration_ms % 1000 / 100);
        things.extend([(3, coverage), (3, seconds)]);
        writeln!(self.out)?;
        self.side_by_side(&format!("{verdict}   "), &things)?;
        let next = self.say("next", &[]);
        match report.diagnosis.causes.first() {
            Some(cause) => writeln!(self.out, "{next}   duo-doctor explain {}", cause.finding.code),
            None if report.coverage == 0 && report.verdict != Verdict::Empty => {
                writeln!(self.out, "{}", self.say("no-coverage", &[]))
            }
            None => Ok(()),
        }
    }
}
