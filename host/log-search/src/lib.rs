//! Search in log files: counts, groups, samples and joined lines for many predicates at once.
//!
//! One call answers all queries of one source in one pass over its bytes; a query with `join_on` takes a second
//! pass over the same window, for the joined lines only. Lines that cannot match are never parsed.
//!
//! How a search goes: `compile` turns queries into predicates with necessary literals; `anchor` picks the literals
//! to look for; `order` seeks each window in each file by bisection; `pass` hands pieces of files to threads;
//! `scan` looks at one piece; `tally` adds up; `summary` answers.
//!
//! It must not redact (what it returns are raw lines, cut, and to be cut further once they are masked: `record`), must not know the configuration or the guests,
//! and must not keep more of a log in memory than a few pieces of it.
//!
//! What the words mean here:
//! - A **line** ends at `\n`; a `\r` before it is not part of it. Text behind the last `\n` is a line too.
//! - A line is **plain** when it does not go from `{` to `}`. Only a line that is read for a field is parsed;
//!   one that turns out not to be JSON matches no field, and is not plain.
//! - A line's **time** is the first of its top-level fields `time` and `timestamp` that is an ISO 8601 time with a
//!   zone, also where the line turns out later not to be JSON. Plain lines have none. Lines without one stand in the window where the last line with one does; lines at the head of a file
//!   where the first one does (looked for in the first megabyte); in a file without any, where the file's
//!   modification time does, of which only "not older than `since`" is asked.
//! - Values are compared as text: a string as it is, a number or boolean as JSON writes it.
//!   Objects and lists are present, and equal to nothing.
//!
//! **Escapes.** JSON may write any character as `\u0041`. Before a line is parsed it must hold the literals that
//! follow from a field's name and value, and only characters that every serializer writes as they are count for
//! that: ASCII letters and digits, space and the punctuation listed in `literal`. So a value such as `a<b` is
//! found in either spelling; a letter written as `\u0041`, which no serializer does, is found only where the rest
//! of the line makes it a candidate.

mod anchor;
mod compile;
mod content;
mod cursor;
mod error;
mod files;
mod gzip;
mod join;
mod json;
mod limits;
mod lines;
mod literal;
mod order;
mod pass;
mod piece;
mod record;
mod regex_literal;
mod scan;
mod summary;
mod tally;
mod time;

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub use error::Error;
pub use files::{File, files};
pub use limits::Limits;
pub use record::shortened;

/// JSON fields in which GitLab and the AI Gateway name the request that a line is about.
pub const REQUEST_IDS: [&str; 2] = ["correlation_id", "request_id"];

/// The time that a JSON line carries, in seconds since 1970.
#[must_use]
pub fn time_of(line: &[u8]) -> Option<f64> {
    time::optional(time::of_line(json::line(line)))
}

#[cfg(test)]
mod tests;

/// A condition on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Conditions that must all hold on one line; none at all hold on every line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// Unique in the query.
    pub name: String,
    /// The conditions.
    pub all: Vec<Matcher>,
}

/// What one check wants to know of a source.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// Nothing older, seconds since 1970.
    pub since: Option<f64>,
    /// Nothing newer.
    pub until: Option<f64>,
    /// Answered in this order.
    pub predicates: Vec<Predicate>,
    /// Count also by the value of this JSON field.
    pub group_by: Option<String>,
    /// Newest sample lines a predicate; above the limit means the limit.
    pub samples: u32,
    /// Also lines that share this JSON field's value with a match.
    pub join_on: Option<String>,
    /// Lines about [requests](REQUEST_IDS) of this program tell of no user: they are no matches.
    pub own: Option<Arc<Own>>,
}

/// The ids of this program's own requests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// What the ids begin with that it gave itself.
    pub start: String,
    /// Ids that a server gave to its requests, and passed on.
    pub ids: HashSet<String>,
}

impl Own {
    /// True for the id of an own request.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        id.starts_with(self.start.as_str()) || self.ids.contains(id)
    }
}

/// How often one value of the group-by field was met.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The value, cut at 256 bytes; `…` for all values beyond the limit.
    pub value: String,
    /// Matches with it.
    pub count: u64,
    /// The earliest time of one.
    pub first: Option<f64>,
    /// The latest time of one.
    pub last: Option<f64>,
}

/// What one predicate found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hit {
    /// Its name.
    pub predicate: String,
    /// Matching lines.
    pub count: u64,
    /// Lines that match and are about an own request; not among `count`.
    pub own: u64,
    /// The earliest time of one.
    pub first: Option<f64>,
    /// The latest time of one.
    pub last: Option<f64>,
    /// Most frequent first, then by value; a match without the field, or with a list or an object, is in none.
    pub groups: Vec<Group>,
    /// The newest matches by time, then by position; oldest of them first.
    pub samples: Vec<String>,
    /// The newest lines that share the join field's value with one of the newest matches, and do not match
    /// themselves; oldest of them first.
    pub joined: Vec<String>,
}

/// The answer to one query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// One for each predicate, in the query's order.
    pub hits: Vec<Hit>,
    /// Lines in the window.
    pub lines: u64,
    /// Their bytes, line ends included, as far as they were looked at.
    pub bytes: u64,
    /// The earliest and latest time of a line in the window.
    pub covered: Option<(f64, f64)>,
    /// Lines in the window that do not go from `{` to `}`.
    pub plain: u64,
    /// A limit ended the scan early, or a file shrank or broke off while it was read.
    pub partial: bool,
    /// Bytes of overlong lines that were not looked at; makes the answer partial. For all queries alike.
    pub skipped: u64,
}

/// Answers all queries in one pass over the files (oldest first, as [`files()`] gives them).
///
/// One result for each query, in order. Setting `cancel` ends the search soon, with [`Error::Cancelled`].
#[must_use]
pub fn search(files: &[File], queries: &[Query], limits: &Limits, cancel: &AtomicBool) -> Vec<Result<Summary, Error>> {
    let compiled = compile::compile(queries);
    match pass::run(files, &compiled.plan, limits, cancel) {
        Ok(found) => summary::assemble(queries, compiled.outcomes, found),
        Err(error) => compiled.outcomes.into_iter().map(|outcome| outcome.and(Err(error.clone()))).collect(),
    }
}
