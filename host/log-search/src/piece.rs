//! Cuts a part of a file to the lines that start in it.

use std::io;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use super::content::Content;

/// Bytes that are read at once to find the end of a line that goes on behind its piece.
const STEP: u64 = 64 << 10;

/// The lines that start in a range.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a [u8],
    /// Where the text starts in the file.
    pub(super) offset: u64,
    /// Bytes of the last line behind the text, which were not kept.
    pub(super) beyond: u64,
    /// The file is shorter than it was.
    pub(super) shrunk: bool,
}

/// How lines are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    /// Bytes of a line that are kept.
    pub(super) line: usize,
    /// Ends the search for a far line end; what is returned then is of no use.
    pub(super) cancel: &'a AtomicBool,
}

/// Reads the lines that start in `range`, the last one whole or up to the limit.
///
/// `at_line` says that the range starts with a line; otherwise the byte before it tells.
pub(super) fn load<'a>(
    content: &'a Content,
    range: Range<u64>,
    at_line: bool,
    reading: Reading<'_>,
    buffers: &'a mut [Vec<u8>; 2],
) -> io::Result<Piece<'a>> {
    let [buffer, spare] = buffers;
    let from = if at_line { range.start } else { range.start.saturating_sub(1) };
    let end = range.end.min(content.length);
    let nothing = Piece { text: &[], offset: end, beyond: 0, shrunk: false };
    let (start, last) = {
        let text = content.read(from..end, buffer)?;
        if (text.len() as u64) < end - from {
            return Ok(Piece { shrunk: true, ..nothing });
        }
        let start = if from == range.start { Some(0) } else { memchr::memchr(b'\n', text).map(|at| at + 1) };
        let Some(start) = start.filter(|start| *start < text.len()) else { return Ok(nothing) };
        (start, memchr::memrchr(b'\n', &text[start..]).map_or(start, |at| start + at + 1))
    };
    let (mut stop, mut beyond, mut shrunk) = (end, 0, false);
    let last = from + last as u64;
    if last < end && end < content.length {
        let line_end = line_end(content, end, reading.cancel, spare)?;
        shrunk = line_end.is_none();
        let line_end = line_end.unwrap_or(end);
        stop = line_end.min((last + reading.line as u64).max(end));
        beyond = line_end - stop;
    }
    let text = content.widen(from..stop, end, buffer)?;
    shrunk |= (text.len() as u64) < stop - from;
    Ok(Piece { text: &text[start..], offset: from + start as u64, beyond, shrunk })
}

/// Where the line that goes on at `from` ends, its line end included; none where the file ends too early.
fn line_end(content: &Content, mut from: u64, cancel: &AtomicBool, buffer: &mut Vec<u8>) -> io::Result<Option<u64>> {
    while from < content.length && !cancel.load(Ordering::Relaxed) {
        let text = content.read(from..from + STEP, buffer)?;
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(at) = memchr::memchr(b'\n', text) {
            return Ok(Some(from + at as u64 + 1));
        }
        from += text.len() as u64;
    }
    Ok(Some(from))
}
