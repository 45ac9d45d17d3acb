//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO4201", r"\bCannot connect to host .*CERTIFICATE_VERIFY_FAILED"),
    ("DUO4201", r"\bClientConnectorCertificateError\b"),
    ("DUO4201", r"^(?:ssl\.)?(?:SSL[a-z]*Error)?[^a-z0-9]*(?:SSL: )?CERTIFICATE_VERIFY_FAILED\b"),
    ("DUO4202", r"\bCould not find a suitable TLS CA certificate bundle\b"),
    ("DUO4203", r"(?:^[^{]*|\boidc_provider[^a-z0-9]{1,6}Gitlab\b.*)openid-configuration\b.*CERTIFICATE_VERIFY_FAILED"),
    ("DUO4204", r"\bunable to get local issuer certificate\b"),
    ("DUO4204", r"\bunable to verify the first certificate\b"),
    ("DUO4205", r"\bcertificate has expired\b"),
    ("DUO4206", r"\bJWKError\b"),
    ("DUO4206", r"\bCould not deserialize key data\b"),
    ("DUO4206", r"\bUnable to load PEM file\b"),
];
