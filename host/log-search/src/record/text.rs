//! Cuts the inside of a JSON string as it is written: never within an escape.

use super::MARK;

/// What stands for the frames of a traceback.
const FRAMES: &str = "…\\n";

/// Its beginning and its end.
pub(super) fn ends(raw: &str, bytes: usize) -> String {
    let room = bytes.saturating_sub(MARK.len());
    let (mut head, mut tail) = (0, raw.len());
    for (start, end) in units(raw) {
        if end <= room / 2 {
            head = end;
        }
        if raw.len() - start <= room - room / 2 {
            tail = start;
            break;
        }
    }
    format!("{}{MARK}{}", &raw[..head], &raw[tail..])
}

/// The lines that name what was raised, the first cause first, and the frames nearest to the end.
pub(super) fn traceback(raw: &str, bytes: usize) -> String {
    let lines = lines(raw);
    let (mut shorter, mut in_frames) = (String::new(), false);
    // For each line: how long what stands before it is without frames.
    let mut before = Vec::with_capacity(lines.len());
    for line in &lines {
        before.push(shorter.len());
        let is_frame = line.starts_with(' ') || line.starts_with("\\t") || *line == FRAMES;
        if !is_frame {
            shorter.push_str(line);
        } else if !in_frames {
            shorter.push_str(FRAMES);
        }
        in_frames = is_frame;
    }
    if shorter.len() > bytes {
        return ends(&shorter, bytes);
    }
    let (mut kept, mut start) = ((shorter.len(), raw.len()), raw.len());
    for (line, before) in lines.iter().zip(before).rev() {
        start -= line.len();
        let room = (bytes + start + line.len()).saturating_sub(before + raw.len());
        if line.len() > room {
            // Frames of one line each do not take all the room; what does is none.
            let part = if line.len() > bytes { ends(line, room) } else { String::new() };
            let front = if part.is_empty() { &shorter[..kept.0] } else { &shorter[..before] };
            return format!("{front}{part}{}", &raw[kept.1..]);
        }
        kept = (before, start);
    }
    raw.to_owned()
}

fn lines(raw: &str) -> Vec<&str> {
    let (mut lines, mut from) = (Vec::new(), 0);
    for (_, end) in units(raw).filter(|(start, end)| &raw[*start..*end] == "\\n") {
        lines.push(&raw[from..end]);
        from = end;
    }
    lines.push(&raw[from..]);
    lines
}

/// Where each character starts and ends, as itself, as an escape, or as a pair of them.
fn units(raw: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let rest = &raw[start..];
        at += match rest.as_bytes() {
            [] => return None,
            [b'\\', b'u', b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B', ..] if rest[6..].starts_with("\\u") => {
                12
            }
            [b'\\', b'u', ..] => 6,
            [b'\\', _, ..] => 2,
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        Some((start, at))
    })
}
