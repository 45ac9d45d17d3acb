//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO6401").words(r"\bstream(?:ing)? is not supported\b").args(&[
        ("kind", "refused"),
        ("message", "$words"),
        ("switch", "on"),
    ]),
    Signature::of("DUO6401").words(r"\bdoes not support stream(?:ing)?\b").args(&[
        ("kind", "refused"),
        ("message", "$words"),
        ("switch", "on"),
    ]),
    Signature::of("DUO6404").words(r"\bResponse payload is not completed\b").args(&[("kind", "end")]),
    Signature::of("DUO6404")
        .fields(&[("hop", "gateway-to-model|model")])
        .words(r"\b(?:incomplete chunked read|peer closed connection without sending complete message body)\b")
        .args(&[("kind", "end")]),
    Signature::of("DUO6405").fields(&[("class", "MidStreamFallbackError")]).args(&[("message", "$words")]),
];
