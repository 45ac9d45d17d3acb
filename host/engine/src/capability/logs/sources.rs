//! The configured log sources: checks of a run that search one of them share a pass over it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{Notify, oneshot};

use crate::bindings::duo_doctor::check::logs as wit;
use duo_doctor_log_search::{self as log_search, Limits, Own, Query};
use duo_doctor_model::plan::Searches;

/// The longest that a query waits for checks that will search the same log, so that one pass answers
/// them all: enough for a private check to be compiled first; a check that still asks the network may
/// take much longer, and the person waits.
const GATHERING: Duration = Duration::from_secs(2);

/// An answer, and how many matches were left out because they are about own requests.
type Found = Result<(wit::Summary, u64), wit::Error>;

type Open = (Query, oneshot::Sender<Found>);

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
    /// The ids of own requests.
    own: Arc<Own>,
}

#[derive(Debug)]
pub(super) struct Source {
    pub(super) paths: Vec<PathBuf>,
    /// For each circle.
    gatherings: Mutex<BTreeMap<String, Arc<Gathering>>>,
}

impl Source {
    fn gathering(&self, circle: &str) -> Arc<Gathering> {
        let mut gatherings = self.gatherings.lock().expect("nothing panics while it holds them");
        Arc::clone(gatherings.entry(circle.to_owned()).or_default())
    }
}

impl Sources {
    /// Sources by name. Unless a check says so, nothing is searched that is older than `window`, and nothing that is
    /// newer than `now`, the start of the run: what the run itself leaves in the logs is no symptom.
    ///
    /// Lines about own requests are no symptoms either.
    pub fn new(sources: impl IntoIterator<Item = (String, Vec<PathBuf>)>, window: f64, now: f64, own: Own) -> Self {
        let sources = sources.into_iter().map(|(name, paths)| (name, Source { paths, gatherings: Mutex::default() }));
        Self { sources: sources.collect(), window, now, own: Arc::new(own) }
    }

    /// Tells which checks of the run are going to search which source.
    pub fn await_searches(&self, searches: &Searches) {
        for ((name, circle), checks) in searches {
            if let Some(source) = self.sources.get(name) {
                let gathering = source.gathering(circle);
                let mut awaited = gathering.awaited.lock().expect("nothing panics while it holds the names");
                awaited.clone_from(checks);
            }
        }
    }

    /// A check begins that nobody waited for, because there was no place for it.
    pub fn await_searches_of(&self, check: &str, searches: &Searches) {
        for ((name, circle), _) in searches.iter().filter(|(_, checks)| checks.contains(check)) {
            if let Some(source) = self.sources.get(name) {
                let gathering = source.gathering(circle);
                let mut awaited = gathering.awaited.lock().expect("nothing panics while it holds the names");
                awaited.insert(check.into());
            }
        }
    }

    /// A check has asked, has ended, or does not run: nobody waits for its searches any more.
    pub fn ended(&self, check: &str) {
        for source in self.sources.values() {
            let gatherings = source.gatherings.lock().expect("nothing panics while it holds them");
            gatherings.values().for_each(|gathering| gathering.arrived(check));
        }
    }

    pub(super) fn source(&self, name: &str) -> Result<&Source, wit::Error> {
        self.sources.get(name).ok_or_else(|| {
            wit::Error::NoSource(format!("no log `{name}` is configured; write `{name} = [\"…\"]` under [logs]"))
        })
    }

