//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO5201").words(r"\bInvalidUrlClientError\b"),
    Signature::of("DUO5201").words(r"\bmissing an 'http://' or 'https://' protocol\b").args(&[("problem", "scheme")]),
    Signature::of("DUO5201").words(r"\bThere was an error parsing the body\b"),
    Signature::of("DUO5201").words(r"\bInput should be a valid URL, input is empty\b").args(&[("problem", "empty")]),
    Signature::of("DUO5201")
        .words(r"\bInput should be a valid URL, relative URL without a base\b")
        .args(&[("problem", "scheme")]),
    Signature::of("DUO5201").words(r"\bInput should be a valid URL\b"),
    Signature::of("DUO5202")
        .fields(&[("failure", "refused"), ("hop", "gateway-to-model"), ("host", "localhost|127.0.0.1|[::1]|::1")])
        .args(&[("url", "$peer"), ("host", "$host")]),
    Signature::of("DUO5203")
        .fields(&[("failure", "refused"), ("hop", "gateway-to-model"), ("host", "0.0.0.0|[::]|::")])
        .args(&[("url", "$peer")]),
    Signature::of("DUO5204")
        .fields(&[
            ("failure", "resolve"),
            ("hop", "gateway-to-model"),
            ("host", "host.docker.internal|host.containers.internal"),
        ])
        .args(&[("host", "$host"), ("kind", "alias")]),
    Signature::of("DUO5204")
        .fields(&[
            ("failure", "resolve"),
            ("hop", "gateway-to-model"),
            ("host", "*.local"),
            ("host", "!*.cluster.local"),
        ])
        .args(&[("host", "$host"), ("kind", "neighbour")]),
];
