//! What happens in a run: facts, no looks.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::description::{Impact, Vantage};
use crate::finding::Finding;
use crate::outcome::Outcome;
use crate::policy::Denial;

/// Why a check has no findings of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
        limit: Limit,
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

/// What a guest can have too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// Calls of the host.
    Calls,
    /// Time or memory for compiling it.
    Compile,
    /// Time in which it computes.
    CpuTime,
    /// What it answers.
    Findings,
    /// Bytes of one call that the host has to copy.
    HostCopy,
    /// Its own memory.
    Memory,
    /// What it holds of the host's.
    Resources,
}

impl Limit {
    /// As in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Compile => "compile",
            Self::CpuTime => "cpu-time",
            Self::Findings => "findings",
            Self::HostCopy => "host-copy",
            Self::Memory => "memory",
            Self::Resources => "resources",
        }
    }
}

/// What a check used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spent {
    /// Calls of capabilities.
    pub calls: u32,
    /// What it touched: connections, requests, variables, logs.
    pub ledger: Vec<String>,
    /// What policy refused.
    pub denials: Vec<Denial>,
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
    /// SHA-256 of the compiled code that was run, where its pack brought it; otherwise this run compiled the component.
    pub compiled: Option<String>,
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
