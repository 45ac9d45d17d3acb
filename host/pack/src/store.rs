//! Packs that were added on this machine, several versions of each.
//!
//! What is in use stands in one file, `state.json`, which is replaced as a whole: a kill at any moment leaves the old
//! state or the new one. Pack files are written before the state names them and deleted after it has forgotten them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use semver::Version;
use serde::{Deserialize, Serialize};

use super::archive::digest;
use super::read::open_with_code;
use super::{Depth, Keys, Pack};
use duo_doctor_model::Rejected;

/// Names format and version of the state.
const FORMAT: &str = "duo-doctor/store@1";

/// Versions of one pack that are kept beside the one in use: enough to go back, few enough for a small disk.
const KEPT: usize = 5;

/// Bytes of the state: thousands of packs.
const STATE: u64 = 16 * 1024 * 1024;

/// The file with the state, and the one that is locked while it changes.
const STATE_FILE: &str = "state.json";
const LOCK: &str = "lock";

/// What the names of files begin with that are not yet what they shall be: a kill can leave them.
const TEMPORARY: &str = ".duo-doctor-";

/// What is known of the packs of one publisher and name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stored {
    /// The version in use; none after a rollback to what comes with the program.
    pub active: Option<Version>,
    /// The highest that was ever added.
    pub highest: Option<Version>,
    /// Where it was added from: asked again by `pack update`.
    pub source: String,
    /// What was added, by version.
    pub versions: BTreeMap<Version, Added>,
}

/// A pack as it was when it was added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Added {
    /// Digest of the index.
    pub index: String,
    /// Checks whose compiled code is what the program that added it compiled from their components: no other compiled
    /// code of the pack is run, whoever signed it.
    pub compiled: BTreeSet<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct State {
    format: String,
    /// By publisher, then by name.
    packs: BTreeMap<String, BTreeMap<String, Stored>>,
    /// Digests of components, by publisher: also those that no index names any more.
    revoked: BTreeMap<String, BTreeSet<String>>,
    /// Pack files that were here and are to be deleted. Nothing else is: others may have files in the folder.
    #[serde(default)]
    forgotten: BTreeSet<String>,
}

/// The folder with the packs.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    state: State,
    /// Held while the store is changed.
    lock: Option<File>,
}

