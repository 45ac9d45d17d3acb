//! Lines that fit a terminal: labels, alignment, wrapping.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::Human;
use crate::style::Paint;
use crate::wrap;

/// Columns of indentation for what belongs to a heading, and for the labels there.
pub(super) const INDENT: usize = 2;
const LABEL: usize = 14;

/// A line of a report.
pub(super) enum Line {
    /// Wrapped where it is too long.
    Words(String),
    /// Copied by a person: stays on one line, however long it is.
    Whole(String),
}

impl Line {
    fn words(text: &str) -> Self {
        Self::Words(text.to_owned())
    }
}

impl Human<'_> {
    /// A label with paragraphs behind it, each wrapped and aligned.
    pub(super) fn labelled(&mut self, key: &str, paragraphs: &[String]) -> io::Result<()> {
        let lines = paragraphs.iter().flat_map(|paragraph| paragraph.lines());
        self.labelled_lines(key, &lines.map(Line::words).collect::<Vec<_>>())
    }

    /// A label with lines behind it, aligned.
    pub(super) fn labelled_lines(&mut self, key: &str, lines: &[Line]) -> io::Result<()> {
        let label = self.say(key, &[]);
        let padding = " ".repeat(LABEL.saturating_sub(label.width()).max(1));
        for (index, line) in lines.iter().enumerate() {
            let start = if index == 0 {
                format!("{}{}{padding}", " ".repeat(INDENT), self.layout.style.paint(Paint::Faint, &label))
            } else {
                " ".repeat(INDENT + LABEL)
            };
            match line {
                Line::Words(text) => self.wrapped_at(&start, INDENT + LABEL, text)?,
                Line::Whole(text) => writeln!(self.out, "{start}{text}")?,
            }
        }
        Ok(())
    }

    pub(super) fn wrapped(&mut self, start: &str, text: &str) -> io::Result<()> {
        let columns = strip(start).width();
        self.wrapped_at(start, columns, text)
    }

    /// Things with gaps before them, as many on a line as fit, none broken.
    pub(super) fn side_by_side(&mut self, start: &str, things: &[(usize, String)]) -> io::Result<()> {
        let indent = strip(start).width();
        let (mut line, mut columns) = (start.to_owned(), indent);
        for (gap, thing) in things {
            if columns > indent && columns + gap + thing.width() > self.layout.width {
                writeln!(self.out, "{line}")?;
                (line, columns) = (" ".repeat(indent), indent);
            }
            let gap = if columns > indent { *gap } else { 0 };
            line.push_str(&" ".repeat(gap));
            line.push_str(thing);
            columns += gap + thing.width();
        }
        writeln!(self.out, "{line}")
    }

    fn wrapped_at(&mut self, start: &str, columns: usize, text: &str) -> io::Result<()> {
        // A command or a step keeps its own indentation on the lines that follow.
        let own = text.len() - text.trim_start().len();
        let rest = " ".repeat(columns + own);
        let options = wrap::options(self.layout.width.saturating_sub(columns).max(20));
        for (index, line) in textwrap::wrap(text.trim_start(), options).iter().enumerate() {
            if index == 0 {
                writeln!(self.out, "{start}{}{line}", " ".repeat(own))?;
            } else {
                writeln!(self.out, "{rest}{line}")?;
            }
        }
        Ok(())
    }
}

fn strip(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
