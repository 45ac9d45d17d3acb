//! A text with something taken away, and where each of its bytes stood before.

use std::ops::Range;

/// A text as somebody reads it who undoes its escapes.
#[derive(Debug, Default)]
pub(super) struct View {
    bytes: Vec<u8>,
    /// Beginning and end of what each byte was made of. Texts are bounded far below 4 GiB.
    places: Vec<(u32, u32)>,
}

/// What an escape means, and how long it is.
type Escape = (char, usize);

impl View {
    /// Without percent-encoding; none where there is none.
    pub(super) fn without_percent(text: &[u8]) -> Option<Self> {
        // One byte each: of a character of several bytes each has an escape of its own.
        unescaped(text, b'%', |rest| Some((char::from(byte(rest.get(1..3)?)?), 3)))
    }

    /// Without the escapes of JSON, and `\x22` as web servers write it into their logs.
    pub(super) fn without_backslashes(text: &[u8]) -> Option<Self> {
        unescaped(text, b'\\', |rest| match rest.get(1)? {
            plain @ (b'"' | b'\\' | b'/' | b'\'') => Some((char::from(*plain), 2)),
            b'n' => Some(('\n', 2)),
            b'r' => Some(('\r', 2)),
            b't' => Some(('\t', 2)),
            b'x' => Some((char::from(byte(rest.get(2..4)?)?), 4)),
            b'u' => Some((char::from_u32(hexadecimal(rest.get(2..6)?)?)?, 6)),
            _ => None,
        })
    }

    /// Without line breaks, after `unescaped` where there is such a view; none where there is no break.
    pub(super) fn without_breaks(text: &[u8], unescaped: Option<&Self>) -> Option<Self> {
        let bytes = unescaped.map_or(text, Self::bytes);
        memchr::memchr(b'\n', bytes)?;
        let mut view = Self::default();
        for (index, byte) in bytes.iter().enumerate().filter(|(_, byte)| !matches!(byte, b'\n' | b'\r')) {
            view.bytes.push(*byte);
            view.places.push(unescaped.map_or_else(|| place(index, 1), |view| view.places[index]));
        }
        Some(view)
    }

    /// What is read.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where it stands in the text; a range is not empty.
    pub(super) fn origin(&self, range: Range<usize>) -> Range<usize> {
        self.places[range.start].0 as usize..self.places[range.end - 1].1 as usize
    }
}

/// Replaces every escape that `read` understands, given the text from its marker on.
fn unescaped(text: &[u8], marker: u8, read: impl Fn(&[u8]) -> Option<Escape>) -> Option<View> {
    memchr::memchr(marker, text)?;
    let mut view = View { bytes: Vec::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
    let mut index = 0;
    while index < text.len() {
        let escape = if text[index] == marker { read(&text[index..]) } else { None };
        let length = match escape {
            None => {
                view.bytes.push(text[index]);
                1
            }
            Some((character, length)) => {
                match u8::try_from(character) {
                    Ok(byte) => view.bytes.push(byte),
                    Err(_) => view.bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
                }
                length
            }
        };
        view.places.resize(view.bytes.len(), place(index, length));
        index += length;
    }
    Some(view)
}

fn place(index: usize, length: usize) -> (u32, u32) {
    let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    (narrow(index), narrow(index + length))
}

fn byte(digits: &[u8]) -> Option<u8> {
    hexadecimal(digits)?.try_into().ok()
}

fn hexadecimal(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| Some(number * 16 + char::from(*digit).to_digit(16)?))
}
