//! The one gate that every call of a guest passes: budget, policy, recording, scrubbing.

use std::collections::BTreeSet;
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::hostile::{Case, Hostile};
use super::http::held::{Counter, Held};
use super::live::Live;
use crate::record::{Recorder, Replay};
use crate::sandbox::HOST_CALLS;
use duo_doctor_model::description::Description;
use duo_doctor_model::event::Spent;
use duo_doctor_model::plan::Searches;
use duo_doctor_model::policy::{Denial, Grant, Rule, Use as _};
use duo_doctor_scrub::Scrubber;

/// Answers calls: the live system, a recording of one, or one at its worst.
#[derive(Debug)]
pub enum Backend {
    /// The system under examination.
    Live(Live),
    /// What it answered earlier.
    Replay(Replay),
    /// A system with a fault, for the tests of checks.
    Hostile(Box<Hostile>),
}

impl Backend {
    /// Which checks of the run are going to search which log.
    pub fn await_searches(&self, searches: &Searches) {
        if let Self::Live(live) = self {
            live.logs.await_searches(searches);
        }
    }

    /// A check is going to search its logs after all.
    pub fn await_searches_of(&self, check: &str, searches: &Searches) {
        if let Self::Live(live) = self {
            live.logs.await_searches_of(check, searches);
        }
    }

    /// A check has ended, will not run, or not yet.
    pub fn ended(&self, check: &str) {
        if let Self::Live(live) = self {
            live.logs.ended(check);
        }
    }
}

/// One call of a capability.
pub trait Call: Serialize + Send + Sync {
    /// Interface and function, as in a recording.
    const NAME: &'static str;
    /// What the guest gets; errors of the interface are part of it.
    type Answer: Serialize + DeserializeOwned + PartialEq + Send;

    /// The rules of its capability.
    type Rule: Rule;

    /// What policy is asked.
    fn wants<'a>(&'a self, backend: &'a Backend) -> <Self::Rule as Rule>::Use<'a>;

    /// Takes out of an answer what the check may not see. Where a call asks for one thing, policy has said yes to all
    /// of the answer.
    fn narrow(&self, _answer: &mut Self::Answer, _grant: &Grant) {}

    /// The answer where policy says no.
    fn denied(denial: Denial) -> Self::Answer;

    /// The answer where the check has called too often, or where a recording has no answer.
    fn exhausted(text: String) -> Self::Answer;

    /// Asks the live system.
    fn perform(&self, live: &Live, time: Duration) -> impl Future<Output = Self::Answer> + Send;

    /// What a good system might answer, for tests of checks.
    fn invented(&self, description: &Description) -> Self::Answer;

    /// The answer of a system with this fault; none where the fault does not concern it. What the good one answers is
    /// given.
    fn spoilt(&self, case: Case, good: &Self::Answer) -> Option<Self::Answer>;

    /// How long it is ready to wait, where it says so.
    fn patience(&self) -> Option<Duration> {
        None
    }

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

/// Entries of a ledger; more calls than that are not allowed anyway, but a variable is one call.
const LEDGER: usize = 200;

/// Characters of an entry: what a guest asks for is as long as it likes, and stands in the report.
const ENTRY: usize = 200;

/// Kept back at the end of a check's time, but at most half of it: a check whose call has used up all the rest has a
/// finding then, where it would only be stopped otherwise.
const JUDGING: Duration = Duration::from_secs(1);

/// How long a call may take in a check that has `all` its time, of which so much is `left`.
fn time_for_call(all: Duration, left: Duration) -> Duration {
    left.saturating_sub(JUDGING.min(all / 2))
}

/// Ends a guest that calls too often where its call has no place for an error.
#[derive(Debug, thiserror::Error)]
#[error("the check has made {HOST_CALLS} calls")]
pub struct OverBudget;

/// Stands between one guest and the world.
#[derive(Debug)]
pub struct Gate {
    check: String,
    circle: String,
    grant: Grant,
    backend: Arc<Backend>,
    recorder: Option<Arc<Recorder>>,
    scrubber: Arc<Scrubber>,
    time: Duration,
    deadline: Instant,
    hidden: Arc<BTreeSet<String>>,
    waiting: Waiting,
    spent: Spent,
    over_budget: bool,
    answers: Counter,
}

impl Gate {
    /// A gate for one run of one check, which ends at this time.
    #[must_use]
    pub fn new(check: &str, grant: Grant, backend: Arc<Backend>, scrubber: Arc<Scrubber>, deadline: Instant) -> Self {
        let time = deadline.saturating_duration_since(Instant::now());
        Self {
            check: check.into(),
            circle: check.into(),
            grant,
            backend,
            recorder: None,
            scrubber,
            time,
            deadline,
            hidden: Arc::default(),
            waiting: Waiting::default(),
            spent: Spent::default(),
            over_budget: false,
            answers: Counter::of_a_check(),
        }
    }

