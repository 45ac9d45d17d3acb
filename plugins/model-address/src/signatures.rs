//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO5201", r"\bInvalidUrlClientError\b"),
    ("DUO5201", r"\bmissing an 'http://' or 'https://' protocol\b"),
    ("DUO5201", r"\bThere was an error parsing the body\b"),
    ("DUO5202", r"\bCannot connect to host (?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?):\d"),
    ("DUO5203", r"\bCannot connect to host (?:0\.0\.0\.0|\[::\]):\d"),
    ("DUO5204", r"\bCannot connect to host (?:host\.docker\.internal|\S+\.local):\d.*Name or service not known"),
];
