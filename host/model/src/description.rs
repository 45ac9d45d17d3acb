//! Who a check is and what it asks for, as the host keeps it and as a pack's index writes it.

mod check;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::policy::Rule;

pub use check::is_id;

/// Hops of the request path, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hop {
    /// GitLab's settings and license.
    Gitlab,
    /// GitLab to the AI Gateway.
    GitlabToGateway,
    /// The AI Gateway itself.
    Gateway,
    /// The AI Gateway to GitLab, for its keys.
    GatewayToGitlab,
    /// The AI Gateway to the model server.
    GatewayToModel,
    /// The model server itself.
    Model,
    /// The Agent Platform service.
    AgentPlatform,
    /// Features and users.
    Features,
    /// Leftovers.
    Hygiene,
}

impl Hop {
    /// Every hop in order.
    pub const ALL: [Self; 9] = [
        Self::Gitlab,
        Self::GitlabToGateway,
        Self::Gateway,
        Self::GatewayToGitlab,
        Self::GatewayToModel,
        Self::Model,
        Self::AgentPlatform,
        Self::Features,
        Self::Hygiene,
    ];

    /// The digit after `DUO` of its codes.
    #[must_use]
    pub fn digit(self) -> u8 {
        self as u8 + 1
    }

    /// The word for it, as in `wit/checker.wit`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gitlab => "gitlab",
            Self::GitlabToGateway => "gitlab-to-gateway",
            Self::Gateway => "gateway",
            Self::GatewayToGitlab => "gateway-to-gitlab",
            Self::GatewayToModel => "gateway-to-model",
            Self::Model => "model",
            Self::AgentPlatform => "agent-platform",
            Self::Features => "features",
            Self::Hygiene => "hygiene",
        }
    }
}

/// Where the host runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Vantage {
    /// On the GitLab host, or in its pod.
    Gitlab,
    /// In or next to the AI Gateway's container.
    AiGateway,
    /// On the model server's host.
    Model,
    /// Anywhere else.
    Workstation,
}

impl Vantage {
    /// Every place.
    pub const ALL: [Self; 4] = [Self::Gitlab, Self::AiGateway, Self::Model, Self::Workstation];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gitlab => "gitlab",
            Self::AiGateway => "ai-gateway",
            Self::Model => "model",
            Self::Workstation => "workstation",
        }
    }
}

/// How much a check does to the system that it looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Impact {
    /// Reads files and settings only.
    Passive,
    /// Sends requests that change and cost nothing.
    Probe,
    /// May make a model produce tokens.
    Active,
}

impl Impact {
    /// From the least to the greatest.
    pub const ALL: [Self; 3] = [Self::Passive, Self::Probe, Self::Active];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passive => "passive",
            Self::Probe => "probe",
            Self::Active => "active",
        }
    }
}

/// One thing that a check asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The capability's name.
    pub capability: String,
    /// A rule in the words of an operator.
    pub rule: String,
}

impl Need {
    /// A need.
    #[must_use]
    pub fn new(capability: &str, rule: &str) -> Self {
        Self { capability: capability.into(), rule: rule.into() }
    }
}

/// A failing finding with a code of `from` accounts for failing findings of `to`; one of the two is the check's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// Code, or its start followed by `*`.
    pub from: String,
    /// Code, or its start followed by `*`.
    pub to: String,
    /// False: only where both have the same subject.
    pub any_subject: bool,
}

/// Text that a code's page explains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// One of the check's own codes.
    pub code: String,
    /// What an error or its record must have; values are separated by `|`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<(String, String)>,
    /// Regular expression, matched anywhere in the error's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Arguments that the text proves: constants, or `$` and the name of a field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, String)>,
}

impl Signature {
    /// Words alone.
    #[must_use]
    pub fn of_words(code: &str, pattern: &str) -> Self {
        Self { code: code.into(), fields: Vec::new(), pattern: Some(pattern.into()), args: Vec::new() }
    }
}

/// Who a check is and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Kebab-case.
    pub id: String,
    /// Of this check.
    pub version: semver::Version,
    /// What it is about.
    pub hop: Hop,
    /// Every code that it can give.
    pub codes: Vec<String>,
    /// Checks that must not have failed before.
    pub requires: Vec<String>,
    /// What its failures account for, and what accounts for them.
    pub explains: Vec<Explanation>,
    /// Empty: anywhere.
    pub vantages: Vec<Vantage>,
    /// How much it does.
    pub impact: Impact,
    /// What it asks for.
    pub needs: Vec<Need>,
    /// Public pages.
    pub links: Vec<String>,
    /// Text in logs, answers and on screens by which its codes are looked up.
    #[serde(default)]
    pub signatures: Vec<Signature>,
}

impl Description {
    /// The rules that it asks for of one capability.
    pub fn needs_of<R: Rule>(&self) -> impl Iterator<Item = R> {
        self.needs.iter().filter(|need| need.capability == R::CAPABILITY).filter_map(|need| need.rule.parse().ok())
    }
}

/// Letters that the codes of the vendor's checks begin with.
pub const VENDOR_CODES: &str = "DUO";

/// True where a code or name fits a pattern whose trailing `*` matches any rest.
#[must_use]
pub fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => pattern == name,
    }
}
