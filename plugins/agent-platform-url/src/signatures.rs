//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO1601", r"\bduo_agent_platform_service_url\b[^a-z0-9]{1,6}(?:nil|null)\b"),
    ("DUO1601", "Set the 'duo_agent_platform_service_url' application setting"),
    ("DUO1601", "No self-hosted Duo Workflow Service URL configured"),
    ("DUO1602", "errors resolving https?://"),
    ("DUO1602", r"\bMisformatted domain name\b"),
    ("DUO1605", r"Trying to connect an http1\.x server"),
    ("DUO1606", r"\bduo_agent_platform_service_url ==.*\bfalse\b"),
];
