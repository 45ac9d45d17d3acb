//! `watch`: builds and tests whenever a source of the project changes. Ctrl-C ends it, whatever it does.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{Language, Tested, build, test};

/// How often the sources are looked at: sooner than a person looks up from saving, and nothing for a disk.
const LOOK: Duration = Duration::from_millis(500);

/// Files that are watched: a check has some dozens, and a folder that holds more is none of a check.
const FILES: usize = 10_000;

/// What tools write: their folders, and the words as code.
const MADE: [&str; 7] = ["dist", "target", "node_modules", "__pycache__", "vendor", "messages.py", "messages.js"];

/// The files of a project with what tells a change.
#[derive(Debug, PartialEq, Eq)]
struct Sources(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

/// Builds and tests, and again after each change. It ends only with a problem of the folder itself.
///
/// # Errors
/// The folder is no project, or cannot be watched.
pub(crate) async fn watch(project: &Path, say: &mut dyn FnMut(&str)) -> Result<(), String> {
    Language::of(project)?;
    loop {
        // What changes meanwhile is built anew.
        let seen = Sources::of(project)?;
        if let Err(problem) = once(project, say).await {
            say(&problem);
        }
        say(&format!("watching {}; Ctrl-C ends it", project.display()));
        while Sources::of(project)? == seen {
            tokio::time::sleep(LOOK).await;
        }
    }
}

async fn once(project: &Path, say: &mut dyn FnMut(&str)) -> Result<(), String> {
    build(project)?;
    test(&Tested { project, component: None, vendor: false }, say).await.map(drop)
}

impl Sources {
    /// As they are now.
    ///
    /// # Errors
    /// A folder that cannot be read, or more files than a check has.
    fn of(project: &Path) -> Result<Self, String> {
        let mut files = BTreeMap::new();
        let mut folders = vec![project.to_owned()];
        while let Some(folder) = folders.pop() {
            let unreadable = |error| format!("{}: cannot be read: {error}", folder.display());
            for entry in folder.read_dir().map_err(unreadable)? {
                let entry = entry.map_err(unreadable)?;
                let name = entry.file_name();
                let name = name.to_string_lossy();
                // What is hidden is the editor's, version control's, or a virtual environment.
                if name.starts_with('.') || name.ends_with('~') || MADE.contains(&&*name) {
                    continue;
                }
                // A file that an editor has just replaced is seen in the next look.
                let Ok(metadata) = entry.path().symlink_metadata() else { continue };
                if metadata.is_dir() {
                    folders.push(entry.path());
                } else {
                    files.insert(entry.path(), (metadata.modified().ok(), metadata.len()));
                }
                if files.len() + folders.len() > FILES {
                    return Err(format!(
                        "{}: holds more than {FILES} files; name the check's folder",
                        project.display()
                    ));
                }
            }
        }
        Ok(Self(files))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_that_changes_is_seen_and_what_tools_write_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
            std::fs::write(path, text).expect("it can be written");
        };
        let look = || Sources::of(folder.path()).expect("it can be read");
        write("src/lib.rs", "fn one() {}");
        let first = look();
        for made in ["dist/check.wasm", "target/debug/x", "messages.py", ".git/index", "src/lib.rs~", "vendor/sdk/x"] {
            write(made, "made");
        }
        assert_eq!(look(), first);
        for (path, text) in [("src/lib.rs", "fn other() {}"), ("messages/en.ftl", ""), ("fixtures/deep/a.json", "{}")] {
            let before = look();
            write(path, text);
            assert_ne!(look(), before, "{path}");
        }
        let before = look();
        std::fs::remove_file(folder.path().join("messages/en.ftl")).expect("it is there");
        assert_ne!(look(), before);
    }

    #[test]
    fn ten_thousand_files_are_watched_at_most() {
        let folder = tempfile::tempdir().expect("a folder");
        let add = |number: usize| std::fs::write(folder.path().join(number.to_string()), "").expect("a file");
        (0..10_000).for_each(add);
        assert!(Sources::of(folder.path()).is_ok());
        add(10_000);
        let problem = Sources::of(folder.path()).expect_err("too many");
        assert!(problem.ends_with("holds more than 10000 files; name the check's folder"), "{problem}");
    }
}
