//! The lines of the piece in hand: where they end, when they were written, in which windows they stand.

use std::ops::Range;

use super::compile::Window;
use super::json;
use super::limits::{ORDER_SLACK, ORDER_STEP};
use super::order::Position;
use super::scan::{Carry, View};
use super::tally::{Extent, Span};
use super::time::{self, Micros};

/// The order of the times that were read in a piece.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Order {
    pub(super) span: Span,
    /// A line stands too late.
    pub(super) broken: bool,
}

impl Order {
    /// Times must be given in the order of their lines.
    pub(super) fn follow(&mut self, latest: &mut Micros, time: Micros) {
        if time != time::NONE {
            self.broken |= time < latest.saturating_sub(ORDER_SLACK);
            *latest = (*latest).max(time);
            self.span.add(time);
        }
    }
}

/// The lines of one piece; kept from piece to piece for its memory.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Where each ends, without its line end.
    ends: Vec<usize>,
    limit: usize,
    /// Whether each line's time was read: in pieces at the edge of a window.
    edge: bool,
    /// The time that each line carries, and the time at which it stands; only at an edge.
    own: Vec<Micros>,
    standing: Vec<Micros>,
    /// Elsewhere: the last line whose standing was asked for.
    known: Option<(usize, Micros)>,
}

impl Lines {
    /// Splits a piece into lines and reads those times that its position asks for.
    pub(super) fn prepare(&mut self, view: View<'_>, limit: usize, carry: &mut dyn Carry) -> Option<Order> {
        self.limit = limit;
        self.edge = view.positions.contains(&Position::Edge);
        self.known = None;
        self.ends.clear();
        self.ends.extend(memchr::memchr_iter(b'\n', view.text));
        if self.start(self.ends.len()) < view.text.len() {
            self.ends.push(view.text.len());
        }
        if self.edge { self.read_times(view, carry) } else { Some(self.sample_times(view, carry)) }
    }

    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }

    /// Where a line ends, without its line end.
    pub(super) fn end(&self, index: usize) -> usize {
        self.ends[index]
    }

    /// Lines are asked for in order; this starts over.
    pub(super) fn rewind(&mut self) {
        self.known = None;
    }

    fn start(&self, index: usize) -> usize {
        if index == 0 { 0 } else { self.ends[index - 1] + 1 }
    }

    /// The part of a line that is looked at, without its line end.
    pub(super) fn range(&self, view: View<'_>, index: usize) -> Range<usize> {
        let (start, end) = (self.start(index), self.ends[index]);
        if end - start > self.limit {
            return start..start + self.limit;
        }
        start..start + json::line(&view.text[start..end]).len()
    }

    /// Bytes of a line that are not looked at.
    fn skipped(&self, view: View<'_>, index: usize) -> u64 {
        let length = self.ends[index] - self.start(index);
        let last = index + 1 == self.ends.len();
        let beyond = if last { view.beyond } else { 0 };
        let here = length.saturating_sub(self.limit);
        // The line end behind bytes that are left out is left out too.
        let line_end = here > 0 && self.ends[index] < view.text.len();
        here as u64 + u64::from(line_end) + beyond
    }

    /// The line, and whether it is more than its head.
    fn line<'a>(&self, view: View<'a>, index: usize) -> (&'a [u8], bool) {
        let last = index + 1 == self.ends.len();
        let whole = self.ends[index] - self.start(index) <= self.limit && !(last && view.beyond > 0);
        (&view.text[self.range(view, index)], whole)
    }

    fn is_plain(&self, view: View<'_>, index: usize) -> bool {
        let (line, whole) = self.line(view, index);
        if whole { !json::is_object(line) } else { line.first() != Some(&b'{') }
    }

    fn time(&self, view: View<'_>, index: usize) -> Micros {
        let (line, whole) = self.line(view, index);
        if whole { time::of_line(line) } else { time::of_object(line) }
    }

    fn read_times(&mut self, view: View<'_>, carry: &mut dyn Carry) -> Option<Order> {
        let (mut order, mut latest) = (Order::default(), time::NONE);
        self.own.clear();
        for index in 0..self.ends.len() {
            let time = self.time(view, index);
            order.follow(&mut latest, time);
            self.own.push(time);
        }
        let timed = |time: &Micros| *time != time::NONE;
        carry.publish(self.own.iter().rev().copied().find(timed).unwrap_or(time::NONE));
        let mut standing = if self.own.first().is_none_or(timed) { time::NONE } else { carry.before()? };
        self.standing.clear();
        for time in &self.own {
            if timed(time) {
                standing = *time;
            }
            self.standing.push(standing);
        }
        Some(order)
    }

    /// Reads a time here and there, to notice when the file is not in order after all.
    fn sample_times(&self, view: View<'_>, carry: &mut dyn Carry) -> Order {
        let last = (0..self.ends.len()).rev().map(|index| self.time(view, index)).find(|time| *time != time::NONE);
        carry.publish(last.unwrap_or(time::NONE));
        let (mut order, mut latest) = (Order::default(), time::NONE);
        let Some(last) = last else { return order };
        let mut index = 0;
        for place in (0..view.text.len()).step_by(ORDER_STEP) {
            index += self.ends[index..].partition_point(|end| *end < place);
            let times = (index..self.ends.len()).map(|index| (index, self.time(view, index)));
            let Some((found, time)) = times.into_iter().find(|(_, time)| *time != time::NONE) else { break };
            order.follow(&mut latest, time);
            index = found;
        }
        order.follow(&mut latest, last);
        order
    }

    /// Counts the lines in each window.
    pub(super) fn measure(&self, view: View<'_>, windows: &[Window], span: Span) -> Vec<Extent> {
        let mut extents = vec![Extent::default(); windows.len()];
        if !self.edge {
            let mut all =
                Extent { lines: self.ends.len() as u64, bytes: view.text.len() as u64, span, ..Extent::default() };
            let mut start = 0;
            for (index, &end) in self.ends.iter().enumerate() {
                // Nearly all lines are short objects, and this is done for every line of a log.
                let object = matches!(&view.text[start..end], [b'{', .., b'}']);
                let last = index + 1 == self.ends.len();
                if !object || end - start > self.limit || last {
                    all.plain += u64::from(self.is_plain(view, index));
                    all.skipped += self.skipped(view, index);
                }
                start = end + 1;
            }
            all.bytes -= all.skipped - view.beyond.min(all.skipped);
            let inside = view.positions.iter().zip(&mut extents).filter(|(position, _)| **position == Position::Inside);
            inside.for_each(|(_, extent)| *extent = all);
            return extents;
        }
        for index in 0..self.ends.len() {
            let skipped = self.skipped(view, index);
            let terminated = self.ends[index] < view.text.len();
            let bytes = (self.ends[index] - self.start(index)).min(self.limit) as u64;
            let line = Extent {
                lines: 1,
                bytes: bytes + u64::from(terminated && skipped == 0),
                plain: u64::from(self.is_plain(view, index)),
                skipped,
                span: Span { first: self.own[index], last: self.own[index] },
            };
            for (window, extent) in extents.iter_mut().enumerate() {
                if self.is_in(view, index, windows, window) {
                    extent.join(line);
                }
            }
        }
        extents
    }

    /// Whether a line stands in a window.
    pub(super) fn is_in(&self, view: View<'_>, index: usize, windows: &[Window], window: usize) -> bool {
        match view.positions[window] {
            Position::Outside => false,
            Position::Inside => true,
            Position::Edge => windows[window].admits(self.standing[index], view.modified),
        }
    }

    /// The time that a line carries, and the time at which it stands; nothing when the search was ended.
    ///
    /// Lines are asked for in order, so that no line's time is looked for twice.
    pub(super) fn times(&mut self, view: View<'_>, index: usize, carry: &mut dyn Carry) -> Option<(Micros, Micros)> {
        if self.edge {
            return Some((self.own[index], self.standing[index]));
        }
        let own = self.time(view, index);
        let from = self.known.map_or(0, |(known, _)| known + 1);
        let before = || (from..index).rev().map(|index| self.time(view, index)).find(|time| *time != time::NONE);
        let standing = if own != time::NONE {
            own
        } else {
            match before().or(self.known.map(|(_, standing)| standing)) {
                Some(standing) => standing,
                None => carry.before()?,
            }
        };
        self.known = Some((index, standing));
        Some((own, standing))
    }
}
