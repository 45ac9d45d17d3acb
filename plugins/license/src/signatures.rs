//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO1202", "license does not provide access to code suggestions"),
    ("DUO1203", "license does not provide access to code suggestions"),
    ("DUO1201", "your (?:gitlab )?(?:license|subscription) (?:has )?expired"),
];
