//! Compares what is printed with `tests/golden/{en,ja}/NAME.txt`, to the character. With `UPDATE=1` the files are
//! written instead: read what `git diff` shows before it is committed.

use std::path::{Path, PathBuf};

use similar::TextDiff;

/// Lines around a difference that are shown with it.
const AROUND: usize = 3;

/// One file of the folder; what is printed must be its text.
///
/// # Panics
/// Where it is not, with the difference as `diff -u` shows it.
pub(crate) fn assert_golden(language: &str, name: &str, printed: &str) {
    let path = folder().join(language).join(format!("{name}.txt"));
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::create_dir_all(path.parent().expect("a folder of the language")).expect("the folder can be made");
        std::fs::write(&path, printed).expect("the file can be written");
        return;
    }
    let shown = path.display();
    let expected = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{shown}: {error}; run with UPDATE=1"));
    if expected != printed {
        let difference = TextDiff::from_lines(&expected, printed);
        let difference =
            difference.unified_diff().context_radius(AROUND).header(&shown.to_string(), "printed").to_string();
        panic!("{language}/{name} differs; if it should, run with UPDATE=1\n{difference}");
    }
}

/// Crates at several depths compare with the one folder of the workspace.
fn folder() -> PathBuf {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    above
        .map(|folder| folder.join("tests/golden"))
        .find(|folder| folder.is_dir())
        .expect("there is a folder of goldens")
}
