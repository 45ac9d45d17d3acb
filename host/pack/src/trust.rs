//! Whom packs are taken from: the vendor's keys, which are part of this program, and those that an administrator lays
//! into a folder.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use minisign::{PublicKey, PublicKeyBox, SignatureBox};

use super::sign::{KEY_FILE, read_small};
use duo_doctor_model::Rejected;
use duo_doctor_model::description::is_id;
use duo_doctor_model::owner::{Distrust, Reader};
use duo_doctor_model::policy::Publisher;

/// The vendor's public keys of this build, two while one takes over from the other: set `DUO_DOCTOR_VENDOR_KEYS`
/// when the program is built, their base64 lines with a comma between.
const VENDOR: Option<&str> = option_env!("DUO_DOCTOR_VENDOR_KEYS");

/// Public half of `host/pack/keys/development.key`. Everyone has the other half: it proves nothing.
const DEVELOPMENT: &str = include_str!("../keys/development.pub");

/// True in a build for development, and in one that was asked for it.
pub const TRUSTS_DEVELOPMENT: bool =
    cfg!(debug_assertions) || option_env!("DUO_DOCTOR_TRUST_DEVELOPMENT_KEY").is_some();

/// Files in a folder of keys.
const KEYS: usize = 1_000;

/// Names that no key of a folder can have: they mean something else in reports and grants.
const RESERVED: [&str; 2] = ["local", "development"];

/// What no name of a key begins with: "signed by vendor-1" would be read as the vendor's word.
const VENDORS: [&str; 2] = ["vendor", "gitlab"];

/// A key that packs may be signed with.
#[derive(Debug, Clone)]
struct Key {
    publisher: Publisher,
    name: String,
    public: PublicKey,
}

/// Who signed a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Whose checks these are.
    pub publisher: Publisher,
    /// Name of the key.
    pub key: String,
}

/// Why a signature proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unproven {
    /// It is of a key that nobody here trusts.
    Stranger(String),
    /// It is of a trusted key over something else, or it is none.
    False(String),
}

/// The keys that are trusted.
#[derive(Debug, Clone)]
pub struct Keys(Vec<Key>);

impl Keys {
    /// The vendor's keys; with `development` also the one that everyone has.
    ///
    /// # Errors
    /// A key of this build that is none.
    pub fn built_in(development: bool) -> Result<Self, String> {
        let mut keys = Vec::new();
        for (number, line) in VENDOR.unwrap_or_default().split(',').filter(|line| !line.trim().is_empty()).enumerate() {
            let public = PublicKey::from_base64(line.trim()).map_err(|_| {
                format!("DUO_DOCTOR_VENDOR_KEYS of this build: key {} is no key of minisign", number + 1)
            })?;
            keys.push(Key { publisher: Publisher::Vendor, name: format!("vendor {}", number + 1), public });
        }
        if development {
            let public = public(DEVELOPMENT).ok_or("the development key of this build is none")?;
            keys.push(Key { publisher: Publisher::Vendor, name: "development".into(), public });
        }
        Ok(Self(keys))
    }

    /// Adds the keys of a folder: `NAME.pub` is the key of the publisher NAME. A folder that is not there has none.
    ///
    /// # Errors
    /// A file that is no key, or a name that no publisher can have.
    pub fn add_folder(&mut self, folder: &Path) -> Result<(), Rejected> {
        let reject = |path: &Path, reason: String| Rejected::new(path.display(), reason);
        let unreadable = |error: std::io::Error| reject(folder, format!("cannot be read: {error}"));
        let entries = match std::fs::read_dir(folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(unreadable)?,
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in entries {
            paths.push(entry.map_err(unreadable)?.path());
        }
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "pub"));
        paths.sort();
        if !paths.is_empty() {
            guarded(folder).map_err(|problem| reject(folder, problem))?;
        }
        if paths.len() > KEYS {
            return Err(reject(folder, format!("holds more than {KEYS} keys")));
        }
        for path in paths {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if !is_id(&name) || RESERVED.contains(&name.as_str()) {
                return Err(reject(&path, format!("`{}` is no name of a publisher", name.escape_debug())));
            }
            if VENDORS.iter().any(|taken| name.starts_with(taken)) {
                return Err(reject(&path, format!("`{name}` looks like a key of the vendor; give it another name")));
            }
            guarded(&path).map_err(|problem| reject(&path, problem))?;
            let text = read_small(&path).map_err(|problem| reject(&path, problem))?;
            let public = public(&text).ok_or_else(|| reject(&path, "is no public key of minisign".into()))?;
            self.0.push(Key { publisher: Publisher::Named(name.clone()), name, public });
        }
        Ok(())
    }

    /// Who signed these bytes.
    ///
    /// # Errors
    /// Nobody who is trusted, or something else was signed.
    pub(crate) fn signer(&self, bytes: &[u8], signature: &str) -> Result<Signer, Unproven> {
        if signature.len() as u64 > KEY_FILE {
            return Err(Unproven::False("has a signature that is too long to be one".into()));
        }
        let signature = SignatureBox::from_string(signature)
            .map_err(|_| Unproven::False("has a signature that is not in minisign's format".into()))?;
        let known = self.0.iter().find(|key| key.public.keynum() == signature.keynum());
        let Some(key) = known else {
            let number = u64::from_le_bytes(signature.keynum().try_into().unwrap_or_default());
            let why = if is_development(signature.keynum()) {
                ": it is the development key, which this build trusts only with --trust-development-key"
            } else {
                "; put the publisher's public key into the folder of keys as NAME.pub"
            };
            let reason = format!("is signed with the key {number:016X}, which is not trusted{why}");
            return Err(Unproven::Stranger(reason));
        };
        // Signatures that do not hash first are minisign's older form.
        minisign::verify(&key.public, &signature, Cursor::new(bytes), true, false, true)
            .map_err(|_| Unproven::False(format!("is not what the key `{}` signed", key.name)))?;
        Ok(Signer { publisher: key.publisher.clone(), key: key.name.clone() })
    }

    /// Names of all keys, for people.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|key| key.name.as_str())
    }
}

