//! Lines that fit a terminal: labels, alignment, wrapping.

use std::io;

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::Human;
use crate::style::Paint;

/// Columns of indentation for what belongs to a heading, and for the labels there.
pub(super) const INDENT: usize = 2;
const LABEL: usize = 14;

impl Human<'_> {
    /// A label with paragraphs behind it, each wrapped and aligned.
    pub(super) fn labelled(&mut self, key: &str, paragraphs: &[String]) -> io::Result<()> {
        let label = self.say(key, &[]);
        let padding = " ".repeat(LABEL.saturating_sub(label.width()).max(1));
        for (index, line) in paragraphs.iter().flat_map(|paragraph| paragraph.lines()).enumerate() {
            let start = if index == 0 {
                format!("{}{}{padding}", " ".repeat(INDENT), self.layout.style.paint(Paint::Faint, &label))
            } else {
                " ".repeat(INDENT + LABEL)
            };
            self.wrapped_at(&start, INDENT + LABEL, line)?;
        }
        Ok(())
    }

    pub(super) fn wrapped(&mut self, start: &str, text: &str) -> io::Result<()> {
        let columns = strip(start).width();
        self.wrapped_at(start, columns, text)
    }

    fn wrapped_at(&mut self, start: &str, columns: usize, text: &str) -> io::Result<()> {
        // A command or a step keeps its own indentation on the lines that follow.
        let own = text.len() - text.trim_start().len();
        let rest = " ".repeat(columns + own);
        let options = Options::new(self.layout.width.saturating_sub(columns).max(20))
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(false);
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
