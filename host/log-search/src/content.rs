//! Access to the bytes of a file.
//!
//! Files are read in pieces, and not mapped into memory. Mapping was measured and is no quicker here: what it saves
//! in copying it pays in page faults, while a piece that was read is in the processor's cache. And a mapped file that
//! is truncated meanwhile kills the process, which `copytruncate`, GitLab's way to rotate logs, does to live ones.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::time::SystemTime;

use super::{Error, time};

/// What a file's first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
}

/// An open log file, of the length that it had when it was opened.
#[derive(Debug)]
pub(super) struct Content {
    file: File,
    pub(super) length: u64,
    pub(super) packing: Packing,
    /// Last change, where the system knows; [`time::NONE`] otherwise.
    pub(super) modified: time::Micros,
}

/// Other ways to compress logs, by their first bytes.
const FOREIGN: [(&[u8], &str); 4] =
    [(b"\x28\xB5\x2F\xFD", "zstd"), (b"\xFD7zXZ", "xz"), (b"BZh", "bzip2"), (b"\x04\x22\x4D\x18", "lz4")];

/// Opens a file for searching.
pub(super) fn open(path: &Path) -> Result<Content, Error> {
    let unreadable = |reason: String| Error::Unreadable { path: path.into(), reason };
    // Asked before opening: opening a pipe would wait for its writer.
    let metadata = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?;
    if metadata.is_dir() {
        return Err(unreadable("it is a folder; name the file in it, for example with `/*.log` behind it".into()));
    }
    if !metadata.is_file() {
        return Err(unreadable("it is not a regular file; save the output to a file first".into()));
    }
    let file = File::open(path).map_err(|error| unreadable(error.to_string()))?;
    let modified = metadata.modified().ok().map_or(time::NONE, micros);
    let mut content = Content { file, length: metadata.len(), packing: Packing::Plain, modified };
    let mut head = [0; 6];
    let read = content.fill(0, &mut head).map_err(|error| unreadable(error.to_string()))?;
    let head = &head[..read];
    if let Some((_, name)) = FOREIGN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(unreadable(format!("it is compressed with {name}, and only gzip is read; unpack it first")));
    }
    if head.starts_with(b"\x1F\x8B") {
        content.packing = Packing::Gzip;
    }
    Ok(content)
}

/// A system time in microseconds since 1970.
pub(super) fn micros(time: SystemTime) -> time::Micros {
    let signed = |duration: std::time::Duration| i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => signed(after),
        Err(before) => -signed(before.duration()),
    }
}

impl Content {
    /// The bytes of a range; fewer where the file has shrunk.
    pub(super) fn read<'a>(&self, range: Range<u64>, buffer: &'a mut Vec<u8>) -> io::Result<&'a [u8]> {
        let end = range.end.min(self.length);
        let start = range.start.min(end);
        let length = usize::try_from(end - start).unwrap_or(usize::MAX);
        if buffer.len() < length {
            buffer.resize(length, 0);
        }
        let read = self.fill(start, &mut buffer[..length])?;
        Ok(&buffer[..read])
    }

    /// The bytes of a range whose head, up to `known`, was just read into `buffer`.
    pub(super) fn widen<'a>(&self, range: Range<u64>, known: u64, buffer: &'a mut Vec<u8>) -> io::Result<&'a [u8]> {
        let length = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX);
        let (kept, wanted) = (length(known - range.start), length(range.end - range.start));
        if buffer.len() < wanted {
            buffer.resize(wanted, 0);
        }
        let read = self.fill(known, &mut buffer[kept..wanted])?;
        Ok(&buffer[..kept + read])
    }

    /// Reads until the buffer is full or the file ends.
    fn fill(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() {
            match read_at(&self.file, &mut buffer[filled..], offset + filled as u64) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }

    /// The file from its start, for a reader of its own.
    pub(super) fn sequential(&self) -> Sequential<'_> {
        Sequential { content: self, at: 0 }
    }
}

/// Reads a content in order; several can read one content at the same time.
#[derive(Debug)]
pub(super) struct Sequential<'a> {
    content: &'a Content,
    at: u64,
}

impl io::Read for Sequential<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.content.length.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let wanted = buffer.len().min(left);
        let read = self.content.fill(self.at, &mut buffer[..wanted])?;
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, offset)
}
