//! Looks at one piece of a log: whole lines, in order.
//!
//! In a piece that lies inside of its windows only the lines are counted, and those that hold a literal are looked
//! at. In a piece at a window's edge the time of each line is read too.

use super::anchor::Anchors;
use super::compile::{Line, Plan};
use super::json::Values;
use super::limits::{GROUP_VALUE, SAMPLE_BYTES};
use super::lines::{Lines, Order};
use super::order::Position;
use super::record::shortened;
use super::tally::{Extent, Kept, Local, Matches, Tally};
use super::time::{self, Micros};

/// Some whole lines, and where they stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) text: &'a [u8],
    /// The file's number, and the place of the text in it.
    pub(super) file: usize,
    pub(super) offset: u64,
    /// Bytes of the last line behind the text.
    pub(super) beyond: u64,
    /// For each window.
    pub(super) positions: &'a [Position],
    /// The file's last change, which stands in where it has no times.
    pub(super) modified: Micros,
}

/// The time at which the lines before the first one with a time stand.
pub(super) trait Carry {
    /// Tells those who come after: the last time in this piece, or [`time::NONE`].
    fn publish(&mut self, last: Micros);
    /// The last time before this piece, which may be [`time::NONE`]; nothing when the search was ended.
    fn before(&mut self) -> Option<Micros>;
}

/// One thread's tools, kept from piece to piece.
#[derive(Debug)]
pub(super) struct Scanner {
    plan: Plan,
    anchors: Anchors,
    line_limit: usize,
    values: Values,
    lines: Lines,
    found: Vec<Local>,
    /// The last line on which each predicate was asked.
    asked: Vec<usize>,
}

impl Scanner {
    pub(super) fn new(plan: &Plan, anchors: &Anchors, line_limit: usize) -> Self {
        // Clones: threads that share a regular expression wait for each other.
        let found = plan.predicates.iter().map(|predicate| Matches::new(predicate.keep)).collect();
        let asked = vec![usize::MAX; plan.predicates.len()];
        Self {
            plan: plan.clone(),
            anchors: anchors.clone(),
            line_limit,
            values: Values::default(),
            lines: Lines::default(),
            found,
            asked,
        }
    }

    /// Counts a piece; [`Scanner::deliver`] gives the matches away. Nothing when the search was ended.
    pub(super) fn scan(&mut self, view: View<'_>, carry: &mut dyn Carry) -> Option<(Order, Vec<Extent>)> {
        let mut order = self.lines.prepare(view, self.line_limit, carry)?;
        let extents = self.lines.measure(view, &self.plan.windows, order.span);
        self.asked.fill(usize::MAX);
        let (mut index, mut from, mut latest) = (0, 0, time::NONE);
        while let Some((at, literal)) = self.anchors.next(view.text, from) {
            while self.lines.end(index) < at {
                index += 1;
            }
            let time = self.visit(view, index, Some(literal), carry)?;
            order.follow(&mut latest, time);
            from = self.lines.end(index) + 1;
        }
        if !self.anchors.always.is_empty() {
            self.lines.rewind();
            latest = time::NONE;
            for index in 0..self.lines.count() {
                let time = self.visit(view, index, None, carry)?;
                order.follow(&mut latest, time);
            }
        }
        Some((order, extents))
    }

    /// Asks those predicates of a line that its literals concern, or those without any; returns the time that the
    /// line carries, where one of them held.
    fn visit(&mut self, view: View<'_>, index: usize, hit: Option<usize>, carry: &mut dyn Carry) -> Option<Micros> {
        let Self { plan, anchors, values, lines, found, asked, .. } = self;
        let range = lines.range(view, index);
        let mut line = Line { bytes: &view.text[range.clone()], values, read: false };
        let mut times: Option<(Micros, Micros)> = None;
        let groups = hit.map_or(1, |_| anchors.concerned.len());
        for literal in 0..groups {
            let concerned = match hit {
                None => &anchors.always,
                Some(hit) if hit == literal || anchors.stands(literal, line.bytes) => &anchors.concerned[literal],
                Some(_) => continue,
            };
            for &number in concerned {
                let predicate = &plan.predicates[number];
                if asked[number] == index || !lines.is_in(view, index, &plan.windows, predicate.window) {
                    continue;
                }
                asked[number] = index;
                if !predicate.holds(&mut line, &plan.fields) {
                    continue;
                }
                if predicate.is_own(&mut line, &plan.fields) {
                    found[number].own += 1;
                    continue;
                }
                let (own, standing) = match times {
                    Some(times) => times,
                    None => *times.insert(lines.times(view, index, carry)?),
                };
                let found = &mut found[number];
                found.all.add(own);
                if let Some(field) = predicate.group
                    && let Some(value) = line.value(&plan.fields, field).text(line.bytes)
                {
                    found.group(head(&value, GROUP_VALUE), own);
                }
                let standing = if standing == time::NONE { view.modified } else { standing };
                found.newest.offer((standing, view.file, view.offset + range.start as u64), range.clone());
            }
        }
        Some(times.map_or(time::NONE, |(own, _)| own))
    }

    /// Adds what was found to a tally, and forgets it.
    pub(super) fn deliver(&mut self, text: &[u8], extents: &[Extent], tally: &mut Tally) {
        for (mine, extent) in tally.extents.iter_mut().zip(extents) {
            mine.join(*extent);
        }
        for (number, local) in self.found.iter_mut().enumerate() {
            if local.all.count == 0 && local.own == 0 {
                continue;
            }
            let matches = &mut tally.matches[number];
            matches.join(local);
            for (age, range) in local.newest.take() {
                if !matches.newest.wants(age) {
                    continue;
                }
                let bytes = &text[range];
                let join = self.plan.predicates[number].join.and_then(|field| {
                    let mut line = Line { bytes, values: &mut self.values, read: false };
                    let value = line.value(&self.plan.fields, field);
                    value.text(bytes).map(|value| value.into_owned())
                });
                let shown = String::from_utf8_lossy(bytes);
                matches.newest.offer(age, Kept { text: shortened(&shown, SAMPLE_BYTES).into_owned(), join });
            }
        }
    }
}

/// The first characters that fit into so many bytes.
fn head(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}
