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
        let path = folder.join("state.json");
        let reject = |reason: String| Rejected::new(path.display(), reason);
        let empty = State { format: FORMAT.into(), packs: BTreeMap::new(), revoked: BTreeMap::new() };
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
    /// A folder that cannot be written, or a state that cannot be read.
    pub fn change(folder: &Path) -> Result<Self, Rejected> {
        let unwritable = |error: io::Error| Rejected::new(folder.display(), format!("cannot be written: {error}"));
        fs::create_dir_all(folder).map_err(unwritable)?;
        let lock = File::create(folder.join("lock")).map_err(unwritable)?;
        lock.lock().map_err(unwritable)?;
        Ok(Self { lock: Some(lock), ..Self::open(folder)? })
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
        self.folder.join("packs").join(format!("{publisher}.{name}.{version}.pack"))
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
        let mut temporary = tempfile::NamedTempFile::new_in(folder).map_err(unwritable)?;
        io::copy(&mut File::open(file).map_err(unwritable)?, &mut temporary).map_err(unwritable)?;
        temporary.as_file().sync_all().map_err(unwritable)?;
        temporary.persist(&target).map_err(|error| unwritable(error.error))?;
        let stored = self.state.packs.entry(publisher.clone()).or_default().entry(name.clone()).or_default();
        stored.active = Some(version.clone());
        stored.highest = stored.highest.take().max(Some(version.clone()));
        stored.source = source.to_owned();
        stored.versions.insert(version.clone(), Added { index: index_digest(pack), compiled });
        let forgotten = forget(stored);
        self.state.revoked.entry(publisher.clone()).or_default().extend(pack.index.revoked.iter().cloned());
        self.write()?;
        for version in forgotten {
            // What stays behind is swept at the next change.
            let _ = fs::remove_file(self.path(&publisher, &name, &version));
        }
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
        let path = self.folder.join("state.json");
        let unwritable = |error: io::Error| Rejected::new(path.display(), format!("cannot be written: {error}"));
        let text = serde_json::to_vec_pretty(&self.state).expect("a state is plain data");
        let mut temporary = tempfile::NamedTempFile::new_in(&self.folder).map_err(unwritable)?;
        temporary.write_all(&text).map_err(unwritable)?;
        temporary.as_file().sync_all().map_err(unwritable)?;
        temporary.persist(&path).map_err(|error| unwritable(error.error))?;
        // The new name must be on the disk as well before anyone is told.
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(unwritable)
    }

    /// Deletes what a kill has left: temporary files, packs that no state names.
    fn sweep(&self) {
        let named: BTreeSet<PathBuf> = self
            .packs()
            .flat_map(|(publisher, name, stored)| stored.versions.keys().map(move |version| (publisher, name, version)))
            .map(|(publisher, name, version)| self.path(publisher, name, version))
            .collect();
        let entries = fs::read_dir(self.folder.join("packs")).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()).filter(|path| !named.contains(path)) {
            let _ = fs::remove_file(path);
        }
    }
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
mod tests {
    use super::*;
    use crate::{Contents, open, testing};

    fn written(folder: &Path, version: &str) -> (PathBuf, Pack) {
        let index = serde_json::to_vec(&testing::index("empty", version, Vec::new())).expect("an index is plain data");
        let path = folder.join(format!("{version}.pack"));
        fs::write(&path, Contents::default().archive(&index).expect("plain paths")).expect("the folder can be written");
        let keys = Keys::built_in(false).expect("the keys of this build");
        let pack = open(&path, &keys, Depth::Whole).expect("a whole pack");
        (path, pack)
    }

    #[test]
    fn versions_are_kept_and_the_oldest_are_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("store");
        for minor in 0..8 {
            let (path, pack) = written(folder.path(), &format!("1.{minor}.0"));
            Store::change(&place).expect("a store").add(&pack, &path, "a file", BTreeSet::new()).expect("it is taken");
        }
        let mut store = Store::change(&place).expect("a store");
        let stored = store.stored("local", "empty").expect("it was added").clone();
        let versions: Vec<String> = stored.versions.keys().map(Version::to_string).collect();
        assert_eq!(versions, ["1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0", "1.7.0"]);
        assert_eq!(fs::read_dir(place.join("packs")).expect("a folder").count(), 6);
        store.use_version("local", "empty", Some(Version::new(1, 4, 0))).expect("it is kept");
        let error = store.use_version("local", "empty", Some(Version::new(1, 0, 0))).expect_err("it was forgotten");
        assert!(error.reason.contains("is not in the store"), "{error}");
        drop(store);
        let store = Store::open(&place).expect("a store");
        let stored = store.stored("local", "empty").expect("it was added");
        assert_eq!(
            (stored.active.clone(), stored.highest.clone()),
            (Some(Version::new(1, 4, 0)), Some(Version::new(1, 7, 0)))
        );
    }

    #[test]
    fn another_pack_in_the_place_of_one_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("store");
        let (old, _) = written(folder.path(), "1.0.0");
        let (path, pack) = written(folder.path(), "1.1.0");
        let mut store = Store::change(&place).expect("a store");
        store.add(&pack, &path, "a file", BTreeSet::new()).expect("it is taken");
        let keys = Keys::built_in(false).expect("the keys of this build");
        assert!(store.pack("local", "empty", &pack.index.version, &keys).is_ok());
        fs::copy(old, store.path("local", "empty", &pack.index.version)).expect("the folder can be written");
        let error = store.pack("local", "empty", &pack.index.version, &keys).expect_err("an older one");
        assert!(error.reason.contains("is not the pack that was added"), "{error}");
    }

    #[test]
    fn nothing_is_written_without_the_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).expect("an empty store");
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| store.write())).is_err());
    }

    #[test]
    fn a_state_has_16_mebibytes_at_most() {
        let folder = tempfile::tempdir().expect("a folder");
        let state = File::create(folder.path().join("state.json")).expect("a file");
        let open = |bytes: u64| {
            state.set_len(bytes).expect("it can have holes");
            Store::open(folder.path()).map(drop).map_err(|rejected| rejected.reason).expect_err("it has zeros only")
        };
        let read = open(16 * 1024 * 1024);
        assert!(read.starts_with("is no state of a store"), "{read}");
        assert_eq!(open(16 * 1024 * 1024 + 1), "is larger than 16 MiB, the limit of a store's state");
    }
}
