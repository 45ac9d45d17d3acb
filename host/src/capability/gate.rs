//! The one gate that every call of a guest passes: budget, policy, recording, scrubbing.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::live::Live;
use crate::policy::{Denial, Grant, Use};
use crate::record::{Recorder, Replay};
use crate::sandbox::HOST_CALLS;
use crate::scrub::Scrubber;

/// Answers calls: the live system, or a recording of one.
#[derive(Debug)]
pub enum Backend {
    /// The system under examination.
    Live(Live),
    /// What it answered earlier.
    Replay(Replay),
}

/// One call of a capability.
pub trait Call: Serialize + Send + Sync {
    /// Interface and function, as in a recording.
    const NAME: &'static str;
    /// What the guest gets; errors of the interface are part of it.
    type Answer: Serialize + DeserializeOwned + Send;

    /// What policy is asked; none where the answer holds nothing that needs leave.
    fn wants<'a>(&'a self, backend: &'a Backend) -> Option<Use<'a>>;

    /// The answer where policy says no.
    fn denied(denial: Denial) -> Self::Answer;

    /// The answer where the check has called too often, or where a recording has no answer.
    fn exhausted(text: String) -> Self::Answer;

    /// Asks the live system.
    fn perform(&self, live: &Live, time: Duration) -> impl Future<Output = Self::Answer> + Send;

    /// Masks secrets.
    fn scrub(answer: &mut Self::Answer, scrubber: &Scrubber);
}

/// What a check waits for right now, for the person who waits too.
#[derive(Debug, Clone, Default)]
pub struct Waiting(Arc<Mutex<Option<(String, Instant)>>>);

impl Waiting {
    /// Says it.
    pub fn set(&self, what: Option<String>) {
        *self.0.lock().expect("nothing panics while it holds the text") = what.map(|what| (what, Instant::now()));
    }

    /// What it waits for and since when.
    #[must_use]
    pub fn get(&self) -> Option<(String, Instant)> {
        self.0.lock().expect("nothing panics while it holds the text").clone()
    }
}

/// What a check used, for its row in the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Spent {
    /// Calls of capabilities.
    pub calls: u32,
    /// What it touched: requests, variables, logs.
    pub ledger: Vec<String>,
    /// What policy refused.
    pub denials: Vec<Denial>,
}

/// Entries of a ledger; more calls than that are not allowed anyway, but a variable is one call.
const LEDGER: usize = 200;

/// Stands between one guest and the world.
#[derive(Debug)]
pub struct Gate {
    check: String,
    grant: Grant,
    backend: Arc<Backend>,
    recorder: Option<Arc<Recorder>>,
    scrubber: Arc<Scrubber>,
    deadline: Instant,
    hidden: Arc<BTreeSet<String>>,
    waiting: Waiting,
    spent: Spent,
}

impl Gate {
    /// A gate for one run of one check.
    #[must_use]
    pub fn new(check: &str, grant: Grant, backend: Arc<Backend>, scrubber: Arc<Scrubber>, deadline: Instant) -> Self {
        Self {
            check: check.into(),
            grant,
            backend,
            recorder: None,
            scrubber,
            deadline,
            hidden: Arc::default(),
            waiting: Waiting::default(),
            spent: Spent::default(),
        }
    }

    /// Keeps every call and its answer.
    #[must_use]
    pub fn recorded(mut self, recorder: Option<Arc<Recorder>>) -> Self {
        self.recorder = recorder;
        self
    }

    /// Leaves these connections out of every list.
    #[must_use]
    pub fn hiding(mut self, connections: BTreeSet<String>) -> Self {
        self.hidden = Arc::new(connections);
        self
    }

    /// Says in this place what it waits for.
    #[must_use]
    pub fn telling(mut self, waiting: Waiting) -> Self {
        self.waiting = waiting;
        self
    }

    /// Where it says what it waits for.
    #[must_use]
    pub fn waiting(&self) -> Waiting {
        self.waiting.clone()
    }

    /// What the check used until now.
    #[must_use]
    pub fn spent(&self) -> &Spent {
        &self.spent
    }

    pub(super) fn hidden(&self) -> Arc<BTreeSet<String>> {
        Arc::clone(&self.hidden)
    }

    pub(super) fn grant(&self) -> &Grant {
        &self.grant
    }

    /// Passes a call on, or refuses it.
    pub(super) async fn call<C: Call>(&mut self, call: C) -> C::Answer {
        if self.spent.calls >= HOST_CALLS {
            return C::exhausted(format!("the check has made {HOST_CALLS} calls"));
        }
        self.spent.calls += 1;
        if let Some(wanted) = call.wants(&self.backend) {
            let shown = shown(wanted);
            if self.spent.ledger.len() < LEDGER && !self.spent.ledger.contains(&shown) {
                self.spent.ledger.push(shown);
            }
            if let Err(denial) = self.grant.allow(wanted) {
                if !self.spent.denials.contains(&denial) {
                    self.spent.denials.push(denial.clone());
                }
                return C::denied(denial);
            }
        }
        let backend = Arc::clone(&self.backend);
        let mut answer = match &*backend {
            Backend::Live(live) => {
                let time = self.deadline.saturating_duration_since(Instant::now());
                call.perform(live, time).await
            }
            Backend::Replay(replay) => match replay.next(&self.check, C::NAME, &call) {
                Ok(answer) => answer,
                Err(divergence) => C::exhausted(divergence),
            },
        };
        C::scrub(&mut answer, &self.scrubber);
        if let Some(recorder) = &self.recorder {
            recorder.keep(&self.check, C::NAME, &call, &answer);
        }
        answer
    }

    pub(super) fn say(&self, what: Option<String>) {
        self.waiting.set(what);
    }
}

fn shown(wanted: Use<'_>) -> String {
    match wanted {
        Use::Request { method, connection, path, .. } => format!("{method} {connection} {path}"),
        Use::Probe { connection, .. } => format!("probe {connection}"),
        Use::Environment { scope, name } => format!("environment {scope} {name}"),
        Use::Log(source) => format!("log {source}"),
    }
}
