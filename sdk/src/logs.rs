//! Search in log sources; the host scans.

mod words;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::bindings::duo_doctor::check::logs as wit;
use crate::{Reason, clock};
pub use words::{SENTENCE, quoted, sentence};

/// A condition on one line.
#[derive(Debug, Clone)]
pub enum Matcher {
    /// The line has this text.
    Contains(String),
    /// The line matches this regular expression.
    Regex(String),
    /// A JSON line whose field equals this value.
    FieldEquals(String, String),
    /// A JSON line that has this field, and it is not `null`.
    FieldPresent(String),
}

/// The line has this text.
#[must_use]
pub fn contains(text: &str) -> Matcher {
    Matcher::Contains(text.into())
}

/// The line matches this regular expression.
#[must_use]
pub fn regex(expression: &str) -> Matcher {
    Matcher::Regex(expression.into())
}

/// A JSON line whose field equals this value.
#[must_use]
pub fn field_equals(field: &str, value: &str) -> Matcher {
    Matcher::FieldEquals(field.into(), value.into())
}

/// A JSON line that has this field.
#[must_use]
pub fn field_present(field: &str) -> Matcher {
    Matcher::FieldPresent(field.into())
}

/// A search in the making.
#[derive(Debug, Clone)]
#[must_use = "a search does nothing until it is run"]
pub struct Search {
    inner: wit::Query,
}

/// Searches a source in the operator's window.
pub fn search(source: &str) -> Search {
    Search {
        inner: wit::Query {
            source: source.into(),
            since: None,
            until: None,
            predicates: Vec::new(),
            group_by: None,
            samples: 0,
            join_on: None,
        },
    }
}

impl Search {
    /// Counts the lines on which all of these hold.
    pub fn predicate(mut self, name: &str, all: &[Matcher]) -> Self {
        let all = all.iter().cloned().map(|matcher| match matcher {
            Matcher::Contains(text) => wit::Matcher::Contains(text),
            Matcher::Regex(expression) => wit::Matcher::Regex(expression),
            Matcher::FieldEquals(field, value) => wit::Matcher::FieldEquals((field, value)),
            Matcher::FieldPresent(field) => wit::Matcher::FieldPresent(field),
        });
        self.inner.predicates.push(wit::Predicate { name: name.into(), all: all.collect() });
        self
    }

    /// Counts also by the value of this JSON field.
    pub fn group_by(mut self, field: &str) -> Self {
        self.inner.group_by = Some(field.into());
        self
    }

    /// The newest lines of each predicate, at most 20.
    pub fn samples(mut self, count: u32) -> Self {
        self.inner.samples = count;
        self
    }

    /// Lines that share this JSON field's value with a match.
    pub fn join_on(mut self, field: &str) -> Self {
        self.inner.join_on = Some(field.into());
        self
    }

    /// Nothing older than this many seconds since 1970.
    pub fn since(mut self, time: f64) -> Self {
        self.inner.since = Some(time);
        self
    }

    /// Nothing newer than this many seconds since 1970.
    pub fn until(mut self, time: f64) -> Self {
        self.inner.until = Some(time);
        self
    }

    /// Runs it. That there is no such log is a fact.
    #[must_use]
    pub fn run(self) -> Log {
        let source = self.inner.source.clone();
        match wit::search(&self.inner) {
            Ok(summary) => Log {
                source,
                hits: summary.hits.into_iter().map(Hit::from).collect(),
                lines: summary.lines,
                covered: summary.covered,
                partial: summary.partial,
                missing: None,
            },
            Err(error) => Log { missing: Some(Reason::of_log(error, &source)), source, ..Log::default() },
        }
    }
}

/// One file of a log source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct File {
    /// As configured.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// Its last change, seconds since 1970.
    pub modified: Option<f64>,
}

/// The files of a source that exist, oldest first.
///
/// # Errors
/// Why they are not known: no source, unreadable, or denied. None of these is "no files".
pub fn files(source: &str) -> Result<Vec<File>, Reason> {
    listed(wit::files(source), source)
}

