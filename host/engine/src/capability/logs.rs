//! `wit/logs.wit`: search in log sources. Grants a source by name; the host scans, once for all
//! checks of the run that look at it, and hands out counts and redacted samples.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde::Serialize;
use tokio::sync::{Notify, oneshot};

use super::State;
use super::gate::{Backend, Call};
use super::hostile::Case;
use super::http::wit_denial;
use super::live::Live;
use crate::bindings::duo_doctor::check::logs as wit;
use duo_doctor_log_search::{self as log_search, Limits, Matcher, Predicate, Query};
use duo_doctor_model::description::Description;
use duo_doctor_model::policy::{Denial, LogRule, LogUse};
use duo_doctor_scrub::Scrubber;

/// The longest that a query waits for checks that will search the same log, so that one pass answers
/// them all: enough for a private check to be compiled first; a check that still asks the network may
/// take much longer, and the person waits.
const GATHERING: Duration = Duration::from_secs(2);

/// What a system without logs says, for tests of checks.
const NO_LOG: &str = "no such log is configured";

type Answer = Result<wit::Summary, wit::Error>;
type Open = (Query, oneshot::Sender<Answer>);

/// What comes together before a pass.
#[derive(Debug, Default)]
struct Gathering {
    open: Mutex<Vec<Open>>,
    /// Checks of the run that may still search this source for the first time.
    awaited: Mutex<BTreeSet<String>>,
    fewer: Notify,
}

impl Gathering {
    /// This check is no longer waited for: it has asked, or it has ended.
    fn arrived(&self, check: &str) {
        self.awaited.lock().expect("nothing panics while it holds the names").remove(check);
        self.fewer.notify_one();
    }

    async fn complete(&self) {
        while !self.awaited.lock().expect("nothing panics while it holds the names").is_empty() {
            self.fewer.notified().await;
        }
    }
}

/// The configured log sources.
#[derive(Debug)]
pub struct Sources {
    sources: BTreeMap<String, Source>,
    window: f64,
    now: f64,
}

#[derive(Debug)]
struct Source {
    paths: Vec<PathBuf>,
    gathering: Arc<Gathering>,
}

impl Sources {
    /// Sources by name. Unless a check says so, nothing is searched that is older than `window`, and nothing that is
    /// newer than `now`, the start of the run: what the run itself leaves in the logs is no symptom.
    pub fn new(sources: impl IntoIterator<Item = (String, Vec<PathBuf>)>, window: f64, now: f64) -> Self {
        let sources = sources.into_iter().map(|(name, paths)| (name, Source { paths, gathering: Arc::default() }));
        Self { sources: sources.collect(), window, now }
    }

    /// Tells which checks of the run are going to search which source.
    pub fn await_searches(&self, searches: &BTreeMap<String, BTreeSet<String>>) {
        for (name, checks) in searches {
            if let Some(source) = self.sources.get(name) {
                let mut awaited = source.gathering.awaited.lock().expect("nothing panics while it holds the names");
                awaited.clone_from(checks);
            }
        }
    }

    /// A check begins that nobody waited for, because there was no place for it.
    pub fn await_searches_of(&self, check: &str, searches: &BTreeMap<String, BTreeSet<String>>) {
        for (name, _) in searches.iter().filter(|(_, checks)| checks.contains(check)) {
            if let Some(source) = self.sources.get(name) {
                let mut awaited = source.gathering.awaited.lock().expect("nothing panics while it holds the names");
                awaited.insert(check.into());
            }
        }
    }

    /// A check has asked, has ended, or does not run: nobody waits for its searches any more.
    pub fn ended(&self, check: &str) {
        self.sources.values().for_each(|source| source.gathering.arrived(check));
    }

    fn source(&self, name: &str) -> Result<&Source, wit::Error> {
        self.sources.get(name).ok_or_else(|| {
            wit::Error::NoSource(format!("no log `{name}` is configured; write `{name} = [\"…\"]` under [logs]"))
        })
    }

    async fn search(&self, check: &str, name: &str, mut query: Query) -> Answer {
        let source = self.source(name)?;
        query.since = query.since.or(Some(self.window));
        query.until = query.until.or(Some(self.now));
        let (sender, receiver) = oneshot::channel();
        let first = {
            let mut open = source.gathering.open.lock().expect("nothing panics while it holds the queries");
            open.push((query, sender));
            open.len() == 1
        };
        // While it waits here it asks for nothing else: whoever waited for it elsewhere could wait for itself.
        self.ended(check);
        if first {
            // Goes on without us where our guest is stopped: others wait for the answer too.
            tokio::spawn(pass(source.paths.clone(), Arc::clone(&source.gathering)));
        }
        receiver.await.unwrap_or_else(|_| Err(wit::Error::Other(("host".into(), "the search ended early".into()))))
    }
}

