//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO1301", r"\bHTTP 401\b"),
    ("DUO1301", r"\baccess_code_suggestions\b.*\bfalse\b"),
    ("DUO1301", r"\bduoCodeSuggestionsAvailable[^a-z0-9]{1,6}false\b"),
    ("DUO1301", "has no access to code suggestions, debugging cause"),
    ("DUO1301", "user does not have access to code suggestions"),
    ("DUO1301", r"\bcode suggestions access error\b"),
    ("DUO1302", r"\bduo(?:Classic)?ChatAvailable[^a-z0-9]{1,6}false\b"),
    ("DUO1303", r"\bHTTP 404\b"),
    ("DUO1303", r"\bai_duo_code_suggestions_switch\b.*\b(?:off|disabled?|false)\b"),
];
