//! A check as everybody but the engine sees it: who it is, what it says, where it came from.

use std::collections::BTreeMap;
use std::fmt;

use crate::description::Description;
use crate::policy::Publisher;
use crate::text::sentence;

/// A check without its code.
#[derive(Debug, Clone)]
pub struct Check {
    /// Who it is and what it asks for.
    pub description: Description,
    /// Fluent sources by language.
    pub messages: BTreeMap<String, String>,
    /// Who publishes it.
    pub publisher: Publisher,
    /// Where it was found: a pack's name and version, or a file.
    pub source: String,
    /// SHA-256 of the component, in hexadecimal.
    pub digest: String,
    /// What it imports.
    pub imports: Vec<String>,
}

impl Check {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.description.id
    }
}

/// A file or pack that cannot be used, and why.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("{file}: {reason}")]
pub struct Rejected {
    /// Which file or pack.
    pub file: String,
    /// One sentence.
    pub reason: String,
}

impl Rejected {
    /// Both may hold words of strangers, and those may be long.
    pub fn new(file: impl fmt::Display, reason: impl Into<String>) -> Self {
        Self { file: sentence(&file.to_string()), reason: sentence(&reason.into()) }
    }
}
