//! What a pack holds, and what another one changes.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use super::whole;
use crate::Failure;
use crate::args::{Format, Trust};
use duo_doctor_model::policy::Rules;
use duo_doctor_pack::{self as pack, Change, Diff, Pack};

pub(crate) fn verify(path: &Path, trust: &Trust) -> Result<(), Failure> {
    let pack = whole(path, trust)?;
    if pack.signer.is_none() {
        return Err(super::rejected(format!("{}: is not signed", path.display())));
    }
    writeln!(std::io::stdout(), "{}: {}", path.display(), title(&pack))?;
    Ok(())
}

pub(crate) fn inspect(path: &Path, index: bool, trust: &Trust) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    if index {
        return Ok(out.write_all(&pack::read_index(path)?)?);
    }
    let pack = whole(path, trust)?;
    let mut page = format!("{}\n", title(&pack));
    for (what, time) in [("issued", pack.index.issued), ("expires", pack.index.expires)] {
        if let Some(time) = time {
            let _ = writeln!(page, "{what} {time:.0}");
        }
    }
    for (id, reason) in &pack.index.withdrawn {
        let _ = writeln!(page, "withdraws {id}: {reason}");
    }
    for digest in &pack.index.revoked {
        let _ = writeln!(page, "revokes {digest}");
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
            let _ = writeln!(page, "    {capability:<12}{rule}");
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
    let by = pack.signer.as_ref().map_or_else(|| "not signed".to_owned(), |signer| format!("signed by {}", signer.key));
    format!("pack {} {}, {} checks, {by}", pack.index.name, pack.index.version, pack.index.checks.len())
}

fn heading(old: &Pack, new: &Pack) -> String {
    format!("{} {} -> {} {}", old.index.name, old.index.version, new.index.name, new.index.version)
}

/// A diff for people: a sign, the check, and below it what it may touch.
pub(crate) fn page(diff: &Diff) -> String {
    let mut page = String::new();
    for change in &diff.checks {
        let _ = writeln!(page, "  {}", line(change));
        for (sign, rules) in [('+', &change.more), ('-', &change.less)] {
            for (capability, rule) in rules {
                let _ = writeln!(page, "      {sign} {capability:<12}{rule}");
            }
        }
        if let Some((before, after)) = &change.impact {
            let sign = if change.more_impact { '+' } else { '-' };
            let _ = writeln!(page, "      {sign} {:<12}{before} -> {after}", "impact");
        }
    }
    for (id, reason) in &diff.withdrawn {
        let _ = writeln!(page, "  x {id} withdrawn: {reason}");
    }
    if page.is_empty() {
        page.push_str("  no check changes\n");
    } else if diff.is_wider() {
        page.push_str("Checks could touch more than before (+).\n");
    } else {
        page.push_str("No check could touch more than before.\n");
    }
    page
}

fn line(change: &Change) -> String {
    match (&change.from, &change.to) {
        (None, Some(to)) => format!("+ {} {to}", change.id),
        (Some(from), None) => format!("- {} {from}", change.id),
        (Some(from), Some(to)) if from == to => format!("~ {} {to}, other code", change.id),
        (from, to) => {
            let version =
                |version: &Option<semver::Version>| version.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("~ {} {} -> {}", change.id, version(from), version(to))
        }
    }
}
