//! The life of a pack: built, signed, published, added, chosen, rolled back; and every attack on the way.

/// What a pack's index says, what its components say, and what of it is asked about and run.
mod approval;
/// Changed, swapped, older, expired, revoked and oversized packs.
mod attacks;
/// A pack that is part of the program.
mod inside;
/// Processes that are killed while they change the store.
mod kills;
/// minisign itself verifies what is signed here, and signs what is verified here.
mod minisign;
/// What a pack that is refused leaves to the others.
mod refused;
/// An OCI registry, with and without password and TLS.
mod registry;
/// Compiled code is taken over from an earlier pack, and only from one that may be trusted with it.
mod reuse;
/// From the vendor's build to the customer's rollback, with the program alone.
mod story;

use std::path::{Path, PathBuf};

use super::support::{Ran, Run, guest, root};

/// Where a vendor or a customer works.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        std::fs::create_dir(desk.path("keys")).expect("a folder");
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program with the desk's own store and keys.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Run::new(arguments)
            .env("DUO_DOCTOR_STORE", self.path("store"))
            .env("DUO_DOCTOR_KEYS", self.path("keys"))
            .folder(self.folder.path())
            .go()
    }

    /// Runs it, and it must succeed.
    pub(crate) fn does(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {ran:?}");
        ran.stdout
    }

    /// Runs it, and it must refuse with exit code 5; the sentence.
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, 5, "{arguments:?}: {ran:?}");
        let sentence = ran.stderr.strip_prefix("duo-doctor: ").expect("the program names itself");
        assert_eq!(sentence.lines().count(), 1, "{ran:?}");
        sentence.trim_end().to_owned()
    }

    /// Builds a pack of guests, signed by the vendor, with further arguments.
    pub(crate) fn vendors(&self, name: &str, version: &str, guests: &[&str], more: &[&str]) -> String {
        self.built(name, version, guests, &[&["--key", development_key().as_str()], more].concat())
    }

    /// Builds a pack of guests; its file name.
    pub(crate) fn built(&self, name: &str, version: &str, guests: &[&str], more: &[&str]) -> String {
        let file = format!("{name}-{version}.pack");
        let components: Vec<String> = guests.iter().map(|name| guest(name).display().to_string()).collect();
        let mut arguments = vec!["pack", "build", "--name", name, "--version", version, "--output", &file];
        arguments.extend(more);
        arguments.extend(components.iter().map(String::as_str));
        self.does(&arguments);
        file
    }

    /// A publisher of its own: the key's file, its public half among the trusted keys of the desk.
    pub(crate) fn publisher(&self, name: &str) -> String {
        self.does(&["pack", "keygen", name, "--no-password"]);
        std::fs::rename(self.path(&format!("{name}.pub")), self.path("keys").join(format!("{name}.pub")))
            .expect("the desk can be written");
        format!("{name}.key")
    }

    /// The checks of the desk that are not in the core pack: id and version.
    pub(crate) fn checks(&self) -> Vec<String> {
        let rows: serde_json::Value =
            serde_json::from_str(&self.does(&["list", "checks", "--format", "json"])).expect("a list of checks");
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        let all = rows.as_array().expect("a list").iter();
        let all = all.map(|row| format!("{} {}", text(&row["check"]), text(&row["version"])));
        all.filter(|name| {
            name.starts_with("watches") || name.starts_with("looks-further") || name.starts_with("finds-nothing")
        })
        .collect()
    }
}

/// The vendor's key of a development build.
pub(crate) fn development_key() -> String {
    root().join("host/pack/keys/development.key").display().to_string()
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}
