//! What was not evaluated, by what would change that.

use std::io;

use super::Human;
use super::list::Rows;
use crate::shape::Gap;
use crate::style::Paint;
use crate::{CheckReport, Report, Worded};
use duo_doctor_model::outcome::Outcome;
use duo_doctor_model::text::harmless;

/// Columns of `+100%` and what stands around it.
const INDENT: usize = 7;

/// Remedies that are no remedy for all alike: the words of each finding say what to do.
pub(super) const ONE_BY_ONE: [&str; 4] = ["own", "grant", "reach", "repair"];

impl Human<'_> {
    /// The cheapest to close first, each with what it is worth.
    pub(super) fn gaps(&mut self, report: &Report) -> io::Result<()> {
        if report.gaps.is_empty() {
            return Ok(());
        }
        let open = report.checks.iter().filter(|check| check.outcome.is_gap()).count();
        let heading = self.layout.style.paint(Paint::Strong, self.say("gaps", &[]));
        let of = [("open", open.to_string()), ("all", report.checks.len().to_string())];
        let of = self.say("gaps-of", &of.each_ref().map(|(name, value)| (*name, value.as_str())));
        writeln!(self.out, "\n{heading}   {of}")?;
        for gap in &report.gaps {
            self.gap(report, gap)?;
        }
        Ok(())
    }

    fn gap(&mut self, report: &Report, gap: &Worded<Gap>) -> io::Result<()> {
        let what = gap.text(self.language()).message;
        self.wrapped(&format!("{:>5}  ", gap.data.percent()), &what)?;
        let indent = " ".repeat(INDENT);
        if self.layout.verbose || ONE_BY_ONE.contains(&gap.data.remedy.as_str()) {
            let checks = report.checks.iter().filter(|check| gap.data.checks.contains(&check.id));
            let rows: Rows = checks.flat_map(|check| self.unanswered(check)).collect();
            return self.rows(&indent, rows);
        }
        self.wrapped(&indent, &gap.data.checks.join(", "))
    }

    /// Why a check has no answer, or which of its findings do not know.
    fn unanswered(&self, check: &CheckReport) -> Rows {
        if let Some(reason) = &check.reason {
            return vec![(check.outcome, check.id.clone(), reason.text(self.language()).message)];
        }
        let unknown = check.findings.iter().filter(|finding| finding.data.outcome == Outcome::Unknown);
        let row = |finding: &Worded<crate::shape::Finding>| {
            let subject = &finding.data.subject;
            let subject = if subject.is_empty() { String::new() } else { format!(" {}", harmless(subject)) };
            let name = format!("{}{subject}", finding.data.code);
            (Outcome::Unknown, name, finding.text(self.language()).message)
        };
        unknown.map(row).collect()
    }
}
