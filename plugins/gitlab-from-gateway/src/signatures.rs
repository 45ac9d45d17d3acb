//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO4101", r"\bNo keys founds in JWKS\b"),
    ("DUO4101", r"\bCould not prefetch keys\b"),
    (
        "DUO4101",
        r"(?:^[^{]*|\boidc_provider[^a-z0-9]{1,6}Gitlab\b.*)openid-configuration\b.*(?:NewConnectionError|NameResolutionError|Connection refused|Name or service not known)",
    ),
    ("DUO4101", r"\bFailed to connect to GitLab: "),
    ("DUO4102", r"(?:^[^{]*|\boidc_provider[^a-z0-9]{1,6}Gitlab\b.*)openid-configuration\b.*timed out"),
    ("DUO4103", r"^[^a-z0-9]*certificate verify failed\b"),
    ("DUO4103", r"(?:^[^{]*|\boidc_provider[^a-z0-9]{1,6}Gitlab\b.*)openid-configuration\b.*CERTIFICATE_VERIFY_FAILED"),
    ("DUO4103", r"^(?:ssl\.)?(?:SSL[a-z]*Error)?[^a-z0-9]*(?:SSL: )?CERTIFICATE_VERIFY_FAILED\b"),
    ("DUO4104", r"\bHTTP (?:404|50[234])\b"),
    ("DUO4104", r"\bFailed to connect to GitLab API: \d"),
    ("DUO4104", r"\boidc_provider\b.*Expecting value: line 1 column 1"),
    ("DUO4104", r"^(?:[a-z.]*JSONDecodeError: )?Expecting value: line 1 column 1 \(char 0\)[^a-z0-9]*$"),
    ("DUO4105", r"\bNo keys founds in JWKS\b"),
    ("DUO4106", r"\bInvalid issuer\b"),
    ("DUO4107", r"\bHTTP 403\b"),
    ("DUO4107", r"\boidc_provider\b.*Expecting value: line 1 column 1"),
    ("DUO4108", r"\bSignature verification failed\b"),
];
