//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO1104", r"\bHTTP 50[234]\b"),
    ("DUO1104", "GitLab is taking too much time to respond"),
    ("DUO1191", r"\bHTTP 401\b"),
    ("DUO1191", r"\bmessage[^a-z0-9]{1,8}401 Unauthorized\b"),
    ("DUO1191", r"\b(?:insufficient_(?:granular_)?scope|invalid_token)\b"),
];
