//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO9101", r"\bAuth is disabled, all users allowed\b"),
    (
        "DUO9101",
        r"\bAIGW_AUTH__BYPASS_(?:EXTERNAL|EXTERNAL_WITH_HEADER|JWT_SIGNATURE)[^a-z0-9]{1,4}(?:true|1|yes|on)\b",
    ),
    ("DUO9102", r"\bCLOUD_CONNECTOR_SELF_SIGN_TOKENS[^a-z0-9]{1,4}(?:1|true)\b"),
    ("DUO9103", r"\bAIGW_CUSTOM_MODELS__DISABLE_STREAMING[^a-z0-9]{1,4}(?:true|1|yes|on)\b"),
    ("DUO9104", r"\bAIGW_LOGGING__ENABLE_(?:REQUEST|LITELLM)_LOGGING[^a-z0-9]{1,4}(?:true|1|yes|on)\b"),
];
