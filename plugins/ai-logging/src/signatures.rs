//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO8301").words(r"\bFeature\.enable\(:expanded_ai_logging\)"),
    Signature::of("DUO8302").words(r"\bno logs (?:are |were )?generated\b"),
];
