//! A pack's archive: what is written, and a reader that lets nothing pass that we would not have written.
//!
//! Every byte of an archive is decided by its members: headers and padding are compared, contents have digests in
//! the index. So no changed byte goes unseen, and nothing can hide between the members.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::{Member, compress};

/// Bytes of an archive, and of all its members as they are: hundreds of checks in Rust, or some in languages that bring
/// an interpreter.
pub const ARCHIVE: u64 = 1024 * 1024 * 1024;

/// Bytes of a member that is read at once, as it is held and as it is: the compiled form of a guest with an interpreter in it has 31 MB.
const MEMBER: u64 = 128 * 1024 * 1024;

/// Members of an archive: four for each of the checks that an index can have, and some languages more.
const MEMBERS: usize = 16_000;

/// The block of a tar archive.
const BLOCK: u64 = 512;

/// Bytes of zeros at the end.
const END: u64 = 2 * BLOCK;

/// An open archive.
#[derive(Debug)]
pub struct Archive {
    source: Source,
    /// Where each member's bytes are, in the archive's order.
    places: BTreeMap<String, Place>,
    bases: BTreeMap<String, Base>,
}

/// A member against which others are compressed, decompressed once.
#[derive(Debug)]
struct Base {
    member: Member,
    bytes: OnceLock<Result<Bytes, String>>,
}

/// What an archive is read from.
#[derive(Debug)]
enum Source {
    File(Mutex<File>),
    /// A part of the program. Pages of it that nobody asks for are never read from the disk.
    Program(&'static [u8]),
}

/// Where a member's bytes are.
#[derive(Debug, Clone, Copy)]
struct Place {
    offset: u64,
    bytes: u64,
}

impl Archive {
    /// Opens an archive and walks over its headers; the names of its members in their order.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(path: &Path) -> Result<(Self, Vec<String>), String> {
        let unreadable = |error: io::Error| format!("cannot be read: {error}");
        let file = File::open(path).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        if !metadata.is_file() {
            return Err("is no file".into());
        }
        if metadata.len() > ARCHIVE {
            return Err(format!("is larger than {} MiB, the limit of a pack", ARCHIVE / 1024 / 1024));
        }
        let (places, names) = walk(&file, metadata.len())?;
        Ok((Self { source: Source::File(Mutex::new(file)), places, bases: BTreeMap::new() }, names))
    }

    /// The same with an archive that is part of the program.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of_program(bytes: &'static [u8]) -> Result<(Self, Vec<String>), String> {
        let (places, names) = walk(Cursor::new(bytes), bytes.len() as u64)?;
        Ok((Self { source: Source::Program(bytes), places, bases: BTreeMap::new() }, names))
    }

    /// With these members as those against which others are compressed.
    pub fn with_bases(mut self, bases: impl IntoIterator<Item = Member>) -> Self {
        let base = |member: Member| (member.path.clone(), Base { member, bytes: OnceLock::new() });
        self.bases = bases.into_iter().map(base).collect();
        self
    }

    /// Size of a member as it is held; none where there is no such member.
    pub fn size(&self, path: &str) -> Option<u64> {
        self.places.get(path).map(|place| place.bytes)
    }

    /// The bytes of a member that the index does not name: the index itself and its signature.
    ///
    /// # Errors
    /// Too many, or not there.
    pub fn read_plain(&self, path: &str, limit: u64) -> Result<Vec<u8>, String> {
        let place = self.places.get(path).ok_or_else(|| format!("lacks `{path}`"))?;
        if place.bytes > limit {
            return Err(format!("has `{path}` larger than {} KiB", limit / 1024));
        }
        let bytes = self.at(*place).map_err(|error| format!("cannot be read, in `{path}`: {error}"))?;
        Ok(bytes.into_owned())
    }

    /// The bytes of a member, compared with the digests that the index says: as it is held, before it is decompressed,
    /// and as it is.
    ///
    /// # Errors
    /// Other bytes than the index says, or none.
    pub fn read(&self, member: &Member) -> Result<Bytes, String> {
        if self.bases.contains_key(&member.path) {
            return self.base(&member.path);
        }
        let base = member.held.base.as_ref().map(|path| self.base(path)).transpose()?;
        self.unpacked(member, &base.unwrap_or_default())
    }

    fn base(&self, path: &str) -> Result<Bytes, String> {
        let base = self.bases.get(path).ok_or_else(|| format!("lacks the base `{}`", path.escape_debug()))?;
        base.bytes.get_or_init(|| self.unpacked(&base.member, b"")).clone()
    }

    fn unpacked(&self, member: &Member, base: &[u8]) -> Result<Bytes, String> {
        let path = &member.path;
        let place = self.places.get(path).ok_or_else(|| format!("lacks `{}`", path.escape_debug()))?;
        if place.bytes.max(member.bytes) > MEMBER {
            return Err(format!("has `{}` larger than {} MiB", path.escape_debug(), MEMBER / 1024 / 1024));
        }
        let held = self.at(*place).map_err(|error| format!("cannot be read, in `{path}`: {error}"))?;
        if held.len() as u64 != member.held.bytes || digest(&held) != member.held.sha256 {
            return Err(another(path));
        }
        let size = usize::try_from(member.bytes).map_err(|_| another(path))?;
        let bytes = compress::unpacked(&held, base, size).map_err(|_| another(path))?;
        if digest(&bytes) != member.sha256 {
            return Err(another(path));
        }
        Ok(bytes.into())
    }

    fn at(&self, place: Place) -> io::Result<Cow<'static, [u8]>> {
        let size = usize::try_from(place.bytes).map_err(io::Error::other)?;
        match &self.source {
            Source::File(file) => {
                let mut bytes = vec![0; size];
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(place.offset))?;
                file.read_exact(&mut bytes)?;
                Ok(bytes.into())
            }
            Source::Program(bytes) => {
                let start = usize::try_from(place.offset).map_err(io::Error::other)?;
                let member = start.checked_add(size).and_then(|end| bytes.get(start..end));
                Ok(member.ok_or(io::ErrorKind::UnexpectedEof)?.into())
            }
        }
    }
}

