//! Reads a few fields of a line of JSON, without building the rest of it.
//!
//! Bytes of a value that are not UTF-8 are read as U+FFFD.

use std::borrow::Cow;

use super::cursor::{Cursor, Text, unescape};

/// A line without the `\r` of its end.
pub(super) fn line(bytes: &[u8]) -> &[u8] {
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

/// Whether a line goes from `{` to `}`.
pub(super) fn is_object(line: &[u8]) -> bool {
    matches!(line.trim_ascii(), [b'{', .., b'}'])
}

/// A field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// Not there, or `null`.
    Absent,
    String(Text),
    /// A number or boolean as it is written.
    Scalar(usize, usize),
    /// An object or a list.
    Composite,
}

impl Value {
    /// The value as text; none for lists, objects and nothing.
    pub(super) fn text<'a>(&self, line: &'a [u8]) -> Option<Cow<'a, str>> {
        match self {
            Self::String(text) => Some(match text.bytes(line) {
                Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
                Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
            }),
            Self::Scalar(start, end) => Some(String::from_utf8_lossy(&line[*start..*end])),
            Self::Absent | Self::Composite => None,
        }
    }

    /// Whether the value as text is this.
    pub(super) fn equals(&self, line: &[u8], wanted: &str) -> bool {
        match self {
            Self::String(text) if !text.escaped && line[text.range()].is_ascii() => {
                &line[text.range()] == wanted.as_bytes()
            }
            _ => self.text(line).is_some_and(|text| text == wanted),
        }
    }
}

/// The fields that are read of a line. A name with dots is a key first, then a path.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    names: Vec<String>,
    roots: Vec<Node>,
}

#[derive(Debug, Clone)]
struct Node {
    key: Vec<u8>,
    /// Where the value goes; a name has two places, for the key and for the path.
    slot: Option<usize>,
    below: Vec<Node>,
}

impl Fields {
    /// The field's number, for [`Values::get`].
    pub(super) fn add(&mut self, name: &str) -> usize {
        if let Some(known) = self.names.iter().position(|other| other == name) {
            return known;
        }
        let field = self.names.len();
        self.names.push(name.into());
        place(&mut self.roots, name.as_bytes()).slot = Some(field * 2);
        let mut segments = name.split('.').map(str::as_bytes);
        let first = segments.next().expect("splitting gives at least one part");
        if first.len() < name.len() {
            let mut node = place(&mut self.roots, first);
            for segment in segments {
                node = place(&mut node.below, segment);
            }
            node.slot = Some(field * 2 + 1);
        }
        field
    }

    /// The name of a field that was added.
    pub(super) fn name(&self, field: usize) -> &str {
        &self.names[field]
    }

    /// Reads the line; false where it is not a JSON object, and then no field has a value.
    pub(super) fn read(&self, line: &[u8], values: &mut Values) -> bool {
        values.slots.clear();
        values.slots.resize(self.names.len() * 2, Value::Absent);
        let mut cursor = Cursor::new(line);
        let read = object(&mut cursor, &self.roots, &mut values.slots);
        let whole = read.is_some() && cursor.at_end();
        if !whole {
            values.slots.fill(Value::Absent);
        }
        whole
    }
}

fn place<'a>(nodes: &'a mut Vec<Node>, key: &[u8]) -> &'a mut Node {
    let index = nodes.iter().position(|node| node.key == key).unwrap_or_else(|| {
        nodes.push(Node { key: key.into(), slot: None, below: Vec::new() });
        nodes.len() - 1
    });
    &mut nodes[index]
}

fn object(cursor: &mut Cursor<'_>, nodes: &[Node], slots: &mut [Value]) -> Option<()> {
    cursor.object(|cursor, key| {
        let line = cursor.bytes;
        let known = if key.escaped {
            let name = unescape(&line[key.range()]);
            nodes.iter().find(|node| node.key == name)
        } else {
            nodes.iter().find(|node| node.key == line[key.range()])
        };
        let Some(node) = known else { return cursor.skip() };
        // Of a key that comes twice the last one counts, as with most readers.
        forget(node, slots);
        let start = cursor.at;
        if !node.below.is_empty() && cursor.peek() == Some(b'{') {
            object(cursor, &node.below, slots)?;
        } else {
            cursor.skip()?;
        }
        if let Some(slot) = node.slot {
            slots[slot] = match line[start] {
                b'"' => Value::String(cursor.last),
                b'{' | b'[' => Value::Composite,
                b'n' => Value::Absent,
                _ => Value::Scalar(start, cursor.at),
            };
        }
        Some(())
    })
}

fn forget(node: &Node, slots: &mut [Value]) {
    if let Some(slot) = node.slot {
        slots[slot] = Value::Absent;
    }
    node.below.iter().for_each(|node| forget(node, slots));
}

/// What [`Fields::read`] found; kept from line to line for its memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    slots: Vec<Value>,
}

impl Values {
    pub(super) fn get(&self, field: usize) -> Value {
        match self.slots[field * 2] {
            Value::Absent => self.slots[field * 2 + 1],
            value => value,
        }
    }
}
