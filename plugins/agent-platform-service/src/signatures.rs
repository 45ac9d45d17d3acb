//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO7101").fields(&[("failure", "resolve")]).args(&[("address", "$peer")]),
    Signature::of("DUO7102").fields(&[("failure", "refused")]).args(&[("address", "$peer")]),
    Signature::of("DUO7102").words(r"\berror occurred while fetching an authentication token for this workflow\b"),
    Signature::of("DUO7102").words(r"\bCould not prefetch keys\b"),
    Signature::of("DUO7103")
        .fields(&[("failure", "timeout-connect|unreachable")])
        .args(&[("address", "$peer"), ("phase", "connect")]),
    Signature::of("DUO7103")
        .fields(&[("hop", "agent-platform")])
        .words(r"\bTLS handshake timeout\b")
        .args(&[("address", "$peer"), ("phase", "tls")]),
    Signature::of("DUO7103")
        .fields(&[("failure", "timeout-read|timeout"), ("hop", "agent-platform")])
        .args(&[("address", "$peer"), ("phase", "other")]),
    Signature::of("DUO7104").fields(&[("reason", "not-tls"), ("hop", "agent-platform")]).args(&[("address", "$peer")]),
    Signature::of("DUO7104").words(r"\bfails with a TLS mismatch error\b"),
    Signature::of("DUO7104").words(r"\berror occurred while fetching an authentication token for this workflow\b"),
    Signature::of("DUO7105").fields(&[("failure", "closed"), ("hop", "agent-platform")]).args(&[("address", "$peer")]),
    Signature::of("DUO7106")
        .fields(&[("failure", "protocol"), ("hop", "agent-platform")])
        .args(&[("address", "$peer")]),
    Signature::of("DUO7106")
        .words(r"\bTrying to connect an http1\.x server\b")
        .args(&[("address", "$peer"), ("protocol", "HTTP/1.1")]),
    Signature::of("DUO7108").words(r"\bCannot check peer: (?:missing selected ALPN property|invalid ALPN value)\b"),
];
