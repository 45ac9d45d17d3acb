//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO5401", r"^[^a-z0-9]*type[^a-z0-9]{1,6}error[^a-z0-9]{1,6}data[^a-z0-9]{1,6}message\b"),
    ("DUO5402", r"\btransfer closed with outstanding read data remaining\b"),
    ("DUO5402", r"\bEOFError\b"),
    ("DUO5405", r"\bHTTP 40[45]\b"),
    ("DUO5406", r"\bHTTP 504\b"),
    ("DUO5407", r"\btype[^a-z0-9]{1,6}unknown[^a-z0-9]{1,6}data[^a-z0-9]{1,6}text[^a-z0-9]{1,4}\x22\x22"),
    ("DUO5408", r"\bHTTP 40[13]\b"),
];
