//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO3401", r"\berror while attempting to bind on address\b.*address already in use"),
    ("DUO3401", r"\bfailed: port is already allocated\b"),
    ("DUO3401", r"\blisten tcp\d?\b.*bind: address already in use"),
    ("DUO3401", r"^[^a-z0-9]*address already in use[^a-z0-9]*$"),
    ("DUO3402", r"\bErrno 98\] Address already in use"),
    ("DUO3402", r"^[^a-z0-9]*address already in use[^a-z0-9]*$"),
];
