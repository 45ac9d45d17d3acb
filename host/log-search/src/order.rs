//! Where in a file a window can be.
//!
//! Logs are written in the order of time, give or take [`ORDER_SLACK`]. Where probes confirm that, bisection finds
//! three kinds of parts for each window: outside, where no line can be in it; inside, where all lines are; and at
//! the edges, where each line is judged by its own time. Every bound rests on a line that was read and on the
//! slack, not on the probes being sorted: a line with the time `t` says that all before it are at most
//! `t + slack`, and all behind it at least `t - slack`.
//!
//! The edges are chosen so wide that the earliest and the latest line of a window stand in them. A file that is
//! small, packed, or not in order is one part, in which each line is judged. A packed file is left out when it was
//! last changed well before the window, and its first line does not say that this is a lie.
//!
//! What this cannot see: a few lines far out of place, in a large file, between two probes and outside of the
//! window. Within the window a pass goes on watching the order, and a file that turns out not to be in order is
//! looked at again, line by line.

use std::io;
use std::ops::Range;

use super::compile::Window;
use super::content::{Content, Packing};
use super::gzip::Unpacked;
use super::json;
use super::limits::{CHANGE_SLACK, Limits, ORDER_PROBES, ORDER_SLACK, PROBE_BYTES, SEEK_STEP};
use super::time::{self, Micros};

/// How a part of a file lies to a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    Outside,
    Inside,
    /// Each line must be judged.
    Edge,
}

/// A part of a file; starts with a line, and ends with one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) range: Range<u64>,
    /// For each window.
    pub(super) positions: Vec<Position>,
}

impl Part {
    /// All of a file, with each line to be judged.
    pub(super) fn whole(content: &Content, windows: &[Window]) -> Self {
        Self { range: 0..content.length, positions: vec![Position::Edge; windows.len()] }
    }
}

