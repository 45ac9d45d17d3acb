//! Walks over JSON text, without making anything of it.
//!
//! Strict about the shape (a line that is cut off is not JSON), and lenient about text: bytes that are not UTF-8
//! pass, and halves of surrogate pairs are read as U+FFFD.

use std::borrow::Cow;
use std::ops::Range;

use super::limits::JSON_NESTING;

/// Where a string's inside stands in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Text {
    start: usize,
    end: usize,
    pub(super) escaped: bool,
}

impl Text {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn bytes<'a>(&self, line: &'a [u8]) -> Cow<'a, [u8]> {
        let raw = &line[self.range()];
        if self.escaped { Cow::Owned(unescape(raw)) } else { Cow::Borrowed(raw) }
    }
}

/// Walks over JSON text.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    depth: u32,
    /// The string that was read last.
    pub(super) last: Text,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut cursor = Self { bytes, at: 0, depth: 0, last: Text { start: 0, end: 0, escaped: false } };
        cursor.blanks();
        cursor
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn at_end(&mut self) -> bool {
        self.blanks();
        self.at == self.bytes.len()
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        let same = self.peek() == Some(byte);
        self.at += usize::from(same);
        same.then_some(())
    }

    fn enter(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth <= JSON_NESTING).then_some(())
    }

    /// Calls `entry` at each value, with its key; `entry` moves behind the value, and ends the walk with `None`.
    pub(super) fn object(&mut self, mut entry: impl FnMut(&mut Self, Text) -> Option<()>) -> Option<()> {
        self.take(b'{')?;
        self.enter()?;
        self.blanks();
        if self.peek() != Some(b'}') {
            loop {
                let key = self.string()?;
                self.blanks();
                self.take(b':')?;
                self.blanks();
                entry(self, key)?;
                self.blanks();
                if self.take(b',').is_none() {
                    break;
                }
                self.blanks();
            }
        }
        self.depth -= 1;
        self.take(b'}')
    }

    /// Moves behind the value.
    pub(super) fn skip(&mut self) -> Option<()> {
        match self.peek()? {
            b'"' => self.string().map(drop),
            b'{' => self.object(|cursor, _| cursor.skip()),
            b'[' => self.list(Self::skip),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ => self.number(),
        }
    }

    /// Calls `element` at each value; it moves behind the value, and ends the walk with `None`.
    pub(super) fn list(&mut self, mut element: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(b'[')?;
        self.enter()?;
        self.blanks();
        if self.peek() != Some(b']') {
            loop {
                element(self)?;
                self.blanks();
                if self.take(b',').is_none() {
                    break;
                }
                self.blanks();
            }
        }
        self.depth -= 1;
        self.take(b']')
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        let same = self.bytes[self.at..].starts_with(word);
        self.at += word.len();
        same.then_some(())
    }

    fn number(&mut self) -> Option<()> {
        let _ = self.take(b'-');
        if self.take(b'0').is_none() {
            self.digits()?;
        }
        if self.take(b'.').is_some() {
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    /// Reads a string and moves behind it.
    pub(super) fn string(&mut self) -> Option<Text> {
        self.take(b'"')?;
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at += ordinary(&self.bytes[self.at..]);
            match self.peek()? {
                b'"' => {
                    self.last = Text { start, end: self.at, escaped };
                    self.at += 1;
                    return Some(self.last);
                }
                b'\\' => {
                    escaped = true;
                    let length = match self.bytes.get(self.at + 1)? {
                        b'u' if self.bytes.get(self.at + 2..self.at + 6)?.iter().all(u8::is_ascii_hexdigit) => 6,
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 2,
                        _ => return None,
                    };
                    self.at += length;
                }
                // Control characters must be escaped.
                _ => return None,
            }
        }
    }
}

/// How many bytes at the start are neither a quote, a backslash nor a control character.
fn ordinary(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let mut passed = 0;
    // Eight bytes at a time: a byte's high bit is set where it is one of the three kinds. A borrow can set only
    // bits above a byte that is one, so that the lowest set bit is right.
    for chunk in bytes.chunks_exact(8) {
        let word = u64::from_le_bytes(chunk.try_into().expect("the chunk has eight bytes"));
        let quote = zero(word ^ (ONES * u64::from(b'"')));
        let backslash = zero(word ^ (ONES * u64::from(b'\\')));
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        let special = quote | backslash | control;
        if special != 0 {
            return passed + special.trailing_zeros() as usize / 8;
        }
        passed += 8;
    }
    let rest = &bytes[passed..];
    passed + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(rest.len())
}

/// The characters that a well-formed string stands for.
pub(super) fn unescape(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        bytes.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let Some((&kind, behind)) = rest.split_first() else { break };
        rest = behind;
        let character = match kind {
            b'u' => unicode(&mut rest),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            other => char::from(other),
        };
        bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
    bytes.extend_from_slice(rest);
    bytes
}

/// The character behind `\u`, for which a pair of escapes may stand.
fn unicode(rest: &mut &[u8]) -> char {
    let unit = |text: &[u8]| {
        let digits = text.get(..4)?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let Some(first) = unit(rest) else { return char::REPLACEMENT_CHARACTER };
    *rest = &rest[4..];
    if let (0xD800..0xDC00, Some(second @ 0xDC00..0xE000)) = (first, rest.strip_prefix(b"\\u").and_then(unit)) {
        *rest = &rest[6..];
        return char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            .expect("a pair of surrogates is a character");
    }
    char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
}
