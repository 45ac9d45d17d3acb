//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO4201").fields(&[
        ("failure", "tls"),
        ("reason", "self-signed|unknown-issuer|unknown-root"),
        ("speaker", "!ruby|curl|openssl|node|go|java|grpc"),
        ("hop", "!gateway-to-gitlab"),
    ]),
    Signature::of("DUO4202")
        .words(r"\bCould not find a suitable TLS CA certificate bundle, invalid path: (?P<value>\S+)")
        .args(&[("variable", "REQUESTS_CA_BUNDLE"), ("leg", "gitlab"), ("problem", "missing")]),
    Signature::of("DUO4202")
        .words(r"\bCould not find a suitable TLS CA certificate bundle\b")
        .args(&[("variable", "REQUESTS_CA_BUNDLE"), ("leg", "gitlab")]),
    // Clients cannot tell a missing intermediate certificate from an authority that they do not trust.
    Signature::of("DUO4204")
        .fields(&[
            ("failure", "tls"),
            ("reason", "unknown-issuer"),
            ("speaker", "!ruby"),
            ("hop", "!gateway-to-model|agent-platform"),
        ])
        .args(&[("server", "$host"), ("leg", "other")]),
    Signature::of("DUO4204")
        .fields(&[("failure", "tls"), ("reason", "unknown-issuer"), ("hop", "gateway-to-model")])
        .args(&[("server", "$host"), ("leg", "model")]),
    Signature::of("DUO4206").fields(&[("class", "JWKError")]),
    Signature::of("DUO4206").words(r"\bCould not deserialize key data\b"),
    Signature::of("DUO4206").words(r"\bUnable to load PEM file\b"),
];
