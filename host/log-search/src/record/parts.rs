//! The values of a record that can be shortened, and how much each of them tells.

use std::borrow::Cow;
use std::ops::Range;

use super::MARK;
use super::text;
use crate::cursor::Cursor;

/// Bytes of a value that is not worth shortening: what stands for the rest takes as many.
pub(super) const SHORT: usize = 8;

/// How much a value tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// Where in the program it happened.
    Traceback,
    /// Everything else.
    Other,
    /// What happened, when, and to which request.
    Words,
}

/// Last words of the names of fields with tracebacks; in front may stand `exception.` or `error_`.
const TRACEBACKS: [&str; 8] =
    ["backtrace", "traceback", "stack_trace", "stacktrace", "stack", "exc_info", "exc_text", "exception"];

/// Names of fields that are kept as long as anything else can be shortened.
const WORDS: [&str; 27] = [
    "ai_event_name",
    "auth_error_details",
    "class",
    "correlation_id",
    "duo_chat_error_code",
    "error",
    "error_class",
    "error_code",
    "error_message",
    "event",
    "exception.class",
    "exception.message",
    "exception_class",
    "exception_message",
    "extra",
    "http_exception_details",
    "level",
    "logger",
    "message",
    "msg",
    "request_id",
    "severity",
    "status",
    "status_code",
    "time",
    "timestamp",
    "type",
];

/// A value that can be shortened.
#[derive(Debug)]
pub(super) struct Part {
    /// Of a text, its inside as it is written; of a list, all of it.
    pub(super) range: Range<usize>,
    pub(super) rank: Rank,
    /// A text that holds a whole record.
    pub(super) is_wrapped: bool,
    is_list: bool,
}

impl Part {
    /// The value in so many bytes, or in the few of the mark.
    pub(super) fn cut<'a>(&self, value: &'a str, bytes: usize) -> Cow<'a, str> {
        match self {
            _ if value.len() <= bytes.max(SHORT) => Cow::Borrowed(value),
            Self { is_list: true, .. } => Cow::Owned(first_elements(value, bytes)),
            Self { rank: Rank::Traceback, .. } => Cow::Owned(text::traceback(value, bytes)),
            _ => Cow::Owned(text::ends(value, bytes)),
        }
    }
}

/// Those of a record, in order; nothing where it is no JSON object.
pub(super) fn of(record: &str) -> Option<Vec<Part>> {
    let mut walk = Walk { record, parts: Vec::new(), depth: 0 };
    let mut cursor = Cursor::new(record.as_bytes());
    walk.object(&mut cursor, Rank::Other)?;
    cursor.at_end().then_some(walk.parts)
}

struct Walk<'a> {
    record: &'a str,
    parts: Vec<Part>,
    depth: usize,
}

impl Walk<'_> {
    fn object(&mut self, cursor: &mut Cursor<'_>, within: Rank) -> Option<()> {
        self.depth += 1;
        cursor.object(|cursor, key| {
            let name = String::from_utf8_lossy(&key.bytes(cursor.bytes)).into_owned();
            let rank = if within == Rank::Words { within } else { rank(&name) };
            let known = self.parts.len();
            self.value(cursor, rank)?;
            if self.depth == 1 && name == "log" {
                let record = self.record;
                self.parts[known..]
                    .iter_mut()
                    .for_each(|part| part.is_wrapped = is_wrapped(&record[part.range.clone()]));
            }
            Some(())
        })?;
        self.depth -= 1;
        Some(())
    }

    fn value(&mut self, cursor: &mut Cursor<'_>, rank: Rank) -> Option<()> {
        let start = cursor.at;
        match cursor.peek()? {
            b'"' => {
                let inside = cursor.string()?.range();
                self.add(inside, rank, false);
            }
            b'[' if rank == Rank::Traceback => {
                cursor.skip()?;
                self.add(start..cursor.at, rank, true);
            }
            b'[' => cursor.list(|cursor| self.value(cursor, rank))?,
            // What stands in the object `exception` says itself what it is.
            b'{' => self.object(cursor, if rank == Rank::Words { rank } else { Rank::Other })?,
            _ => cursor.skip()?,
        }
        Some(())
    }

    fn add(&mut self, range: Range<usize>, rank: Rank, is_list: bool) {
        if range.len() > SHORT {
            self.parts.push(Part { range, rank, is_wrapped: false, is_list });
        }
    }
}

fn rank(name: &str) -> Rank {
    if WORDS.contains(&name) {
        return Rank::Words;
    }
    let mut fronts = TRACEBACKS.iter().filter_map(|last| name.strip_suffix(last));
    if fronts.any(|front| front.is_empty() || front.ends_with(['.', '_'])) { Rank::Traceback } else { Rank::Other }
}

/// Docker's `json-file` writes a line of a container, its line end included, as the field `log`.
fn is_wrapped(raw: &str) -> bool {
    raw.contains("{\\\"") && (raw.ends_with("}\\n") || raw.ends_with('}'))
}

/// Ruby names the innermost frame first.
fn first_elements(list: &str, bytes: usize) -> String {
    let mut cursor = Cursor::new(list.as_bytes());
    let room = bytes.saturating_sub(", \"…\"]".len());
    let mut kept = 1;
    // The walk ends with the first element that has no room.
    let _ = cursor.list(|cursor| {
        cursor.skip()?;
        (cursor.at <= room).then(|| kept = cursor.at)
    });
    let comma = if kept > 1 { ", " } else { "" };
    format!("{}{comma}\"{MARK}\"]", &list[..kept])
}
