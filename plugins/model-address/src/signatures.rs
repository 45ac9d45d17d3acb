//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO5201").words(r"\bInvalidUrlClientError\b"),
    Signature::of("DUO5201").words(r"\bmissing an 'http://' or 'https://' protocol\b"),
    Signature::of("DUO5201").words(r"\bThere was an error parsing the body\b"),
    Signature::of("DUO5202").words(r"\bCannot connect to host (?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?):\d"),
    Signature::of("DUO5203").words(r"\bCannot connect to host (?:0\.0\.0\.0|\[::\]):\d"),
    Signature::of("DUO5204")
        .words(r"\bCannot connect to host (?:host\.docker\.internal|\S+\.local):\d.*Name or service not known"),
];
