//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO3301", r"\brequested image's platform \(.*\) does not match the detected host\b"),
    ("DUO3301", r"\bexec format error\b"),
    ("DUO3301", r"\bno image found in (?:image index|manifest list) for architecture\b"),
    ("DUO3301", r"\bno matching manifest for linux/"),
    ("DUO3302", r"\brequested image's platform \(.*\) does not match the detected host\b"),
    ("DUO3303", r"\bNo prompt version found matching the query\b"),
    ("DUO3306", r"\bspecifying custom models endpoint is disabled\b"),
    ("DUO3307", r"\bReason:\s+OOMKilled\b"),
    ("DUO3307", r"\bOOMKilled[^a-z0-9]{1,4}true\b"),
    ("DUO3307", r"\bExited \((?:1|126|127|137|139)\)"),
    ("DUO3307", r"\bNo services configured to run\. Exiting"),
];
