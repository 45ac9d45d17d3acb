//! What is put into an archive, and how the index names it.

use std::collections::BTreeMap;

use crate::archive::digest;
use crate::compress::packed;
use crate::{Held, Member, write_archive};

/// Members of a pack in their order.
#[derive(Debug, Default)]
pub struct Contents {
    members: Vec<(String, Vec<u8>)>,
    /// The first member of each kind, against which the others of it are compressed.
    bases: BTreeMap<&'static str, (String, Vec<u8>)>,
}

impl Contents {
    /// Adds a member that is like no other.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) -> Member {
        self.hold(path, &bytes, None)
    }

    /// Adds a member that is like others of its kind. There are at most [`crate::BASES`] kinds.
    pub fn add_alike(&mut self, kind: &'static str, path: String, bytes: Vec<u8>) -> Member {
        let base = self.bases.get(kind).cloned();
        let member = self.hold(path, &bytes, base);
        self.bases.entry(kind).or_insert_with(|| (member.path.clone(), bytes));
        member
    }

    fn hold(&mut self, path: String, bytes: &[u8], base: Option<(String, Vec<u8>)>) -> Member {
        let (base, like) = base.unzip();
        let held = packed(bytes, &like.unwrap_or_default()).expect("memory can be written");
        let member = Member {
            path: path.clone(),
            bytes: bytes.len() as u64,
            sha256: digest(bytes),
            held: Held { bytes: held.len() as u64, sha256: digest(&held), base },
        };
        self.members.push((path, held));
        member
    }

    /// The archive with this index in front.
    ///
    /// # Errors
    /// A name that no archive can hold.
    pub fn archive(&self, index: &[u8]) -> Result<Vec<u8>, String> {
        let members = self.members.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        write_archive(std::iter::once((crate::INDEX, index)).chain(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Depth, Index, Keys, open, testing};

    /// What a pack of three checks is refused for, after its index was changed.
    fn refused(change: impl FnOnce(&mut Index)) -> Option<String> {
        let mut contents = Contents::default();
        let mut add = |id: &str| {
            let mut entry = testing::entry(id, "1.0.0");
            let bytes = |what: &str| format!("{what} of {id} ").repeat(1_000).into_bytes();
            entry.component = contents.add_alike("component", format!("{id}/check.wasm.zst"), bytes("component"));
            entry.interpreter = contents.add_alike("interpreter", format!("{id}/interpreter.cwasm.zst"), bytes("code"));
            entry
        };
        let mut index = testing::index("three", "1.0.0", ["one", "two", "three"].map(&mut add).into());
        change(&mut index);
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("three.pack");
        let archive = contents.archive(&serde_json::to_vec(&index).expect("an index is plain data"));
        std::fs::write(&path, archive.expect("plain paths")).expect("the folder can be written");
        let keys = Keys::built_in(false).expect("the keys of this build");
        match open(&path, &keys, Depth::Whole) {
            Ok(pack) => {
                let component = pack.plugins[2].code.component().expect("it was compared");
                assert!(component.starts_with(b"component of three component"));
                None
            }
            Err(refused) => Some(refused.reason),
        }
    }

    #[test]
    fn what_was_put_in_comes_out() {
        assert_eq!(refused(|_| ()), None);
    }

    #[test]
    fn what_the_index_says_of_a_member_is_so() {
        let another = |path: &str| Some(format!("holds another `{path}` than the index says"));
        let first = |change: fn(&mut Member)| refused(|index| change(&mut index.checks[0].component));
        let second = |change: fn(&mut Member)| refused(|index| change(&mut index.checks[1].component));
        assert_eq!(first(|member| member.bytes -= 1), another("one/check.wasm.zst"));
        assert_eq!(first(|member| member.bytes += 1), another("one/check.wasm.zst"));
        assert_eq!(second(|member| member.bytes = 0), another("two/check.wasm.zst"));
        assert_eq!(second(|member| member.sha256 = member.held.sha256.clone()), another("two/check.wasm.zst"));
        assert_eq!(second(|member| member.held.sha256 = member.sha256.clone()), another("two/check.wasm.zst"));
        assert_eq!(second(|member| member.held.bytes += 1), another("two/check.wasm.zst"));
        // It was compressed against another.
        assert_eq!(second(|member| member.held.base = None), another("two/check.wasm.zst"));
    }

    #[test]
    fn sizes_are_bounded_before_anything_is_decompressed() {
        let says = |bytes: u64| refused(move |index| index.checks[0].component.bytes = bytes);
        assert_eq!(says(128 << 20), Some("holds another `one/check.wasm.zst` than the index says".into()));
        assert_eq!(says((128 << 20) + 1), Some("has `one/check.wasm.zst` larger than 128 MiB".into()));
        let all = Some("says that its members have more than 1024 MiB".into());
        assert_eq!(says(1 << 30), all);
        assert_eq!(says(u64::MAX), all);
    }

    #[test]
    fn a_member_takes_one_base_and_no_further_one() {
        let base = |check: usize, path: &str| {
            let base = Some(path.to_owned());
            refused(move |index| index.checks[check].component.held.base = base)
        };
        assert_eq!(base(1, "nobody"), Some("compresses a member against one that the index does not name".into()));
        let chain = "compresses a member against `one/check.wasm.zst`, which has a base itself";
        assert_eq!(base(0, "one/interpreter.cwasm.zst"), Some(chain.into()));
        let many = "compresses its members against more than 2 others";
        assert_eq!(
            base(1, "one/interpreter.cwasm.zst"),
            Some("holds another `two/check.wasm.zst` than the index says".into())
        );
        assert_eq!(base(2, "two/interpreter.cwasm.zst"), Some(many.into()));
    }
}
