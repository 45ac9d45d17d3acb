//! `triage`: logs only, without a system to examine.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use super::Failure;
use super::args::{Format, General, Triage as Arguments};
use super::{output, own_requests, said, setup};
use duo_doctor_engine::capability::http::trace;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::text::harmless;
use duo_doctor_report::{Paint, wrap};
use duo_doctor_texts::signatures::Signatures;
use duo_doctor_texts::triage::{Kind, Own, Triage, triage};
use duo_doctor_wording::Words;

/// Bytes of standard input: it is kept on disk while it is read twice.
const INPUT: u64 = 8 << 30;

/// Kinds of lines that are shown to a person, of known and of unknown ones; JSON has all.
const KINDS: usize = 10;

pub(crate) async fn run(general: &General, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let known = setup::checks(&arguments.sources).await?;
    let checks = known.all();
    let words = Words::new(general.language(), &checks);
    let (paths, _kept) = paths(&arguments.logs)?;
    let since = arguments.since.as_deref().map(since).transpose()?;
    let signatures = Signatures::new(&checks).map_err(|problem| Failure::new(ExitCode::PackRejected, problem))?;
    let own = Own { ids: own_requests::earlier(jiff::Timestamp::now()), is_given: trace::is_alike };
    let mut found = triage(&paths, &checks, &signatures, &own, since).map_err(Failure::usage)?;
    if let Some(left_out) = signatures.left_out() {
        output::tell(left_out);
    }
    for (source, named) in found.sources.iter_mut().zip(&arguments.logs) {
        // Standard input was kept in a file.
        let kept = std::mem::replace(&mut source.path, harmless(&named.display().to_string()));
        let lines = found.request.iter_mut().flat_map(|request| &mut request.lines);
        lines.filter(|(path, _)| *path == kept).for_each(|(path, _)| path.clone_from(&source.path));
    }
    let exit = if found.kinds.is_empty() { ExitCode::Healthy } else { ExitCode::Problems };
    let text = match arguments.format {
        Format::Json => serde_json::to_string_pretty(&found).map_err(Failure::internal)? + "\n",
        Format::Human => Page { words: &words, general }.of(&found),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(known.exit(exit))
}

/// A time, or how long ago: `2026-11-28T09:00:00Z`, `2h`, `3 days`.
fn since(text: &str) -> Result<f64, Failure> {
    let ago = |span: jiff::SignedDuration| jiff::Timestamp::now() - span.abs();
    let time = text.parse::<jiff::Timestamp>().ok().or_else(|| text.parse::<jiff::SignedDuration>().ok().map(ago));
    let time = time.or_else(|| {
        let span: jiff::Span = text.parse().ok()?;
        let span = jiff::SignedDuration::try_from(span).ok().or_else(|| {
            let relative = jiff::SpanRelativeTo::days_are_24_hours();
            span.to_duration(relative).ok()
        })?;
        Some(ago(span))
    });
    let time = time.ok_or_else(|| {
        let shown = text.escape_debug();
        Failure::usage(format!("--since {shown} is no time; write 2h, 3d, or 2026-11-28T09:00:00Z"))
    })?;
    Ok(time.as_microsecond() as f64 / 1e6)
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
        if found.kinds.is_empty() {
            return page + "\n" + &self.words.say("triage-nothing", &[]) + "\n";
        }
        let sum =
            |of: fn(&duo_doctor_texts::triage::Source) -> u64| found.sources.iter().map(of).sum::<u64>().to_string();
        let (lines, errors) = (sum(|source| source.lines), sum(|source| source.errors));
        let (first, last) = (found.first.map_or_else(String::new, time), found.last.map_or_else(String::new, time));
        let times = if found.first.is_some() { "known" } else { "none" };
        let args = [("lines", &*lines), ("errors", &*errors), ("times", times), ("first", &*first), ("last", &*last)];
        page += &format!("{}\n", self.words.say("triage-summary", &args));
        page += &self.kinds(&found.kinds, found.untold);
        if found.not_understood > 0 {
            let count = found.not_understood.to_string();
            page += &format!("\n{}", self.wrapped("", &self.words.say("triage-not-understood", &[("count", &count)])));
        }
        if let Some(request) = &found.request {
            page += &self.heading("triage-requests");
            page += &format!("  {}\n", request.id);
            for (path, line) in &request.lines {
                page += &self.wrapped("    ", &format!("{path}: {line}"));
            }
        }
        page
    }

    fn kinds(&self, kinds: &[Kind], untold: u64) -> String {
        let mut page = String::new();
        let (known, unknown): (Vec<&Kind>, Vec<&Kind>) = kinds.iter().partition(|kind| !kind.codes.is_empty());
        let mut shown = 0;
        for (heading, kinds) in [("triage-known", known), ("triage-unknown", unknown)] {
            if kinds.is_empty() {
                continue;
            }
            page += &self.heading(heading);
            for kind in kinds.iter().take(KINDS) {
                shown += kind.count;
                page += &self.kind(kind);
            }
            if let Some(code) = kinds.first().and_then(|kind| kind.codes.first()) {
                page += &format!("\n  {}\n", self.words.say("triage-explain", &[("code", code)]));
            }
        }
        let left = kinds.iter().map(|kind| kind.count).sum::<u64>() - shown + untold;
        if left > 0 {
            page += &format!("\n  {}\n", self.words.say("triage-more", &[("count", &left.to_string())]));
        }
        page
    }

    /// How often, which page, in the service's own words.
    fn kind(&self, kind: &Kind) -> String {
        let what = match &kind.codes[..] {
            [] => said::sentence(self.words, &kind.reading).unwrap_or_else(|| kind.template.clone()),
            [code] => {
                let check = kind.check.as_deref().unwrap_or_default();
                let args = kind.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
                let branches = self.words.branches_of_check(check, code, &args);
                let same =
                    |branch: &&duo_doctor_wording::Branch| branches.iter().all(|one| one.message == branch.message);
                let title = branches.first().filter(same).map(|branch| branch.message.clone());
                let title = title.or_else(|| said::sentence(self.words, &kind.reading));
                let title = title.or_else(|| self.words.sample_of_check(check, code, None)).unwrap_or_default();
                let because =
                    kind.explained_by.as_ref().map(|code| self.words.say("triage-explained-by", &[("code", code)]));
                because.map_or_else(|| format!("{code}  {title}"), |because| format!("{code} ({because})  {title}"))
            }
            several => {
                let codes = self.words.say("triage-may-be", &[("codes", &several.join(", "))]);
                let sentence = said::sentence(self.words, &kind.reading).unwrap_or_else(|| kind.template.clone());
                format!("{codes}  {sentence}")
            }
        };
        let mut page = self.wrapped("  ", &format!("{}  {what}", count(kind)));
        if let Some(family) = kind.family {
            page += &self.wrapped("      ", &self.words.say(&format!("family-{family}"), &[]));
        }
        page += &self.wrapped("        ", &kind.sample);
        page
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

fn time(seconds: f64) -> String {
    let time = jiff::Timestamp::from_microsecond((seconds * 1e6) as i64);
    time.map_or_else(|_| "-".to_owned(), |time| format!("{time:.0}"))
}

fn count(kind: &Kind) -> String {
    match (kind.first, kind.last) {
        (Some(first), Some(last)) if first < last => format!("{}x  {} … {}", kind.count, time(first), time(last)),
        (Some(first), _) => format!("{}x  {}", kind.count, time(first)),
        _ => format!("{}x", kind.count),
    }
}

#[cfg(test)]
mod tests {
    use super::since;

    #[test]
    fn a_time_or_how_long_ago_is_understood() {
        assert!((since("2026-01-09T20:00:01Z").expect("a time") - 1_767_988_801.0).abs() < 1e-3);
        let now = jiff::Timestamp::now().as_second() as f64;
        for (text, seconds) in
            [("2h", 7_200.0), ("30m", 1_800.0), ("3d", 259_200.0), ("1 day", 86_400.0), ("PT5M", 300.0)]
        {
            let ago = now - since(text).unwrap_or_else(|failure| panic!("{text}: {failure:?}"));
            assert!((ago - seconds).abs() < 5.0, "{text}: {ago}");
        }
        assert!(since("yesterday at tea").is_err());
    }
}
