//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO8101", r"\bfeature (?:is )?not accessible\b"),
    ("DUO8101", r"\bfeature button (?:is )?not visible\b"),
    ("DUO8103", r"\bThere was an error parsing the body\b"),
    ("DUO8103", r"\bYour default credentials were not found\b"),
    ("DUO8104", r"\bself_hosted_agent_platform\b.*\b(?:off|disabled?|false)\b"),
];
