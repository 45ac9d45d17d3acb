//! Lists of findings, one line each: warnings, gaps, and what passed.

use std::io;

use super::Human;
use crate::shape::Pointer;
use crate::style::{Glyphs, Paint};
use crate::{Findings, Report};
use duo_doctor_model::outcome::Outcome;
use duo_doctor_model::text::harmless;

/// Rows of a list: how it ended, what it is about, what is said.
pub(super) type Rows = Vec<(Outcome, String, String)>;

impl Human<'_> {
    pub(super) fn warnings(&mut self, report: &Report, findings: &Findings<'_>) -> io::Result<()> {
        let rows = report.diagnosis.warnings.iter().filter_map(|pointer| {
            Some((Outcome::Warn, self.named(pointer), findings.message(pointer, self.language())?))
        });
        let rows = rows.collect();
        self.list("warnings", rows)
    }

    /// Packs whose checks are not here.
    pub(super) fn refused(&mut self, report: &Report) -> io::Result<()> {
        if report.refused.is_empty() {
            return Ok(());
        }
        let heading = self.layout.style.paint(Paint::Strong, self.say("refused", &[]));
        writeln!(self.out, "\n{heading}")?;
        let outcome = Outcome::Broken;
        let sign = self.layout.style.paint(Paint::of(outcome), Glyphs(self.layout.style.symbols).of(outcome));
        for refused in &report.refused {
            let line = format!("{}: {}", harmless(&refused.file), harmless(&refused.reason));
            self.wrapped(&format!(" {sign} "), &line)?;
        }
        Ok(())
    }

    pub(super) fn details(&mut self, report: &Report) -> io::Result<()> {
        let passes = report.checks.iter().flat_map(|check| check.findings.iter());
        let passes = passes.filter(|finding| matches!(finding.data.outcome, Outcome::Pass | Outcome::NotApplicable));
        let rows = passes.map(|finding| {
            let pointer = Pointer {
                check: String::new(),
                code: finding.data.code.clone(),
                subject: finding.data.subject.clone(),
            };
            (finding.data.outcome, self.named(&pointer), finding.text(self.language()).message)
        });
        self.list("outcome-pass", rows.collect())?;
        let used: Vec<_> = report.checks.iter().filter(|check| !check.used.ledger.is_empty()).collect();
        self.list(
            "used",
            used.iter().map(|check| (check.outcome, check.id.clone(), check.used.ledger.join(", "))).collect(),
        )?;
        let printed: Vec<_> = report.checks.iter().filter(|check| !check.printed.is_empty()).collect();
        self.list(
            "printed",
            printed.iter().map(|check| (check.outcome, check.id.clone(), check.printed.clone())).collect(),
        )
    }

    fn list(&mut self, heading: &str, rows: Rows) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let heading = self.layout.style.paint(Paint::Strong, self.say(heading, &[]));
        writeln!(self.out, "\n{heading}")?;
        self.rows(" ", rows)
    }

    pub(super) fn rows(&mut self, indent: &str, rows: Rows) -> io::Result<()> {
        for (outcome, name, message) in rows {
            let sign = self.layout.style.paint(Paint::of(outcome), Glyphs(self.layout.style.symbols).of(outcome));
            let mut lines = message.lines().map(harmless);
            let first =
                format!("{}   {}: {}", harmless(&name), self.words.outcome(outcome), lines.next().unwrap_or_default());
            self.wrapped(&format!("{indent}{sign} "), &first)?;
            for line in lines {
                writeln!(self.out, "{indent}    {line}")?;
            }
        }
        Ok(())
    }
}
