//! `wit/logs.wit`: search in log sources. Grants a source by name; the host scans, once for all
//! checks of the run that look at it, and hands out counts and redacted samples.

mod sources;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::Serialize;

use super::State;
use super::gate::{Backend, Call};
use super::hostile::Case;
use super::http::wit_denial;
use super::live::Live;
use crate::bindings::duo_doctor::check::logs as wit;
use duo_doctor_log_search::{self as log_search, Matcher, Predicate, Query, shortened};
use duo_doctor_model::description::Description;
use duo_doctor_model::policy::{Denial, LogRule, LogUse};
use duo_doctor_scrub::Scrubber;
pub use sources::Sources;
use sources::error;

/// Bytes of a line that a check gets: what the service says fits, prompts and frames of a traceback may not.
const LINE: usize = 4096;

/// What a system without logs says, for tests of checks.
const NO_LOG: &str = "no such log is configured";

type Answer = Result<wit::Summary, wit::Error>;
/// A search as a check asks for it.
#[derive(Debug, Serialize)]
pub struct Search {
    #[serde(skip)]
    check: String,
    /// Whose searches are answered together with it.
    #[serde(skip)]
    circle: String,
    /// Matches that were left out because they are about own requests.
    #[serde(skip)]
    own: Arc<AtomicU64>,
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
        let search = live.logs.search(&self.check, &self.circle, &self.query.source, query(self.query.clone())?);
        let late = |_| wit::Error::Other(("timeout".into(), "the search takes longer than the check may".into()));
        let (summary, own) = tokio::time::timeout(time, search).await.unwrap_or_else(|elapsed| Err(late(elapsed)))?;
        self.own.store(own, Ordering::Relaxed);
        Ok(summary)
    }

    fn invented(&self, _description: &Description) -> Answer {
        let hits = self.query.predicates.iter().map(|predicate| nothing(&predicate.name));
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
            for line in hit.samples.iter_mut().chain(&mut hit.joined) {
                scrubber.scrub(line);
                // Not before: the rest of a secret that was cut is known to nobody.
                *line = shortened(line, LINE).into_owned();
            }
            hit.groups.iter_mut().for_each(|group| scrubber.scrub(&mut group.value));
        }
    }
}

/// What a predicate found that found nothing.
fn nothing(predicate: &str) -> wit::Hit {
    wit::Hit {
        predicate: predicate.into(),
        count: 0,
        first: None,
        last: None,
        groups: Vec::new(),
        samples: Vec::new(),
        joined: Vec::new(),
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
        Self { check: "a".into(), circle: "a".into(), own: Arc::default(), query }
    }
}

#[cfg(test)]
impl Files {
    pub(super) fn example() -> Self {
        Self { source: "llm".into() }
    }
}

fn query(query: wit::Query) -> Result<Query, wit::Error> {
    let predicate = |predicate: wit::Predicate| {
        let all = predicate.all.into_iter().map(matcher).collect::<Result<_, _>>()?;
        Ok(Predicate { name: predicate.name, all })
    };
    Ok(Query {
        since: query.since,
        until: query.until,
        predicates: query.predicates.into_iter().map(predicate).collect::<Result<_, _>>()?,
        group_by: query.group_by,
        samples: query.samples,
        join_on: query.join_on,
        own: None,
    })
}

fn matcher(matcher: wit::Matcher) -> Result<Matcher, wit::Error> {
    Ok(match matcher {
        wit::Matcher::Contains(text) => Matcher::Contains(text),
        wit::Matcher::Regex(expression) => Matcher::Regex(expression),
        wit::Matcher::FieldEquals((field, value)) => Matcher::FieldEquals(field, value),
        wit::Matcher::FieldPresent(field) => Matcher::FieldPresent(field),
        wit::Matcher::Other((kind, _)) => {
            let text = format!("this duo-doctor knows no matcher `{}`", kind.escape_debug());
            return Err(wit::Error::Invalid(text));
        }
    })
}

impl wit::Host for State {
    async fn search(&mut self, query: wit::Query) -> wasmtime::Result<Answer> {
        self.gate.say(Some(format!("log {}", query.source)));
        let (check, circle) = (self.gate.check().to_owned(), self.gate.circle().to_owned());
        let own = Arc::new(AtomicU64::new(0));
        let note = (query.source.clone(), Arc::clone(&own));
        let answer = self.gate.call(Search { check, circle, own, query }).await;
        if let (source, own @ 1..) = (note.0, note.1.load(Ordering::Relaxed)) {
            self.gate.note(&format!("logs {source}: {own} matches are own requests, left out"));
        }
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
    fn a_matcher_of_a_later_contract_is_named_as_invalid() {
        let mut asked = Search::example().query;
        assert!(query(asked.clone()).is_ok());
        asked.predicates[0].all = vec![wit::Matcher::Other(("field-below".into(), "3".into()))];
        let answer = query(asked).expect_err("it is not known");
        assert_eq!(answer, wit::Error::Invalid("this duo-doctor knows no matcher `field-below`".into()));
    }

    const SECRET: &str = "canary-Q7w8E9r0T1y2U3i4";

    /// A sample as a check gets it.
    fn handed_over(line: String) -> String {
        let hit = wit::Hit { samples: vec![line], ..nothing("a") };
        let summary = wit::Summary { hits: vec![hit], lines: 1, bytes: 1, covered: None, plain: 0, partial: false };
        let mut answer = Ok(summary);
        Search::scrub(&mut answer, &Scrubber::new([SECRET]));
        answer.expect("a summary").hits.remove(0).samples.remove(0)
    }

    #[test]
    fn a_check_gets_4096_bytes_of_a_line() {
        for (given, kept) in [(4_096, 4_096), (4_097, 4_096)] {
            assert_eq!(handed_over("x".repeat(given)).len(), kept);
        }
    }

    /// Wherever the cut is, in lines that were cut before they came here too.
    #[test]
    fn no_cut_leaves_a_part_of_a_secret() {
        let shows = |text: &str| {
            SECRET.as_bytes().windows(8).any(|part| text.contains(std::str::from_utf8(part).expect("ASCII")))
        };
        for length in [5_000, 20_000, 60_000] {
            for frame in [
                SECRET.to_owned(),
                format!("  {SECRET}\n"),
                format!("{SECRET}\n"),
                format!("{SECRET}{}", "x".repeat(61)),
            ] {
                for shift in 0..SECRET.len() {
                    let backtrace = "x".repeat(shift) + &frame.repeat(length / frame.len());
                    let record = serde_json::json!({"backtrace": backtrace, "message": "refused"}).to_string();
                    let line = handed_over(shortened(&record, 32 << 10).into_owned());
                    assert!(
                        line.len() > 2_000 && line.ends_with("\"message\":\"refused\"}") && !shows(&line),
                        "{line}"
                    );
                    let line = handed_over(shortened(&backtrace, 32 << 10).into_owned());
                    assert!(line.len() > 2_000 && !shows(&line), "{line}");
                }
            }
        }
    }
}
