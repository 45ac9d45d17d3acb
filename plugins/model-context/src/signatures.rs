//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO6301", r"\bHTTP 400\b"),
    ("DUO6301", r"\bmaximum context length is \d"),
    ("DUO6301", r"\bmodel's context length is only \d"),
    ("DUO6301", r"\bcannot be greater than max_model_len\b"),
    ("DUO6301", r"\bexceeds the available context size\b"),
    ("DUO6301", r"\bexceed_context_size_error\b"),
    ("DUO6301", r"\bContextWindowExceededError\b"),
    ("DUO6301", r"\btokens[^a-z0-9]{1,3}\+ [^a-z0-9]max_new_tokens[^a-z0-9] must be <="),
    ("DUO6301", r"\bprompt is too long\b"),
    ("DUO6303", r"\btruncating input prompt\b"),
];
