//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO5401")
        .words(r"^[^a-z0-9]*type[^a-z0-9]{1,6}error[^a-z0-9]{1,6}data[^a-z0-9]{1,6}message\b")
        .args(&[("message", "$words")]),
    Signature::of("DUO5402").words(r"\btransfer closed with outstanding read data remaining\b"),
    Signature::of("DUO5402").words(r"\bEOFError\b"),
    Signature::of("DUO5405").fields(&[("status", "404|405"), ("path", "/chat")]).args(&[("status", "$status")]),
    Signature::of("DUO5406").fields(&[("status", "504"), ("path", "/chat")]),
    Signature::of("DUO5407")
        .words(r#"\btype[^a-z0-9]{1,6}unknown[^a-z0-9]{1,6}data[^a-z0-9]{1,6}text[^a-z0-9]{1,4}"""#),
    Signature::of("DUO5408")
        .fields(&[("status", "401|403"), ("path", "/chat")])
        .args(&[("status", "$status"), ("detail", "$words")]),
];
