//! Files that a file of settings names (`env_file`, `--env-file`, Compose's `.env`). They are read only where they lie
//! in the same folder or below it: whoever wrote the file decides its content, not what else the doctor opens.

use std::cell::Cell;
use std::path::{Component, Path, PathBuf};

use super::FILE;
use crate::read;

/// Files that one file may name; a service has a handful.
const FILES: usize = 16;

/// Where a file lies; none: its text came without a place.
#[derive(Debug, Default)]
pub(super) struct Beside {
    folder: Option<PathBuf>,
    opened: Cell<usize>,
}

impl Beside {
    pub(super) fn of(path: &Path) -> Self {
        let folder = path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        Self { folder: folder.map(Path::to_owned), opened: Cell::new(0) }
    }

    /// The text of a file.
    ///
    /// # Errors
    /// Why it is not read.
    pub(super) fn text(&self, name: &str) -> Result<String, String> {
        let folder = self.folder.as_ref().ok_or("it is not beside the text")?;
        let down = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        let outside = || "only files in the folder of the file that names them are read".to_owned();
        if name.is_empty() || !Path::new(name).components().all(down) {
            return Err(outside());
        }
        if self.opened.get() == FILES {
            return Err(format!("more than {FILES} files are named"));
        }
        self.opened.set(self.opened.get() + 1);
        let unreadable = |error: std::io::Error| format!("cannot be read: {error}");
        // A link may lead anywhere.
        let path = folder.join(name).canonicalize().map_err(unreadable)?;
        if !path.starts_with(folder.canonicalize().map_err(unreadable)?) {
            return Err(outside());
        }
        if !path.is_file() {
            return Err("is no file".into());
        }
        Ok(super::decoded(&read(&path, FILE).map_err(|problem| problem.to_string())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_files_beside_it_are_read_and_none_elsewhere() {
        let outer = tempfile::tempdir().expect("a folder");
        let folder = outer.path().join("inner");
        std::fs::create_dir_all(folder.join("deep")).expect("folders");
        for path in [outer.path().join("out.env"), folder.join("a.env"), folder.join("deep/b.env")] {
            std::fs::write(path, "A=1").expect("a file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("../out.env", folder.join("link.env")).expect("a link");
        let read = |name: &str| Beside::of(&folder.join("compose.yaml")).text(name);
        assert_eq!(read("a.env").as_deref(), Ok("A=1"));
        assert_eq!(read("./deep/b.env").as_deref(), Ok("A=1"));
        let absolute = folder.join("a.env").display().to_string();
        for name in ["../out.env", "deep/../../out.env", &absolute, "link.env", ""] {
            assert!(read(name).is_err_and(|why| why.starts_with("only files")), "{name}");
        }
        assert!(read("deep").is_err_and(|why| why == "is no file"));
        let beside = Beside::of(&folder.join("compose.yaml"));
        assert!((0..16).all(|_| beside.text("a.env").is_ok()));
        assert_eq!(beside.text("a.env"), Err("more than 16 files are named".into()));
    }
}
