//! Why a search has no answer.

use std::path::PathBuf;

/// Why a search has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The source is configured, and nothing is there.
    #[error("no log file at {}; check the path, or that logging is on", list(.0))]
    NoFile(Vec<String>),
    /// A configured path that cannot be a pattern.
    #[error("the log path `{0}` has a `*` or `?` in a folder's name; only the file's name may have them")]
    Pattern(String),
    /// More files than a source may have.
    #[error("more than {limit} files match the log paths {}; give a narrower pattern", list(.patterns))]
    TooManyFiles {
        /// As configured.
        patterns: Vec<String>,
        /// How many there may be.
        limit: usize,
    },
    /// The file is there, and cannot be read.
    #[error("cannot read the log `{}`: {reason}", .path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// The expression is malformed, or grows too large.
    #[error("predicate `{predicate}` has a bad regular expression: {reason}")]
    Regex {
        /// Whose expression it is.
        predicate: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The query asks for more than a query may.
    #[error("the query has {found} {what}, at most {limit} are allowed")]
    TooMany {
        /// Of which thing.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Two predicates of a query have one name.
    #[error("two predicates have the name `{0}`")]
    SameName(String),
    /// `since` or `until` is not a number.
    #[error("`{0}` is not a time")]
    NotATime(&'static str),
    /// The caller ended the search.
    #[error("the search was cancelled")]
    Cancelled,
}

fn list(paths: &[String]) -> String {
    if paths.is_empty() {
        return "any path".into();
    }
    paths.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ")
}
