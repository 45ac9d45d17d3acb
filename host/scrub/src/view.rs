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

/// Escapes that are undone one after the other: three services, each of which escapes what the one before has written.
const ROUNDS: usize = 3;

/// What escapes begin with.
const MARKERS: &[u8] = b"%\\&";

impl View {
    /// Shows every reading of a text that is not the text itself: without its escapes of one kind (percent-encoding,
    /// JSON, HTML), since a secret can look like those of another; round by round without all escapes; and without what is not seen and breaks words, before and after
    /// that. A view takes nine times the text's memory: one is gone before the next is made, but for the last round's.
    pub(super) fn each(text: &[u8], mut look: impl FnMut(&Self)) {
        // With one kind of marker the first round says the same.
        if MARKERS.iter().filter(|marker| text.contains(marker)).count() > 1 {
            unescaped(text, b"%", percent).iter().for_each(&mut look);
            unescaped(text, b"\\", backslash).iter().for_each(&mut look);
            unescaped(text, b"&", entity).iter().for_each(&mut look);
        }
        unseen(text).iter().for_each(&mut look);
        let mut last: Option<Self> = None;
        for _ in 0..ROUNDS {
            let before = last.as_ref().map_or(text, Self::bytes);
            let Some(next) = unescaped(before, MARKERS, any) else { break };
            let next = match &last {
                Some(last) => next.over(last),
                None => next,
            };
            look(&next);
            unseen(&next.bytes).map(|view| view.over(&next)).iter().for_each(&mut look);
            last = Some(next);
        }
    }

    /// What is read.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where it stands in the text; a range is not empty.
    pub(super) fn origin(&self, range: Range<usize>) -> Range<usize> {
        self.places[range.start].0 as usize..self.places[range.end - 1].1 as usize
    }

    /// Takes a piece of the text over as it is.
    fn keep(&mut self, text: &[u8], range: Range<usize>) {
        self.bytes.extend_from_slice(&text[range.clone()]);
        self.places.extend(range.map(|index| place(index, 1)));
    }

    /// This view of another view, as a view of that one's text.
    fn over(mut self, below: &Self) -> Self {
        for (start, end) in &mut self.places {
            (*start, *end) = (below.places[*start as usize].0, below.places[*end as usize - 1].1);
        }
        self
    }
}

/// One byte: of a character of several bytes each has an escape of its own.
fn percent(rest: &[u8]) -> Option<Escape> {
    Some((char::from(byte(rest.get(1..3)?)?), 3))
}

/// The escapes of JSON, and `\x22` as web servers write it into their logs.
fn backslash(rest: &[u8]) -> Option<Escape> {
    match rest.get(1)? {
        plain @ (b'"' | b'\\' | b'/' | b'\'') => Some((char::from(*plain), 2)),
        b'n' => Some(('\n', 2)),
        b'r' => Some(('\r', 2)),
        b't' => Some(('\t', 2)),
        b'x' => Some((char::from(byte(rest.get(2..4)?)?), 4)),
        b'u' => Some((char::from_u32(hexadecimal(rest.get(2..6)?)?)?, 6)),
        _ => None,
    }
}

/// References of HTML and XML: by number, and the named ones that encoders write.
fn entity(rest: &[u8]) -> Option<Escape> {
    /// Bytes of the longest reference, `&#1114111;`.
    const LONGEST: usize = 10;
    const NAMED: [(&[u8], char); 9] = [
        (b"amp", '&'),
        (b"lt", '<'),
        (b"gt", '>'),
        (b"quot", '"'),
        (b"apos", '\''),
        (b"sol", '/'),
        (b"plus", '+'),
        (b"equals", '='),
        (b"nbsp", '\u{a0}'),
    ];
    let end = rest.iter().take(LONGEST).position(|byte| *byte == b';')?;
    let name = &rest[1..end];
    let number = match name {
        [b'#', b'x' | b'X', digits @ ..] => hexadecimal(digits),
        [b'#', digits @ ..] => std::str::from_utf8(digits).ok()?.parse().ok(),
        _ => NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| u32::from(*character)),
    };
    Some((char::from_u32(number?)?, end + 1))
}

fn any(rest: &[u8]) -> Option<Escape> {
    match rest.first()? {
        b'%' => percent(rest),
        b'&' => entity(rest),
        _ => backslash(rest),
    }
}

/// Without what stands between the characters of a word and is not seen: line breaks and the spaces behind them, tabs,
/// zero bytes as of UTF-16, commands to a terminal, marks without width; none where there is nothing of it.
fn unseen(text: &[u8]) -> Option<View> {
    // What any of it begins with; most texts have nothing of it.
    let may_begin = |byte: &u8| matches!(byte, 0 | b'\t' | b'\n' | b'\r' | 0x1b | 0xc2 | 0xe2 | 0xef);
    let mut view = View::default();
    let (mut kept, mut index) = (0, text.iter().position(may_begin)?);
    while let Some(next) = text[index..].iter().position(may_begin) {
        index += next;
        match unseen_at(&text[index..]) {
            0 => index += 1,
            length => {
                view.keep(text, kept..index);
                index += length;
                kept = index;
            }
        }
    }
    view.keep(text, kept..text.len());
    (view.bytes.len() < text.len()).then_some(view)
}

/// Bytes at the beginning that are not seen.
fn unseen_at(rest: &[u8]) -> usize {
    let run = |from: usize, fits: fn(&u8) -> bool| from + rest[from..].iter().take_while(|byte| fits(byte)).count();
    match rest {
        [b'\n' | b'\r', ..] => run(1, |byte| matches!(byte, b'\n' | b'\r' | b' ' | b'\t')),
        [b'\t' | 0, ..] => 1,
        // `ESC [ … m`.
        [0x1b, b'[', ..] => (run(2, |byte| matches!(byte, 0x20..=0x3f)) + 1).min(rest.len()),
        [0x1b, ..] => 1,
        // Soft hyphen.
        [0xc2, 0xad, ..] => 2,
        // U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F; U+FEFF.
        [0xe2, 0x80, 0x8b..=0x8f | 0xaa..=0xae, ..] | [0xe2, 0x81, 0xa0..=0xaf, ..] | [0xef, 0xbb, 0xbf, ..] => 3,
        _ => 0,
    }
}

/// Replaces every escape that `read` understands, given the text from its marker on; none where it understands none.
fn unescaped(text: &[u8], markers: &[u8], read: fn(&[u8]) -> Option<Escape>) -> Option<View> {
    let is_marker = |byte: &u8| markers.contains(byte);
    let (mut kept, mut index) = (0, text.iter().position(is_marker)?);
    let mut view = View { bytes: Vec::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
    while let Some(next) = text[index..].iter().position(is_marker) {
        index += next;
        let Some((character, length)) = read(&text[index..]) else {
            index += 1;
            continue;
        };
        view.keep(text, kept..index);
        match u8::try_from(character) {
            Ok(byte) => view.bytes.push(byte),
            Err(_) => view.bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        view.places.resize(view.bytes.len(), place(index, length));
        index += length;
        kept = index;
    }
    if kept == 0 {
        return None;
    }
    view.keep(text, kept..text.len());
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
