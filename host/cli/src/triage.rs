//! `triage`: logs only, without a system to examine.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use super::Failure;
use super::args::{Format, General, Triage as Arguments};
use super::{output, own_requests, setup};
use duo_doctor_engine::capability::http::trace;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::text::harmless;
use duo_doctor_report::{Paint, wrap};
use duo_doctor_texts::signatures::Signatures;
use duo_doctor_texts::triage::{Counted, Own, Triage, triage};
use duo_doctor_wording::Words;

/// Bytes of standard input: it is kept on disk while it is read twice.
const INPUT: u64 = 8 << 30;

/// Unknown kinds of lines that are shown to a person; JSON has all.
const UNKNOWN: usize = 10;

pub(crate) async fn run(general: &General, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let known = setup::checks(&arguments.sources).await?;
    let checks = known.all();
    let words = Words::new(general.language(), &checks);
    let (paths, _kept) = paths(&arguments.logs)?;
    let signatures = Signatures::new(&checks).map_err(|problem| Failure::new(ExitCode::PackRejected, problem))?;
    let own = Own { ids: own_requests::earlier(jiff::Timestamp::now()), is_given: trace::is_alike };
    let mut found = triage(&paths, &signatures, &own).map_err(Failure::usage)?;
    if let Some(left_out) = signatures.left_out() {
        output::tell(left_out);
    }
    for (source, named) in found.sources.iter_mut().zip(&arguments.logs) {
        source.path = harmless(&named.display().to_string());
    }
    let exit = if found.known.is_empty() && found.unknown.is_empty() { ExitCode::Healthy } else { ExitCode::Problems };
    let text = match arguments.format {
        Format::Json => serde_json::to_string_pretty(&found).map_err(Failure::internal)? + "\n",
        Format::Human => Page { words: &words, general }.of(&found),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(known.exit(exit))
}

/// The logs, with standard input kept in a file.
fn paths(logs: &[PathBuf]) -> Result<(Vec<PathBuf>, Option<tempfile::NamedTempFile>), Failure> {
    let mut kept = None;
    let mut paths = Vec::with_capacity(logs.len());
    for log in logs {
        if log.as_os_str() != "-" {
            paths.push(log.clone());
            continue;
        }
        let failed = |error: std::io::Error| Failure::usage(format!("standard input cannot be kept: {error}"));
        let mut file = tempfile::NamedTempFile::new().map_err(failed)?;
        std::io::copy(&mut std::io::stdin().lock().take(INPUT), &mut file).map_err(failed)?;
        paths.push(file.path().to_owned());
        kept = Some(file);
    }
    Ok((paths, kept))
}

struct Page<'a> {
    words: &'a Words,
    general: &'a General,
}

impl Page<'_> {
    fn of(&self, found: &Triage) -> String {
        let mut page = String::new();
        for source in &found.sources {
            let (lines, errors) = (source.lines.to_string(), source.errors.to_string());
            page += &self.words.say("triage-source", &[("path", &source.path), ("lines", &lines), ("errors", &errors)]);
            page.push('\n');
        }
        if found.left_out.count() > 0 {
            page += &self.wrapped("", &self.words.say("triage-own", &[("count", &found.left_out.count().to_string())]));
        }
        if found.left_out.given_by_duo_doctor > 0 && found.left_out.given_by_gitlab.is_none() {
            page += &self.wrapped("", &self.words.say("triage-own-elsewhere", &[]));
        }
        if found.known.is_empty() && found.unknown.is_empty() {
            return page + "\n" + &self.words.say("triage-nothing", &[]) + "\n";
        }
        if !found.known.is_empty() {
            page += &self.heading("triage-known");
            for known in &found.known {
                let title = self.words.sample_of_check(&known.check, &known.code, None).unwrap_or_default();
                page += &self.wrapped("  ", &format!("{}  {}  {title}", self.count(&known.lines), known.code));
                page += &self.wrapped("        ", &known.lines.sample);
            }
            page += &format!("\n  {}\n", self.words.say("triage-explain", &[("code", &found.known[0].code)]));
        }
        if !found.unknown.is_empty() {
            page += &self.heading("triage-unknown");
            for unknown in found.unknown.iter().take(UNKNOWN) {
                page += &self.wrapped("  ", &format!("{}  {}", self.count(&unknown.lines), unknown.template));
            }
            let left: u64 = found.unknown.iter().skip(UNKNOWN).map(|unknown| unknown.lines.count).sum();
            let left = left + found.untold;
            if left > 0 {
                page += &format!("  {}\n", self.words.say("triage-more", &[("count", &left.to_string())]));
            }
        }
        if !found.requests.is_empty() {
            page += &self.heading("triage-requests");
            for request in &found.requests {
                page += &format!("  {}\n", request.id);
                for (path, line) in &request.lines {
                    page += &self.wrapped("    ", &format!("{path}: {line}"));
                }
            }
        }
        page
    }

    fn count(&self, lines: &Counted) -> String {
        let time = |seconds: f64| {
            let time = jiff::Timestamp::from_microsecond((seconds * 1e6) as i64);
            time.map_or_else(|_| "-".to_owned(), |time| format!("{time:.0}"))
        };
        match (lines.first, lines.last) {
            (Some(first), Some(last)) if first < last => format!("{}x  {} … {}", lines.count, time(first), time(last)),
            (Some(first), _) => format!("{}x  {}", lines.count, time(first)),
            _ => format!("{}x", lines.count),
        }
    }

    fn heading(&self, key: &str) -> String {
        format!("\n{}\n", self.general.style().paint(Paint::Strong, self.words.say(key, &[])))
    }

    fn wrapped(&self, indent: &str, text: &str) -> String {
        let further = format!("{indent}    ");
        let options =
            wrap::options(self.general.layout(false).width).initial_indent(indent).subsequent_indent(&further);
        textwrap::fill(text, &options) + "\n"
    }
}
