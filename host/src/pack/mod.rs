//! A pack: one file with many checks. A tar archive whose first entry is `index.json`; the index
//! names every other entry with its size and digest, and an archive that differs is refused.
//!
//! The place of a signature is `index.json.minisig`, the second entry; it is not read yet.

mod build;
mod read;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::description::Description;

pub use build::build;
pub use read::{Pack, read};

/// Names format and version; a reader refuses others.
pub const FORMAT: &str = "duo-doctor/pack@1";

/// Name of the index in the archive.
const INDEX: &str = "index.json";

/// What is in a pack.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Index {
    /// [`FORMAT`].
    pub format: String,
    /// For example `core`.
    pub name: String,
    /// Of the pack.
    pub version: semver::Version,
    /// What the compiled code depends on; another program compiles the components itself.
    pub code_version: String,
    /// Sorted by id.
    pub checks: Vec<Entry>,
}

/// A check in a pack.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    /// What the component says of itself.
    pub description: Description,
    /// What it imports.
    pub imports: Vec<String>,
    /// The component.
    pub component: Member,
    /// The component compiled for the interpreter.
    pub interpreter: Member,
    /// Fluent sources by language.
    pub messages: BTreeMap<String, Member>,
}

/// An entry of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Name in the archive.
    pub path: String,
    /// Size.
    pub bytes: u64,
    /// In hexadecimal.
    pub sha256: String,
}

impl Entry {
    fn members(&self) -> impl Iterator<Item = &Member> {
        [&self.component, &self.interpreter].into_iter().chain(self.messages.values())
    }
}
