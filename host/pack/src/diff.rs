//! What another index changes: every part of every entry, by its name. Pure.
//!
//! What a person would want to be asked about asks; the rest is shown. [`Kind`] says which is which.

mod parts;

use std::collections::{BTreeMap, BTreeSet};

use semver::Version;
use serde::Serialize;

use super::{Entry, Index};
use duo_doctor_model::Check;
use duo_doctor_model::description::Impact;
use duo_doctor_model::policy::Rules;
use parts::{of_entry, of_identity};

/// A part of an entry or of an index. A check that is new asks whatever it brings: its codes, words and edges speak
/// beside those of the others. Of one that is taken out nothing asks: it touches and says nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// What it may touch. More asks.
    Needs,
    /// How much it does. More asks.
    Impact,
    /// From where it looks. More places ask, and so does anywhere.
    Vantages,
    /// What it is about: where its findings stand among the causes. Another asks.
    Hop,
    /// What it can say. More asks.
    Codes,
    /// What must not have failed before. Less asks: it runs where it was blocked.
    Requires,
    /// Which findings it declares to be causes of others: a cause hides what it explains. More asks.
    Explains,
    /// Texts that lead to its codes. More asks.
    Signatures,
    /// Pages that a reader is sent to. They are words.
    Links,
    /// Interfaces. More asks.
    Imports,
    /// Words, also of repairs. Others ask where the component is the same: then no change of the code explains them.
    Messages,
    /// The component. Another asks under the same version, which a publisher never changes.
    Component,
    /// What was compiled from the component. Other code for the same build from the same component asks.
    Compiled,
    /// The same lines in another order, or twice.
    Order,
    /// Of the pack: another name asks.
    Name,
    /// Of the pack: which build its code was compiled for.
    CodeVersion,
    /// Of the pack: when it was built.
    Issued,
    /// Of the pack: until when it is taken.
    Expires,
    /// Of the pack: components that are never run again. The store forgets none, so fewer do not ask.
    Revoked,
    /// Of the pack: checks that it took back and takes back no longer. Fewer ask: they come back.
    Withdrawn,
}

impl Kind {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Needs => "needs",
            Self::Impact => "impact",
            Self::Vantages => "vantages",
            Self::Hop => "hop",
            Self::Codes => "codes",
            Self::Requires => "requires",
            Self::Explains => "explains",
            Self::Signatures => "signatures",
            Self::Links => "links",
            Self::Imports => "imports",
            Self::Messages => "messages",
            Self::Component => "component",
            Self::Compiled => "compiled",
            Self::Order => "order",
            Self::Name => "name",
            Self::CodeVersion => "code-version",
            Self::Issued => "issued",
            Self::Expires => "expires",
            Self::Revoked => "revoked",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A part that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Difference {
    /// Which part.
    pub kind: Kind,
    /// What it says now and did not before.
    pub more: Vec<String>,
    /// What it no longer says.
    pub less: Vec<String>,
    /// It is taken only after a yes.
    pub asks: bool,
}

/// What becomes of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Change {
    /// Its id.
    pub id: String,
    /// Version before; none where the check is new.
    pub from: Option<Version>,
    /// Version after; none where the pack no longer has it.
    pub to: Option<Version>,
    /// Every part that differs.
    pub differences: Vec<Difference>,
}

impl Change {
    /// True where it is taken only after a yes.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.differences.iter().any(|difference| difference.asks)
    }
}

/// What another index changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Diff {
    /// What differs of the pack itself.
    pub pack: Vec<Difference>,
    /// Sorted by id; checks that stay as they are have no entry.
    pub checks: Vec<Change>,
    /// Checks that it takes back, with the reason.
    pub withdrawn: BTreeMap<String, String>,
}

impl Diff {
    /// True where it is taken only after a yes.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.checks.iter().any(Change::asks) || self.pack.iter().any(|difference| difference.asks)
    }
}

/// Compares two indexes; nothing before is compared as an empty one.
#[must_use]
pub fn diff(old: Option<&Index>, new: &Index) -> Diff {
    let by_id = |index: &'_ Index| -> BTreeMap<String, Entry> {
        index.checks.iter().map(|entry| (entry.description.id.clone(), entry.clone())).collect()
    };
    let before = old.map(by_id).unwrap_or_default();
    let after = by_id(new);
    let same_build = old.is_some_and(|old| old.code_version == new.code_version);
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let checks = ids.into_iter().map(|id| change(id, before.get(id), after.get(id), same_build));
    let known = old.map(|old| &old.withdrawn);
    let withdrawn = new.withdrawn.iter().filter(|(id, reason)| known.and_then(|known| known.get(*id)) != Some(*reason));
    Diff {
        pack: old.map(|old| of_packs(old, new)).unwrap_or_default(),
        checks: checks.filter(|change| change.from != change.to || !change.differences.is_empty()).collect(),
        withdrawn: withdrawn.map(|(id, reason)| (id.clone(), reason.clone())).collect(),
    }
}

