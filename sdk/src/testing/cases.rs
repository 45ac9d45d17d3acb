//! The fixtures of a folder with what `judge` makes of them: compared, or written anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::expected::{self, Expected};
use super::{body, branches, facts, fixture, layout, like, patch, reasons, shown};
use crate::{Check, Finding, Outcome, Step};

/// What is done with the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Compare { one_form: bool },
    Update,
}

/// A fixture with what came of it.
struct Case {
    name: String,
    /// What the file says now.
    text: String,
    like: Option<String>,
    /// In the form in which they are compared with others and written.
    facts: Value,
    findings: Vec<Finding>,
    expected: Vec<Expected>,
}

/// Compares or rewrites the fixtures of a folder.
///
/// # Errors
/// Everything that is not as it should be, a sentence each.
pub(crate) fn run<C: Check>(folder: &Path, mode: Mode) -> Result<(), Vec<String>> {
    let mut cases = read::<C>(folder).map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    if let Some(file) = std::env::var_os(shown::FILE) {
        let findings: Vec<&Finding> = cases.iter().flat_map(|case| &case.findings).collect();
        problems.extend(shown::tell(Path::new(&file), &findings).err());
    }
    if mode == Mode::Update {
        for case in &mut cases {
            case.expected = expected::renewed(&case.findings, &case.expected);
        }
        let mut stated: Vec<_> = cases.iter_mut().map(|case| (case.findings.as_slice(), &mut case.expected)).collect();
        expected::complete(&mut stated);
    } else {
        problems.extend(cases.iter().filter_map(|case| {
            let difference = expected::difference(&case.findings, &case.expected)?;
            Some(format!("{}: {difference}", file(folder, &case.name).display()))
        }));
    }
    let messages = reasons::messages(&folder.with_file_name("messages"));
    for case in &cases {
        let wordless = case.findings.iter().find_map(|finding| reasons::wordless(finding, &messages));
        problems.extend(wordless.map(|problem| format!("{}: {problem}", file(folder, &case.name).display())));
        let lost = case.findings.iter().flat_map(|finding| finding.steps.iter().filter_map(Step::lost_placeholder));
        problems.extend(lost.map(|text| {
            format!(
                "{}: `{text}` is a text in a step, and reads like a placeholder",
                file(folder, &case.name).display()
            )
        }));
    }
    for (name, text) in formatted(&cases) {
        let path = file(folder, &name);
        match mode {
            Mode::Update => {
                std::fs::write(&path, text).map_err(|error| vec![format!("{}: {error}", path.display())])?
            }
            Mode::Compare { one_form: false } => {}
            Mode::Compare { one_form: true } => {
                problems
                    .push(format!("{}: is not in its one form; write it with `UPDATE=1 cargo test`", path.display()));
            }
        }
    }
    if matches!(mode, Mode::Compare { one_form: true }) {
        let description = C::describe();
        let found = cases.iter().flat_map(|case| &case.findings).map(|finding| {
            (finding.code.as_str(), finding.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect())
        });
        let given: Vec<_> = found.chain(description.proven()).collect();
        let english = messages.iter().find(|(path, _)| path.ends_with("en.ftl"));
        let dead = english.map(|(_, text)| branches::dead(text, &given)).unwrap_or_default();
        problems.extend(branches::difference(&folder.with_file_name("unreached.txt"), &dead));
    }
    problems.extend(gaps::<C>(&cases).into_iter().map(|gap| format!("{}: {gap}", folder.display())));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn read<C: Check>(folder: &Path) -> Result<Vec<Case>, String> {
    let fixtures = fixture::read(folder)?;
    fixtures
        .iter()
        .map(|(name, (text, fixture))| {
            let said = |problem: String| format!("{}: facts: {problem}", file(folder, name).display());
            let mut facts = fixture::facts(&fixtures, name).map_err(said)?;
            body::settle(&mut facts);
            let (read, findings) = facts::judge::<C>(&facts).map_err(said)?;
            if let Some(member) = facts::unread(&facts, &read) {
                return Err(said(format!(
                    "the check has no `{member}` among its facts; correct its name or remove it"
                )));
            }
            Ok(Case {
                name: name.clone(),
                text: text.clone(),
                like: fixture.like.clone(),
                findings,
                facts: facts::normal::<C>(&facts).map_err(said)?,
                expected: fixture.expected.clone(),
            })
        })
        .collect()
}

/// The files that are not in their one form, with that form.
fn formatted(cases: &[Case]) -> Vec<(String, String)> {
    let facts: BTreeMap<String, Value> = cases.iter().map(|case| (case.name.clone(), case.facts.clone())).collect();
    let named = cases.iter().filter_map(|case| Some((case.name.clone(), case.like.clone()?))).collect();
    let passing = cases
        .iter()
        .filter(|case| case.findings.iter().all(|finding| finding.outcome == Outcome::Pass))
        .map(|case| case.name.clone())
        .collect::<BTreeSet<_>>();
    let likes = like::choose(&facts, named, &passing);
    cases
        .iter()
        .map(|case| {
            let (patch, _) = written(&facts, &likes, &case.name);
            let text = match &patch {
                Some((like, patch)) => layout::file(Some(like), patch, &case.expected),
                None => layout::file(None, &case.facts, &case.expected),
            };
            (case, text)
        })
        .filter(|(case, text)| case.text != *text)
        .map(|(case, text)| (case.name.clone(), text))
        .collect()
}

/// A fixture's base with the patch to it, if it has one, and what a reader of the files makes of that: not letter by
/// letter the facts, as a body may be given as text.
fn written<'a>(
    facts: &BTreeMap<String, Value>,
    likes: &'a BTreeMap<String, String>,
    name: &str,
) -> (Option<(&'a String, Value)>, Value) {
    let patched = likes.get(name).and_then(|like| {
        let (_, base) = written(facts, likes, like);
        let patch = patch::exact(&base, &facts[name])?;
        let merged = patch::merge(base, &patch).ok()?;
        Some(((like, patch), merged))
    });
    match patched {
        Some((patch, merged)) => (Some(patch), merged),
        None => (None, facts[name].clone()),
    }
}

/// What no fixture shows and one should.
fn gaps<C: Check>(cases: &[Case]) -> Vec<String> {
    let findings = || cases.iter().flat_map(|case| &case.findings);
    let codes: BTreeSet<&str> = findings().map(|finding| finding.code.as_str()).collect();
    let description = C::describe();
    let mut gaps = Vec::new();
    for (name, wanted) in [
        ("pass", &[Outcome::Pass][..]),
        ("fail or warn", &[Outcome::Fail, Outcome::Warn]),
        ("unknown", &[Outcome::Unknown]),
    ] {
        if !findings().any(|finding| wanted.contains(&finding.outcome)) {
            gaps.push(format!("no fixture ends in {name}"));
        }
    }
    gaps.extend(
        description.listed().filter(|code| !codes.contains(code)).map(|code| format!("no fixture ends in `{code}`")),
    );
    gaps.extend(
        codes
            .iter()
            .filter(|code| !description.lists(code))
            .map(|code| format!("`{code}` is not among the codes of `describe`")),
    );
    let (steps, evidence) =
        expected::lacking(cases.iter().map(|case| (case.findings.as_slice(), case.expected.as_slice())));
    gaps.extend(steps.iter().map(|(code, steps)| {
        format!("no fixture states these steps of `{code}`: {}; `UPDATE=1 cargo test` writes them", steps.join(", "))
    }));
    gaps.extend(
        evidence
            .iter()
            .map(|code| format!("no fixture states the evidence of `{code}`; `UPDATE=1 cargo test` writes it")),
    );
    gaps
}

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.json"))
}