/// Whoever can write a key can be a publisher: only this user and root may.
#[cfg(unix)]
fn guarded(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::MetadataExt as _;
    let found = std::fs::metadata(path).map_err(|error| format!("cannot be read: {error}"))?;
    let reader = Reader { user: rustix::process::geteuid().as_raw(), group: None, before: None };
    reader.believes(found.uid(), found.gid(), found.mode()).map_err(|why| match why {
        Distrust::Owner(_) => format!("{why}; keys that are trusted belong to you or to root"),
        Distrust::Writers => {
            format!("{why} (mode {:o}); take that away with `chmod go-w`", found.mode() & 0o7777)
        }
    })
}

#[cfg(not(unix))]
fn guarded(_: &Path) -> Result<(), String> {
    Ok(())
}

fn is_development(number: &[u8]) -> bool {
    public(DEVELOPMENT).is_some_and(|key| key.keynum() == number)
}

/// A public key: the file of minisign with its comment, or the base64 line alone.
fn public(text: &str) -> Option<PublicKey> {
    let boxed = PublicKeyBox::from_string(text.trim_start()).ok().and_then(|boxed| boxed.into_public_key().ok());
    boxed.or_else(|| PublicKey::from_base64(text.trim()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_a_thousand_keys_at_most() {
        let folder = tempfile::tempdir().expect("a folder");
        let add = |number: usize| {
            std::fs::write(folder.path().join(format!("key-{number}.pub")), DEVELOPMENT).expect("a file");
        };
        let read = || {
            let mut keys = Keys::built_in(false).expect("the keys of this build");
            let before = keys.names().count();
            keys.add_folder(folder.path()).map(|()| keys.names().count() - before).map_err(|rejected| rejected.reason)
        };
        (0..1_000).for_each(add);
        assert_eq!(read(), Ok(1_000));
        add(1_000);
        assert_eq!(read(), Err("holds more than 1000 keys".into()));
    }

    fn added(name: &str, then: impl FnOnce(&Path)) -> Result<(), String> {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(format!("{name}.pub")), DEVELOPMENT).expect("a file");
        then(folder.path());
        let mut keys = Keys::built_in(false).expect("the keys of this build");
        keys.add_folder(folder.path()).map_err(|rejected| rejected.reason)
    }

    #[test]
    fn a_name_that_looks_like_the_vendors_is_refused() {
        for name in ["vendor", "vendor-1", "gitlab", "gitlab-duo", "local", "development", "Acme"] {
            assert!(added(name, |_| ()).is_err(), "{name}");
        }
        assert_eq!(added("acme-gitlab", |_| ()), Ok(()));
    }

    #[test]
    #[cfg(unix)]
    fn keys_that_others_may_write_are_refused() {
        use std::fs::{Permissions, set_permissions};
        use std::os::unix::fs::PermissionsExt as _;
        let with = |what: &'static str, mode: u32| {
            added("acme", |folder| {
                set_permissions(folder.join(what), Permissions::from_mode(mode)).expect("it is ours");
            })
        };
        assert_eq!(with("acme.pub", 0o644), Ok(()));
        for (what, mode) in [("acme.pub", 0o666), ("acme.pub", 0o664), ("", 0o777), ("", 0o1777)] {
            let refused = format!("can be written by others (mode {mode:o}); take that away with `chmod go-w`");
            assert_eq!(with(what, mode), Err(refused));
        }
    }

    #[test]
    #[cfg(unix)]
    fn keys_of_a_stranger_are_refused() {
        // Only root can give a file away.
        if !rustix::process::geteuid().is_root() {
            return;
        }
        let given = added("acme", |folder| {
            std::os::unix::fs::chown(folder.join("acme.pub"), Some(4_242), None).expect("root may");
        });
        assert_eq!(given, Err("belongs to another user (4242); keys that are trusted belong to you or to root".into()));
    }
}
