//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO3201").words(r"\bAIGW_CUSTOM_MODELS__ENABLED[^a-z0-9]{1,4}(?:false|0|no|off)\b"),
    Signature::of("DUO3201").words(r"\bAIGW_CUSTOM_MODELS__ENABLED must be set to true\b"),
    Signature::of("DUO3201").words(r"\bspecifying custom models endpoint is disabled\b"),
    Signature::of("DUO3202").words(r"\b\d+ validation errors? for Config\b"),
    Signature::of("DUO3202").words(r"\[type=(?:bool|int|float)_parsing\b"),
    Signature::of("DUO3202")
        .words(r"\bInput should be a valid (?:boolean|integer|number|dictionary or instance of Config)"),
    Signature::of("DUO3202")
        .words(r"\berror parsing value for field [^a-z0-9]{1,3}[a-z_]+[^a-z0-9]{1,3} from source\b"),
    Signature::of("DUO3202").words(r"\bUnknown level: '"),
    Signature::of("DUO3202").words(r"\bRouted paths must start with '/'"),
    Signature::of("DUO3203").words(r"\bSignature verification failed\b"),
    Signature::of("DUO3204").words(r"\bInvalid URL '/\.well-known/openid-configuration'"),
    Signature::of("DUO3205").words(r"\bSignature verification failed\b"),
    Signature::of("DUO3206").words(r"\bInvalid URL '/\.well-known/openid-configuration'"),
    Signature::of("DUO3207").words(r"\bJWKError\b"),
    Signature::of("DUO3207").words(r"\bCould not deserialize key data\b"),
    Signature::of("DUO3207").words(r"\bcannot access local variable '(?:signing|validation)_key'"),
    Signature::of("DUO3208").words(r"\bJWKError\b"),
    Signature::of("DUO3208").words(r"\bCould not deserialize key data\b"),
    Signature::of("DUO3208").words(r"\bUnable to load PEM file\b"),
    Signature::of("DUO3208").words(r"\bcannot access local variable '(?:signing|validation)_key'"),
];
