//! Whose a file is that nobody named: what lies in the folder where the program happens to be started can be a
//! stranger's, and it says where tokens are sent.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use duo_doctor_model::owner::{Distrust, Reader};
use duo_doctor_wording::{Said, said};

/// Only its owner may replace what lies in it.
const STICKY: u32 = 0o1000;

/// Who runs the program; who became root by `sudo` is believed too.
pub(super) fn reader() -> Reader {
    let user = rustix::process::geteuid().as_raw();
    let before = std::env::var("SUDO_UID").ok().filter(|_| user == 0).and_then(|id| id.parse().ok());
    Reader { user, group: Some(rustix::process::getegid().as_raw()), before }
}

/// Why a file, or the folder in which it lies, may say what somebody else wants; none where both are believed.
pub(super) fn distrusted(path: &Path, reader: Reader) -> Option<Said> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let of = |path: &Path| {
        let found = fs::metadata(path).ok()?;
        reader.believes(found.uid(), found.gid(), found.mode()).err().map(|why| (found.mode() & STICKY != 0, why))
    };
    let file = of(path).map(|(_, why)| words(why));
    // Where nobody can replace what lies in a folder, it does not matter whose that is.
    file.or_else(|| {
        of(folder)
            .filter(|(is_sticky, _)| !is_sticky)
            .map(|(_, why)| said!("distrusted-folder").saying("why", words(why)))
    })
}

fn words(why: Distrust) -> Said {
    match why {
        Distrust::Owner(user) => said!("distrust-owner", user = user),
        Distrust::Writers => said!("distrust-writers"),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_folder_in_which_others_write_is_not_trusted_unless_they_cannot_replace() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("duo-doctor.toml");
        fs::write(&file, "").expect("a file");
        let with = |mode: u32| {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).expect("its mode");
            distrusted(&file, reader())
        };
        assert_eq!(with(0o755), None);
        assert_eq!(with(0o1777), None, "as /tmp");
        assert_eq!(with(0o777).map(|why| why.to_string()).as_deref(), Some("its folder can be written by others"));
    }
}
