//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO4101").words(r"\bNo keys founds in JWKS\b"),
    Signature::of("DUO4101").words(r"\bCould not prefetch keys\b"),
    Signature::of("DUO4101").words(r"(?:^[^{]*|\boidc_provider[^a-z0-9]{1,6}Gitlab\b.*)openid-configuration\b.*(?:NewConnectionError|NameResolutionError|Connection refused|Name or service not known)"),
    Signature::of("DUO4101").words(r"\bFailed to connect to GitLab: "),
    Signature::of("DUO4102").words(r"(?:^[^{]*|\boidc_provider[^a-z0-9]{1,6}Gitlab\b.*)openid-configuration\b.*timed out"),
    Signature::of("DUO4103").words(r"^[^a-z0-9]*certificate verify failed\b"),
    Signature::of("DUO4103").words(r"(?:^[^{]*|\boidc_provider[^a-z0-9]{1,6}Gitlab\b.*)openid-configuration\b.*CERTIFICATE_VERIFY_FAILED"),
    Signature::of("DUO4103").words(r"^(?:ssl\.)?(?:SSL[a-z]*Error)?[^a-z0-9]*(?:SSL: )?CERTIFICATE_VERIFY_FAILED\b"),
    Signature::of("DUO4104").fields(&[("status", "404|502|503|504")]),
    Signature::of("DUO4104").words(r"\bFailed to connect to GitLab API: \d"),
    Signature::of("DUO4104").words(r"\boidc_provider\b.*Expecting value: line 1 column 1"),
    Signature::of("DUO4104").words(r"^(?:[a-z.]*JSONDecodeError: )?Expecting value: line 1 column 1 \(char 0\)[^a-z0-9]*$"),
    Signature::of("DUO4105").words(r"\bNo keys founds in JWKS\b"),
    Signature::of("DUO4106").words(r"\bInvalid issuer\b"),
    Signature::of("DUO4107").fields(&[("status", "403")]),
    Signature::of("DUO4107").words(r"\boidc_provider\b.*Expecting value: line 1 column 1"),
    Signature::of("DUO4108").words(r"\bSignature verification failed\b"),
];
