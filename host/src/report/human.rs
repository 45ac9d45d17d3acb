//! For people: verdict by hop, then causes with evidence and what to do, then the rest.

use std::io::{self, Write};

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::style::{Glyphs, Paint, StyleChoice, harmless};
use super::{CheckReport, Report, Worded, step};
use crate::description::Hop;
use crate::diagnosis::{Cause, Pointer};
use crate::finding::{Action, Evidence, Finding, Step};
use crate::outcome::{Outcome, Verdict};
use crate::wording::{Language, Words};

/// Columns that a report is made for where the terminal does not say.
const WIDTH: usize = 100;

/// Wider lines are hard to read.
const WIDEST: usize = 120;

/// Narrower ones cannot hold label and text.
const NARROWEST: usize = 40;

/// Evidence that is shown of one cause; JSON has all of it.
const EVIDENCE: usize = 6;

/// Characters of one piece of evidence that are shown: the start of an answer or of a log line.
const QUOTED: usize = 240;

/// Columns of indentation for what belongs to a heading, and for the labels there.
const INDENT: usize = 2;
const LABEL: usize = 14;

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
        for (index, cause) in report.diagnosis.causes.iter().enumerate() {
            self.cause(report, cause, index + 1)?;
        }
        self.list(
            "warnings",
            report
                .diagnosis
                .warnings
                .iter()
                .filter_map(|pointer| {
                    let finding = report.finding(pointer)?;
                    Some((Outcome::Warn, self.named(pointer), finding.text(self.language()).message))
                })
                .collect(),
        )?;
        self.list("gaps", self.gaps(report))?;
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
        writeln!(self.out, "{program}   {line}")?;
        let targets = report.target.iter().map(|target| format!("{} {}", target.name, harmless(&target.url)));
        let targets: Vec<String> = targets.collect();
        if !targets.is_empty() {
            let label = format!("{}   ", self.say("target", &[]));
            self.wrapped(&label, &targets.join("   "))?;
        }
        writeln!(self.out)
    }

    fn hops(&mut self, report: &Report) -> io::Result<()> {
        let names: Vec<(Hop, String)> =
            Hop::ALL.into_iter().map(|hop| (hop, self.say(&format!("hop-{}", hop.name()), &[]))).collect();
        let of_hop = |hop: Hop| report.checks.iter().filter(move |check| check.hop == hop);
        let used: Vec<&(Hop, String)> = names.iter().filter(|(hop, _)| of_hop(*hop).next().is_some()).collect();
        let widest = used.iter().map(|(_, name)| name.width()).max().unwrap_or_default();
        for (hop, name) in used {
            let checks: Vec<&CheckReport> = of_hop(*hop).collect();
            let outcome =
                checks.iter().map(|check| check.outcome).max_by_key(|outcome| rank(*outcome)).unwrap_or(Outcome::Pass);
            let sign = self.layout.style.paint(Paint::of(outcome), Glyphs(self.layout.style.symbols).of(outcome));
            let good = checks
                .iter()
                .filter(|check| matches!(check.outcome, Outcome::Pass | Outcome::Warn | Outcome::NotApplicable))
                .count();
            let padding = " ".repeat(widest - name.width());
            let seconds = checks.iter().map(|check| check.duration_ms).max().unwrap_or_default();
            let seconds = format!("{}.{}s", seconds / 1000, seconds % 1000 / 100);
            let others = self.others(&checks);
            writeln!(
                self.out,
                " {sign} {} {name}{padding}  {good}/{}  {seconds:>6}{others}",
                hop.digit(),
                checks.len()
            )?;
        }
        Ok(())
    }

    /// What did not end well, counted by outcome.
    fn others(&self, checks: &[&CheckReport]) -> String {
        let interesting = [
            Outcome::Fail,
            Outcome::Warn,
            Outcome::Unknown,
            Outcome::Blocked,
            Outcome::OutOfVantage,
            Outcome::Denied,
            Outcome::Broken,
            Outcome::Skipped,
        ];
        let counts = interesting.into_iter().filter_map(|outcome| {
            let count = checks.iter().filter(|check| check.outcome == outcome).count();
            (count > 0).then(|| format!("{count} {}", self.words.outcome(outcome)))
        });
        let counts: Vec<String> = counts.collect();
        if counts.is_empty() { String::new() } else { format!("   {}", counts.join(", ")) }
    }

    fn cause(&mut self, report: &Report, cause: &Cause, number: usize) -> io::Result<()> {
        let Some(finding) = report.finding(&cause.finding) else { return Ok(()) };
        let text = finding.text(self.language());
        let total = report.diagnosis.causes.len().to_string();
        let title = self.say("cause-of", &[("number", &number.to_string()), ("total", &total)]);
        let title = self.layout.style.paint(Paint::Bad, title);
        let severity = self.say(&format!("severity-{}", finding.data.severity.name()), &[]);
        let confidence = self.say(&format!("confidence-{}", finding.data.confidence.name()), &[]);
        let hidden = if cause.hidden { format!("   {}", self.say("hidden", &[])) } else { String::new() };
        writeln!(self.out, "\n{title}   {}   {severity}, {confidence}{hidden}", self.named(&cause.finding))?;
        let message = self.layout.style.paint(Paint::Strong, harmless(&text.message));
        self.wrapped(&" ".repeat(INDENT), &message)?;
        if let Some(why) = &text.cause {
            self.labelled("cause", &[harmless(why)])?;
        }
        self.evidence(finding)?;
        if let Some(consequence) = &text.consequence {
            self.labelled("consequences", &[harmless(consequence)])?;
        }
        if !cause.explains.is_empty() {
            let explained: Vec<String> = cause.explains.iter().map(|pointer| self.named(pointer)).collect();
            self.labelled("explains", &[explained.join(", ")])?;
        }
        if !cause.blocks.is_empty() {
            self.labelled("blocks", &[cause.blocks.join(", ")])?;
        }
        let steps: Vec<String> = finding
            .data
            .steps
            .iter()
            .enumerate()
            .map(|(index, step)| self.step(index + 1, step, text.steps.get(index).map_or("", String::as_str)))
            .collect();
        self.labelled("fix", &steps)
    }

    fn evidence(&mut self, finding: &Worded<Finding>) -> io::Result<()> {
        let evidence = finding.data.evidence.iter().take(EVIDENCE);
        let shown = |evidence: &Evidence| {
            let text: String = evidence.text.chars().take(QUOTED).collect();
            let more = if text.len() < evidence.text.len() { " …" } else { "" };
            harmless(&format!("{}: {text}{more}", evidence.source))
        };
        let lines: Vec<String> = evidence.map(shown).collect();
        self.labelled("evidence", &lines)
    }

    fn step(&self, number: usize, step: &Step, words: &str) -> String {
        let place = self.say(&step::place_key(step), &[]);
        let interrupts = if step.interrupts { format!(" ({})", self.say("interrupts", &[])) } else { String::new() };
        let what = step::action(step).map(|action| format!("\n{action}")).unwrap_or_default();
        let place = if matches!(step.action, Action::Verify(_)) { String::new() } else { format!("[{place}] ") };
        let lines = format!("{number}. {place}{words}{interrupts}{what}");
        lines.lines().map(harmless).collect::<Vec<_>>().join("\n   ")
    }

    fn gaps(&self, report: &Report) -> Vec<(Outcome, String, String)> {
        let mut gaps = Vec::new();
        for check in report.checks.iter().filter(|check| check.outcome.is_gap() || check.outcome == Outcome::Skipped) {
            if let Some(reason) = &check.reason {
                gaps.push((check.outcome, check.id.clone(), reason.text(self.language()).message));
                continue;
            }
            for finding in check.findings.iter().filter(|finding| finding.data.outcome == Outcome::Unknown) {
                let subject =
                    if finding.data.subject.is_empty() { String::new() } else { format!(" {}", finding.data.subject) };
                let name = format!("{}{subject}", finding.data.code);
                gaps.push((Outcome::Unknown, name, finding.text(self.language()).message));
            }
        }
        // Failing checks can have unknown findings beside.
        for check in report.checks.iter().filter(|check| check.outcome == Outcome::Fail) {
            for finding in check.findings.iter().filter(|finding| finding.data.outcome == Outcome::Unknown) {
                gaps.push((Outcome::Unknown, finding.data.code.clone(), finding.text(self.language()).message));
            }
        }
        gaps.sort_by_key(|(outcome, ..)| effort(*outcome));
        gaps
    }

    fn list(&mut self, heading: &str, rows: Vec<(Outcome, String, String)>) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let heading = self.layout.style.paint(Paint::Strong, self.say(heading, &[]));
        writeln!(self.out, "\n{heading}")?;
        for (outcome, name, message) in rows {
            let sign = self.layout.style.paint(Paint::of(outcome), Glyphs(self.layout.style.symbols).of(outcome));
            let mut lines = message.lines().map(harmless);
            let first =
                format!("{}   {}: {}", harmless(&name), self.words.outcome(outcome), lines.next().unwrap_or_default());
            self.wrapped(&format!(" {sign} "), &first)?;
            for line in lines {
                writeln!(self.out, "     {line}")?;
            }
        }
        Ok(())
    }

    fn details(&mut self, report: &Report) -> io::Result<()> {
        let passes = report.checks.iter().flat_map(|check| check.findings.iter());
        let passes = passes.filter(|finding| matches!(finding.data.outcome, Outcome::Pass | Outcome::NotApplicable));
        let rows = passes.map(|finding| {
            let pointer = Pointer {
                check: String::new(),
                code: finding.data.code.clone(),
                subject: finding.data.subject.clone(),
            };
            (finding.data.outcome, self.named(&pointer), finding.text(self.language()).message)
        });
        self.list("outcome-pass", rows.collect())?;
        let used: Vec<_> = report.checks.iter().filter(|check| !check.used.ledger.is_empty()).collect();
        self.list(
            "used",
            used.iter().map(|check| (check.outcome, check.id.clone(), check.used.ledger.join(", "))).collect(),
        )?;
        let printed: Vec<_> = report.checks.iter().filter(|check| !check.printed.is_empty()).collect();
        self.list(
            "printed",
            printed.iter().map(|check| (check.outcome, check.id.clone(), check.printed.clone())).collect(),
        )
    }

    fn verdict(&mut self, report: &Report) -> io::Result<()> {
        let (key, paint) = match report.verdict {
            Verdict::Healthy => ("verdict-healthy", Paint::Good),
            Verdict::Broken => ("verdict-broken", Paint::Bad),
            Verdict::Incomplete => ("verdict-incomplete", Paint::Warning),
            Verdict::Empty => ("verdict-empty", Paint::Warning),
        };
        let verdict = self.layout.style.paint(paint, self.say(key, &[]));
        let always = [Outcome::Pass, Outcome::Fail];
        let counted = [
            Outcome::Pass,
            Outcome::Warn,
            Outcome::Fail,
            Outcome::Unknown,
            Outcome::NotApplicable,
            Outcome::Blocked,
            Outcome::OutOfVantage,
            Outcome::Denied,
            Outcome::Broken,
            Outcome::Skipped,
        ];
        let counts = counted.into_iter().filter_map(|outcome| {
            let count = report.count(outcome);
            (count > 0 || always.contains(&outcome)).then(|| format!("{count} {}", self.words.outcome(outcome)))
        });
        let counts: Vec<String> = counts.collect();
        let coverage = self.say("coverage", &[("percent", &report.coverage.to_string())]);
        let seconds = format!("{}.{}s", report.duration_ms / 1000, report.duration_ms % 1000 / 100);
        writeln!(self.out, "\n{verdict}   {}   {coverage}   {seconds}", counts.join("  "))?;
        let next = self.say("next", &[]);
        match report.diagnosis.causes.first() {
            Some(cause) => writeln!(self.out, "{next}   duo-doctor explain {}", cause.finding.code),
            None if report.coverage == 0 && report.verdict != Verdict::Empty => {
                writeln!(self.out, "{}", self.say("no-coverage", &[]))
            }
            None => Ok(()),
        }
    }

    fn named(&self, pointer: &Pointer) -> String {
        if pointer.subject.is_empty() {
            pointer.code.clone()
        } else {
            format!("{} {}", pointer.code, harmless(&pointer.subject))
        }
    }

    /// A label with paragraphs behind it, each wrapped and aligned.
    fn labelled(&mut self, key: &str, paragraphs: &[String]) -> io::Result<()> {
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

    fn wrapped(&mut self, start: &str, text: &str) -> io::Result<()> {
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

/// How much it takes to close a gap, the cheapest first: a flag, a line of configuration, a source,
/// another machine, a repair.
fn effort(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Skipped => 0,
        Outcome::Denied => 1,
        Outcome::Unknown => 2,
        Outcome::OutOfVantage => 3,
        Outcome::Blocked => 4,
        _ => 5,
    }
}

fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Fail => 9,
        Outcome::Broken => 8,
        Outcome::Blocked => 7,
        Outcome::Unknown | Outcome::Denied => 6,
        Outcome::OutOfVantage => 5,
        Outcome::Warn => 4,
        Outcome::Skipped => 2,
        Outcome::Pass => 3,
        Outcome::NotApplicable => 1,
    }
}

fn strip(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
