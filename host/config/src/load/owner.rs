//! Whose a file is that nobody named: what lies in the folder where the program happens to be started can be a
//! stranger's, and it says where tokens are sent.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Others may write it.
const BY_OTHERS: u32 = 0o002;
/// Its group may write it.
const BY_GROUP: u32 = 0o020;
/// Only its owner may replace what lies in it.
const STICKY: u32 = 0o1000;

/// Who runs the program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    user: u32,
    group: u32,
    /// Who became root by `sudo`.
    before: Option<u32>,
}

impl Reader {
    pub(super) fn of_this_process() -> Self {
        let user = rustix::process::geteuid().as_raw();
        let before = std::env::var("SUDO_UID").ok().filter(|_| user == 0).and_then(|id| id.parse().ok());
        Self { user, group: rustix::process::getegid().as_raw(), before }
    }

    /// Why a file, or the folder in which it lies, may say what somebody else wants; none where both are trusted.
    pub(super) fn distrusts(self, path: &Path) -> Option<String> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let of = |path: &Path| fs::metadata(path).ok();
        let file = of(path).and_then(|found| self.distrusts_owner_and_mode(found.uid(), found.gid(), found.mode()));
        let is_sticky = |found: &Metadata| found.mode() & STICKY != 0;
        let around = of(folder).and_then(|found| {
            let mode = if is_sticky(&found) { found.mode() & !(BY_OTHERS | BY_GROUP) } else { found.mode() };
            let owner = if is_sticky(&found) { self.user } else { found.uid() };
            self.distrusts_owner_and_mode(owner, found.gid(), mode).map(|why| format!("its folder {why}"))
        });
        file.or(around)
    }

    fn distrusts_owner_and_mode(self, owner: u32, group: u32, mode: u32) -> Option<String> {
        let trusted = owner == 0 || owner == self.user || Some(owner) == self.before;
        if !trusted {
            return Some(format!("belongs to another user ({owner})"));
        }
        let by_group = mode & BY_GROUP != 0 && group != 0 && group != self.group;
        (mode & BY_OTHERS != 0 || by_group).then(|| "can be written by others".into())
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const ANN: Reader = Reader { user: 1000, group: 1000, before: None };

    #[test]
    fn a_file_is_trusted_that_only_its_reader_and_root_can_write() {
        for (owner, group, mode) in [(1000, 1000, 0o600), (1000, 1000, 0o644), (1000, 1000, 0o664), (0, 0, 0o664)] {
            assert_eq!(ANN.distrusts_owner_and_mode(owner, group, mode), None, "{owner} {group} {mode:o}");
        }
        for (owner, group, mode) in
            [(1001, 1000, 0o600), (1000, 1000, 0o666), (1000, 50, 0o664), (0, 50, 0o660), (65534, 0, 0o644)]
        {
            assert!(ANN.distrusts_owner_and_mode(owner, group, mode).is_some(), "{owner} {group} {mode:o}");
        }
        let root = Reader { user: 0, group: 0, before: Some(1000) };
        assert_eq!(root.distrusts_owner_and_mode(1000, 1000, 0o644), None, "the user before sudo");
        assert!(Reader { before: None, ..root }.distrusts_owner_and_mode(1000, 1000, 0o644).is_some());
    }

    #[test]
    fn a_folder_in_which_others_write_is_not_trusted_unless_they_cannot_replace() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("duo-doctor.toml");
        fs::write(&file, "").expect("a file");
        let with = |mode: u32| {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).expect("its mode");
            Reader::of_this_process().distrusts(&file)
        };
        assert_eq!(with(0o755), None);
        assert_eq!(with(0o1777), None, "as /tmp");
        assert_eq!(with(0o777).as_deref(), Some("its folder can be written by others"));
    }
}
