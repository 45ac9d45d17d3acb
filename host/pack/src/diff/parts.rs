//! Every part of an entry and of an index as lines. Structures are taken apart whole: a field more does not compile
//! until it has its place here.

use super::Kind;
use crate::{Entry, Index, Member};
use duo_doctor_model::Check;
use duo_doctor_model::description::{Description, Explanation, Need, Signature};
use duo_doctor_model::policy::Rules;

/// A part and what it says.
pub(super) type Part = (Kind, Vec<String>);

/// What an entry says, but for id and version.
pub(super) fn of_entry(entry: &Entry) -> Vec<Part> {
    let Entry { description, imports, component, interpreter, messages } = entry;
    let digest = |member: &Member| format!("sha256:{}", member.sha256);
    let mut parts = of_description(description);
    parts.push((Kind::Imports, imports.clone()));
    let words = messages.iter().map(|(language, member)| format!("{language} {}", digest(member)));
    parts.push((Kind::Messages, words.collect()));
    parts.push((Kind::Component, vec![digest(component)]));
    parts.push((Kind::Compiled, vec![digest(interpreter)]));
    parts
}

/// What a component says of itself, but for id, version and words.
pub(super) fn of_identity(check: &Check) -> Vec<Part> {
    let mut parts = of_description(&check.description);
    parts.push((Kind::Imports, check.imports.clone()));
    parts
}

fn of_description(description: &Description) -> Vec<Part> {
    let Description { id: _, version: _, hop, codes, requires, explains, vantages, impact, needs, links, signatures } =
        description;
    let vantages = match &vantages[..] {
        [] => vec!["anywhere".to_owned()],
        places => places.iter().map(|place| place.name().to_owned()).collect(),
    };
    let edge = |edge: &Explanation| {
        let subject = if edge.any_subject { ", whatever the subject" } else { "" };
        format!("{} -> {}{subject}", edge.from, edge.to)
    };
    let signature = |signature: &Signature| {
        let pairs = |pairs: &[(String, String)]| {
            pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(", ")
        };
        let pattern = signature.pattern.as_deref().unwrap_or_default();
        format!("{} by {pattern} [{}] with [{}]", signature.code, pairs(&signature.fields), pairs(&signature.args))
    };
    vec![
        (Kind::Needs, needs.iter().map(|need: &Need| line(&need.capability, &need.rule)).collect()),
        (Kind::Impact, vec![impact.name().to_owned()]),
        (Kind::Vantages, vantages),
        (Kind::Hop, vec![hop.name().to_owned()]),
        (Kind::Codes, codes.clone()),
        (Kind::Requires, requires.clone()),
        (Kind::Explains, explains.iter().map(edge).collect()),
        (Kind::Signatures, signatures.iter().map(signature).collect()),
        (Kind::Links, links.clone()),
    ]
}

/// What an index says beside its checks and its version.
pub(super) fn of_index(index: &Index) -> Vec<Part> {
    let Index { format: _, name, version: _, issued, expires, code_version, withdrawn, revoked, checks: _ } = index;
    let time = |time: &Option<jiff::Timestamp>| time.iter().map(|time| format!("{time:.0}")).collect();
    vec![
        (Kind::Name, vec![name.clone()]),
        (Kind::CodeVersion, vec![code_version.clone()]),
        (Kind::Issued, time(issued)),
        (Kind::Expires, time(expires)),
        (Kind::Revoked, revoked.iter().cloned().collect()),
        (Kind::Withdrawn, withdrawn.keys().cloned().collect()),
    ]
}

/// What some rules allow beyond others.
pub(super) fn lines_of(rules: &Rules, others: &Rules) -> Vec<String> {
    rules.beyond(others).into_iter().map(|(capability, rule)| line(capability, &rule)).collect()
}

fn line(capability: &str, rule: &str) -> String {
    format!("{capability} {rule}")
}
