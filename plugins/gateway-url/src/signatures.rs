//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO1501", r"\bai_gateway_url\b[^a-z0-9]{1,6}(?:nil|null)\b"),
    ("DUO1501", "Set the 'ai_gateway_url' application setting"),
    ("DUO1501", "Self hosted AI Gateway URL is not set"),
    ("DUO1501", "You have not configured your local AI gateway URL"),
    ("DUO1503", r"\bai_gateway_url ==.*\bfalse\b"),
    ("DUO1504", r"AI Gateway returned HTTP 401\b"),
];
