//! The repairs of all causes as a list to work through: Markdown, for a ticket or a change request.
//! Nothing here is ever run by this program.

use std::io::{self, Write};

use super::markdown::sentence;
use super::{Findings, Report, Worded, marks, step};
use crate::shape::Cause;
use crate::shape::{Action, Finding, Step};
use duo_doctor_model::text::harmless;
use duo_doctor_wording::Words;

/// Writes the plan: causes in their order, the steps of each, what to fill in, how to see that it worked.
///
/// # Errors
/// Those of the writer.
pub fn write(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let say = |key: &str, args: &[(&str, &str)]| words.say(key, args);
    writeln!(out, "# {}\n", say("plan-title", &[("started", &report.started)]))?;
    for refused in &report.refused {
        let line = format!("{}: {}", refused.file, refused.reason);
        writeln!(out, "{}: {}\n", say("refused", &[]), harmless(&line))?;
    }
    let findings = report.findings();
    if report.diagnosis.causes.is_empty() {
        writeln!(out, "{}", say("plan-empty", &[]))?;
        return write_rest(report, &findings, words, out);
    }
    writeln!(out, "{}", say("plan-inert", &[]))?;
    for (index, cause) in report.diagnosis.causes.iter().enumerate() {
        if let Some(finding) = findings.of(&cause.finding) {
            write_cause(report, words, cause, finding, index + 1, out)?;
        }
    }
    write_rest(report, &findings, words, out)
}

/// Warnings, and what nobody looked at: without it a list without repairs would read like health.
fn write_rest(report: &Report, findings: &Findings<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let warnings = report.diagnosis.warnings.iter().filter_map(|pointer| {
        let message = findings.message(pointer, words.language)?;
        Some(format!("{}: {}", pointer.code, sentence(&message)))
    });
    let gaps = report.gaps.iter().map(|gap| {
        let checks = marks::in_brackets(words, &gap.data.checks.join(", "));
        let said = format!("{} {}{checks}", gap.data.percent(), sentence(&gap.text(words.language).message));
        said.trim_start().to_owned()
    });
    for (heading, items) in [("warnings", warnings.collect::<Vec<_>>()), ("gaps", gaps.collect())] {
        if !items.is_empty() {
            writeln!(out, "\n## {}\n", words.say(heading, &[]))?;
            items.iter().try_for_each(|item| writeln!(out, "- {item}"))?;
        }
    }
    Ok(())
}

fn write_cause(
    report: &Report,
    words: &Words,
    cause: &Cause,
    finding: &Worded<Finding>,
    number: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = finding.text(words.language);
    let subject = sentence(&cause.finding.subject);
    let code = format!("{} {subject}", cause.finding.code);
    writeln!(out, "\n## {number}. {}: {}\n", code.trim_end(), sentence(&text.message))?;
    if cause.hidden {
        writeln!(out, "{}\n", words.say("hidden", &[]))?;
    }
    for (index, step) in finding.data.steps.iter().enumerate() {
        write_step(&report.command, words, step, text.steps.get(index).map_or("", String::as_str), out)?;
    }
    Ok(())
}

fn write_step(again: &[String], words: &Words, step: &Step, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let place = match step.action {
        Action::Verify(_) => String::new(),
        _ => format!("**{}** ", words.say(&step::place_key(step), &[])),
    };
    writeln!(out, "- [ ] {place}{}", sentence(text))?;
    write_lines(&step::lines(&step.action, again, words), out)?;
    let fill = step::placeholders(step);
    if !fill.is_empty() {
        let names = fill.iter().map(|name| format!("`{{{name}}}`")).collect::<Vec<_>>().join(", ");
        writeln!(out, "  - {}", words.say("plan-fill", &[("names", &names)]))?;
    }
    if step.interrupts {
        writeln!(out, "  - {}", words.say("plan-risk", &[]))?;
    }
    if let Some(undo) = &step.undo {
        writeln!(out, "  - {}", words.say("plan-undo", &[]))?;
        write_lines(&step::lines(undo, again, words), out)?;
    }
    Ok(())
}

/// Indented, so that Markdown shows them as they are.
fn write_lines(lines: &[String], out: &mut dyn Write) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    for line in lines {
        writeln!(out, "      {}", harmless(line))?;
    }
    writeln!(out)
}
