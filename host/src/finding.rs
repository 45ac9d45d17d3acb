//! What checks say, as the host keeps it: plain data, checked against the limits on the way in.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::outcome::Outcome;

/// What breaks while a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// How sure the check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Seen directly.
    Confirmed,
    /// Follows from what was seen, with one assumption.
    Likely,
    /// One explanation among several.
    Possible,
}

impl Confidence {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }
}

/// One observed fact, quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// For example `http ai-gateway GET /monitoring/healthz`.
    pub source: String,
    /// The quotation, redacted.
    pub text: String,
}

/// Where a person carries out a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// GitLab's web pages.
    GitlabUi,
    /// A shell on the GitLab host.
    GitlabHost,
    /// A shell on the AI Gateway's host.
    AiGatewayHost,
    /// A shell on the model server's host.
    ModelHost,
    /// Firewall, proxy, name server.
    Network,
    /// The customers' portal.
    LicensePortal,
}

/// What a step is. Inert: never carried out by the host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Program and arguments; `{name}` is a placeholder that a person fills.
    Command(Vec<String>),
    /// A setting and the value that it should have.
    Setting {
        /// Its name.
        name: String,
        /// The value.
        value: String,
    },
    /// Words only.
    Instruction,
    /// Run this check again.
    Verify(String),
}

/// One step of a repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// Attribute of the code's message that words it.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What.
    pub action: Action,
    /// Restarts or interrupts a service.
    pub interrupts: bool,
}

/// One answer of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable for ever.
    pub code: String,
    /// One of the five that a check can say.
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
    /// What to do, in order.
    pub steps: Vec<Step>,
}