/// Goes from header to header.
fn walk(mut source: impl Read + Seek, length: u64) -> Result<(BTreeMap<String, Place>, Vec<String>), String> {
    let broken = |error: io::Error| format!("is no pack, or cut short: {error}");
    let mut places = BTreeMap::new();
    let mut names = Vec::new();
    let mut end = 0;
    let mut archive = tar::Archive::new(BufReader::new(&mut source));
    // Raw: an extension header is a member that is no plain file, and nobody reads what it says into memory.
    for entry in archive.entries_with_seek().map_err(broken)?.raw(true) {
        let entry = entry.map_err(broken)?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.header().entry_type() != tar::EntryType::Regular {
            return Err(format!("holds `{}`, which is no plain file", path.escape_debug()));
        }
        let place = Place { offset: entry.raw_file_position(), bytes: entry.size() };
        if names.len() == MEMBERS {
            return Err(format!("has more than {MEMBERS} members"));
        }
        let after = place.offset.checked_add(place.bytes).filter(|after| *after <= length);
        let Some(after) = after else { return Err(format!("is cut short, in `{}`", path.escape_debug())) };
        if entry.raw_header_position() != end || header(&path, place.bytes)?.as_bytes() != entry.header().as_bytes() {
            return Err(format!("has a header at `{}` that no pack has", path.escape_debug()));
        }
        end = after.next_multiple_of(BLOCK);
        if places.insert(path.clone(), place).is_some() {
            return Err(format!("holds `{}` twice, or the index does not name it", path.escape_debug()));
        }
        names.push(path);
    }
    if names.is_empty() {
        return Err("is no pack: it is empty".into());
    }
    if length != end + END {
        return Err("has something behind its last member, or is cut short there".into());
    }
    zeros(&mut source, &places, end)
        .map_err(broken)?
        .then_some((places, names))
        .ok_or_else(|| "has something between its members".to_owned())
}

