//! Where a configuration is looked for when none is named.

use std::path::{Path, PathBuf};

use super::owner::{distrusted, reader};
use crate::Error;
use duo_doctor_wording::{Said, said};

/// The file of the current folder.
const HERE: &str = "duo-doctor.toml";

/// The file of a folder that is this program's own.
const ELSEWHERE: &str = "config.toml";

/// The file that is found where none is named, and what was not read although it lies near.
///
/// # Errors
/// The current folder's file may be a stranger's.
pub(super) fn found() -> Result<(Option<PathBuf>, Vec<Said>), Error> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = set("XDG_CONFIG_HOME").or_else(|| Some(set("HOME")?.join(".config")));
    let folders = [home.map(|home| home.join("duo-doctor")), Some(PathBuf::from("/etc/duo-doctor"))];
    let folders: Vec<PathBuf> = folders.into_iter().flatten().collect();
    let mut places = vec![PathBuf::from(HERE)];
    places.extend(folders.iter().map(|folder| folder.join(ELSEWHERE)));
    let found = places.into_iter().find(|path| path.is_file());
    if let Some(here) = found.as_deref().filter(|path| *path == Path::new(HERE))
        && let Some(why) = distrusted(here, reader())
    {
        return Err(Error::new(HERE, said!("distrusted-file").saying("why", why)));
    }
    let unread = misnamed(&folders, found.as_deref());
    Ok((found, unread))
}

/// The name of the current folder's file in a folder where it has another one, unless that is the current folder.
fn misnamed(folders: &[PathBuf], found: Option<&Path>) -> Vec<Said> {
    let read = found.and_then(|path| path.canonicalize().ok());
    let there = folders.iter().map(|folder| folder.join(HERE));
    let there = there.filter(|path| path.is_file() && path.canonicalize().ok() != read);
    there.map(|path| said!("misnamed-configuration", file = path.display(), right = ELSEWHERE)).collect()
}
