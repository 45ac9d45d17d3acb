//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO3401").fields(&[("failure", "in-use")]).words(r#"\(['"]?[\w.:*]+['"]?, (?P<port>\d+)\)"#),
    Signature::of("DUO3401").fields(&[("failure", "in-use")]).words(r"\bfailed: port is already allocated\b"),
    Signature::of("DUO3401")
        .fields(&[("failure", "in-use")])
        .words(r":(?P<port>\d+)[^0-9]{0,80}(?:port is already allocated|address already in use)"),
    Signature::of("DUO3401").fields(&[("failure", "in-use")]),
    Signature::of("DUO3402").fields(&[("failure", "in-use")]),
    Signature::of("DUO3402").fields(&[("failure", "in-use")]).words(r"\bErrno 98\] Address already in use$"),
];
