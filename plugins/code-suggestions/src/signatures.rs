//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] =
    &[("DUO8401", r"\bHTTP 403\b"), ("DUO8401", r"\bduo_features_enabled[^a-z0-9]{1,6}false\b")];
