//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO2101").fields(&[("failure", "resolve")]).args(&[("host", "$host")]),
    Signature::of("DUO2102").fields(&[("failure", "refused")]).args(&[("url", "$peer")]),
    Signature::of("DUO2103")
        .fields(&[("failure", "timeout-connect|unreachable")])
        .args(&[("url", "$peer"), ("phase", "connect")]),
    Signature::of("DUO2103")
        .fields(&[("failure", "timeout-read|timeout")])
        .args(&[("url", "$peer"), ("phase", "other")]),
    Signature::of("DUO2104")
        .fields(&[("failure", "tls"), ("reason", "unknown-issuer"), ("speaker", "!python|node|go")])
        .args(&[("url", "$peer"), ("problem", "unknown-issuer"), ("remedy", "trust")]),
    Signature::of("DUO2104")
        .fields(&[("failure", "tls"), ("reason", "self-signed|unknown-root"), ("speaker", "!python|node|go")])
        .args(&[("url", "$peer"), ("problem", "self-signed"), ("remedy", "trust")]),
    Signature::of("DUO2104")
        .fields(&[("failure", "tls"), ("reason", "expired"), ("speaker", "!python|node|go")])
        .args(&[("url", "$peer"), ("host", "$host"), ("problem", "expired"), ("remedy", "certificate")]),
    Signature::of("DUO2104")
        .fields(&[("failure", "tls"), ("reason", "not-yet-valid"), ("speaker", "!python|node|go")])
        .args(&[("url", "$peer"), ("host", "$host"), ("problem", "not-yet-valid"), ("remedy", "certificate")]),
    Signature::of("DUO2104")
        .fields(&[("failure", "tls"), ("reason", "host-name"), ("speaker", "!python|node|go")])
        .args(&[("url", "$peer"), ("host", "$host"), ("problem", "wrong-host"), ("remedy", "certificate")]),
    Signature::of("DUO2104")
        .fields(&[("failure", "tls"), ("reason", "client-certificate"), ("speaker", "!python|node|go")])
        .args(&[
            ("url", "$peer"),
            ("host", "$host"),
            ("problem", "client-certificate-required"),
            ("remedy", "certificate"),
        ]),
    Signature::of("DUO2104")
        .fields(&[
            ("failure", "tls"),
            ("reason", "legacy-name|malformed|version|other"),
            ("speaker", "!python|node|go"),
        ])
        .args(&[("url", "$peer"), ("host", "$host"), ("problem", "other"), ("remedy", "certificate")]),
    Signature::of("DUO2105")
        .fields(&[("failure", "tls"), ("reason", "not-tls"), ("speaker", "!python|node|go")])
        .args(&[("url", "$peer")]),
    Signature::of("DUO2106").fields(&[("status", "502|504")]).args(&[("status", "$status"), ("hint", "bad-gateway")]),
    Signature::of("DUO2106").fields(&[("status", "503")]).args(&[("status", "503"), ("hint", "other")]),
    Signature::of("DUO2106").words(r"AI Gateway returned HTTP (?P<status>50[24])\b").args(&[("hint", "bad-gateway")]),
    Signature::of("DUO2106").words(r"AI Gateway returned HTTP 503\b").args(&[("status", "503"), ("hint", "other")]),
    Signature::of("DUO2106")
        .fields(&[("failure", "tls"), ("reason", "not-tls"), ("hop", "gitlab-to-gateway")])
        .words(r"\b(?:plain HTTP request was sent to HTTPS port|sent an HTTP request to an HTTPS server)")
        .args(&[("status", "400"), ("hint", "tls-port")]),
    Signature::of("DUO2107").fields(&[("status", "404")]).args(&[("kind", "other")]),
    Signature::of("DUO2107")
        .fields(&[("failure", "protocol"), ("hop", "gitlab-to-gateway")])
        .args(&[("url", "$peer"), ("kind", "not-http")]),
    Signature::of("DUO2108").words("is blocked: Requests to .* not allowed"),
];
