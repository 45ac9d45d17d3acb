//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO5101", r"\bInvocation of model ID .*isn.{1,6}t supported"),
    ("DUO5102", r"\bLLM Provider NOT provided\b"),
    ("DUO5102", r"\bUnmapped LLM provider\b"),
    ("DUO5103", r"\bGetLLMProvider Exception - list index out of range\b"),
    ("DUO5104", r"\bUnmapped LLM provider\b"),
];
