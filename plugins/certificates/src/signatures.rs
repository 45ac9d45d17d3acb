//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO4201").words(r"\bCannot connect to host .*CERTIFICATE_VERIFY_FAILED"),
    Signature::of("DUO4201").words(r"\bClientConnectorCertificateError\b"),
    Signature::of("DUO4201").words(r"^(?:ssl\.)?(?:SSL[a-z]*Error)?[^a-z0-9]*(?:SSL: )?CERTIFICATE_VERIFY_FAILED\b"),
    Signature::of("DUO4202").words(r"\bCould not find a suitable TLS CA certificate bundle\b"),
    Signature::of("DUO4203")
        .words(r"(?:^[^{]*|\boidc_provider[^a-z0-9]{1,6}Gitlab\b.*)openid-configuration\b.*CERTIFICATE_VERIFY_FAILED"),
    Signature::of("DUO4204").words(r"\bunable to get local issuer certificate\b"),
    Signature::of("DUO4204").words(r"\bunable to verify the first certificate\b"),
    Signature::of("DUO4205").words(r"\bcertificate has expired\b"),
    Signature::of("DUO4206").words(r"\bJWKError\b"),
    Signature::of("DUO4206").words(r"\bCould not deserialize key data\b"),
    Signature::of("DUO4206").words(r"\bUnable to load PEM file\b"),
];
