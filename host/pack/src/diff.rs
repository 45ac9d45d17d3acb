//! What another index changes: checks, and what they may touch. Pure.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Entry, Index};
use duo_doctor_model::policy::Rules;

/// What becomes of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Change {
    /// Its id.
    pub id: String,
    /// Version before; none where the check is new.
    pub from: Option<semver::Version>,
    /// Version after; none where the pack no longer has it.
    pub to: Option<semver::Version>,
    /// The component is another one.
    pub code: bool,
    /// What it asks for now and did not before: capability and rule.
    pub more: Vec<(String, String)>,
    /// What it no longer asks for.
    pub less: Vec<(String, String)>,
    /// Impact before and after, where it differs.
    pub impact: Option<(String, String)>,
    /// The new impact is the greater one.
    pub more_impact: bool,
}

impl Change {
    /// True where the check could touch more than before.
    #[must_use]
    pub fn is_wider(&self) -> bool {
        !self.more.is_empty() || self.more_impact
    }
}

/// What another index changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Diff {
    /// Sorted by id; checks that stay as they are have no entry.
    pub checks: Vec<Change>,
    /// Checks that it takes back, with the reason.
    pub withdrawn: BTreeMap<String, String>,
}

impl Diff {
    /// True where anything could touch more than before.
    #[must_use]
    pub fn is_wider(&self) -> bool {
        self.checks.iter().any(Change::is_wider)
    }
}

/// Compares two indexes; nothing before is compared as an empty one.
#[must_use]
pub fn diff(old: Option<&Index>, new: &Index) -> Diff {
    let by_id = |index: &Index| -> BTreeMap<String, Entry> {
        index.checks.iter().map(|entry| (entry.description.id.clone(), entry.clone())).collect()
    };
    let before = old.map(by_id).unwrap_or_default();
    let after = by_id(new);
    let ids: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let checks = ids.into_iter().map(|id| change(id, before.get(id), after.get(id)));
    let known = old.map(|old| &old.withdrawn);
    let withdrawn = new.withdrawn.iter().filter(|(id, _)| !known.is_some_and(|known| known.contains_key(*id)));
    Diff {
        checks: checks.filter(|change| change.from != change.to || change.code).collect(),
        withdrawn: withdrawn.map(|(id, reason)| (id.clone(), reason.clone())).collect(),
    }
}

fn change(id: &str, before: Option<&Entry>, after: Option<&Entry>) -> Change {
    let asked =
        |entry: Option<&Entry>| entry.map(|entry| Rules::of_needs(&entry.description.needs)).unwrap_or_default();
    let lines = |beyond: Vec<(&'static str, String)>| {
        beyond.into_iter().map(|(capability, rule)| (capability.to_owned(), rule)).collect()
    };
    let (old, new) = (asked(before), asked(after));
    let version = |entry: Option<&Entry>| entry.map(|entry| entry.description.version.clone());
    let impacts = before.zip(after).map(|(before, after)| (before.description.impact, after.description.impact));
    let impacts = impacts.filter(|(before, after)| before != after);
    Change {
        id: id.to_owned(),
        from: version(before),
        to: version(after),
        code: before.map(|entry| &entry.component.sha256) != after.map(|entry| &entry.component.sha256),
        more: lines(new.beyond(&old)),
        less: lines(old.beyond(&new)),
        impact: impacts.map(|(before, after)| (before.name().to_owned(), after.name().to_owned())),
        more_impact: impacts.is_some_and(|(before, after)| after > before),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{entry, index};
    use super::*;
    use duo_doctor_model::description::{Impact, Need};

    #[test]
    fn what_asks_for_more_is_wider() {
        let old = index("core", "1.0.0", vec![entry("a", "1.0.0"), entry("b", "1.0.0")]);
        let mut a = entry("a", "1.1.0");
        a.component.sha256 = "another".into();
        a.description.needs = vec![Need::new("logs", "llm")];
        let mut new = index("core", "1.1.0", vec![a, entry("b", "1.0.0")]);
        let wider = diff(Some(&old), &new);
        assert_eq!(wider.checks.len(), 1);
        assert_eq!(wider.checks[0].more, [("logs".to_owned(), "llm".to_owned())]);
        assert!(wider.is_wider());
        assert!(!diff(Some(&new), &old).is_wider());
        new.checks[0].description.needs.clear();
        assert!(!diff(Some(&old), &new).is_wider());
        new.checks[0].description.impact = Impact::Active;
        assert!(diff(Some(&old), &new).is_wider());
    }

    #[test]
    fn new_missing_and_withdrawn_checks_are_named() {
        let old = index("core", "1.0.0", vec![entry("a", "1.0.0"), entry("b", "1.0.0")]);
        let mut new = index("core", "1.1.0", vec![entry("b", "1.0.0"), entry("c", "1.0.0")]);
        new.withdrawn.insert("a".into(), "asks too much".into());
        let diff = diff(Some(&old), &new);
        let ends: Vec<_> =
            diff.checks.iter().map(|one| (one.id.as_str(), one.from.is_some(), one.to.is_some())).collect();
        assert_eq!(ends, [("a", true, false), ("c", false, true)]);
        assert_eq!(diff.withdrawn["a"], "asks too much");
    }
}
