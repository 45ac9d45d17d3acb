//! Where packs are looked for, and whose keys are trusted.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::args::{Sources, Trust};
use super::output::say;
use super::{Failure, output, program};
use duo_doctor_model::Rejected;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_pack::{Chosen, Depth, Found, Keys, Origin, Pack, Store, TRUSTS_DEVELOPMENT, choose, open, open_inside};

/// Folders for packs that the machine's own package management or an administrator lays down.
const FOLDERS: [&str; 2] = ["/usr/share/duo-doctor/packs", "/etc/duo-doctor/packs"];

/// Folder of trusted keys for everyone on this machine.
const KEYS: &str = "/etc/duo-doctor/keys.d";

/// Packs in one folder.
const PACKS: usize = 1_000;

/// Looks at all sources and chooses.
pub(crate) fn packs(sources: &Sources) -> Result<Chosen, Failure> {
    let keys = keys(&sources.trust)?;
    let mut found = Vec::new();
    // Places that cannot be looked into.
    let mut broken: Vec<(Origin, Rejected)> = Vec::new();
    let mut look = |origin: Origin, path: PathBuf, depth: Depth| {
        let pack = open(&path, &keys, depth).and_then(|pack| signed(pack, sources.allow_unsigned));
        found.push(Found { origin, path: path.display().to_string(), pack });
    };
    let core = match &sources.core_pack {
        Some(path) => Some(path.clone()),
        None if sources.without_core_pack => None,
        None => core_pack().filter(|path| path.exists()),
    };
    // One that somebody laid beside it or named is looked at as well or instead; of two the newer check is run.
    let inside = program::inside().filter(|_| sources.core_pack.is_none() && !sources.without_core_pack);
    let core_is_missing = core.is_none() && inside.is_none();
    if let Some(path) = core {
        // One that was named was perhaps never looked at as a whole.
        let depth = if sources.core_pack.is_some() { Depth::Whole } else { Depth::AsRead };
        look(Origin::BuiltIn, path, depth);
    }
    if !sources.without_core_pack {
        for folder in FOLDERS.map(Path::new) {
            match in_folder(folder) {
                Ok(paths) => paths.into_iter().for_each(|path| look(Origin::Folder, path, Depth::AsRead)),
                Err(problem) => broken.push((Origin::Folder, problem)),
            }
        }
    }
    for path in &sources.packs {
        if path.to_str().is_some_and(|path| path.starts_with("oci://")) {
            return Err(Failure::usage(say!("add-first", pack = path.display())));
        }
        match if path.is_dir() { in_folder(path) } else { Ok(vec![path.clone()]) } {
            Ok(paths) => paths.into_iter().for_each(|path| look(Origin::CommandLine, path, Depth::Whole)),
            Err(problem) => broken.push((Origin::CommandLine, problem)),
        }
    }
    if let Some(bytes) = inside {
        let path = program::path();
        let pack = open_inside(&path, bytes, &keys);
        found.push(Found { origin: Origin::Inside, path: path.display().to_string(), pack });
    }
    let mut revoked = Default::default();
    let named = sources.trust.store.is_some();
    let store = store_folder(&sources.trust).filter(|_| !sources.without_core_pack);
    if let Some(folder) = store.and_then(|folder| if named { Some(folder) } else { open_to_us(folder) }) {
        match Store::open(&folder) {
            Ok(store) => {
                for (publisher, name, stored) in store.packs() {
                    let Some(version) = &stored.active else { continue };
                    let path = store.path(publisher, name, version).display().to_string();
                    found.push(Found {
                        origin: Origin::Store,
                        path,
                        pack: store.pack(publisher, name, version, &keys),
                    });
                }
                revoked = store.revoked().clone();
            }
            Err(problem) => broken.push((Origin::Store, problem)),
        }
    }
    found.extend(broken.into_iter().map(|(origin, problem)| Found {
        origin,
        path: problem.file.clone(),
        pack: Err(problem),
    }));
    if core_is_missing && found.is_empty() && sources.components.is_empty() {
        let why = if sources.without_core_pack { say!("nothing-left") } else { say!("no-core-pack") };
        return Err(Failure::new(ExitCode::PackRejected, why));
    }
    found.sort_by_key(|found| found.origin);
    Ok(choose(found, &revoked, sources.trust.offline, Timestamp::now()))
}

/// The keys that are trusted: those of this build, then the folders.
pub(crate) fn keys(trust: &Trust) -> Result<Keys, Failure> {
    let mut keys = Keys::built_in(TRUSTS_DEVELOPMENT || trust.trust_development_key).map_err(Failure::internal)?;
    let home = user_folder("XDG_CONFIG_HOME", ".config").map(|folder| folder.join("keys.d")).and_then(open_to_us);
    if let Some(named) = trust.keys.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(Failure::usage(say!("no-keys", folder = named.display())));
    }
    let folders = [Some(PathBuf::from(KEYS)), home, trust.keys.clone()];
    for folder in folders.iter().flatten() {
        keys.add_folder(folder)?;
    }
    Ok(keys)
}

/// The store: as it was named, or the user's own.
pub(crate) fn store_folder(trust: &Trust) -> Option<PathBuf> {
    trust.store.clone().or_else(|| user_folder("XDG_DATA_HOME", ".local/share"))
}

/// A folder of a user that this process may look into; the home of another one is no reason to have no doctor.
fn open_to_us(folder: PathBuf) -> Option<PathBuf> {
    match std::fs::read_dir(&folder) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            output::tell(say!("folder-not-used", folder = folder.display(), error = error));
            None
        }
        _ => Some(folder),
    }
}

fn user_folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = set(variable).or_else(|| Some(set("HOME")?.join(below_home)))?;
    Some(base.join("duo-doctor"))
}

/// Nobody answers for an unsigned pack but who names it.
fn signed(pack: Pack, allow_unsigned: bool) -> Result<Pack, Rejected> {
    if pack.signer.is_some() || allow_unsigned {
        return Ok(pack);
    }
    Err(Rejected::new(&pack.path, "is not signed; to run it all the same say --allow-unsigned"))
}

/// The packs of a folder by their names. A folder that is not there has none.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Rejected> {
    let unreadable = |error: std::io::Error| Rejected::new(folder.display(), format!("cannot be read: {error}"));
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(unreadable)?,
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "pack") {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.len() > PACKS {
        return Err(Rejected::new(folder.display(), format!("holds more than {PACKS} packs")));
    }
    Ok(paths)
}

/// The pack beside this program.
pub(crate) fn core_pack() -> Option<PathBuf> {
    Some(program::path().parent()?.join("core.pack"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_a_thousand_packs_at_most() {
        let folder = tempfile::tempdir().expect("a folder");
        let add = |number: usize| std::fs::write(folder.path().join(format!("{number}.pack")), "").expect("a file");
        let found = || in_folder(folder.path()).map(|paths| paths.len()).map_err(|rejected| rejected.reason);
        (0..1_000).for_each(add);
        assert_eq!(found(), Ok(1_000));
        add(1_000);
        assert_eq!(found(), Err("holds more than 1000 packs".into()));
    }
}
