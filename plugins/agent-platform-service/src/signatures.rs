//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO7101").words(r"\baddress lookup failed for .*Domain name not found\b"),
    Signature::of("DUO7102").words(r"\bfailed to connect to all addresses\b.*Connection refused"),
    Signature::of("DUO7102").words(r"\berror occurred while fetching an authentication token for this workflow\b"),
    Signature::of("DUO7102").words(r"\bCould not prefetch keys\b"),
    Signature::of("DUO7103").words(r"\bfailed to connect to all addresses\b.*time(?:d )?out"),
    Signature::of("DUO7103").words(r"\bDEADLINE_EXCEEDED\b"),
    Signature::of("DUO7104").words(r"\b(?:ssl|tls) handshake failed\b.*WRONG_VERSION_NUMBER"),
    Signature::of("DUO7104").words(r"\bOPENSSL_internal:WRONG_VERSION_NUMBER\b"),
    Signature::of("DUO7104").words(r"\bfails with a TLS mismatch error\b"),
    Signature::of("DUO7104").words(r"\berror occurred while fetching an authentication token for this workflow\b"),
    Signature::of("DUO7105").words(r"\bUNAVAILABLE\b.*\bSocket closed\b"),
    Signature::of("DUO7106").words(r"Trying to connect an http1\.x server"),
];
