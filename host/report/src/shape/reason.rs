//! Why a check has no findings, and what it used.

use duo_doctor_model::description::{Impact, Vantage};
use duo_doctor_model::{event as model, policy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::all;

/// Why a check has no findings of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Reason {
    /// The user left it out.
    Deselected,
    /// It does more than the user allows.
    Impact {
        /// What it needs.
        needs: Impact,
    },
    /// The run was interrupted before it began.
    Interrupted,
    /// Checks that must not fail first have failed.
    Blocked {
        /// Which.
        by: Vec<String>,
    },
    /// Its answer has no meaning from here.
    OutOfVantage {
        /// From where it has.
        vantages: Vec<Vantage>,
    },
    /// Policy does not allow what it needs.
    Denied {
        /// Each refusal with the rule that would lift it.
        denials: Vec<Denial>,
    },
    /// It crashed, hung, went over a limit, or cannot run here.
    Broken(Broken),
}

/// Why a check has no answer of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Broken {
    /// It crashed; the trap, and the last line that it printed.
    Crashed {
        /// What the sandbox says.
        trap: String,
        /// What the guest said last.
        last_words: String,
    },
    /// It was still waiting when its time was up; what for.
    TimedOut {
        /// Seconds that it had.
        seconds: u64,
        /// The host call that it waited in; `wasi:io/poll` for a pause of its own; empty: it was computing.
        waiting_for: String,
    },
    /// It went over a limit; which.
    Limit {
        /// Which.
        limit: model::Limit,
        /// The limit's value with its unit.
        value: String,
    },
    /// What it answered is no answer.
    Garbage {
        /// What is wrong with it.
        problem: String,
    },
    /// It says itself that it could not do its work.
    GaveUp {
        /// Its reason.
        reason: String,
    },
    /// It cannot run here.
    Incompatible {
        /// For the operator and for the author.
        reason: String,
    },
    /// Its code is not what was signed.
    Untrusted {
        /// What is wrong with it.
        reason: String,
    },
}

/// What a check used.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Spent {
    /// Calls of capabilities.
    pub calls: u32,
    /// What it touched: connections, requests, variables, logs.
    pub ledger: Vec<String>,
    /// What policy refused.
    pub denials: Vec<Denial>,
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Denial {
    /// `http`, `grpc`, `environment` or `logs`.
    pub capability: String,
    /// The rule that would allow it.
    pub wanted: String,
    /// One sentence.
    pub reason: String,
    /// Whom the check is of, where a grant has to say so: the name of a customer's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
}

impl From<model::Reason> for Reason {
    fn from(reason: model::Reason) -> Self {
        match reason {
            model::Reason::Deselected => Self::Deselected,
            model::Reason::Impact { needs } => Self::Impact { needs },
            model::Reason::Interrupted => Self::Interrupted,
            model::Reason::Blocked { by } => Self::Blocked { by },
            model::Reason::OutOfVantage { vantages } => Self::OutOfVantage { vantages },
            model::Reason::Denied { denials } => Self::Denied { denials: all(denials) },
            model::Reason::Broken(broken) => Self::Broken(broken.into()),
        }
    }
}

impl From<model::Broken> for Broken {
    fn from(broken: model::Broken) -> Self {
        match broken {
            model::Broken::Crashed { trap, last_words } => Self::Crashed { trap, last_words },
            model::Broken::TimedOut { seconds, waiting_for } => Self::TimedOut { seconds, waiting_for },
            model::Broken::Limit { limit, value } => Self::Limit { limit, value },
            model::Broken::Garbage { problem } => Self::Garbage { problem },
            model::Broken::GaveUp { reason } => Self::GaveUp { reason },
            model::Broken::Incompatible { reason } => Self::Incompatible { reason },
            model::Broken::Untrusted { reason } => Self::Untrusted { reason },
        }
    }
}

impl From<model::Spent> for Spent {
    fn from(model::Spent { calls, ledger, denials }: model::Spent) -> Self {
        Self { calls, ledger, denials: all(denials) }
    }
}

impl From<policy::Denial> for Denial {
    fn from(policy::Denial { capability, wanted, reason, publisher, standing: _ }: policy::Denial) -> Self {
        Self { capability, wanted, reason, publisher }
    }
}
