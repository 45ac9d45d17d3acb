//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO3201")
        .words(r"\bAIGW_CUSTOM_MODELS__ENABLED[^a-z0-9]{1,4}(?:false|0|no|off)\b")
        .args(&[("state", "off")]),
    Signature::of("DUO3201").words(r"\bAIGW_CUSTOM_MODELS__ENABLED must be set to true\b"),
    Signature::of("DUO3201").words(r"\bspecifying custom models endpoint is disabled\b"),
    Signature::of("DUO3202").words(r"\bvalidation errors? for Config\b"),
    Signature::of("DUO3202")
        .words(r"(?s)\bvalidation errors? for Config\b.*\bInput should be a valid boolean")
        .args(&[("wanted", "boolean")]),
    Signature::of("DUO3202")
        .words(r"(?s)\bvalidation errors? for Config\b.*\[type=bool_parsing, input_value='(?P<value>[^']*)'")
        .args(&[("wanted", "boolean")]),
    Signature::of("DUO3202")
        .words(r"(?s)\bvalidation errors? for Config\b.*\bInput should be a valid (?:integer|number)")
        .args(&[("wanted", "number")]),
    Signature::of("DUO3202")
        .words(r"(?s)\bvalidation errors? for Config\b.*\[type=(?:int|float)_parsing, input_value='(?P<value>[^']*)'")
        .args(&[("wanted", "number")]),
    Signature::of("DUO3202")
        .words(r"(?s)\bvalidation errors? for Config\b.*\bInput should be a valid dictionary")
        .args(&[("wanted", "object")]),
    Signature::of("DUO3202").words("^(?:[a-z_.]+ )?Input should be a valid boolean").args(&[("wanted", "boolean")]),
    Signature::of("DUO3202")
        .words("^(?:[a-z_.]+ )?Input should be a valid (?:integer|number)")
        .args(&[("wanted", "number")]),
    Signature::of("DUO3202")
        .words("^(?:[a-z_.]+ )?Input should be a valid dictionary or instance of Config")
        .args(&[("wanted", "object")]),
    Signature::of("DUO3202")
        .words(r#"\berror parsing value for field "(?P<variable>[a-z_]+)" from source\b"#)
        .args(&[("wanted", "object")]),
    Signature::of("DUO3202")
        .words(r"\bUnknown level: '(?P<value>[^']*)'")
        .args(&[("variable", "AIGW_LOGGING__LEVEL"), ("wanted", "level")]),
    Signature::of("DUO3202").words(r"\bRouted paths must start with '/'").args(&[("wanted", "path")]),
    Signature::of("DUO3203").fields(&[("failure", "authorization")]).words(r"\bSignature verification failed\b"),
    Signature::of("DUO3203").words(r"\bAIGW_GITLAB_URL must be set\b"),
    Signature::of("DUO3204")
        .fields(&[("oidc_provider", "Gitlab")])
        .words(r"\bInvalid URL '/\.well-known/openid-configuration'"),
    Signature::of("DUO3204")
        .fields(&[("oidc_provider", "Gitlab")])
        .words(r"\bFailed to parse: (?P<value>\S.*?)/?\.well-known/")
        .args(&[("problem", "host")]),
    Signature::of("DUO3204").words(r"\bFailed to parse: (?P<value>\S.*?)/?\.well-known/").args(&[("problem", "host")]),
    Signature::of("DUO3204").words(r"\bInvalid URL '/\.well-known/openid-configuration'"),
    Signature::of("DUO3204").words(r"\bgitlab_url cannot be empty\b").args(&[("problem", "empty")]),
    Signature::of("DUO3205").fields(&[("failure", "authorization")]).words(r"\bSignature verification failed\b"),
    Signature::of("DUO3206")
        .fields(&[("oidc_provider", "CustomersDot|CustomerPortal")])
        .words(r"\bInvalid URL '/\.well-known/openid-configuration'")
        .args(&[("variable", "AIGW_CUSTOMER_PORTAL_URL"), ("part", "gateway")]),
    Signature::of("DUO3206").words(r"\bInvalid URL '/\.well-known/openid-configuration'"),
    Signature::of("DUO3206")
        .words(r"\bcustomersdot_url cannot be empty\b")
        .args(&[("variable", "DUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URL"), ("part", "agent-platform")]),
    Signature::of("DUO3207").fields(&[("class", "JWKError")]),
    Signature::of("DUO3207").words(r"\bCould not deserialize key data\b"),
    Signature::of("DUO3207")
        .words(r"\bcannot access local variable 'signing_key'")
        .args(&[("variable", "AIGW_SELF_SIGNED_JWT__SIGNING_KEY"), ("part", "gateway")]),
    Signature::of("DUO3207")
        .words(r"\bcannot access local variable 'validation_key'")
        .args(&[("variable", "AIGW_SELF_SIGNED_JWT__VALIDATION_KEY"), ("part", "gateway")]),
    Signature::of("DUO3208").fields(&[("class", "JWKError")]),
    Signature::of("DUO3208").words(r"\bCould not deserialize key data\b"),
    Signature::of("DUO3208").words(r"\bUnable to load PEM file\b"),
    Signature::of("DUO3208")
        .words(r"\bcannot access local variable 'signing_key'")
        .args(&[("variable", "AIGW_SELF_SIGNED_JWT__SIGNING_KEY"), ("part", "gateway")]),
    Signature::of("DUO3208")
        .words(r"\bcannot access local variable 'validation_key'")
        .args(&[("variable", "AIGW_SELF_SIGNED_JWT__VALIDATION_KEY"), ("part", "gateway")]),
];