/// Waits until every check that will search the source has asked, then answers all in one pass.
async fn pass(paths: Vec<PathBuf>, gathering: Arc<Gathering>) {
    // Who has not asked by now gets a pass of its own.
    let _ = tokio::time::timeout(GATHERING, gathering.complete()).await;
    let taken = std::mem::take(&mut *gathering.open.lock().expect("nothing panics while it holds the queries"));
    let (queries, mut senders): (Vec<Query>, Vec<_>) = taken.into_iter().unzip();
    let cancel = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&cancel);
    let scan = tokio::task::spawn_blocking(move || match log_search::files(&paths) {
        Ok(files) => log_search::search(&files, &queries, &Limits::default(), &stop),
        Err(error) => queries.iter().map(|_| Err(error.clone())).collect(),
    });
    let abandoned = async {
        for sender in &mut senders {
            sender.closed().await;
        }
    };
    let mut scan = std::pin::pin!(scan);
    let results = tokio::select! {
        results = &mut scan => results,
        () = abandoned => {
            cancel.store(true, Ordering::Relaxed);
            return;
        }
    };
    let Ok(results) = results else { return };
    for (sender, result) in senders.into_iter().zip(results) {
        // A guest that was stopped meanwhile does not take its answer.
        let _ = sender.send(result.map(summary).map_err(error));
    }
}

/// A search as a check asks for it.
#[derive(Debug, Serialize)]
pub struct Search {
    #[serde(skip)]
    check: String,
    query: wit::Query,
}

impl Call for Search {
    const NAME: &'static str = "logs.search";
    type Rule = LogRule;
    type Answer = Answer;

    fn wants<'a>(&'a self, _backend: &'a Backend) -> LogUse<'a> {
        LogUse(&self.query.source)
    }

    fn denied(denial: Denial) -> Answer {
        Err(wit::Error::Denied(wit_denial(denial)))
    }

    fn exhausted(text: String) -> Answer {
        Err(wit::Error::Other(("budget".into(), text)))
    }

    async fn perform(&self, live: &Live, time: Duration) -> Answer {
        let search = live.logs.search(&self.check, &self.query.source, query(self.query.clone()));
        let late = |_| wit::Error::Other(("timeout".into(), "the search takes longer than the check may".into()));
        tokio::time::timeout(time, search).await.unwrap_or_else(|elapsed| Err(late(elapsed)))
    }

    fn invented(&self, _description: &Description) -> Answer {
        let hits = self.query.predicates.iter().map(|predicate| wit::Hit {
            predicate: predicate.name.clone(),
            count: 0,
            first: None,
            last: None,
            groups: Vec::new(),
            samples: Vec::new(),
            joined: Vec::new(),
        });
        Ok(wit::Summary {
            hits: hits.collect(),
            lines: 1000,
            bytes: 100_000,
            covered: Some((0.0, 1.0)),
            plain: 0,
            partial: false,
        })
    }

    fn spoilt(&self, case: Case, good: &Answer) -> Option<Answer> {
        let (number, time, covered) = match case {
            Case::NoLog => return Some(Err(wit::Error::NoSource(NO_LOG.into()))),
            Case::EmptyLog => (0, None, None),
            Case::HugeNumbers => (u64::MAX, Some(1e300), Some((-1e300, 1e300))),
            _ => return None,
        };
        let mut summary = good.as_ref().ok()?.clone();
        (summary.lines, summary.bytes, summary.plain, summary.covered) = (number, number, number, covered);
        for hit in &mut summary.hits {
            (hit.count, hit.first, hit.last) = (number, time, time);
            (hit.groups, hit.samples, hit.joined) = (Vec::new(), Vec::new(), Vec::new());
        }
        Some(Ok(summary))
    }

    fn scrub(answer: &mut Answer, scrubber: &Scrubber) {
        let Ok(summary) = answer else { return };
        for hit in &mut summary.hits {
            hit.samples.iter_mut().chain(&mut hit.joined).for_each(|line| scrubber.scrub(line));
            hit.groups.iter_mut().for_each(|group| scrubber.scrub(&mut group.value));
        }
    }
}

/// A look at the files of a source.
#[derive(Debug, Serialize)]
pub struct Files {
    source: String,
}

impl Call for Files {
    const NAME: &'static str = "logs.files";
    type Rule = LogRule;
    type Answer = Result<Vec<wit::File>, wit::Error>;

    fn wants<'a>(&'a self, _backend: &'a Backend) -> LogUse<'a> {
        LogUse(&self.source)
    }

    fn denied(denial: Denial) -> Self::Answer {
        Err(wit::Error::Denied(wit_denial(denial)))
    }

    fn exhausted(text: String) -> Self::Answer {
        Err(wit::Error::Other(("budget".into(), text)))
    }

    async fn perform(&self, live: &Live, _time: Duration) -> Self::Answer {
        let paths = live.logs.source(&self.source)?.paths.clone();
        let files = tokio::task::spawn_blocking(move || log_search::files(&paths)).await;
        let files = files.map_err(|failure| wit::Error::Other(("host".into(), failure.to_string())))?.map_err(error)?;
        let seen = files.into_iter().map(|file| wit::File {
            path: file.path.display().to_string(),
            bytes: file.bytes,
            modified: file.modified,
        });
        Ok(seen.collect())
    }

