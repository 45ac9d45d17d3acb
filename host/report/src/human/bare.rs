//! Where nothing is configured and nothing was found there is nothing to report, but something to do.

use std::io;

use super::{Human, Layout};
use crate::Report;
use crate::style::Paint;
use duo_doctor_model::outcome::Verdict;

/// What there is to do, each with a command that works as it stands or names what is missing.
const WAYS: [(&str, &str); 5] = [
    ("bare-demo", "duo-doctor demo"),
    ("bare-init", "duo-doctor init --gitlab https://gitlab.example.com"),
    ("bare-docker", "docker cp duo-doctor CONTAINER:/tmp/ && docker exec CONTAINER /tmp/duo-doctor"),
    ("bare-explain", "duo-doctor explain A1001"),
    ("bare-triage", "duo-doctor triage /var/log/gitlab/gitlab-rails/llm.log"),
];

impl Layout {
    /// True of a run that looked at nothing; who wants the details gets them all the same.
    pub(super) fn is_bare(&self, report: &Report) -> bool {
        let nothing = report.target.is_empty() && report.configuration.is_none() && !report.replayed;
        nothing && !self.verbose && !report.interrupted && report.refused.is_empty() && quiet(report)
    }
}

fn quiet(report: &Report) -> bool {
    report.verdict == Verdict::Incomplete && report.diagnosis.warnings.is_empty()
}

impl Human<'_> {
    pub(super) fn bare(&mut self, report: &Report) -> io::Result<()> {
        let said = self.say("bare", &[("checks", &report.checks.len().to_string())]);
        self.wrapped("", &said)?;
        writeln!(self.out)?;
        for (key, command) in WAYS {
            let what = self.say(key, &[]);
            writeln!(self.out, "  {what}")?;
            writeln!(self.out, "    $ {}", self.layout.style.paint(Paint::Strong, command))?;
        }
        Ok(())
    }
}
