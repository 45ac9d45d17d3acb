//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO8401").fields(&[("status", "403")]),
    Signature::of("DUO8401").words(r"\bduo_features_enabled[^a-z0-9]{1,6}false\b"),
];
