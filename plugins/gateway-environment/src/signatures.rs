//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO3201", r"\bAIGW_CUSTOM_MODELS__ENABLED[^a-z0-9]{1,4}(?:false|0|no|off)\b"),
    ("DUO3201", r"\bAIGW_CUSTOM_MODELS__ENABLED must be set to true\b"),
    ("DUO3201", r"\bspecifying custom models endpoint is disabled\b"),
    ("DUO3202", r"\b\d+ validation errors? for Config\b"),
    ("DUO3202", r"\[type=(?:bool|int|float)_parsing\b"),
    ("DUO3202", r"\bInput should be a valid (?:boolean|integer|number|dictionary or instance of Config)"),
    ("DUO3202", r"\berror parsing value for field [^a-z0-9]{1,3}[a-z_]+[^a-z0-9]{1,3} from source\b"),
    ("DUO3202", r"\bUnknown level: '"),
    ("DUO3202", r"\bRouted paths must start with '/'"),
    ("DUO3203", r"\bSignature verification failed\b"),
    ("DUO3204", r"\bInvalid URL '/\.well-known/openid-configuration'"),
    ("DUO3205", r"\bSignature verification failed\b"),
    ("DUO3206", r"\bInvalid URL '/\.well-known/openid-configuration'"),
    ("DUO3207", r"\bJWKError\b"),
    ("DUO3207", r"\bCould not deserialize key data\b"),
    ("DUO3207", r"\bcannot access local variable '(?:signing|validation)_key'"),
    ("DUO3208", r"\bJWKError\b"),
    ("DUO3208", r"\bCould not deserialize key data\b"),
    ("DUO3208", r"\bUnable to load PEM file\b"),
    ("DUO3208", r"\bcannot access local variable '(?:signing|validation)_key'"),
];
