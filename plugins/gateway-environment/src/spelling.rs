//! Which known name did the operator mean? Says nothing about names that resemble none.

use strsim::damerau_levenshtein;

use crate::variables::{FAMILIES, KNOWN};

/// How a name went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// `AIGW_AUTH_BYPASS_EXTERNAL`: the levels of a setting are separated by two underscores.
    Underscores,
    /// `AIGW_METRICS_PORT`: the group before the last part is missing or another.
    Nesting,
    /// `AIGW_GITLAB_ULR`.
    Spelling,
}

impl Mistake {
    /// The word by which the messages tell them apart.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Underscores => "underscores",
            Self::Nesting => "nesting",
            Self::Spelling => "spelling",
        }
    }
}

/// Edits up to which two names are taken for the same word: one slip of the fingers, or a swap and
/// a missing letter. With more, settings that only resemble each other would be confused.
const EDITS: usize = 2;

/// Characters that a last part must have before it alone identifies a setting; `LEVEL` or `ENABLED`
/// would fit too many.
const TELLING_PART: usize = 8;

/// The known name that was meant, where the name is unknown and resembles one.
pub(crate) fn meant(name: &str) -> Option<(&'static str, Mistake)> {
    let name = name.to_uppercase();
    let known = || KNOWN.iter().map(|variable| variable.name);
    if known().any(|known| known == name) || FAMILIES.iter().any(|family| name.starts_with(family)) {
        return None;
    }
    let letters = without_underscores(&name);
    if let Some(known) = known().find(|known| without_underscores(known) == letters) {
        return Some((known, Mistake::Underscores));
    }
    nearest(&name)
        .map(|known| (known, Mistake::Spelling))
        .or_else(|| nested(&name).map(|known| (known, Mistake::Nesting)))
}

/// The nearest known name, unless two are equally near: `…_HOST` and `…_PORT` differ by two letters.
fn nearest(name: &str) -> Option<&'static str> {
    let mut near: Vec<(usize, &str)> =
        KNOWN.iter().map(|known| (damerau_levenshtein(name, known.name), known.name)).collect();
    near.sort_unstable();
    match near[..] {
        [(edits, known), (next, _), ..] if edits <= EDITS && edits < next => Some(known),
        _ => None,
    }
}

/// The one known setting of the same program whose last part is the last part of this name.
fn nested(name: &str) -> Option<&'static str> {
    let prefix = ["AIGW_", "DUO_WORKFLOW_"].into_iter().find(|prefix| name.starts_with(prefix))?;
    let rest = &name[prefix.len()..];
    let last = rest.rsplit("__").next().unwrap_or(rest);
    let mut same = KNOWN
        .iter()
        .map(|variable| variable.name)
        .filter(|known| known.starts_with(prefix) && known.rsplit_once("__").is_some_and(|(_, part)| part == last));
    match (same.next(), same.next()) {
        (Some(known), None) if last.len() >= TELLING_PART => Some(known),
        _ => None,
    }
}

fn without_underscores(name: &str) -> String {
    name.replace('_', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant() {
        let cases = [
            ("AIGW_CUSTOM_MODELS_ENABLED", Some(("AIGW_CUSTOM_MODELS__ENABLED", Mistake::Underscores))),
            ("AIGW__GITLAB_URL", Some(("AIGW_GITLAB_URL", Mistake::Underscores))),
            ("AIGW_GITLAB_ULR", Some(("AIGW_GITLAB_URL", Mistake::Spelling))),
            ("AIGW_CUSTOM_MODEL__ENABLED", Some(("AIGW_CUSTOM_MODELS__ENABLED", Mistake::Spelling))),
            ("AIGW_METRICS_PORT", Some(("AIGW_FASTAPI__METRICS_PORT", Mistake::Nesting))),
            ("AIGW_LOGGING__DISABLE_STREAMING", Some(("AIGW_CUSTOM_MODELS__DISABLE_STREAMING", Mistake::Nesting))),
            ("AIGW_FASTAPI__API_PROT", Some(("AIGW_FASTAPI__API_PORT", Mistake::Spelling))),
            ("AIGW_FASTAPI__API_POST", None),
            ("AIGW_CERT_FILE", None),
            ("AIGW_SOMETHING_NEW__LEVEL", None),
            ("AIGW_SNOWPLOW__ENABLED", None),
            ("aigw_gitlab_url", None),
            ("AIGW_GITLAB_URL", None),
        ];
        for (name, expected) in cases {
            assert_eq!(meant(name), expected, "{name}");
        }
    }
}
