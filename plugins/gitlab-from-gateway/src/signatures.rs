//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO4101").fields(&[("failure", "resolve")]).args(&[
        ("how", "dns"),
        ("host", "$host"),
        ("url", "$peer"),
    ]),
    Signature::of("DUO4101").fields(&[("failure", "refused")]).args(&[("how", "refused"), ("url", "$peer")]),
    Signature::of("DUO4101")
        .fields(&[("failure", "closed"), ("hop", "gateway-to-gitlab")])
        .args(&[("how", "closed"), ("url", "$peer")]),
    Signature::of("DUO4101").fields(&[("failure", "unreachable")]).args(&[("how", "unreachable"), ("url", "$peer")]),
    Signature::of("DUO4101").fields(&[("failure", "connect"), ("hop", "gateway-to-gitlab")]).args(&[("url", "$peer")]),
    Signature::of("DUO4101").words(r"\bNo keys founds in JWKS\b"),
    Signature::of("DUO4101").words(r"\bCould not prefetch keys\b"),
    Signature::of("DUO4101").words(r"\bFailed to connect to GitLab:"),
    Signature::of("DUO4102")
        .fields(&[("failure", "timeout-connect|timeout-read|timeout"), ("hop", "gateway-to-gitlab")])
        .args(&[("url", "$peer")]),
    Signature::of("DUO4103")
        .fields(&[("failure", "tls"), ("reason", "unknown-issuer|unknown-root|self-signed"), ("speaker", "!ruby")])
        .args(&[("host", "$host"), ("problem", "$words"), ("remedy", "trust"), ("bundle", "unknown")]),
    Signature::of("DUO4103")
        .fields(&[("failure", "tls"), ("reason", "not-tls"), ("hop", "gateway-to-gitlab")])
        .args(&[("host", "$host"), ("problem", "$words"), ("remedy", "scheme")]),
    Signature::of("DUO4103")
        .fields(&[("failure", "tls"), ("reason", "client-certificate"), ("speaker", "!ruby")])
        .args(&[("host", "$host"), ("problem", "$words"), ("remedy", "client-certificate")]),
    Signature::of("DUO4103")
        .fields(&[
            ("failure", "tls"),
            ("reason", "expired|not-yet-valid|host-name|legacy-name|malformed|version|other"),
            ("speaker", "!ruby"),
        ])
        .args(&[("host", "$host"), ("problem", "$words"), ("remedy", "certificate")]),
    Signature::of("DUO4104").fields(&[("status", "404")]).args(&[("kind", "not-found")]),
    Signature::of("DUO4104").fields(&[("status", "502|503|504")]).args(&[("kind", "server-error")]),
    Signature::of("DUO4104")
        .fields(&[("hop", "gateway-to-gitlab"), ("status", "401|403")])
        .args(&[("kind", "status"), ("status", "$status")]),
    Signature::of("DUO4104").words(r"\bFailed to connect to GitLab API: 404\b").args(&[("kind", "not-found")]),
    Signature::of("DUO4104")
        .words(r"\bFailed to connect to GitLab API: (?P<status>5\d\d)\b")
        .args(&[("kind", "server-error")]),
    Signature::of("DUO4104")
        .words(r"\bFailed to connect to GitLab API: (?P<status>[1-3]\d\d|40[0-3]|4[1-9]\d)\b")
        .args(&[("kind", "status")]),
    Signature::of("DUO4104")
        .fields(&[("hop", "!gateway"), ("class", "JSONDecodeError")])
        .words(r"\bExpecting value: line 1 column 1 \(char 0\)")
        .args(&[("kind", "html")]),
    Signature::of("DUO4104")
        .fields(&[("hop", "!gateway")])
        .words(r"^Expecting value: line 1 column 1 \(char 0\)$")
        .args(&[("kind", "html")]),
    Signature::of("DUO4104")
        .fields(&[("failure", "protocol"), ("hop", "gateway-to-gitlab")])
        .args(&[("kind", "not-http")]),
    Signature::of("DUO4104")
        .fields(&[("reason", "not-tls"), ("hop", "gateway-to-gitlab")])
        .words(r"\b(?:plain HTTP request was sent to HTTPS port|sent an HTTP request to an HTTPS server)")
        .args(&[("kind", "not-http")]),
    Signature::of("DUO4105").words(r"\bNo keys founds in JWKS\b"),
    Signature::of("DUO4106").words(r"\bInvalid issuer\b"),
    Signature::of("DUO4107")
        .fields(&[("status", "403"), ("hop", "gateway-to-gitlab"), ("path", "discovery/keys")])
        .args(&[("kind", "status"), ("status", "403")]),
    Signature::of("DUO4107").fields(&[("class", "KeyError")]).words("'keys'$").args(&[("kind", "other")]),
    Signature::of("DUO4108").fields(&[("failure", "authorization")]).words(r"\bSignature verification failed\b"),
    Signature::of("DUO4109").words(r"\bSignature has expired\b").args(&[("effect", "expired")]),
    Signature::of("DUO4109").words(r"\btoken is not yet valid \((?:nbf|iat)\)").args(&[("effect", "early")]),
];
