//! A recorded run as work for a plain client: no checks, no sandbox, only what went out and what had to come first.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// All that a run did.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Script {
    /// Files with settings, which are read at the start.
    pub settings: Vec<PathBuf>,
    /// Log sources that are searched.
    pub sources: Vec<Source>,
    /// In an order in which every prerequisite comes first.
    pub checks: Vec<Check>,
}

/// A log source and everything that is asked of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Source {
    /// As in the recording.
    pub name: String,
    /// As configured.
    pub paths: Vec<PathBuf>,
    /// Queries of the contract, in JSON.
    pub queries: Vec<serde_json::Value>,
    /// Nothing older is searched.
    pub since: f64,
}

/// What one check did, one step after the other.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Check {
    /// Which check.
    pub id: String,
    /// Positions of the checks that have to be over before this one begins.
    pub after: Vec<usize>,
    /// In order.
    pub steps: Vec<Step>,
}

/// One call that left the process.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A request.
    Send(Request),
    /// A connection without a request.
    Probe {
        /// Name or address.
        host: String,
        /// Port.
        port: u16,
        /// The server speaks first, and what it says is read.
        server_first: bool,
    },
    /// All queries of a source, in one pass for the whole run.
    Search(usize),
    /// A look at the files of a source.
    Files(usize),
}

/// A request as it goes over the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Request {
    /// Name of its connection: the same URL as two connections see it is two requests.
    pub connection: String,
    /// Upper case.
    pub method: String,
    /// Whole.
    pub url: String,
    /// With the credential.
    pub headers: Vec<(String, String)>,
    /// What is sent.
    pub body: Option<Vec<u8>>,
    /// Sent once in a run, and its answer shared.
    pub shared: bool,
}

impl Script {
    /// Requests and connections that leave the process, shared ones counted once.
    #[must_use]
    pub fn outgoing(&self) -> (usize, usize) {
        let steps = || self.checks.iter().flat_map(|check| &check.steps);
        let mut seen = std::collections::HashSet::new();
        let requests = steps().filter(|step| match step {
            Step::Send(request) => !request.shared || seen.insert(request),
            _ => false,
        });
        (requests.count(), steps().filter(|step| matches!(step, Step::Probe { .. })).count())
    }
}
