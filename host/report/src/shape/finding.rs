//! What a check says.

use std::collections::BTreeMap;

use duo_doctor_model::finding::{self as model, Confidence, Installation, Place, Severity};
use duo_doctor_model::outcome::Outcome;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::all;
use crate::shell;

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

/// One observed fact, quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// For example `http ai-gateway GET /monitoring/healthz`.
    pub source: String,
    /// The quotation, redacted.
    pub text: String,
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
    /// What takes it back, at the same place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undo: Option<Action>,
    /// Restarts or interrupts a service.
    pub interrupts: bool,
}

/// What is done. Inert: never carried out by the host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The same thing for each kind of installation.
    Command(Vec<Command>),
    /// A setting and the value that it should have.
    Setting {
        /// Its name.
        name: String,
        /// The value, made of pieces.
        value: Vec<Piece>,
    },
    /// Words only.
    Instruction,
    /// Run this check again.
    Verify(String),
}

/// A command for one kind of installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Command {
    /// Which kind.
    pub installation: Installation,
    /// As a shell reads it: everything that a shell would obey is quoted, and placeholders stand in braces.
    pub line: String,
    /// Program and arguments, each made of pieces.
    pub arguments: Vec<Vec<Piece>>,
}

/// A piece of an argument or of a setting's value: a text as it is, or what a person fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Piece {
    /// As it is.
    Text(String),
    /// What a person fills in.
    Placeholder {
        /// Its name, in kebab-case.
        placeholder: String,
    },
}

impl From<model::Finding> for Finding {
    fn from(finding: model::Finding) -> Self {
        let model::Finding { code, outcome, severity, confidence, subject, args, evidence, steps } = finding;
        Self { code, outcome, severity, confidence, subject, args, evidence: all(evidence), steps: all(steps) }
    }
}

impl From<model::Evidence> for Evidence {
    fn from(model::Evidence { source, text }: model::Evidence) -> Self {
        Self { source, text }
    }
}

impl From<model::Step> for Step {
    fn from(model::Step { message, place, action, undo, interrupts }: model::Step) -> Self {
        Self { message, place, action: action.into(), undo: undo.map(Into::into), interrupts }
    }
}

impl From<model::Action> for Action {
    fn from(action: model::Action) -> Self {
        match action {
            model::Action::Command(commands) => Self::Command(all(commands)),
            model::Action::Setting { name, value } => Self::Setting { name, value: all(value) },
            model::Action::Instruction => Self::Instruction,
            model::Action::Verify(check) => Self::Verify(check),
        }
    }
}

impl From<model::Command> for Command {
    fn from(model::Command { installation, arguments }: model::Command) -> Self {
        let arguments: Vec<Vec<Piece>> = arguments.into_iter().map(all).collect();
        Self { installation, line: shell::line(&arguments), arguments }
    }
}

impl From<model::Piece> for Piece {
    fn from(piece: model::Piece) -> Self {
        match piece {
            model::Piece::Text(text) => Self::Text(text),
            model::Piece::Placeholder(placeholder) => Self::Placeholder { placeholder },
        }
    }
}