/// In which parts two accounts of a check contradict each other, both of the same component.
#[must_use]
pub fn contradictions(one: &Check, other: &Check) -> Vec<&'static str> {
    let mut parts: Vec<&'static str> = Vec::new();
    if one.id() != other.id() {
        parts.push("id");
    }
    if one.description.version != other.description.version {
        parts.push("version");
    }
    let (said, asked) = (of_identity(one), of_identity(other));
    parts.extend(said.iter().zip(&asked).filter(|(said, asked)| said != asked).map(|((kind, _), _)| kind.name()));
    if one.messages != other.messages {
        parts.push(Kind::Messages.name());
    }
    parts
}

fn of_packs(old: &Index, new: &Index) -> Vec<Difference> {
    let (old, new) = (parts::of_index(old), parts::of_index(new));
    let differs = |(kind, before, after): (Kind, Vec<String>, Vec<String>)| {
        let (more, less) = (beyond(&after, &before), beyond(&before, &after));
        let asks = match kind {
            Kind::Name => true,
            Kind::Withdrawn => !less.is_empty(),
            _ => false,
        };
        // What is withdrawn has its own place.
        let more = if kind == Kind::Withdrawn { Vec::new() } else { more };
        (!more.is_empty() || !less.is_empty()).then_some(Difference { kind, more, less, asks })
    };
    old.into_iter().zip(new).map(|((kind, before), (_, after))| (kind, before, after)).filter_map(differs).collect()
}

fn change(id: &str, before: Option<&Entry>, after: Option<&Entry>, same_build: bool) -> Change {
    let version = |entry: Option<&Entry>| entry.map(|entry| entry.description.version.clone());
    let differences = match (before, after) {
        (Some(before), Some(after)) => of_entries(before, after, same_build),
        (None, Some(after)) => whole(after, |lines| (lines, Vec::new()), true),
        (Some(before), None) => whole(before, |lines| (Vec::new(), lines), false),
        (None, None) => Vec::new(),
    };
    Change { id: id.to_owned(), from: version(before), to: version(after), differences }
}

/// What there is more and what there is less of.
type Sides = (Vec<String>, Vec<String>);

/// All parts of an entry that comes or goes.
fn whole(entry: &Entry, sides: fn(Vec<String>) -> Sides, asks: bool) -> Vec<Difference> {
    let parts = of_entry(entry).into_iter().filter(|(_, lines)| !lines.is_empty());
    let difference = |(kind, lines)| {
        let (more, less) = sides(lines);
        Difference { kind, more, less, asks }
    };
    parts.map(difference).collect()
}

fn of_entries(before: &Entry, after: &Entry, same_build: bool) -> Vec<Difference> {
    let (old, new) = (of_entry(before), of_entry(after));
    let same_component = before.component.sha256 == after.component.sha256;
    let mut differences = Vec::new();
    for ((kind, was), (_, is)) in old.iter().zip(&new) {
        let (mut more, mut less) = (beyond(is, was), beyond(was, is));
        if more.is_empty() && less.is_empty() {
            continue;
        }
        let asks = match kind {
            Kind::Needs => {
                let rules = |entry: &Entry| Rules::of_needs(&entry.description.needs);
                let wider = parts::lines_of(&rules(after), &rules(before));
                let narrower = parts::lines_of(&rules(before), &rules(after));
                let asks = !wider.is_empty();
                // The same leave in other words is shown as it is written.
                if asks || !narrower.is_empty() {
                    (more, less) = (wider, narrower);
                }
                asks
            }
            Kind::Impact => impact(after) > impact(before),
            Kind::Vantages => {
                let (was, is) = (&before.description.vantages, &after.description.vantages);
                !was.is_empty() && (is.is_empty() || is.iter().any(|place| !was.contains(place)))
            }
            Kind::Hop => true,
            Kind::Codes | Kind::Explains | Kind::Signatures | Kind::Imports => !more.is_empty(),
            Kind::Requires => !less.is_empty(),
            Kind::Links | Kind::Messages => same_component,
            Kind::Component => before.description.version == after.description.version,
            Kind::Compiled => same_component && same_build,
            _ => false,
        };
        differences.push(Difference { kind: *kind, more, less, asks });
    }
    if differences.is_empty() && old != new {
        let reordered = old.iter().zip(&new).filter(|(was, is)| was != is);
        let more = reordered.map(|((kind, _), _)| kind.name().to_owned()).collect();
        differences.push(Difference { kind: Kind::Order, more, less: Vec::new(), asks: false });
    }
    differences
}

fn impact(entry: &Entry) -> Impact {
    entry.description.impact
}

/// The lines that the others lack.
fn beyond(lines: &[String], others: &[String]) -> Vec<String> {
    lines.iter().filter(|line| !others.contains(line)).cloned().collect()
}

#[cfg(test)]
mod tests;
