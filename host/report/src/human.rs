//! For people: verdict by hop, then causes with evidence and what to do, then the rest.

mod bare;
mod cause;
mod gaps;
mod heading;
mod hops;
mod lines;
mod list;
mod verdict;

use std::io::{self, Write};

use super::style::StyleChoice;
use super::{Findings, Report};
use crate::shape::Pointer;
use duo_doctor_model::text::harmless;
use duo_doctor_wording::{Language, Words};

/// Columns that a report is made for where the terminal does not say.
const WIDTH: usize = 100;

/// Wider lines are hard to read.
const WIDEST: usize = 120;

/// Narrower ones cannot hold label and text.
const NARROWEST: usize = 40;

/// How a report is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Colours and signs.
    pub style: StyleChoice,
    /// Columns.
    pub width: usize,
    /// Shows also what passed, what was used, and what checks printed.
    pub verbose: bool,
}

impl Layout {
    /// Fits a width that a terminal or the user gave.
    #[must_use]
    pub fn new(style: StyleChoice, width: Option<usize>, verbose: bool) -> Self {
        Self { style, width: width.unwrap_or(WIDTH).clamp(NARROWEST, WIDEST), verbose }
    }
}

/// Prints reports.
pub struct Human<'a> {
    words: &'a Words,
    layout: Layout,
    out: &'a mut dyn Write,
    known_with: Vec<String>,
}

impl<'a> Human<'a> {
    /// A printer in a language.
    pub fn new(words: &'a Words, layout: Layout, out: &'a mut dyn Write) -> Self {
        Self { words, layout, out, known_with: Vec::new() }
    }

    /// With which arguments this program knows the checks that do not come with it.
    #[must_use]
    pub fn known_with(self, arguments: Vec<String>) -> Self {
        Self { known_with: arguments, ..self }
    }

    /// Prints a report.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn print(&mut self, report: &Report) -> io::Result<()> {
        let findings = report.findings();
        self.heading(report)?;
        if self.layout.is_bare(report) {
            self.bare(report)?;
        } else {
            self.sections(report, &findings)?;
        }
        self.verdict(report, &findings)
    }

    fn sections(&mut self, report: &Report, findings: &Findings<'_>) -> io::Result<()> {
        self.hops(report)?;
        for (index, cause) in report.diagnosis.causes.iter().enumerate() {
            if let Some(finding) = findings.of(&cause.finding) {
                self.cause(report, findings, cause, finding, index + 1)?;
            }
        }
        self.warnings(report, findings)?;
        self.refused(report)?;
        self.gaps(report)?;
        if self.layout.verbose {
            self.details(report)?;
        }
        Ok(())
    }

    fn language(&self) -> Language {
        self.words.language
    }

    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.words.say(key, args)
    }

    fn named(&self, pointer: &Pointer) -> String {
        if pointer.subject.is_empty() {
            pointer.code.clone()
        } else {
            format!("{} {}", pointer.code, harmless(&pointer.subject))
        }
    }
}
