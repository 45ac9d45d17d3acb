//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO9101").words(r"\bAuth is disabled, all users allowed\b").args(&[("door", "open")]),
    Signature::of("DUO9101").words(r"\b(?P<variables>AIGW_AUTH__BYPASS_(?:EXTERNAL|EXTERNAL_WITH_HEADER|JWT_SIGNATURE))[^a-z0-9]{1,4}(?:true|1|yes|on)\b").args(&[("door", "unknown")]),
    Signature::of("DUO9102").words(r"\bCLOUD_CONNECTOR_SELF_SIGN_TOKENS[^a-z0-9]{1,4}(?:1|true)\b"),
    Signature::of("DUO9103").words(r"\bAIGW_CUSTOM_MODELS__DISABLE_STREAMING[^a-z0-9]{1,4}(?:true|1|yes|on)\b"),
    Signature::of("DUO9104").words(r"\b(?P<variables>AIGW_LOGGING__ENABLE_REQUEST_LOGGING)[^a-z0-9]{1,4}(?:true|1|yes|on)\b").args(&[("content", "yes"), ("places", "gateway")]),
    Signature::of("DUO9104").words(r"\b(?P<variables>AIGW_LOGGING__ENABLE_LITELLM_LOGGING)[^a-z0-9]{1,4}(?:true|1|yes|on)\b").args(&[("content", "yes"), ("places", "gateway")]),
    Signature::of("DUO9104").words(r"\b(?P<variables>LLM_DEBUG)[^a-z0-9]{1,4}(?:true|1|yes|on)\b").args(&[("places", "gitlab")]),
];
