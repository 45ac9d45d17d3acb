//! What a pack holds, and what another one changes.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use super::whole;
use crate::args::{Format, Trust};
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
        let problem = format!("the compiled code of `{id}` is not what this program makes of its component");
        return Err(super::rejected(format!("{}: {problem}", path.display())));
    }
    let Some(doubt) = doubt else {
        writeln!(std::io::stdout(), "{}: {}", path.display(), title(&pack))?;
        return Ok(());
    };
    let whole = "every byte is what its index says, and its components say the same";
    writeln!(std::io::stdout(), "{}: {}; {whole}; nobody vouches for it", path.display(), title(&pack))?;
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
        let _ = writeln!(page, "nobody vouches for what it says: it {doubt}");
    }
    for (what, time) in [("issued", pack.index.issued), ("expires", pack.index.expires)] {
        if let Some(time) = time {
            let _ = writeln!(page, "{what} {time:.0}");
        }
    }
    for (id, reason) in &pack.index.withdrawn {
        let _ = writeln!(page, "withdraws {}: {}", harmless(id), harmless(reason));
    }
    for digest in &pack.index.revoked {
        let _ = writeln!(page, "revokes {}", harmless(digest));
    }
    for entry in &pack.index.checks {
        let description = &entry.description;
        let kib = |member: &pack::Member| member.bytes.div_ceil(1024);
        let _ = writeln!(
            page,
            "\n{} {}   {}   {} KiB, {} KiB compiled\n    sha256      {}",
            description.id,
            description.version,
            description.impact.name(),
            kib(&entry.component),
            kib(&entry.interpreter),
            entry.component.sha256
        );
        let rules = Rules::of_needs(&description.needs).beyond(&Rules::default());
        for (capability, rule) in rules {
            let _ = writeln!(page, "    {capability:<12}{}", harmless(&rule));
        }
        // Every guest of a language with a run-time imports these, whether it uses them or not.
        let base = entry.imports.iter().filter(|import| import.starts_with("wasi:")).count();
        if base > 0 {
            let _ = writeln!(page, "    {:<12}{base} interfaces, all denied", "WASI base");
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
    let by = pack.signer.as_ref().map(|signer| format!(", signed by {}", signer.key)).unwrap_or_default();
    format!("pack {} {}, {} checks{by}", pack.index.name, pack.index.version, pack.index.checks.len())
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
        let _ = writeln!(page, "  x {} withdrawn: {}", harmless(id), harmless(reason));
    }
    if page.is_empty() {
        page.push_str("  nothing changes\n");
    } else if diff.asks() {
        let _ = writeln!(page, "To be approved: {}.", asking(diff).join("; "));
    } else {
        page.push_str("Nothing in it asks for approval.\n");
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
        None => format!("{} (new)", harmless(&change.id)),
        Some(_) => format!("{} ({})", harmless(&change.id), kinds(&change.differences)),
    });
    let pack = Some(kinds(&diff.pack)).filter(|kinds| !kinds.is_empty()).map(|kinds| format!("the pack ({kinds})"));
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
