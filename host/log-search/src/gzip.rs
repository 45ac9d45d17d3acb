//! A compressed log as a row of pieces that end at line ends.

use std::io::{BufReader, Read};

use flate2::read::MultiGzDecoder;

use super::content::{Content, Sequential};
use super::limits::{Limits, PIECE};

/// Bytes that are unpacked at once.
const STEP: usize = 64 << 10;

/// Unpacks a file piece by piece, and never holds more than a piece and a line of it.
#[derive(Debug)]
pub(super) struct Unpacked<'a> {
    decoder: MultiGzDecoder<BufReader<Sequential<'a>>>,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were handed out, and go with the next call.
    handed: usize,
    /// Where the buffer starts in the unpacked text.
    offset: u64,
    line_limit: usize,
    left: u64,
    ended: bool,
    /// Why the text is not whole.
    pub(super) cut: Option<Cut>,
}

/// Why an unpacked text is not whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cut {
    /// More than one file may unpack to.
    Limit,
    /// The data is damaged or breaks off.
    Damage(String),
}

/// Some whole lines of the text.
#[derive(Debug)]
pub(super) struct Chunk<'a> {
    pub(super) text: &'a [u8],
    /// Where it starts in the unpacked text.
    pub(super) offset: u64,
    /// Bytes of the last line behind the text, which were not kept.
    pub(super) beyond: u64,
}

impl<'a> Unpacked<'a> {
    pub(super) fn new(content: &'a Content, limits: &Limits) -> Self {
        Self {
            decoder: MultiGzDecoder::new(BufReader::new(content.sequential())),
            buffer: Vec::new(),
            handed: 0,
            offset: 0,
            line_limit: limits.line,
            left: limits.unpacked,
            ended: false,
            cut: None,
        }
    }

    /// The next lines; none at the end, and then `cut` tells whether that is the text's end.
    pub(super) fn next(&mut self) -> Option<Chunk<'_>> {
        self.buffer.drain(..self.handed);
        self.offset += self.handed as u64;
        self.handed = 0;
        let mut searched = 0;
        loop {
            while self.buffer.len() < PIECE && !self.ended {
                self.more();
            }
            // Lines are handed out up to the last end that is known; at the end of the text all that is left.
            let line_end = memchr::memrchr(b'\n', &self.buffer[searched..]).map(|at| searched + at + 1);
            searched = self.buffer.len();
            let whole = line_end.or(self.ended.then_some(searched));
            if let Some(end) = whole {
                self.handed = end;
                let offset = self.offset;
                return (end > 0).then(|| Chunk { text: &self.buffer[..end], offset, beyond: 0 });
            }
            if searched > self.line_limit {
                return Some(self.overlong());
            }
            self.more();
        }
    }

    /// The buffer is the start of a line that is too long: keeps that, and moves to the line's end.
    fn overlong(&mut self) -> Chunk<'_> {
        let kept = self.buffer.len();
        let mut beyond = 0;
        let rest = loop {
            self.buffer.truncate(kept);
            self.more();
            let fresh = &self.buffer[kept..];
            if let Some(end) = memchr::memchr(b'\n', fresh) {
                beyond += end as u64 + 1;
                break fresh[end + 1..].to_vec();
            }
            beyond += fresh.len() as u64;
            if self.ended {
                break Vec::new();
            }
        };
        // Handed out is the head; the rest of the buffer goes on behind what was left out.
        self.buffer.truncate(kept);
        self.buffer.extend_from_slice(&rest);
        self.handed = kept;
        let offset = self.offset;
        self.offset += beyond;
        Chunk { text: &self.buffer[..kept], offset, beyond }
    }

    fn more(&mut self) {
        if self.ended {
            return;
        }
        if self.left == 0 {
            // Whether there is more decides whether anything is missing.
            let more = self.decoder.read(&mut [0]);
            self.ended = true;
            if !matches!(more, Ok(0)) {
                self.cut = Some(Cut::Limit);
            }
            return;
        }
        let length = self.buffer.len();
        let room = STEP.min(usize::try_from(self.left).unwrap_or(usize::MAX));
        self.buffer.resize(length + room, 0);
        let read = self.decoder.read(&mut self.buffer[length..]);
        self.buffer.truncate(length + read.as_ref().copied().unwrap_or(0));
        match read {
            Ok(0) => self.ended = true,
            Ok(read) => self.left -= read as u64,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => {
                self.ended = true;
                self.cut = Some(Cut::Damage(error.to_string()));
            }
        }
    }
}
