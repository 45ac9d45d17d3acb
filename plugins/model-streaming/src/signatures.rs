//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO6401", r"\bstream(?:ing)? is not supported\b"),
    ("DUO6401", r"\bdoes not support stream(?:ing)?\b"),
    ("DUO6404", r"\bResponse payload is not completed\b"),
    ("DUO6405", r"\bMidStreamFallbackError\b"),
];
