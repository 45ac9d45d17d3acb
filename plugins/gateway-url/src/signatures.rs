//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO1501").words(r"\bai_gateway_url\b[^a-z0-9]{1,6}(?:nil|null)\b"),
    Signature::of("DUO1501").words("Set the 'ai_gateway_url' application setting"),
    Signature::of("DUO1501").words("Self hosted AI Gateway URL is not set"),
    Signature::of("DUO1501").words("You have not configured your local AI gateway URL"),
    Signature::of("DUO1503").words(r"\bai_gateway_url ==.*\bfalse\b"),
    Signature::of("DUO1504").words(r"AI Gateway returned HTTP 401\b"),
];