/// The parts of a file that are not outside of all windows.
///
/// `origin` is the first time in it.
pub(super) fn parts(content: &Content, origin: Micros, windows: &[Window], limits: &Limits) -> io::Result<Vec<Part>> {
    let whole = || vec![Part::whole(content, windows)];
    if content.packing == Packing::Gzip {
        let latest = content.modified.saturating_add(CHANGE_SLACK);
        let honest = content.modified != time::NONE && origin != time::NONE && origin <= latest;
        let older = honest && windows.iter().all(|window| time::seconds(latest) < window.since);
        return Ok(if older { Vec::new() } else { whole() });
    }
    if content.length < limits.seek_above.max(SEEK_STEP) {
        return Ok(whole());
    }
    let mut probes = Probes { content, buffer: Vec::new() };
    if !probes.in_order()? {
        return Ok(whole());
    }
    let mut bounds = Vec::with_capacity(windows.len());
    for window in windows {
        match probes.bounds(window)? {
            Some(found) => bounds.push(found),
            None => return Ok(whole()),
        }
    }
    let mut cuts: Vec<u64> =
        bounds.iter().flat_map(|(outer, inner)| [outer.start, outer.end, inner.start, inner.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let position = |range: &Range<u64>, (outer, inner): &(Range<u64>, Range<u64>)| {
        if range.end <= outer.start || outer.end <= range.start {
            Position::Outside
        } else if inner.start <= range.start && range.end <= inner.end {
            Position::Inside
        } else {
            Position::Edge
        }
    };
    let parts = cuts.windows(2).map(|cut| {
        let range = cut[0]..cut[1];
        Part { positions: bounds.iter().map(|bounds| position(&range, bounds)).collect(), range }
    });
    Ok(parts.filter(|part| part.positions.iter().any(|position| *position != Position::Outside)).collect())
}

/// The first time in the first megabyte of a file.
pub(super) fn first_time(content: &Content, limits: &Limits) -> Micros {
    match content.packing {
        Packing::Plain => match (Probes { content, buffer: Vec::new() }).at(0) {
            Ok(Probe::Line(line)) => line.time,
            _ => time::NONE,
        },
        Packing::Gzip => {
            let mut unpacked = Unpacked::new(content, limits);
            let mut left = PROBE_BYTES;
            while let Some(chunk) = unpacked.next() {
                let text = &chunk.text[..chunk.text.len().min(left)];
                if let Some((_, time)) = first_timed(text, 0) {
                    return time;
                }
                left -= text.len();
                if left == 0 {
                    break;
                }
            }
            time::NONE
        }
    }
}

/// A line with a time.
#[derive(Debug, Clone, Copy)]
struct Timed {
    offset: u64,
    time: Micros,
}

enum Probe {
    Line(Timed),
    /// There is none up to the end of the file.
    End,
    /// There is none near.
    Nothing,
}

/// The last line that is below a bound, and the first that is not, as far as they were probed.
#[derive(Debug, Clone, Copy, Default)]
struct Split {
    below: Option<Timed>,
    above: Option<Timed>,
}

struct Probes<'a> {
    content: &'a Content,
    buffer: Vec<u8>,
}

impl Probes<'_> {
    /// The first line with a time that starts at or behind a place.
    fn at(&mut self, place: u64) -> io::Result<Probe> {
        let from = place.saturating_sub(1);
        let mut size = 8 << 10;
        loop {
            let text = self.content.read(from..from + size as u64, &mut self.buffer)?;
            let ended = from + text.len() as u64 >= self.content.length;
            let start = if place == 0 { Some(0) } else { memchr::memchr(b'\n', text).map(|at| at + 1) };
            // A line that is cut off by the block is looked at in the next, larger one.
            let whole = if ended { text.len() } else { memchr::memrchr(b'\n', text).map_or(0, |at| at + 1) };
            if let Some(start) = start.filter(|start| *start < whole)
                && let Some((at, time)) = first_timed(&text[..whole], start)
            {
                return Ok(Probe::Line(Timed { offset: from + at as u64, time }));
            }
            if ended {
                return Ok(Probe::End);
            }
            if size >= PROBE_BYTES {
                return Ok(Probe::Nothing);
            }
            size = (size * 4).min(PROBE_BYTES);
        }
    }

    /// Whether the probed lines and the last ones are in order.
    fn in_order(&mut self) -> io::Result<bool> {
        let length = self.content.length;
        let mut latest = time::NONE;
        let mut fits = |time: Micros| {
            let fits = time >= latest.saturating_sub(ORDER_SLACK);
            latest = latest.max(time);
            fits
        };
        let place = |number| length / ORDER_PROBES * number;
        for number in 0..ORDER_PROBES {
            match self.at(place(number))? {
                Probe::Line(line) if fits(line.time) => {}
                Probe::End => {}
                Probe::Line(_) | Probe::Nothing => return Ok(false),
            }
        }
        // What was appended last may be short, for example another file.
        let text = self.content.read(place(ORDER_PROBES - 1).max(length - SEEK_STEP)..length, &mut self.buffer)?;
        let mut at = memchr::memchr(b'\n', text).map_or(text.len(), |at| at + 1);
        while let Some((start, time)) = first_timed(text, at) {
            if !fits(time) {
                return Ok(false);
            }
            at = memchr::memchr(b'\n', &text[start..]).map_or(text.len(), |end| start + end + 1);
        }
        Ok(true)
    }

    /// Where a window's lines can be, and where all lines are in it; none where the file does not tell.
    fn bounds(&mut self, window: &Window) -> io::Result<Option<(Range<u64>, Range<u64>)>> {
        const SLACK: f64 = ORDER_SLACK as f64 / 1e6;
        let length = self.content.length;
        let (since, until) = (window.since, window.until);
        let Some(low) = self.split(|time| time::seconds(time) >= since - SLACK)? else { return Ok(None) };
        let Some(high) = self.split(|time| time::seconds(time) > until + SLACK)? else { return Ok(None) };
        let outer = low.below.map_or(0, |line| line.offset)..high.above.map_or(length, |line| line.offset);
        let outer = outer.start..outer.end.max(outer.start);
        let edges_only = (outer.clone(), outer.start..outer.start);
        // A line surely in the window at either end, and then one that is a slack further in.
        let Some(first) = self.split(|time| time::seconds(time) > since + SLACK)? else { return Ok(None) };
        let Some(last) = self.split(|time| time::seconds(time) >= until - SLACK)? else { return Ok(None) };
        let (Some(first), Some(last)) = (first.above, last.below) else { return Ok(Some(edges_only)) };
        let Some(behind) = self.split(|time| time > first.time + ORDER_SLACK)? else { return Ok(None) };
        let Some(before) = self.split(|time| time >= last.time - ORDER_SLACK)? else { return Ok(None) };
        Ok(Some(match (behind.above, before.below) {
            (Some(behind), Some(before)) if behind.offset < before.offset => (outer, behind.offset..before.offset),
            _ => edges_only,
        }))
    }

    /// Looks for the place where times pass a bound; none where lines with a time are too rare.
    fn split(&mut self, passes: impl Fn(Micros) -> bool) -> io::Result<Option<Split>> {
        let mut split = Split::default();
        let (mut low, mut high) = (0, self.content.length);
        let mut place = 0;
        loop {
            match self.at(place)? {
                Probe::Nothing => return Ok(None),
                Probe::Line(line) if !passes(line.time) => {
                    split.below = Some(line);
                    // The line may stand far behind the place.
                    low = line.offset.max(place).min(high);
                }
                Probe::Line(line) => {
                    split.above = Some(line);
                    high = place;
                }
                Probe::End => high = place,
            }
            if high.saturating_sub(low) <= SEEK_STEP {
                return Ok(Some(split));
            }
            place = low + (high - low) / 2;
        }
    }
}

/// The first line with a time at or behind `start`, and where it starts.
fn first_timed(text: &[u8], start: usize) -> Option<(usize, Micros)> {
    let mut at = start.min(text.len());
    for end in memchr::memchr_iter(b'\n', &text[at..]).map(|end| start + end).chain([text.len()]) {
        let time = time::of_line(json::line(&text[at..end]));
        if time != time::NONE {
            return Some((at, time));
        }
        at = end + 1;
        if at >= text.len() {
            break;
        }
    }
    None
}
