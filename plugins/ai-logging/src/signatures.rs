//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] =
    &[("DUO8301", r"\bFeature\.enable\(:expanded_ai_logging\)"), ("DUO8302", r"\bno logs (?:are |were )?generated\b")];
