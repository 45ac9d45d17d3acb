//! Whose a file must be before the program believes it: who else could write it says what is in it.

use std::fmt;

/// Others may write it, and those of its group.
const BY_OTHERS: u32 = 0o002;
const BY_GROUP: u32 = 0o020;

/// Who reads a file.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Its files are believed, as root's are.
    pub user: u32,
    /// Its group, where a file that this group or root's may write is believed.
    pub group: Option<u32>,
    /// Who became this user, and is believed too.
    pub before: Option<u32>,
}

/// Why a file is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distrust {
    /// It belongs to this other user.
    Owner(u32),
    /// Others may write it.
    Writers,
}

impl fmt::Display for Distrust {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Owner(user) => write!(out, "belongs to another user ({user})"),
            Self::Writers => out.write_str("can be written by others"),
        }
    }
}

impl Reader {
    /// Whether a file with this owner, group and mode is believed.
    ///
    /// # Errors
    /// Why not.
    pub fn believes(self, owner: u32, group: u32, mode: u32) -> Result<(), Distrust> {
        if owner != 0 && owner != self.user && Some(owner) != self.before {
            return Err(Distrust::Owner(owner));
        }
        let by_group = mode & BY_GROUP != 0 && self.group.is_none_or(|own| group != 0 && group != own);
        if mode & BY_OTHERS != 0 || by_group { Err(Distrust::Writers) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Distrust, Reader};

    const ANN: Reader = Reader { user: 1000, group: Some(1000), before: None };

    #[test]
    fn a_file_is_believed_that_only_its_reader_and_root_can_write() {
        for (owner, group, mode) in [(1000, 1000, 0o600), (1000, 1000, 0o644), (1000, 1000, 0o664), (0, 0, 0o664)] {
            assert_eq!(ANN.believes(owner, group, mode), Ok(()), "{owner} {group} {mode:o}");
        }
        for (owner, group, mode) in [(1000, 1000, 0o666), (1000, 50, 0o664), (0, 50, 0o660)] {
            assert_eq!(ANN.believes(owner, group, mode), Err(Distrust::Writers), "{owner} {group} {mode:o}");
        }
        for (owner, group, mode) in [(1001, 1000, 0o600), (65534, 0, 0o644)] {
            assert_eq!(ANN.believes(owner, group, mode), Err(Distrust::Owner(owner)), "{owner} {group} {mode:o}");
        }
        let root = Reader { user: 0, group: Some(0), before: Some(1000) };
        assert_eq!(root.believes(1000, 1000, 0o644), Ok(()), "the user before sudo");
        assert!(Reader { before: None, ..root }.believes(1000, 1000, 0o644).is_err());
    }

    #[test]
    fn where_no_group_is_believed_none_may_write() {
        let strict = Reader { group: None, ..ANN };
        assert_eq!(strict.believes(1000, 1000, 0o644), Ok(()));
        for group in [0, 1000] {
            assert_eq!(strict.believes(1000, group, 0o664), Err(Distrust::Writers));
        }
    }
}