    /// Room for an answer in the guest's hand: of the check's, and of the run's.
    pub(super) fn hold(&self, bytes: usize) -> Result<[Option<Held>; 2], String> {
        let of_run = match &*self.backend {
            Backend::Live(live) => Some(live.answers.hold(bytes)?),
            Backend::Replay(_) | Backend::Hostile(_) => None,
        };
        Ok([Some(self.answers.hold(bytes)?), of_run])
    }

    /// Keeps every call and its answer.
    #[must_use]
    pub fn recorded(mut self, recorder: Option<Arc<Recorder>>) -> Self {
        self.recorder = recorder;
        self
    }

    /// Shares its passes over logs with the checks of this circle; otherwise with none.
    #[must_use]
    pub fn within(mut self, circle: String) -> Self {
        self.circle = circle;
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

    /// True where a call was refused because there had been too many.
    #[must_use]
    pub fn is_over_budget(&self) -> bool {
        self.over_budget
    }

    /// Masks the guest's own words.
    #[must_use]
    pub fn scrubber(&self) -> Arc<Scrubber> {
        Arc::clone(&self.scrubber)
    }

    pub(super) fn check(&self) -> &str {
        &self.check
    }

    pub(super) fn circle(&self) -> &str {
        &self.circle
    }

    /// Adds to what the check touched what became of it.
    pub(super) fn note(&mut self, what: &str) {
        self.list(entry(what));
    }

    fn list(&mut self, entry: String) {
        let entry = self.scrubber.scrubbed(&entry);
        if self.spent.ledger.len() < LEDGER && !self.spent.ledger.contains(&entry) {
            self.spent.ledger.push(entry);
        }
    }

    pub(super) fn hidden(&self) -> Arc<BTreeSet<String>> {
        Arc::clone(&self.hidden)
    }

    /// Passes a call on, or refuses it.
    pub(super) async fn call<C: Call>(&mut self, call: C) -> C::Answer {
        if self.spent.calls >= HOST_CALLS {
            self.over_budget = true;
            return C::exhausted(format!("the check has made {HOST_CALLS} calls"));
        }
        self.spent.calls += 1;
        let backend = Arc::clone(&self.backend);
        let wanted = call.wants(&backend);
        let (shown, is_free) = (entry(&wanted.shown()), wanted.is_free());
        self.list(shown);
        if let Err(denial) = self.grant.allow(wanted) {
            let shown = entry(&denial.wanted);
            // What is not shown as it was asked for is no advice.
            let denial = if shown == denial.wanted { denial } else { Denial { wanted: shown, ..denial }.unnameable() };
            let answer = C::denied(denial.clone());
            if let Some(recorder) = &self.recorder {
                recorder.keep(&self.check, C::NAME, &call, &answer, Some(&denial));
            }
            self.deny(denial);
            return answer;
        }
        let mut answer = match &*backend {
            Backend::Live(live) => call.perform(live, self.time_for_call()).await,
            Backend::Replay(replay) => match replay.next(&self.check, C::NAME, &call) {
                Ok((answer, denial)) => {
                    denial.into_iter().for_each(|denial| self.deny(denial));
                    answer
                }
                Err(divergence) => C::exhausted(divergence),
            },
            Backend::Hostile(hostile) => hostile.answer(&call, is_free, self.time_for_call()).await,
        };
        call.narrow(&mut answer, &self.grant);
        C::scrub(&mut answer, &self.scrubber);
        if let Some(recorder) = &self.recorder {
            recorder.keep(&self.check, C::NAME, &call, &answer, None);
        }
        answer
    }

    fn time_for_call(&self) -> Duration {
        time_for_call(self.time, self.deadline.saturating_duration_since(Instant::now()))
    }

    fn deny(&mut self, mut denial: Denial) {
        let wanted = self.scrubber.scrubbed(&denial.wanted);
        if wanted != denial.wanted {
            denial = Denial { wanted, ..denial }.unnameable();
        }
        self.scrubber.scrub(&mut denial.reason);
        if !self.spent.denials.contains(&denial) {
            self.spent.denials.push(denial);
        }
    }

    pub(super) fn say(&self, what: Option<String>) {
        self.waiting.set(what.map(|what| self.scrubber.scrubbed(&entry(&what))));
    }
}

/// What a guest asks for, fit for a line of the report and for a line of configuration that
/// somebody copies: nothing in it ends a string or a line.
fn entry(text: &str) -> String {
    let shown = |character: char| match character {
        '"' | '\\' => '?',
        character if character.is_control() => '?',
        character => character,
    };
    text.chars().take(ENTRY).map(shown).collect()
}

#[cfg(test)]
mod tests;
