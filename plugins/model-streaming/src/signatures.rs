//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO6401").words(r"\bstream(?:ing)? is not supported\b"),
    Signature::of("DUO6401").words(r"\bdoes not support stream(?:ing)?\b"),
    Signature::of("DUO6404").words(r"\bResponse payload is not completed\b"),
    Signature::of("DUO6405").words(r"\bMidStreamFallbackError\b"),
];
