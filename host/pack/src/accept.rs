//! Whether a pack may take the place of what is there. Pure.

use std::collections::BTreeSet;

use jiff::Timestamp;
use semver::Version;

use super::{Diff, Index, diff};

/// What is known of the packs of this publisher and name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The highest version that was ever here.
    pub highest: Option<&'a Version>,
    /// Digest of the index that is here under the new pack's version.
    pub same: Option<&'a str>,
    /// What is in use.
    pub active: Option<&'a Index>,
    /// Components that its publisher has revoked.
    pub revoked: Option<&'a BTreeSet<String>>,
}

/// What the operator has said.
#[derive(Debug, Clone, Copy)]
pub struct Approval {
    /// What asks is approved.
    pub yes: bool,
    /// This machine has no way to newer packs: an expired one is better than none.
    pub offline: bool,
    /// The time.
    pub now: Timestamp,
}

/// What becomes of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is taken; with a warning where it has expired.
    Taken(Diff, Option<String>),
    /// It is here already.
    Same,
    /// It changes what a person wants to be asked about, and nobody has approved of that.
    NeedsApproval(Diff),
    /// It is refused.
    Refused(String),
}

/// Decides about a pack whose signature and contents have been verified.
#[must_use]
pub fn accept(new: &Index, digest: &str, known: Known<'_>, approval: Approval) -> Verdict {
    if let Some(problem) = revoked(new, known.revoked) {
        return Verdict::Refused(problem);
    }
    match known.same {
        Some(same) if same != digest => {
            return Verdict::Refused(format!(
                "is another {} {} than the one that is here; a publisher never changes a version",
                new.name, new.version
            ));
        }
        Some(_) if known.active.is_some_and(|active| active.version == new.version) => return Verdict::Same,
        _ => {}
    }
    if let Some(highest) = known.highest.filter(|highest| new.version < **highest) {
        return Verdict::Refused(format!(
            "is {} {}, older than {highest}, which was here; to go back on purpose use `duo-doctor pack rollback`",
            new.name, new.version
        ));
    }
    let warning = match expired(new, approval) {
        Ok(warning) => warning,
        Err(problem) => return Verdict::Refused(problem),
    };
    let diff = diff(known.active, new);
    if diff.asks() && !approval.yes { Verdict::NeedsApproval(diff) } else { Verdict::Taken(diff, warning) }
}

/// An expired pack is refused, or, offline, warned of.
///
/// # Errors
/// That it has expired.
pub(crate) fn expired(index: &Index, approval: Approval) -> Result<Option<String>, String> {
    match index.expires {
        Some(expires) if expires <= approval.now => {
            let problem = format!("has expired on {expires:.0}");
            if approval.offline {
                Ok(Some(problem))
            } else {
                Err(format!("{problem}; get a newer one, or say --offline"))
            }
        }
        _ => Ok(None),
    }
}

/// The first of its components that may not be run any more.
fn revoked(index: &Index, earlier: Option<&BTreeSet<String>>) -> Option<String> {
    let is_revoked =
        |digest: &String| index.revoked.contains(digest) || earlier.is_some_and(|all| all.contains(digest));
    let entry = index.checks.iter().find(|entry| is_revoked(&entry.component.sha256))?;
    Some(format!("holds `{}` {}, which its publisher has revoked", entry.description.id, entry.description.version))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{entry, index};
    use super::*;
    use duo_doctor_model::description::Need;

    fn approval() -> Approval {
        Approval { yes: false, offline: false, now: Timestamp::from_second(1_000).expect("a time") }
    }

    fn refusal(new: &Index, known: Known<'_>) -> String {
        match accept(new, "digest", known, approval()) {
            Verdict::Refused(reason) => reason,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn versions_only_go_up() {
        let old = index("core", "1.1.0", vec![]);
        let known = Known { highest: Some(&old.version), active: Some(&old), ..Known::default() };
        assert!(matches!(accept(&index("core", "1.2.0", vec![]), "digest", known, approval()), Verdict::Taken(..)));
        assert!(refusal(&index("core", "1.0.0", vec![]), known).contains("older than 1.1.0"));
        let same = Known { same: Some("digest"), ..known };
        assert_eq!(accept(&old, "digest", same, approval()), Verdict::Same);
        let other = Known { same: Some("another"), ..known };
        assert!(refusal(&old, other).contains("never changes a version"));
        // After a rollback the newest may be taken up again.
        let back = index("core", "1.0.0", vec![]);
        let rolled_back =
            Known { highest: Some(&old.version), same: Some("digest"), active: Some(&back), revoked: None };
        assert!(matches!(accept(&old, "digest", rolled_back, approval()), Verdict::Taken(..)));
    }

    #[test]
    fn an_expired_pack_is_refused_and_offline_warned_of() {
        let mut new = index("core", "1.0.0", vec![]);
        new.expires = Timestamp::from_second(1_000).ok();
        assert!(refusal(&new, Known::default()).contains("has expired"));
        let offline = Approval { offline: true, ..approval() };
        let Verdict::Taken(_, warning) = accept(&new, "digest", Known::default(), offline) else { panic!("refused") };
        assert!(warning.is_some_and(|warning| warning.contains("has expired")));
        new.expires = Timestamp::from_second(1_001).ok();
        assert!(matches!(accept(&new, "digest", Known::default(), approval()), Verdict::Taken(_, None)));
    }

    #[test]
    fn what_was_revoked_never_comes_back() {
        let mut new = index("core", "2.0.0", vec![entry("a", "1.0.0")]);
        let revoked = BTreeSet::from(["a 1.0.0".to_owned()]);
        let known = Known { revoked: Some(&revoked), ..Known::default() };
        assert!(refusal(&new, known).contains("has revoked"));
        new.revoked = revoked;
        assert!(refusal(&new, Known::default()).contains("has revoked"));
    }

    #[test]
    fn wider_permissions_need_approval() {
        let old = index("core", "1.0.0", vec![entry("a", "1.0.0")]);
        let mut a = entry("a", "1.1.0");
        a.description.needs = vec![Need::new("logs", "llm")];
        let new = index("core", "1.1.0", vec![a]);
        let known = Known { active: Some(&old), ..Known::default() };
        assert!(matches!(accept(&new, "digest", known, approval()), Verdict::NeedsApproval(_)));
        let approved = Approval { yes: true, ..approval() };
        assert!(matches!(accept(&new, "digest", known, approved), Verdict::Taken(..)));
    }
}
