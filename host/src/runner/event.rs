//! What happens in a run: facts, no looks.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::capability::Spent;
use crate::finding::Finding;
use crate::outcome::Outcome;
use crate::policy::Denial;
use crate::sandbox::Broken;

/// Why a check has no findings of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Reason {
    /// The user left it out.
    Deselected,
    /// It does more than the user allows.
    Impact {
        /// What it needs.
        needs: crate::description::Impact,
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
        vantages: Vec<crate::description::Vantage>,
    },
    /// Policy does not allow what it needs.
    Denied {
        /// Each refusal with the rule that would lift it.
        denials: Vec<Denial>,
    },
    /// It crashed, hung, went over a limit, or cannot run here.
    Broken(Broken),
}

/// What became of one check.
#[derive(Debug, Clone)]
pub struct Finished {
    /// Which check.
    pub id: String,
    /// In one word.
    pub outcome: Outcome,
    /// Why, where it says nothing itself.
    pub reason: Option<Reason>,
    /// What it says.
    pub findings: Vec<Finding>,
    /// How long it took.
    pub duration: Duration,
    /// What it used.
    pub spent: Spent,
    /// What it printed.
    pub output: String,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Event<'a> {
    /// These checks end in exactly one outcome each.
    Planned(&'a [String]),
    /// A check begins.
    Started(&'a str),
    /// A check has been waiting for a while.
    Waiting {
        /// Which check.
        id: &'a str,
        /// What for: a request, a log, or a key of its messages.
        what: &'a str,
        /// How long.
        seconds: u64,
    },
    /// A check has ended.
    Finished(&'a Finished),
}
