//! What a pack holds, and what another one changes.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use super::whole;
use crate::args::{Format, Trust};
use crate::output::say;
use crate::{Failure, discover, program};
use duo_doctor_engine::confirm::confirm;
use duo_doctor_engine::sandbox::Mode;
use duo_doctor_model::policy::Rules;
use duo_doctor_model::text::harmless;
use duo_doctor_pack::{self as pack, Change, Diff, Difference, Kind, Pack};

pub(crate) async fn verify(path: &Path, trust: &Trust) -> Result<(), Failure> {
    let (pack, doubt) = pack::look(path, &discover::keys(trust)?)?;
    let sandbox = program::sandbox(Mode::Interpreter).map_err(Failure::internal)?;
    let confirmed = confirm(&pack, &sandbox).await?;
    if let Some(id) = confirmed.foreign.first() {
        return Err(super::rejected(say!("foreign-code-refused", file = path.display(), id = id)));
    }
    let Some(doubt) = doubt else {
        writeln!(std::io::stdout(), "{}: {}", path.display(), title(&pack))?;
        return Ok(());
    };
    writeln!(std::io::stdout(), "{}", say!("pack-whole", file = path.display(), title = title(&pack)))?;
    Err(super::rejected(format!("{}: {doubt}", path.display())))
}

pub(crate) fn inspect(path: &Path, index: bool, trust: &Trust) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    if index {
        return Ok(out.write_all(&pack::read_index(path)?)?);
    }
    let (pack, doubt) = pack::look(path, &discover::keys(trust)?)?;
    let mut page = format!("{}\n", title(&pack));
    if let Some(doubt) = doubt {
        let _ = writeln!(page, "{}", say!("pack-doubted", doubt = doubt));
    }
    if let Some(time) = pack.index.issued {
        let _ = writeln!(page, "{}", say!("pack-issued", time = format!("{time:.0}")));
    }
    if let Some(time) = pack.index.expires {
        let _ = writeln!(page, "{}", say!("pack-expires", time = format!("{time:.0}")));
    }
    for (id, reason) in &pack.index.withdrawn {
        let _ = writeln!(page, "{}", say!("pack-withdraws", id = harmless(id), reason = harmless(reason)));
    }
    for digest in &pack.index.revoked {
        let _ = writeln!(page, "{}", say!("pack-revokes", digest = harmless(digest)));
    }
    for entry in &pack.index.checks {
        let description = &entry.description;
        let kib = |member: &pack::Member| member.bytes.div_ceil(1024);
        let sizes = say!("pack-sizes", size = kib(&entry.component), compiled = kib(&entry.interpreter));
        let (id, version, impact) = (&description.id, &description.version, description.impact.name());
        let _ = writeln!(page, "\n{id} {version}   {impact}   {sizes}\n    sha256      {}", entry.component.sha256);
        let rules = Rules::of_needs(&description.needs).beyond(&Rules::default());
        for (capability, rule) in rules {
            let _ = writeln!(page, "    {capability:<12}{}", harmless(&rule));
        }
        // Every guest of a language with a run-time imports these, whether it uses them or not.
        let base = entry.imports.iter().filter(|import| import.starts_with("wasi:")).count();
        if base > 0 {
            let _ = writeln!(page, "    {:<12}{}", "WASI base", say!("pack-wasi", count = base));
        }
    }
    Ok(out.write_all(page.as_bytes())?)
}

pub(crate) fn diff(old: &Path, new: &Path, format: Format, trust: &Trust) -> Result<(), Failure> {
    let (old, new) = (whole(old, trust)?, whole(new, trust)?);
    let diff = pack::diff(Some(&old.index), &new.index);
    let text = match format {
        Format::Json => format!("{}\n", serde_json::to_string_pretty(&diff).expect("a diff is plain data")),
        Format::Human => format!("{}\n{}", heading(&old, &new), page(&diff)),
    };
    Ok(std::io::stdout().write_all(text.as_bytes())?)
}

fn title(pack: &Pack) -> String {
    let (name, version, count) = (&pack.index.name, &pack.index.version, pack.index.checks.len());
    match &pack.signer {
        Some(signer) => say!("pack-title-signed", name = name, version = version, count = count, key = signer.key),
        None => say!("pack-title", name = name, version = version, count = count),
    }
}

fn heading(old: &Pack, new: &Pack) -> String {
    format!("{} {} -> {} {}", old.index.name, old.index.version, new.index.name, new.index.version)
}

/// A diff for people: a sign, the check, and below it every part that differs.
pub(crate) fn page(diff: &Diff) -> String {
    let mut page = String::new();
    parts(&mut page, "  ", &diff.pack);
    for change in &diff.checks {
        let _ = writeln!(page, "  {}", line(change));
        // Of what is gone nothing is left to be looked at.
        if change.to.is_some() {
            parts(&mut page, "      ", &change.differences);
        }
    }
    for (id, reason) in &diff.withdrawn {
        let _ = writeln!(page, "  x {}", say!("pack-withdrawn", id = harmless(id), reason = harmless(reason)));
    }
    if page.is_empty() {
        let _ = writeln!(page, "  {}", say!("pack-nothing-changes"));
    } else if diff.asks() {
        let _ = writeln!(page, "{}", say!("pack-approve", what = asking(diff).join("; ")));
    } else {
        let _ = writeln!(page, "{}", say!("pack-approve-nothing"));
    }
    page
}

fn parts(page: &mut String, indent: &str, differences: &[Difference]) {
    for difference in differences {
        let kind = difference.kind.name();
        for (sign, lines) in [('+', &difference.more), ('-', &difference.less)] {
            // Names fit beside each other; rules and patterns do not.
            let joined = [lines.join(", ")];
            let together = matches!(difference.kind, Kind::Codes | Kind::Vantages | Kind::Requires | Kind::Order);
            let lines = if together && !lines.is_empty() { &joined[..] } else { &lines[..] };
            for line in lines {
                let _ = writeln!(page, "{indent}{sign} {kind:<12}{}", harmless(line));
            }
        }
    }
}

/// The checks that ask, and for what.
fn asking(diff: &Diff) -> Vec<String> {
    let kinds = |differences: &[Difference]| {
        let asking = differences.iter().filter(|difference| difference.asks);
        asking.map(|difference| difference.kind.name()).collect::<Vec<_>>().join(", ")
    };
    let checks = diff.checks.iter().filter(|change| change.asks()).map(|change| match change.from {
        None => say!("pack-new", id = harmless(&change.id)),
        Some(_) => format!("{} ({})", harmless(&change.id), kinds(&change.differences)),
    });
    let pack =
        Some(kinds(&diff.pack)).filter(|kinds| !kinds.is_empty()).map(|kinds| say!("pack-itself", kinds = kinds));
    pack.into_iter().chain(checks).collect()
}

fn line(change: &Change) -> String {
    let id = harmless(&change.id);
    match (&change.from, &change.to) {
        (None, Some(to)) => format!("+ {id} {to}"),
        (Some(from), None) => format!("- {id} {from}"),
        (Some(from), Some(to)) if from == to => format!("~ {id} {to}"),
        (from, to) => {
            let version =
                |version: &Option<semver::Version>| version.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("~ {id} {} -> {}", version(from), version(to))
        }
    }
}