fn listed(files: Result<Vec<wit::File>, wit::Error>, source: &str) -> Result<Vec<File>, Reason> {
    let files = files.map_err(|error| Reason::of_log(error, source))?;
    Ok(files.into_iter().map(|file| File { path: file.path, bytes: file.bytes, modified: file.modified }).collect())
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Log {
    /// The source's name.
    pub source: String,
    /// One for each predicate, in order.
    pub hits: Vec<Hit>,
    /// Lines in the window.
    pub lines: u64,
    /// Span of the lines that carried a readable time, seconds since 1970.
    pub covered: Option<(f64, f64)>,
    /// A limit ended the scan early.
    pub partial: bool,
    /// Why nothing is known: no source, unreadable, or denied.
    pub missing: Option<Reason>,
}

impl Log {
    /// What a predicate found; nothing where the log is missing.
    #[must_use]
    pub fn hit(&self, predicate: &str) -> Option<&Hit> {
        self.hits.iter().find(|hit| hit.predicate == predicate && hit.count > 0)
    }

    /// Why silence in it tells nothing: it is missing, or has no line of the searched time.
    #[must_use]
    pub fn unseen(&self) -> Option<Reason> {
        let empty = (self.lines == 0).then(|| Reason::NoLines { source: self.source.clone() });
        self.missing.clone().or(empty)
    }

    /// The word by which a pass says whether this log had a say in it: `yes`, `empty`, `no`.
    #[must_use]
    pub fn seen(&self) -> &'static str {
        match (&self.missing, self.lines) {
            (Some(_), _) => "no",
            (None, 0) => "empty",
            (None, _) => "yes",
        }
    }
}

/// What one predicate found.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Hit {
    /// Its name.
    pub predicate: String,
    /// Lines, exact.
    pub count: u64,
    /// Seconds since 1970.
    pub first: Option<f64>,
    /// Seconds since 1970.
    pub last: Option<f64>,
    /// Counts by value of the field that was asked for.
    pub groups: Vec<Group>,
    /// The newest lines, redacted.
    pub samples: Vec<String>,
    /// Lines that share the field's value with a match.
    pub joined: Vec<String>,
}

impl Hit {
    /// How many of the newest lines are later than a moment, by their own time.
    #[must_use]
    pub fn later(&self, than: f64) -> usize {
        let time = |line: &String| {
            let line: Value = serde_json::from_str(line).ok()?;
            ["timestamp", "time"].iter().find_map(|name| clock::from_log(line.get(name)?.as_str()?))
        };
        self.samples.iter().filter_map(time).filter(|time| *time > than).count()
    }
}

/// Lines that share a field's value.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Group {
    /// The value.
    pub value: String,
    /// Lines, exact.
    pub count: u64,
    /// Seconds since 1970.
    pub first: Option<f64>,
    /// Seconds since 1970.
    pub last: Option<f64>,
}

impl From<wit::Hit> for Hit {
    fn from(hit: wit::Hit) -> Self {
        let groups = hit.groups.into_iter().map(|group| Group {
            value: group.value,
            count: group.count,
            first: group.first,
            last: group.last,
        });
        Self {
            predicate: hit.predicate,
            count: hit.count,
            first: hit.first,
            last: hit.last,
            groups: groups.collect(),
            samples: hit.samples,
            joined: hit.joined,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bindings::duo_doctor::check::types::Denial;

    #[test]
    fn files_that_may_not_be_seen_are_not_no_files() {
        let denial = Denial { capability: "logs".into(), wanted: "llm".into(), reason: "not granted".into() };
        for (answer, expected) in [
            (Ok(Vec::new()), Ok(Vec::new())),
            (Err(wit::Error::Denied(denial)), Err(Reason::Denied { wanted: "llm".into() })),
            (Err(wit::Error::NoSource("in words".into())), Err(Reason::NoLog { source: "llm".into() })),
            (Err(wit::Error::Unreadable("/a: no".into())), Err(Reason::Unreadable { said: "/a: no".into() })),
        ] {
            assert_eq!(listed(answer, "llm"), expected);
        }
    }
}
