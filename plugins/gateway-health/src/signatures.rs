//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO3101").fields(&[("failure", "refused")]).args(&[("url", "$peer")]),
    Signature::of("DUO3101")
        .words(r"\bport 5052\b.*(?:Connection refused|Could(?:n't| not) connect)")
        .args(&[("url", "$peer")]),
    Signature::of("DUO3101").words(r"\bAI Gateway is not running\. Restart the server"),
    Signature::of("DUO3102").fields(&[("failure", "resolve")]).args(&[("host", "$host")]),
    Signature::of("DUO3103")
        .fields(&[("failure", "timeout-connect|unreachable")])
        .args(&[("url", "$peer"), ("phase", "connect")]),
    Signature::of("DUO3103")
        .fields(&[("failure", "timeout-read|timeout")])
        .args(&[("url", "$peer"), ("phase", "other")]),
    Signature::of("DUO3104")
        .fields(&[("failure", "tls"), ("reason", "unknown-issuer"), ("speaker", "curl|openssl")])
        .args(&[("url", "$peer"), ("problem", "unknown-issuer"), ("plain", "no")]),
    Signature::of("DUO3104")
        .fields(&[("failure", "tls"), ("reason", "self-signed|unknown-root"), ("speaker", "curl|openssl")])
        .args(&[("url", "$peer"), ("problem", "self-signed"), ("plain", "no")]),
    Signature::of("DUO3104").fields(&[("failure", "tls"), ("reason", "expired"), ("speaker", "curl|openssl")]).args(&[
        ("url", "$peer"),
        ("problem", "expired"),
        ("plain", "no"),
    ]),
    Signature::of("DUO3104")
        .fields(&[("failure", "tls"), ("reason", "not-yet-valid"), ("speaker", "curl|openssl")])
        .args(&[("url", "$peer"), ("problem", "not-yet-valid"), ("plain", "no")]),
    Signature::of("DUO3104")
        .fields(&[("failure", "tls"), ("reason", "host-name"), ("speaker", "curl|openssl")])
        .args(&[("url", "$peer"), ("problem", "wrong-host"), ("plain", "no")]),
    Signature::of("DUO3104")
        .fields(&[("failure", "tls"), ("reason", "client-certificate"), ("speaker", "curl|openssl")])
        .args(&[("url", "$peer"), ("problem", "client-certificate-required"), ("plain", "no")]),
    Signature::of("DUO3104")
        .fields(&[("failure", "tls"), ("reason", "legacy-name|malformed|version|other"), ("speaker", "curl|openssl")])
        .args(&[("url", "$peer"), ("problem", "other"), ("plain", "no")]),
    Signature::of("DUO3104").fields(&[("failure", "tls"), ("reason", "not-tls"), ("speaker", "curl|openssl")]).args(&[
        ("url", "$peer"),
        ("problem", "not-tls"),
        ("plain", "yes"),
    ]),
    Signature::of("DUO3105").fields(&[("status", "500|502|503|504")]).args(&[("status", "$status")]),
    Signature::of("DUO3106").fields(&[("status", "404")]),
    Signature::of("DUO3107").fields(&[("status", "401"), ("path", "monitoring")]),
    // Anywhere else but at the health page a gateway in order says the same.
    Signature::of("DUO3107").fields(&[("path", "monitoring")]).words(r"\bNo authorization header presented\b"),
    Signature::of("DUO3107").words(r"\bmonitoring/+healthz\b.*\bNo authorization header presented\b"),
    Signature::of("DUO3107").words("^[^a-z0-9]*(?:error)?[^a-z0-9]*No authorization header presented[^a-z0-9]*$"),
];