impl Store {
    /// Opens a store to read it. A folder that is not there is an empty store.
    ///
    /// # Errors
    /// A state that cannot be read.
    pub fn open(folder: &Path) -> Result<Self, Rejected> {
        let path = folder.join(STATE_FILE);
        let reject = |reason: String| Rejected::new(path.display(), reason);
        let empty = State {
            format: FORMAT.into(),
            packs: BTreeMap::new(),
            revoked: BTreeMap::new(),
            forgotten: BTreeSet::new(),
        };
        let state = match fs::metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => empty,
            Err(error) => return Err(reject(format!("cannot be read: {error}"))),
            Ok(metadata) if metadata.len() > STATE => {
                return Err(reject(format!(
                    "is larger than {} MiB, the limit of a store's state",
                    STATE / 1024 / 1024
                )));
            }
            Ok(_) => {
                let text = fs::read(&path).map_err(|error| reject(format!("cannot be read: {error}")))?;
                let state: State = serde_json::from_slice(&text)
                    .map_err(|error| reject(format!("is no state of a store: {error}")))?;
                if state.format != FORMAT {
                    return Err(reject(format!("has the format `{}`, not `{FORMAT}`", state.format.escape_debug())));
                }
                state
            }
        };
        Ok(Self { folder: folder.to_owned(), state, lock: None })
    }

    /// Opens a store to change it; waits for others that do.
    ///
    /// # Errors
    /// A folder that cannot be written, or is somebody else's, or a state that cannot be read.
    pub fn change(folder: &Path) -> Result<Self, Rejected> {
        let unwritable = |error: io::Error| Rejected::new(folder.display(), format!("cannot be written: {error}"));
        fs::create_dir_all(folder).map_err(unwritable)?;
        let is_new = !folder.join(STATE_FILE).exists();
        if is_new && let Some(name) = foreign(folder).map_err(unwritable)? {
            let problem = format!("is no store, and holds `{name}` of somebody else; name an empty folder");
            return Err(Rejected::new(folder.display(), problem));
        }
        let lock = File::create(folder.join(LOCK)).map_err(unwritable)?;
        lock.lock().map_err(unwritable)?;
        let store = Self { lock: Some(lock), ..Self::open(folder)? };
        if is_new {
            // From here on it is known as ours.
            store.write()?;
        }
        Ok(store)
    }

    /// All packs: publisher, name, what is known.
    pub fn packs(&self) -> impl Iterator<Item = (&str, &str, &Stored)> {
        self.state.packs.iter().flat_map(|(publisher, packs)| {
            packs.iter().map(move |(name, stored)| (publisher.as_str(), name.as_str(), stored))
        })
    }

    /// What is known of one.
    #[must_use]
    pub fn stored(&self, publisher: &str, name: &str) -> Option<&Stored> {
        self.state.packs.get(publisher)?.get(name)
    }

    /// What each publisher has ever revoked.
    #[must_use]
    pub fn revoked(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.state.revoked
    }

    /// Where a version of a pack is.
    #[must_use]
    pub fn path(&self, publisher: &str, name: &str, version: &Version) -> PathBuf {
        self.folder.join("packs").join(file_name(publisher, name, version))
    }

    /// Opens a version of a pack, which must be the one that the state means. Of its compiled code only that is left
    /// which was looked at when it was added.
    ///
    /// # Errors
    /// Another pack in its place, or what is wrong with it.
    pub fn pack(&self, publisher: &str, name: &str, version: &Version, keys: &Keys) -> Result<Pack, Rejected> {
        let path = self.path(publisher, name, version);
        let mut pack = open_with_code(&path, keys, Depth::AsRead)?;
        let known = self.stored(publisher, name).and_then(|stored| stored.versions.get(version));
        let known = known.filter(|added| added.index == index_digest(&pack));
        let known = known.filter(|_| pack.publisher().to_string() == publisher && pack.index.name == name);
        let other = || Rejected::new(path.display(), "is not the pack that was added under this name");
        pack.trust_compiled(&known.ok_or_else(other)?.compiled);
        Ok(pack)
    }

    /// Takes a pack up and makes it the one in use. `file`: a verified pack, whose bytes are `pack`. `compiled`: its
    /// checks whose compiled code is what this program compiles from their components.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add(&mut self, pack: &Pack, file: &Path, source: &str, compiled: BTreeSet<String>) -> Result<(), Rejected> {
        let (publisher, name, version) = (pack.publisher().to_string(), pack.index.name.clone(), &pack.index.version);
        let target = self.path(&publisher, &name, version);
        let unwritable = |error: io::Error| Rejected::new(target.display(), format!("cannot be written: {error}"));
        let folder = target.parent().expect("a pack lies in the store's folder");
        fs::create_dir_all(folder).map_err(unwritable)?;
        self.sweep();
        let mut temporary = temporary_in(folder).map_err(unwritable)?;
        io::copy(&mut File::open(file).map_err(unwritable)?, &mut temporary).map_err(unwritable)?;
        temporary.as_file().sync_all().map_err(unwritable)?;
        temporary.persist(&target).map_err(|error| unwritable(error.error))?;
        let stored = self.state.packs.entry(publisher.clone()).or_default().entry(name.clone()).or_default();
        stored.active = Some(version.clone());
        stored.highest = stored.highest.take().max(Some(version.clone()));
        stored.source = source.to_owned();
        stored.versions.insert(version.clone(), Added { index: index_digest(pack), compiled });
        let forgotten = forget(stored);
        self.state.forgotten.extend(forgotten.iter().map(|version| file_name(&publisher, &name, version)));
        self.state.revoked.entry(publisher.clone()).or_default().extend(pack.index.revoked.iter().cloned());
        self.write()?;
        self.sweep();
        Ok(())
    }

    /// Makes an earlier version the one in use; none: what comes with the program.
    ///
    /// # Errors
    /// A version that is not here, or a state that cannot be written.
    pub fn use_version(&mut self, publisher: &str, name: &str, version: Option<Version>) -> Result<(), Rejected> {
        let stored = self.state.packs.get_mut(publisher).and_then(|packs| packs.get_mut(name));
        let reject = |reason: String| Rejected::new(name, reason);
        let stored = stored.ok_or_else(|| reject(format!("no pack of this name was added from `{publisher}`")))?;
        if let Some(version) = version.as_ref().filter(|version| !stored.versions.contains_key(version)) {
            let known: Vec<String> = stored.versions.keys().map(Version::to_string).collect();
            return Err(reject(format!("version {version} is not in the store; it has {}", known.join(", "))));
        }
        stored.active = version;
        self.write()
    }

    fn write(&self) -> Result<(), Rejected> {
        assert!(self.lock.is_some(), "a store that is changed was opened for it");
        let path = self.folder.join(STATE_FILE);
        let unwritable = |error: io::Error| Rejected::new(path.display(), format!("cannot be written: {error}"));
        let text = serde_json::to_vec_pretty(&self.state).expect("a state is plain data");
        let mut temporary = temporary_in(&self.folder).map_err(unwritable)?;
        temporary.write_all(&text).map_err(unwritable)?;
        temporary.as_file().sync_all().map_err(unwritable)?;
        temporary.persist(&path).map_err(|error| unwritable(error.error))?;
        // The new name must be on the disk as well before anyone is told.
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(unwritable)
    }

    /// Deletes packs that the state has forgotten, and what a kill has left half written. Whoever holds the lock is
    /// alone, so nobody is writing it. What stays behind is swept at the next change.
    fn sweep(&mut self) {
        let named: BTreeSet<String> = self
            .packs()
            .flat_map(|(publisher, name, stored)| stored.versions.keys().map(move |version| (publisher, name, version)))
            .map(|(publisher, name, version)| file_name(publisher, name, version))
            .collect();
        self.state.forgotten.retain(|file| !named.contains(file));
        let packs = self.folder.join("packs");
        self.state.forgotten.iter().for_each(|file| drop(fs::remove_file(packs.join(file))));
        self.state.forgotten.retain(|file| packs.join(file).exists());
        for folder in [&self.folder, &packs] {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(TEMPORARY)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn file_name(publisher: &str, name: &str, version: &Version) -> String {
    format!("{publisher}.{name}.{version}.pack")
}

fn temporary_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)
}

/// What a folder holds that no store has left there.
fn foreign(folder: &Path) -> io::Result<Option<String>> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != LOCK && !name.starts_with(TEMPORARY) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Drops the oldest versions beyond those that are kept; what was dropped.
fn forget(stored: &mut Stored) -> Vec<Version> {
    let others: Vec<Version> =
        stored.versions.keys().filter(|version| Some(*version) != stored.active.as_ref()).cloned().collect();
    let forgotten = others[..others.len().saturating_sub(KEPT)].to_vec();
    for version in &forgotten {
        stored.versions.remove(version);
    }
    forgotten
}

/// Digest of what a pack says of itself.
#[must_use]
pub fn index_digest(pack: &Pack) -> String {
    digest(&serde_json::to_vec(&pack.index).expect("an index is plain data"))
}

#[cfg(test)]
mod tests;
