//! For people: verdict by hop, then causes with evidence and what to do, then the rest.

mod cause;
mod hops;
mod lines;
mod list;
mod verdict;

use std::io::{self, Write};

use super::Report;
use super::style::{Paint, StyleChoice};
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
}

impl<'a> Human<'a> {
    /// A printer in a language.
    pub fn new(words: &'a Words, layout: Layout, out: &'a mut dyn Write) -> Self {
        Self { words, layout, out }
    }

    /// Prints a report.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn print(&mut self, report: &Report) -> io::Result<()> {
        self.heading(report)?;
        self.hops(report)?;
        let findings = report.findings();
        let total = report.diagnosis.causes.len();
        for (index, cause) in report.diagnosis.causes.iter().enumerate() {
            if let Some(finding) = findings.of(&cause.finding) {
                self.cause(cause, finding, index + 1, total)?;
            }
        }
        self.warnings(report, &findings)?;
        self.refused(report)?;
        self.gaps(report)?;
        if self.layout.verbose {
            self.details(report)?;
        }
        self.verdict(report)
    }

    fn language(&self) -> Language {
        self.words.language
    }

    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.words.say(key, args)
    }

    fn heading(&mut self, report: &Report) -> io::Result<()> {
        let vantages: Vec<&str> = report.vantages.iter().map(|vantage| vantage.name()).collect();
        let program = self.layout.style.paint(Paint::Strong, format!("duo-doctor {}", report.program));
        let found = match report.vantage_traces.as_deref() {
            None => String::new(),
            Some([]) => format!(" ({})", self.say("vantage-by-nothing", &[])),
            Some(traces) => format!(" ({})", self.say("vantage-by", &[("traces", &harmless(&traces.join(", ")))])),
        };
        let vantage = format!("{} {}{found}", self.say("vantage", &[]), vantages.join(", "));
        let line = format!("{}   {vantage}", report.sources.join(", "));
        self.wrapped(&format!("{program}   "), &line)?;
        let targets = report.target.iter().map(|target| format!("{} {}", target.name, harmless(&target.url)));
        let targets: Vec<String> = targets.collect();
        if !targets.is_empty() {
            let label = format!("{}   ", self.say("target", &[]));
            self.wrapped(&label, &targets.join("   "))?;
        }
        if let Some(file) = &report.configuration {
            let label = self.say("configuration", &[]);
            writeln!(self.out, "{label}   {}", harmless(file))?;
        }
        writeln!(self.out)
    }

    fn named(&self, pointer: &Pointer) -> String {
        if pointer.subject.is_empty() {
            pointer.code.clone()
        } else {
            format!("{} {}", pointer.code, harmless(&pointer.subject))
        }
    }
}
