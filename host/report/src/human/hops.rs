//! The request's way, one line a hop.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::Human;
use crate::style::{Glyphs, Paint};
use crate::{CheckReport, Report};
use duo_doctor_model::description::Hop;
use duo_doctor_model::outcome::Outcome;

impl Human<'_> {
    pub(super) fn hops(&mut self, report: &Report) -> io::Result<()> {
        let names: Vec<(Hop, String)> =
            Hop::ALL.into_iter().map(|hop| (hop, self.say(&format!("hop-{}", hop.name()), &[]))).collect();
        let of_hop = |hop: Hop| report.checks.iter().filter(move |check| check.hop == hop);
        let used: Vec<&(Hop, String)> = names.iter().filter(|(hop, _)| of_hop(*hop).next().is_some()).collect();
        let widest = used.iter().map(|(_, name)| name.width()).max().unwrap_or_default();
        for (hop, name) in used {
            let checks: Vec<&CheckReport> = of_hop(*hop).collect();
            let outcome =
                checks.iter().map(|check| check.outcome).max_by_key(|outcome| rank(*outcome)).unwrap_or(Outcome::Pass);
            let sign = self.layout.style.paint(Paint::of(outcome), Glyphs(self.layout.style.symbols).of(outcome));
            let good = checks
                .iter()
                .filter(|check| matches!(check.outcome, Outcome::Pass | Outcome::Warn | Outcome::NotApplicable))
                .count();
            let padding = " ".repeat(widest - name.width());
            let seconds = checks.iter().map(|check| check.duration_ms).max().unwrap_or_default();
            let seconds = format!("{}.{}s", seconds / 1000, seconds % 1000 / 100);
            let others = self.others(&checks);
            writeln!(
                self.out,
                " {sign} {} {name}{padding}  {good}/{}  {seconds:>6}{others}",
                hop.digit(),
                checks.len()
            )?;
        }
        Ok(())
    }

    /// What did not end well, counted by outcome.
    fn others(&self, checks: &[&CheckReport]) -> String {
        let interesting = [
            Outcome::Fail,
            Outcome::Warn,
            Outcome::Unknown,
            Outcome::Blocked,
            Outcome::OutOfVantage,
            Outcome::Denied,
            Outcome::Broken,
            Outcome::Skipped,
        ];
        let counts = interesting.into_iter().filter_map(|outcome| {
            let count = checks.iter().filter(|check| check.outcome == outcome).count();
            (count > 0).then(|| format!("{count} {}", self.words.outcome(outcome)))
        });
        let counts: Vec<String> = counts.collect();
        if counts.is_empty() { String::new() } else { format!("   {}", counts.join(", ")) }
    }
}

fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Fail => 9,
        Outcome::Broken => 8,
        Outcome::Blocked => 7,
        Outcome::Unknown | Outcome::Denied => 6,
        Outcome::OutOfVantage => 5,
        Outcome::Warn => 4,
        Outcome::Skipped => 2,
        Outcome::Pass => 3,
        Outcome::NotApplicable => 1,
    }
}
