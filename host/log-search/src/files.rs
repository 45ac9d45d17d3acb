//! Which files a source has.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::limits::{FILES, Limits};
use super::time::{self, Micros};
use super::{Error, content, order};

/// One file of a source.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// As configured, or as its pattern gave it.
    pub path: PathBuf,
    /// Its size, packed where it is.
    pub bytes: u64,
    /// Its last change, seconds since 1970.
    pub modified: Option<f64>,
}

/// The files that exist of the configured paths, oldest first: by the first time in them, and for files without
/// one by their last change.
///
/// A path may be a pattern with `*` and `?` in the file's name: `llm.log*` also takes the rotated files. Files that
/// are configured twice, also through links, are taken once; folders that a pattern matches are left out.
///
/// # Errors
/// [`Error::NoFile`] where nothing exists, [`Error::Unreadable`] where that cannot be seen.
pub fn files<P: AsRef<Path>>(paths: &[P]) -> Result<Vec<File>, Error> {
    let configured = || paths.iter().map(|path| path.as_ref().display().to_string()).collect::<Vec<_>>();
    let mut known = HashSet::new();
    let mut found: Vec<(Micros, File)> = Vec::new();
    for path in paths {
        for path in resolve(path.as_ref())? {
            let metadata = match std::fs::metadata(&path) {
                Ok(metadata) => metadata,
                // Rotated away meanwhile, or a path that this installation does not have.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(Error::Unreadable { path, reason: error.to_string() }),
            };
            if !known.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
                continue;
            }
            if found.len() == FILES {
                return Err(Error::TooManyFiles { patterns: configured(), limit: FILES });
            }
            let modified = metadata.modified().ok().map_or(time::NONE, content::micros);
            let age = match first_time(&path) {
                time::NONE => modified,
                first => first,
            };
            found.push((age, File { path, bytes: metadata.len(), modified: time::optional(modified) }));
        }
    }
    if found.is_empty() {
        return Err(Error::NoFile(configured()));
    }
    found.sort_by(|(a, left), (b, right)| a.cmp(b).then_with(|| left.path.cmp(&right.path)));
    Ok(found.into_iter().map(|(_, file)| file).collect())
}

/// Why a file has none is for the search to tell.
fn first_time(path: &Path) -> Micros {
    content::open(path).map_or(time::NONE, |content| order::first_time(&content, &Limits::default()))
}

fn resolve(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let special = |text: &str| text.contains(['*', '?']);
    let text = path.to_string_lossy();
    if !special(&text) || path.exists() {
        return Ok(vec![path.into()]);
    }
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(Error::Pattern(text.into())),
    };
    let pattern = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let Some(pattern) = pattern.filter(|_| !special(&folder.to_string_lossy())) else {
        return Err(Error::Pattern(text.into()));
    };
    let unreadable = |error: std::io::Error| Error::Unreadable { path: folder.into(), reason: error.to_string() };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut matching = Vec::new();
    for entry in entries {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        if matches(pattern.as_bytes(), name.to_string_lossy().as_bytes()) {
            let path = path.with_file_name(&name);
            if !path.is_dir() {
                matching.push(path);
            }
        }
    }
    matching.sort();
    Ok(matching)
}

/// Whether a file's name fits; hidden files only where the pattern is of hidden files.
fn matches(pattern: &[u8], name: &[u8]) -> bool {
    if name.first() == Some(&b'.') && pattern.first() != Some(&b'.') {
        return false;
    }
    let (mut at, mut place) = (0, 0);
    // Where to go on when the last `*` takes one character more: never further back than that.
    let mut again: Option<(usize, usize)> = None;
    while place < name.len() {
        match pattern.get(at) {
            Some(b'*') => {
                again = Some((at + 1, place));
                at += 1;
            }
            Some(&byte) if byte == b'?' || byte == name[place] => {
                at += 1;
                place += 1;
            }
            _ => {
                let Some((behind, from)) = again else { return false };
                again = Some((behind, from + 1));
                at = behind;
                place = from + 1;
            }
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn names_fit_patterns() {
        let check = |pattern: &str, name: &str| matches(pattern.as_bytes(), name.as_bytes());
        assert!(check("llm.log*", "llm.log"));
        assert!(check("llm.log*", "llm.log.2.gz"));
        assert!(check("*.log", "a.log.log"));
        assert!(check("l?m.log", "llm.log"));
        assert!(check("*a*b*", "xxaxxbxaxxb"));
        assert!(!check("llm.log", "llm.log.1"));
        assert!(!check("llm.log?", "llm.log"));
        assert!(!check("*.log", ".hidden.log"));
        assert!(!check("*a*b", "xxaxx"));
    }
}
