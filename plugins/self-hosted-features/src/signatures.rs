//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO1401", r"\bcode_suggestions_self_hosted\?.*\bfalse\b"),
    ("DUO1402", r"\bcode_suggestions_self_hosted\?.*\bfalse\b"),
    ("DUO1402", r"\bNo feature settings configured\b"),
    ("DUO1402", r"assign a model to the [^a-z0-9]{0,3}Code completion"),
    ("DUO1403", r"\bSelf-hosted model was not provided\b"),
    ("DUO1404", r"\bNo self-hosted models configured\b"),
];
