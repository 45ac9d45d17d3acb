//! Cuts a line that is too long inside its record, so that what is left is still JSON.
//!
//! Services write what matters behind what is long: the AI Gateway its message behind 20 kB of traceback. So values are
//! shortened, tracebacks first, then other long texts, and the service's own words only where nothing else is left.
//! Whatever is no JSON object loses its end.

mod parts;
mod text;

use std::borrow::Cow;

use super::limits::RECORD_PREFIX;
use parts::{Part, Rank};

/// Stands for what was left out.
const MARK: &str = "…";

/// What is shortened in turn, and down to how many bytes a value: the cause at the end of a traceback tells more than
/// the middle of a prompt, and both tell less than the service's own words.
const STAGES: [(Rank, usize); 5] =
    [(Rank::Traceback, 512), (Rank::Other, 256), (Rank::Traceback, 0), (Rank::Other, 0), (Rank::Words, 0)];

/// The line in so many bytes at most.
#[must_use]
pub fn shortened(line: &str, limit: usize) -> Cow<'_, str> {
    if line.len() <= limit {
        return Cow::Borrowed(line);
    }
    match inside(line, limit) {
        Some(shorter) => Cow::Owned(shorter),
        None => Cow::Borrowed(&line[..line.floor_char_boundary(limit)]),
    }
}

/// Nothing where the line holds no JSON object to its end, or one whose values are not what makes it long.
fn inside(line: &str, limit: usize) -> Option<String> {
    // `docker compose logs`, `docker logs --timestamps` and journald put words of their own in front.
    let start = line.find('{').filter(|start| *start <= RECORD_PREFIX)?;
    let (prefix, record) = line.split_at(start);
    let limit = limit.checked_sub(prefix.len())?;
    let parts = parts::of(record.trim_ascii_end())?;
    let wrapped = parts.iter().find(|part| part.is_wrapped).and_then(|part| unwrapped(record, part, limit));
    let shorter = wrapped.or_else(|| cut(record, &parts, limit))?;
    Some(format!("{prefix}{shorter}"))
}

/// The record that Docker has written as a text into a record of its own.
fn unwrapped(record: &str, part: &Part, limit: usize) -> Option<String> {
    let (before, after) = (&record[..part.range.start], &record[part.range.end..]);
    let room = limit.checked_sub(before.len() + after.len())?;
    let inner: String = serde_json::from_str(&format!("\"{}\"", &record[part.range.clone()])).ok()?;
    let end = &inner[inner.trim_ascii_end().len()..];
    let mut size = room;
    // Quotes and line ends take more bytes as part of a text; how many is known when they are written.
    while size > 0 {
        let shorter = inside(inner.trim_ascii_end(), size)?;
        let written = serde_json::to_string(&format!("{shorter}{end}")).ok()?;
        let written = &written[1..written.len() - 1];
        if written.len() <= room {
            return Some(format!("{before}{written}{after}"));
        }
        size = (size * room / written.len()).min(size - 1);
    }
    None
}

fn cut(record: &str, parts: &[Part], limit: usize) -> Option<String> {
    let long: usize = parts.iter().map(|part| part.range.len()).sum();
    let room = limit.checked_sub(record.len() - long)?;
    let mut levels = Levels([usize::MAX; 3]);
    for (rank, least) in STAGES {
        let highest = levels.of(rank);
        levels.set(rank, least);
        if levels.size(parts) > room {
            continue;
        }
        let (mut low, mut high) = (least, highest.min(record.len()));
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            levels.set(rank, middle);
            if levels.size(parts) > room { high = middle - 1 } else { low = middle }
        }
        levels.set(rank, low);
        return Some(levels.apply(record, parts));
    }
    None
}

/// The bytes that a value of each rank may have.
struct Levels([usize; 3]);

impl Levels {
    fn of(&self, rank: Rank) -> usize {
        self.0[rank as usize]
    }

    fn set(&mut self, rank: Rank, level: usize) {
        self.0[rank as usize] = level;
    }

    /// The bytes of all values at most.
    fn size(&self, parts: &[Part]) -> usize {
        parts.iter().map(|part| part.range.len().min(self.of(part.rank).max(parts::SHORT))).sum()
    }

    fn apply(&self, record: &str, parts: &[Part]) -> String {
        let (mut shorter, mut at) = (String::new(), 0);
        for part in parts {
            shorter.push_str(&record[at..part.range.start]);
            shorter.push_str(&part.cut(&record[part.range.clone()], self.of(part.rank)));
            at = part.range.end;
        }
        shorter + &record[at..]
    }
}

#[cfg(test)]
mod tests;
