//! A pack: one file with many checks. A tar archive whose first entry is `index.json`; the index
//! names every other entry with size and digest, as it is held and as it is, and an archive that differs is refused.
//! `index.json.minisig`, where it is there, is the second entry: a minisign signature of the index, and so of everything.

mod accept;
mod archive;
mod choose;
mod compress;
mod contents;
mod diff;
pub mod oci;
mod plugin;
mod read;
mod sign;
mod store;
#[cfg(test)]
mod testing;
mod trust;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use duo_doctor_model::description::Description;

pub use accept::{Approval, Known, Verdict, accept};
pub use archive::{ARCHIVE, Archive, digest, write as write_archive};
pub use choose::{Chosen, Found, Origin, Row, State, VendorCodes, choose, vendor_code};
pub use compress::packed;
pub use contents::Contents;
pub use diff::{Change, Diff, Difference, Kind, contradictions, diff};
pub use plugin::{Code, Compiled, Plugin, Ready};
pub(crate) use read::INDEX_BYTES;
pub use read::{Depth, Pack, look, open, open_inside, parse as parse_index, read_index};
pub use sign::{SecretKey, generate, read_small, sign, with_signature};
pub use store::{Added, Store, Stored, index_digest};
pub use trust::{Keys, Signer, TRUSTS_DEVELOPMENT};

/// Names format and version; a reader refuses others.
pub const FORMAT: &str = "duo-doctor/pack@1";

/// Name of the index in the archive.
pub const INDEX: &str = "index.json";

/// Name of its signature.
pub const SIGNATURE: &str = "index.json.minisig";

/// Members against which others are compressed: a component, and what was compiled from it. They stay in memory.
pub const BASES: usize = 2;

/// What is in a pack.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Index {
    /// [`FORMAT`].
    pub format: String,
    /// For example `core`.
    pub name: String,
    /// Of the pack. A publisher's packs of one name only ever go up.
    pub version: semver::Version,
    /// When it was built.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Timestamp>,
    /// From when on it is refused; never where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Timestamp>,
    /// What the compiled code depends on; another program compiles the components itself.
    pub code_version: String,
    /// Checks of earlier packs that are no longer to be run, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub withdrawn: BTreeMap<String, String>,
    /// Digests of components that are never to be run again, whatever pack holds them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub revoked: BTreeSet<String>,
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
    /// As the archive holds it.
    pub held: Held,
}

/// A compressed member. Its digest is compared before anything is decompressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// Size.
    pub bytes: u64,
    /// In hexadecimal.
    pub sha256: String,
    /// The member against which it is compressed, which has no base itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
}

impl Entry {
    /// Everything that the archive holds of it, in the archive's order.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.messages.values().chain([&self.component, &self.interpreter])
    }
}
