//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO1601").words(r"\bduo_agent_platform_service_url\b[^a-z0-9]{1,6}(?:nil|null)\b"),
    Signature::of("DUO1601").words("Set the 'duo_agent_platform_service_url' application setting"),
    Signature::of("DUO1601").words("No self-hosted Duo Workflow Service URL configured"),
    Signature::of("DUO1602").words(r"errors resolving (?P<url>(?P<scheme>https?)://\S+?):?(?:\s|$)"),
    Signature::of("DUO1602").words(r"\bMisformatted domain name\b"),
    Signature::of("DUO1605").words(r"\bTrying to connect an http1\.x server\b"),
    Signature::of("DUO1606").words(r"\bduo_agent_platform_service_url ==.*\bfalse\b"),
];
