//! What a check says: findings with evidence and steps of a repair. Words are not here: they stand in
//! the check's messages, found by the code.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bindings::duo_doctor::check::types as wit;
use crate::{Reason, Step};

/// What a check may say about its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The question was answered, and the answer is good.
    Pass,
    /// Works, and something about it will hurt.
    Warn,
    /// Does not work.
    Fail,
    /// No access or no data.
    Unknown,
    /// The feature is not in use here.
    NotApplicable,
}

/// What breaks while a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing works for anyone.
    Critical,
    /// A feature, a model or a group of users is broken.
    High,
    /// Works for most.
    Medium,
    /// Hygiene.
    Low,
}

/// How sure the check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Seen directly.
    Confirmed,
    /// Follows from what was seen, with one assumption.
    Likely,
    /// One explanation among several.
    Possible,
}

/// One observed fact, quoted as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// For example `http ai-gateway GET /monitoring/healthz`.
    pub source: String,
    /// The quotation.
    pub text: String,
}

impl Evidence {
    /// A quotation with its source.
    pub fn new(source: impl Into<String>, text: impl Into<String>) -> Self {
        Self { source: source.into(), text: text.into() }
    }
}

/// One answer of a check.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Stable for ever, for example `DUO4103`.
    pub code: String,
    /// What it says.
    pub outcome: Outcome,
    /// What breaks.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// What it is about; empty for the whole set-up.
    pub subject: String,
    /// Arguments of the code's messages.
    pub args: BTreeMap<String, String>,
    /// What was seen.
    pub evidence: Vec<Evidence>,
    /// What to do; step N is worded by the attribute `fix-N` of the code's message.
    pub steps: Vec<Step>,
}

impl Finding {
    fn new(code: &str, outcome: Outcome, severity: Severity) -> Self {
        Self {
            code: code.into(),
            outcome,
            severity,
            confidence: Confidence::Confirmed,
            subject: String::new(),
            args: BTreeMap::new(),
            evidence: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// The answer is good.
    #[must_use]
    pub fn pass(code: &str) -> Self {
        Self::new(code, Outcome::Pass, Severity::Low)
    }

    /// Works, and something about it will hurt.
    #[must_use]
    pub fn warn(code: &str, severity: Severity) -> Self {
        Self::new(code, Outcome::Warn, severity)
    }

    /// Does not work.
    #[must_use]
    pub fn fail(code: &str, severity: Severity) -> Self {
        Self::new(code, Outcome::Fail, severity)
    }

    /// No access or no data, and why: the code's message gets the words for it as `$why`.
    #[must_use]
    pub fn unknown(code: &str, reason: impl Into<Reason>) -> Self {
        Self { args: reason.into().args(), ..Self::new(code, Outcome::Unknown, Severity::Medium) }
    }

    /// The feature is not in use here.
    #[must_use]
    pub fn not_applicable(code: &str) -> Self {
        Self::new(code, Outcome::NotApplicable, Severity::Low)
    }

    /// How sure; confirmed unless said.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// What it is about.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// An argument of the code's messages.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.into(), value.to_string());
        self
    }

    /// A failure that was seen with a credential or setting of this program's own. Where no failure that it explains
    /// was seen without, the host makes `unknown` of it, because the credential may be what is wrong.
    #[must_use]
    pub fn own_access(self, unknown: &str, connection: &str, credential: &str) -> Self {
        self.arg("own-access", unknown).arg("connection", connection).arg("credential", credential)
    }

    /// The only codes that are heard beside [`Self::own_access`]; a `*` at the end stands for any rest.
    #[must_use]
    pub fn witnessed_by(self, codes: &[&str]) -> Self {
        self.arg("witnessed-by", codes.join(" "))
    }

    /// What this finding does not know is known where a pass with the code `by` [proves](Self::proves) this URL: then
    /// the host makes the pass `pass` of it.
    #[must_use]
    pub fn proven_by(self, by: &str, url: &str, pass: &str) -> Self {
        self.arg("proven-by", by).arg("proven-as", pass).arg("url", url)
    }

    /// The URLs of what this pass shows to work.
    #[must_use]
    pub fn proves(self, urls: &[&str]) -> Self {
        self.arg("proves", urls.join(" "))
    }

    /// A quotation with its source.
    #[must_use]
    pub fn evidence(mut self, evidence: Evidence) -> Self {
        self.evidence.push(evidence);
        self
    }

    /// The next step of the repair.
    #[must_use]
    pub fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    pub(crate) fn into_wit(self) -> wit::Finding {
        wit::Finding {
            code: self.code,
            outcome: match self.outcome {
                Outcome::Pass => wit::Outcome::Pass,
                Outcome::Warn => wit::Outcome::Warn,
                Outcome::Fail => wit::Outcome::Fail,
                Outcome::Unknown => wit::Outcome::Unknown,
                Outcome::NotApplicable => wit::Outcome::NotApplicable,
            },
            severity: match self.severity {
                Severity::Critical => wit::Severity::Critical,
                Severity::High => wit::Severity::High,
                Severity::Medium => wit::Severity::Medium,
                Severity::Low => wit::Severity::Low,
            },
            confidence: match self.confidence {
                Confidence::Confirmed => wit::Confidence::Confirmed,
                Confidence::Likely => wit::Confidence::Likely,
                Confidence::Possible => wit::Confidence::Possible,
            },
            subject: self.subject,
            args: self.args.into_iter().map(|(name, value)| wit::Arg { name, value }).collect(),
            evidence: self
                .evidence
                .into_iter()
                .map(|evidence| wit::Evidence { source: evidence.source, text: evidence.text })
                .collect(),
            steps: self.steps.into_iter().zip(1..).map(|(step, number)| step.into_wit(number)).collect(),
            ext: Vec::new(),
        }
    }
}
