//! What leaves the program beside reports: files, and sentences on standard error.

use std::fmt::Display;
use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::Failure;
use duo_doctor_model::text::harmless;
use duo_doctor_wording::{Language, Words};

/// Standard output in the place of a file.
const STANDARD_OUTPUT: &str = "-";

/// The words of this process: in English until the command line says otherwise.
static WORDS: OnceLock<Words> = OnceLock::new();

/// Speaks this language from now on, outside reports too.
pub(crate) fn speak(language: Language) {
    let _ = WORDS.set(Words::new(language, &[]));
}

/// The host's words in the user's language.
pub(crate) fn words() -> &'static Words {
    WORDS.get_or_init(|| Words::new(Language::English, &[]))
}

/// A message in the user's language: `say!("key", name = value)`.
macro_rules! say {
    ($($said:tt)*) => { duo_doctor_wording::said!($($said)*).in_words($crate::output::words()) };
}
pub(crate) use say;

/// A sentence on standard error. Names of files, and words of peers and packs stand in it: none commands the terminal.
pub(crate) fn tell(sentence: impl Display) {
    eprintln!("duo-doctor: {}", lines(&sentence.to_string()));
}

/// Harmless line by line.
pub(crate) fn lines(text: &str) -> String {
    text.trim_end().lines().map(harmless).collect::<Vec<_>>().join("\n")
}

/// For whom a new file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Its owner: reports, recordings and configurations say much of a network.
    Owner,
    /// Whoever the process's mask lets read: packs and public keys.
    Everyone,
}

impl Audience {
    fn mode(self) -> u32 {
        match self {
            Self::Owner => 0o600,
            Self::Everyone => 0o666,
        }
    }
}

/// Writes a file of which no reader sees a half, and of which the old one survives a failure. What is no regular file, such as `/dev/null`, is written into,
/// never replaced; `-` is standard output.
pub(crate) fn write_file(path: &Path, bytes: &[u8], audience: Audience) -> Result<(), Failure> {
    if path.as_os_str() == STANDARD_OUTPUT {
        return Ok(io::stdout().lock().write_all(bytes)?);
    }
    written(path, bytes, audience).map_err(|error| unwritten(path, &error))
}

fn written(path: &Path, bytes: &[u8], audience: Audience) -> io::Result<()> {
    // A link is written through: what it names is replaced, not the link.
    let place = match fs::canonicalize(path) {
        Ok(place) => place,
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_err() => path.to_owned(),
        Err(error) => return Err(error),
    };
    let old = fs::metadata(&place).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return OpenOptions::new().write(true).open(&place)?.write_all(bytes);
    }
    // The words of the system, without the temporary name.
    fs::metadata(folder(&place))?;
    // The process's mask is applied to it.
    let mode = Permissions::from_mode(audience.mode());
    let mut file = tempfile::Builder::new().prefix(".duo-doctor-").permissions(mode).tempfile_in(folder(&place))?;
    if let Some(old) = old {
        file.as_file().set_permissions(plain(&old.permissions()))?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&place).map(drop).map_err(|error| error.error)
}

/// Writes a file that must not be there yet, and that only its owner may read.
pub(crate) fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| unwritten(path, &error);
    let mut file = tempfile::Builder::new().prefix(".duo-doctor-").tempfile_in(folder(path)).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist_noclobber(path).map(drop).map_err(|error| failed(error.error))
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::usage(say!("cannot-write-file", file = path.display(), error = error))
}

fn folder(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// Rights to read and write, without those that change who a program runs as.
fn plain(old: &Permissions) -> Permissions {
    Permissions::from_mode(old.mode() & 0o777)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{FileTypeExt as _, symlink};

    use super::*;

    fn mode_of(path: &Path) -> u32 {
        fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_mode() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("report.json");
        written(&file, b"one", Audience::Owner).expect("written");
        assert_eq!(mode_of(&file), 0o600);
        fs::set_permissions(&file, Permissions::from_mode(0o640)).expect("its mode");
        written(&file, b"two", Audience::Owner).expect("written");
        assert_eq!((mode_of(&file), fs::read(&file).expect("its text")), (0o640, b"two".to_vec()));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left behind");
        let pack = folder.path().join("core.pack");
        written(&pack, b"three", Audience::Everyone).expect("written");
        let plain = folder.path().join("plain");
        fs::write(&plain, "").expect("a file");
        assert_eq!(mode_of(&pack), mode_of(&plain), "what any program would give it");
    }

    #[test]
    fn a_link_is_written_through_and_no_other_link_is_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("real"), "old").expect("a file");
        symlink(at("real"), at("link")).expect("a link");
        written(&at("link"), b"new", Audience::Owner).expect("written");
        assert!(fs::symlink_metadata(at("link")).expect("a link").is_symlink());
        assert_eq!(fs::read(at("real")).expect("its text"), b"new");
        symlink(at("nothing"), at("dangling")).expect("a link");
        assert!(written(&at("dangling"), b"new", Audience::Owner).is_err());
        assert!(!at("nothing").exists());
    }

    #[test]
    fn what_is_no_regular_file_is_written_into_and_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        // Not the real one: a fault here must not take it away from the machine.
        let device = folder.path().join("null");
        let made = std::process::Command::new("mknod")
            .args([device.as_os_str(), "c".as_ref(), "1".as_ref(), "3".as_ref()])
            .status();
        if made.is_ok_and(|status| status.success()) && OpenOptions::new().write(true).open(&device).is_ok() {
            written(&device, b"x", Audience::Owner).expect("written");
            assert!(fs::symlink_metadata(&device).expect("it is there").file_type().is_char_device());
        }
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read(pipe).expect("a pipe")
        });
        written(&pipe, b"through", Audience::Owner).expect("written");
        assert_eq!(reader.join().expect("it ends"), b"through");
        assert!(fs::symlink_metadata(&pipe).expect("it is there").file_type().is_fifo());
        assert!(written(folder.path(), b"x", Audience::Owner).is_err(), "a folder is no file");
    }

    #[test]
    fn a_key_is_never_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let key = folder.path().join("key");
        write_secret(&key, b"one").expect("written");
        assert_eq!(mode_of(&key), 0o600);
        assert!(write_secret(&key, b"two").is_err());
        assert_eq!(fs::read(&key).expect("its text"), b"one");
    }

    #[test]
    fn nothing_that_is_told_commands_a_terminal() {
        assert_eq!(lines("a\u{1b}[2J\nb\u{202e}c\r\n"), "a\u{fffd}[2J\nb\u{fffd}c");
    }
}
