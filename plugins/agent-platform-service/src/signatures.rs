//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO7101", r"\baddress lookup failed for .*Domain name not found\b"),
    ("DUO7102", r"\bfailed to connect to all addresses\b.*Connection refused"),
    ("DUO7102", r"\berror occurred while fetching an authentication token for this workflow\b"),
    ("DUO7102", r"\bCould not prefetch keys\b"),
    ("DUO7103", r"\bfailed to connect to all addresses\b.*time(?:d )?out"),
    ("DUO7103", r"\bDEADLINE_EXCEEDED\b"),
    ("DUO7104", r"\b(?:ssl|tls) handshake failed\b.*WRONG_VERSION_NUMBER"),
    ("DUO7104", r"\bOPENSSL_internal:WRONG_VERSION_NUMBER\b"),
    ("DUO7104", r"\bfails with a TLS mismatch error\b"),
    ("DUO7104", r"\berror occurred while fetching an authentication token for this workflow\b"),
    ("DUO7105", r"\bUNAVAILABLE\b.*\bSocket closed\b"),
    ("DUO7106", r"Trying to connect an http1\.x server"),
];
