//! A run by hand: checks that were never run, with what became of them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use duo_doctor_model::Check;
use duo_doctor_model::conclusion::conclude;
use duo_doctor_model::description::{Explanation, Hop, Vantage};
use duo_doctor_model::event::{Finished, Reason, Spent};
use duo_doctor_model::finding::{Confidence, Evidence, Finding, Severity, Step};
use duo_doctor_model::outcome::{ExitCode, Outcome};
use duo_doctor_model::plan::{Plan, Task};
use duo_doctor_model::policy::Grant;
use duo_doctor_model::policy::Publisher;
use duo_doctor_wording::{Language, Words};

use crate::{About, Human, Layout, Report, StyleChoice, Target, write_plan, write_ticket};

/// A check with what became of it.
pub(crate) struct Ended {
    check: Check,
    finished: Finished,
}

impl Ended {
    /// A check of the hop with this digit, without any finding yet.
    pub(crate) fn new(id: &str, hop: u8) -> Self {
        let mut check = duo_doctor_model::testing::check(id, &[]);
        check.description.hop = Hop::ALL[usize::from(hop) - 1];
        check.source = "core 0.1.0".into();
        check.messages = BTreeMap::from([
            ("en".into(), super::every_outcome::EN.into()),
            ("ja".into(), super::every_outcome::JA.into()),
        ]);
        let finished = Finished {
            id: id.into(),
            outcome: Outcome::Pass,
            reason: None,
            findings: Vec::new(),
            duration: Duration::from_millis(u64::from(hop) * 110),
            spent: Spent::default(),
            output: String::new(),
            compiled: None,
        };
        Self { check, finished }
    }

    /// It ended without a finding.
    pub(crate) fn unrun(mut self, outcome: Outcome, reason: Reason) -> Self {
        self.finished.outcome = outcome;
        self.finished.reason = Some(reason);
        self
    }

    /// It says so, of the whole set-up and in few words.
    pub(crate) fn finding(self, outcome: Outcome, code: &str) -> Self {
        self.says(Said { outcome, code, ..Said::default() })
    }

    pub(crate) fn pass(self, code: &str) -> Self {
        self.finding(Outcome::Pass, code)
    }

    /// It says so too; all that it says together gives its outcome, as in a run.
    pub(crate) fn says(mut self, said: Said<'_>) -> Self {
        self.finished.findings.push(Finding {
            code: said.code.into(),
            outcome: said.outcome,
            severity: said.severity,
            confidence: said.confidence,
            subject: said.subject.into(),
            args: BTreeMap::new(),
            evidence: (1..=said.evidence)
                .map(|number| Evidence {
                    source: format!("log llm {number}"),
                    text: "a quoted line, ".repeat(number * 4),
                })
                .collect(),
            steps: said.steps,
        });
        let outcomes = self.finished.findings.iter().map(|finding| finding.outcome);
        self.finished.outcome = Outcome::of_findings(outcomes).expect("one finding at least");
        self
    }

    /// It is a customer's.
    pub(crate) fn of(mut self, publisher: &str) -> Self {
        self.check.publisher = Publisher::Named(publisher.into());
        self
    }

    /// Findings of `from` bring about findings of `to`.
    pub(crate) fn explains(mut self, from: &str, to: &str) -> Self {
        self.check.description.explains.push(Explanation { from: from.into(), to: to.into(), any_subject: true });
        self
    }

    pub(crate) fn used(mut self, ledger: &[&str]) -> Self {
        self.finished.spent.ledger = ledger.iter().map(|&entry| entry.into()).collect();
        self
    }

    pub(crate) fn printed(mut self, output: &str) -> Self {
        self.finished.output = output.into();
        self
    }
}

/// A finding in the making.
pub(crate) struct Said<'a> {
    pub outcome: Outcome,
    pub code: &'a str,
    pub severity: Severity,
    pub confidence: Confidence,
    pub subject: &'a str,
    /// Pieces, each 60 characters longer than the one before.
    pub evidence: usize,
    pub steps: Vec<Step>,
}

impl Default for Said<'_> {
    fn default() -> Self {
        Self {
            outcome: Outcome::Fail,
            code: "",
            severity: Severity::Medium,
            confidence: Confidence::Confirmed,
            subject: "",
            evidence: 0,
            steps: Vec::new(),
        }
    }
}

/// The report of such a run.
pub(crate) fn report(ended: Vec<Ended>, interrupted: Option<ExitCode>) -> Report {
    let (checks, finished): (Vec<Check>, Vec<Finished>) =
        ended.into_iter().map(|ended| (ended.check, ended.finished)).unzip();
    let task = |check| Task { check: Arc::new(check), grant: Grant::default(), requires: Vec::new(), settled: None };
    let plan = Plan { tasks: checks.into_iter().map(task).collect() };
    let target = |name: &str, url: &str| Target { name: name.into(), url: url.into() };
    let about = About {
        run: "20260109T200000Z-0a1b2c3d".into(),
        replayed: false,
        host: "gitlab-1".into(),
        command: ["duo-doctor", "check", "--config", "duo-doctor.toml"].map(str::to_owned).to_vec(),
        known: BTreeMap::new(),
        known_checks: 31,
        refused: Vec::new(),
        started: "2026-01-09T20:00:00Z".parse().expect("a time"),
        duration: Duration::from_millis(12_345),
        engine: "interpreter",
        vantages: vec![Vantage::Gitlab, Vantage::AiGateway],
        vantage_traces: Some(vec!["/etc/gitlab/gitlab.rb".into()]),
        configuration: Some("duo-doctor.toml".into()),
        target: vec![
            target("gitlab", "https://gitlab.example.com"),
            target("ai-gateway", "http://aigw.example.com:5052"),
            target("model/mistral", "http://gpu1.example.com:8000/v1"),
        ],
    };
    let conclusion = conclude(&plan, &finished, 0, interrupted);
    Report { program: "1.2.3".into(), ..Report::new(&plan, finished, conclusion, about) }
}

/// What a person reads of it.
pub(crate) fn printed(report: &Report, language: Language, style: StyleChoice, width: usize, verbose: bool) -> String {
    let words = Words::new(language, &[]);
    let mut out = Vec::new();
    let layout = Layout::new(style, Some(width), verbose);
    Human::new(&words, layout, &mut out).print(report).expect("memory can be written");
    String::from_utf8(out).expect("a report is UTF-8")
}

/// Its repairs.
pub(crate) fn worklist(report: &Report, language: Language) -> String {
    let mut out = Vec::new();
    write_plan(report, &Words::new(language, &[]), &mut out).expect("memory can be written");
    String::from_utf8(out).expect("a list is UTF-8")
}

/// Its ticket.
pub(crate) fn ticket(report: &Report, language: Language) -> String {
    let mut out = Vec::new();
    write_ticket(report, &Words::new(language, &[]), &mut out).expect("memory can be written");
    String::from_utf8(out).expect("a ticket is UTF-8")
}