    fn invented(&self, _description: &Description) -> Self::Answer {
        Ok(vec![wit::File { path: "example.log".into(), bytes: 100_000, modified: Some(0.0) }])
    }

    fn spoilt(&self, case: Case, _good: &Self::Answer) -> Option<Self::Answer> {
        match case {
            Case::NoLog => Some(Err(wit::Error::NoSource(NO_LOG.into()))),
            Case::EmptyLog => Some(Ok(Vec::new())),
            Case::HugeNumbers => {
                Some(Ok(vec![wit::File { path: "example.log".into(), bytes: u64::MAX, modified: Some(1e300) }]))
            }
            _ => None,
        }
    }

    fn scrub(_answer: &mut Self::Answer, _scrubber: &Scrubber) {}
}

#[cfg(test)]
impl Search {
    pub(super) fn example() -> Self {
        let predicates = vec![wit::Predicate { name: "a".into(), all: Vec::new() }];
        let query = wit::Query {
            source: "llm".into(),
            since: None,
            until: None,
            predicates,
            group_by: None,
            samples: 0,
            join_on: None,
        };
        Self { check: "a".into(), query }
    }
}

#[cfg(test)]
impl Files {
    pub(super) fn example() -> Self {
        Self { source: "llm".into() }
    }
}

fn query(query: wit::Query) -> Query {
    let predicates = query
        .predicates
        .into_iter()
        .map(|predicate| Predicate { name: predicate.name, all: predicate.all.into_iter().map(matcher).collect() });
    Query {
        since: query.since,
        until: query.until,
        predicates: predicates.collect(),
        group_by: query.group_by,
        samples: query.samples,
        join_on: query.join_on,
    }
}

fn matcher(matcher: wit::Matcher) -> Matcher {
    match matcher {
        wit::Matcher::Contains(text) => Matcher::Contains(text),
        wit::Matcher::Regex(expression) => Matcher::Regex(expression),
        wit::Matcher::FieldEquals((field, value)) => Matcher::FieldEquals(field, value),
        wit::Matcher::FieldPresent(field) => Matcher::FieldPresent(field),
        wit::Matcher::Other(_) => unreachable!("refused before the gate"),
    }
}

fn summary(summary: log_search::Summary) -> wit::Summary {
    let hits = summary.hits.into_iter().map(|hit| wit::Hit {
        predicate: hit.predicate,
        count: hit.count,
        first: hit.first,
        last: hit.last,
        groups: hit
            .groups
            .into_iter()
            .map(|group| wit::Group { value: group.value, count: group.count, first: group.first, last: group.last })
            .collect(),
        samples: hit.samples,
        joined: hit.joined,
    });
    wit::Summary {
        hits: hits.collect(),
        lines: summary.lines,
        bytes: summary.bytes,
        covered: summary.covered,
        plain: summary.plain,
        partial: summary.partial,
    }
}

fn error(error: log_search::Error) -> wit::Error {
    match error {
        // Facts and no sentences: the words come with the report, in the reader's language.
        log_search::Error::NoFile(paths) => wit::Error::Other(("no-file".into(), paths.join(", "))),
        log_search::Error::Unreadable { path, reason } => {
            wit::Error::Unreadable(format!("{}: {reason}", path.display()))
        }
        log_search::Error::Cancelled => wit::Error::Other(("cancelled".into(), error.to_string())),
        _ => wit::Error::Invalid(error.to_string()),
    }
}

impl wit::Host for State {
    async fn search(&mut self, query: wit::Query) -> wasmtime::Result<Answer> {
        let mut matchers = query.predicates.iter().flat_map(|predicate| &predicate.all);
        if let Some(wit::Matcher::Other((kind, _))) = matchers.find(|matcher| matches!(matcher, wit::Matcher::Other(_)))
        {
            let text = format!("this duo-doctor knows no matcher `{}`", kind.escape_debug());
            return Ok(Err(wit::Error::Invalid(text)));
        }
        self.gate.say(Some(format!("log {}", query.source)));
        let check = self.gate.check().to_owned();
        let answer = self.gate.call(Search { check, query }).await;
        self.gate.say(None);
        Ok(answer)
    }

    async fn files(&mut self, source: String) -> wasmtime::Result<Result<Vec<wit::File>, wit::Error>> {
        Ok(self.gate.call(Files { source }).await)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_without_a_place_is_awaited_again_when_it_has_one() {
        let sources = Sources::new(["llm", "rails"].map(|name| (name.to_owned(), Vec::new())), 0.0, 0.0);
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<BTreeSet<String>>();
        let searches = BTreeMap::from([("llm".into(), names(&["a", "b"])), ("rails".into(), names(&["a"]))]);
        let awaited = || ["llm", "rails"].map(|name| sources.sources[name].gathering.awaited.lock().unwrap().clone());
        sources.await_searches(&searches);
        sources.ended("b");
        assert_eq!(awaited(), [names(&["a"]), names(&["a"])]);
        sources.await_searches_of("b", &searches);
        assert_eq!(awaited(), [names(&["a", "b"]), names(&["a"])]);
    }
}