    pub(super) async fn search(&self, check: &str, circle: &str, name: &str, mut query: Query) -> Found {
        let source = self.source(name)?;
        query.since = query.since.or(Some(self.window));
        query.until = query.until.or(Some(self.now));
        query.own = Some(Arc::clone(&self.own));
        let gathering = source.gathering(circle);
        let (sender, receiver) = oneshot::channel();
        let first = {
            let mut open = gathering.open.lock().expect("nothing panics while it holds the queries");
            open.push((query, sender));
            open.len() == 1
        };
        // While it waits here it asks for nothing else: whoever waited for it elsewhere could wait for itself.
        self.ended(check);
        if first {
            // Goes on without us where our guest is stopped: others wait for the answer too.
            tokio::spawn(pass(source.paths.clone(), gathering));
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

fn summary(summary: log_search::Summary) -> (wit::Summary, u64) {
    let own = summary.hits.iter().map(|hit| hit.own).sum();
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
    let summary = wit::Summary {
        hits: hits.collect(),
        lines: summary.lines,
        bytes: summary.bytes,
        covered: summary.covered,
        plain: summary.plain,
        partial: summary.partial,
    };
    (summary, own)
}

pub(super) fn error(error: log_search::Error) -> wit::Error {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    fn of_vendor(source: &str) -> (String, String) {
        (source.into(), "vendor".into())
    }

    #[test]
    fn a_check_without_a_place_is_awaited_again_when_it_has_one() {
        let sources = ["llm", "rails"].map(|name| (name.to_owned(), Vec::new()));
        let sources = Sources::new(sources, 0.0, 0.0, Own::default());
        let searches = Searches::from([(of_vendor("llm"), named(&["a", "b"])), (of_vendor("rails"), named(&["a"]))]);
        let awaited = || {
            let of = |name: &str| sources.sources[name].gathering("vendor").awaited.lock().expect("whole").clone();
            ["llm", "rails"].map(of)
        };
        sources.await_searches(&searches);
        sources.ended("b");
        assert_eq!(awaited(), [named(&["a"]), named(&["a"])]);
        sources.await_searches_of("b", &searches);
        assert_eq!(awaited(), [named(&["a", "b"]), named(&["a"])]);
    }

    fn log(text: &str, own: &str) -> (tempfile::TempDir, Sources) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("llm.log");
        std::fs::write(&path, text).expect("a log");
        let sources =
            Sources::new([("llm".to_owned(), vec![path])], 0.0, f64::MAX, Own { start: own.into(), ..Own::default() });
        (folder, sources)
    }

    /// Whom it waits for has neither asked nor ended: the others get their answer all the same.
    #[tokio::test]
    async fn a_check_that_never_asks_is_waited_for_only_so_long() {
        let (_folder, sources) = log("one\ntwo\n", "own-");
        sources.await_searches(&Searches::from([(of_vendor("llm"), named(&["asks", "never-asks"]))]));
        let answer = sources.search("asks", "vendor", "llm", Query::default()).await.expect("an answer");
        assert_eq!(answer.0.lines, 2);
    }

    /// The vendor's answer is there while another one's checks are still awaited, or search.
    #[tokio::test]
    async fn nobody_waits_for_another_publishers_searches() {
        let (_folder, sources) = log("one\n", "own-");
        let others = (("llm".into(), "other".into()), named(&["also-asks", "never-asks"]));
        sources.await_searches(&Searches::from([(of_vendor("llm"), named(&["asks"])), others]));
        tokio::select! {
            _ = sources.search("also-asks", "other", "llm", Query::default()) => panic!("its publisher's are awaited"),
            answer = sources.search("asks", "vendor", "llm", Query::default()) => assert!(answer.is_ok()),
        }
    }

    /// Who writes the words of a line hides it from nobody.
    #[tokio::test]
    async fn only_lines_of_own_requests_are_left_out_and_counted() {
        let own = r#"{"correlation_id":"own-1","error":"refused"}"#;
        let others = [
            r#"{"correlation_id":"01A","error":"refused","agent":"own-1"}"#,
            r#"{"correlation_id":"x own-1","error":"refused"}"#,
            r#"{"correlation_id":"duo-doctor-request-1","error":"refused"}"#,
            "own-1 refused",
        ];
        let (_folder, sources) = log(&[&[own], &others[..]].concat().join("\n"), "own-");
        let all = vec![log_search::Matcher::Contains("refused".into())];
        let query = Query { predicates: vec![log_search::Predicate { name: "a".into(), all }], ..Query::default() };
        let (summary, own) = sources.search("a", "vendor", "llm", query).await.expect("an answer");
        assert_eq!((summary.hits[0].count, own), (4, 1));
    }
}