/// True where nothing but zeros is between the members and at the end.
fn zeros(source: &mut (impl Read + Seek), places: &BTreeMap<String, Place>, end: u64) -> io::Result<bool> {
    let mut padding = [0; END as usize];
    let ends = places.values().map(|place| place.offset + place.bytes);
    let gaps = ends.map(|end| (end, end.next_multiple_of(BLOCK) - end)).chain([(end, END)]);
    for (offset, bytes) in gaps.filter(|(_, bytes)| *bytes > 0) {
        let padding = &mut padding[..usize::try_from(bytes).map_err(io::Error::other)?];
        source.seek(SeekFrom::Start(offset))?;
        source.read_exact(padding)?;
        if padding.iter().any(|byte| *byte != 0) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The header of a member: the same for the same name and size.
fn header(path: &str, bytes: u64) -> Result<tar::Header, String> {
    let mut header = tar::Header::new_ustar();
    header.set_size(bytes);
    header.set_mode(0o644);
    header.set_mtime(0);
    header.set_path(path).map_err(|_| format!("names `{}`, which is no plain path", path.escape_debug()))?;
    header.set_cksum();
    Ok(header)
}

/// Writes an archive: the same members give the same bytes.
///
/// # Errors
/// A name that no archive can hold.
pub fn write<'a>(members: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, String> {
    let mut archive = Vec::new();
    for (path, bytes) in members {
        begin(&mut archive, path, bytes.len() as u64)?;
        archive.extend_from_slice(bytes);
        end(&mut archive, bytes.len() as u64).map_err(|error| error.to_string())?;
    }
    finish(&mut archive).map_err(|error| error.to_string())?;
    Ok(archive)
}

/// What stands before a member's bytes.
pub(crate) fn begin(out: &mut impl Write, path: &str, bytes: u64) -> Result<(), String> {
    let header = header(path, bytes)?;
    out.write_all(header.as_bytes()).map_err(|error| format!("cannot be written: {error}"))
}

/// What stands behind a member's bytes.
pub(crate) fn end(out: &mut impl Write, bytes: u64) -> io::Result<()> {
    let gap = bytes.next_multiple_of(BLOCK) - bytes;
    io::copy(&mut io::repeat(0).take(gap), out).map(drop)
}

/// What stands behind the last member.
pub(crate) fn finish(out: &mut impl Write) -> io::Result<()> {
    out.write_all(&[0; END as usize])?;
    out.flush()
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// What is said where a member is not the one that the index names.
pub(crate) fn another(path: &str) -> String {
    format!("holds another `{}` than the index says", path.escape_debug())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of one member with zeros, which takes no room on a disk.
    fn sparse(bytes: u64) -> (tempfile::NamedTempFile, Result<Archive, String>) {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(header("a", bytes).expect("a header").as_bytes()).expect("it can be written");
        file.as_file().set_len(BLOCK + bytes.next_multiple_of(BLOCK) + END).expect("it can have holes");
        let archive = Archive::open(file.path()).map(|(archive, _)| archive);
        (file, archive)
    }

    #[test]
    fn an_archive_has_a_gibibyte_at_most() {
        let beside = BLOCK + END;
        assert!(sparse(1024 * 1024 * 1024 - beside).1.is_ok());
        let refused = sparse(1024 * 1024 * 1024 - beside + 1).1.expect_err("too large");
        assert_eq!(refused, "is larger than 1024 MiB, the limit of a pack");
    }

    #[test]
    fn a_member_has_128_mebibytes_at_most() {
        let read = |bytes: u64| {
            let (_file, archive) = sparse(bytes);
            let held = crate::Held { bytes, sha256: "another".into(), base: None };
            let member = Member { path: "a".into(), bytes, sha256: "another".into(), held };
            archive.expect("an archive").read(&member).map(drop)
        };
        // It is read, and has another digest.
        assert_eq!(read(128 * 1024 * 1024), Err(another("a")));
        assert_eq!(read(128 * 1024 * 1024 + 1), Err("has `a` larger than 128 MiB".into()));
    }

    #[test]
    fn an_archive_has_16000_members_at_most() {
        let members = |count: usize| {
            let names: Vec<String> = (0..count).map(|number| number.to_string()).collect();
            let bytes = write(names.iter().map(|name| (name.as_str(), &b""[..]))).expect("an archive");
            let mut file = tempfile::NamedTempFile::new().expect("a file");
            file.write_all(&bytes).expect("it can be written");
            Archive::open(file.path()).map(|(_, names)| names.len())
        };
        assert_eq!(members(16_000), Ok(16_000));
        assert_eq!(members(16_001), Err("has more than 16000 members".into()));
    }

    /// A header that says that a name of a gibibyte follows, in a file of holes.
    #[test]
    fn an_extension_header_is_refused_unread() {
        for kind in [tar::EntryType::GNULongName, tar::EntryType::XHeader, tar::EntryType::GNUSparse] {
            let mut file = tempfile::NamedTempFile::new().expect("a file");
            let mut extension = tar::Header::new_gnu();
            extension.set_path("extension").expect("a path");
            extension.set_entry_type(kind);
            extension.set_size(1 << 29);
            extension.set_cksum();
            file.write_all(extension.as_bytes()).expect("it can be written");
            file.as_file().set_len((1 << 29) + BLOCK + END).expect("it can have holes");
            let refused = Archive::open(file.path()).expect_err("no pack has one");
            assert_eq!(refused, "holds `extension`, which is no plain file", "{kind:?}");
        }
    }

    #[test]
    fn an_index_has_16_mebibytes_at_most() {
        let read = |bytes: u64| {
            let mut file = tempfile::NamedTempFile::new().expect("a file");
            file.write_all(header(crate::INDEX, bytes).expect("a header").as_bytes()).expect("it can be written");
            file.as_file().set_len(BLOCK + bytes.next_multiple_of(BLOCK) + END).expect("it can have holes");
            crate::read_index(file.path()).map(|index| index.len()).map_err(|rejected| rejected.reason)
        };
        assert_eq!(read(16 * 1024 * 1024), Ok(16 * 1024 * 1024));
        assert_eq!(read(16 * 1024 * 1024 + 1), Err("has `index.json` larger than 16384 KiB".into()));
    }
}
