//! The variables that the AI Gateway and the agent platform service read, and what their values
//! may be. A name that is missing here is no mistake of the operator: it is only unknown.

/// What a variable's value must be, so that the process starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One of the spellings that pydantic reads as true or false; nothing is not one of them.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A level of Python's `logging`.
    Level,
    /// A path that begins with `/`, or nothing.
    Path,
    /// A JSON object: the value may hold secrets and is never quoted.
    Object,
    /// Anything; also where it is not known what ends the process.
    Any,
}

/// A variable by its name in capitals.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Variable {
    /// For example `AIGW_GITLAB_URL`.
    pub name: &'static str,
    /// What its value must be.
    pub kind: Kind,
    /// Seen on a running gateway that such a value ends it. Otherwise it follows from how
    /// settings are read, and gateways that do not know the setting yet ignore it.
    pub seen: bool,
}

const fn seen(name: &'static str, kind: Kind) -> Variable {
    Variable { name, kind, seen: true }
}

const fn follows(name: &'static str, kind: Kind) -> Variable {
    Variable { name, kind, seen: false }
}

const fn any(name: &'static str) -> Variable {
    Variable { name, kind: Kind::Any, seen: false }
}

/// Every name that is known.
pub(crate) const KNOWN: &[Variable] = &[
    seen("AIGW_CUSTOM_MODELS__ENABLED", Kind::Boolean),
    seen("AIGW_CUSTOM_MODELS__DISABLE_STREAMING", Kind::Boolean),
    follows("AIGW_CUSTOM_MODELS__EXTRA_HEADERS", Kind::Object),
    any("AIGW_GITLAB_URL"),
    any("AIGW_GITLAB_API_URL"),
    any("AIGW_CUSTOMER_PORTAL_URL"),
    any("AIGW_CLOUD_CONNECTOR_SERVICE_NAME"),
    any("AIGW_ENVIRONMENT"),
    seen("AIGW_AUTH__BYPASS_EXTERNAL", Kind::Boolean),
    seen("AIGW_AUTH__BYPASS_EXTERNAL_WITH_HEADER", Kind::Boolean),
    seen("AIGW_AUTH__BYPASS_JWT_SIGNATURE", Kind::Boolean),
    any("AIGW_SELF_SIGNED_JWT__SIGNING_KEY"),
    any("AIGW_SELF_SIGNED_JWT__VALIDATION_KEY"),
    any("AIGW_FASTAPI__API_HOST"),
    seen("AIGW_FASTAPI__API_PORT", Kind::Integer),
    any("AIGW_FASTAPI__METRICS_HOST"),
    seen("AIGW_FASTAPI__METRICS_PORT", Kind::Integer),
    seen("AIGW_FASTAPI__DOCS_URL", Kind::Path),
    follows("AIGW_FASTAPI__OPENAPI_URL", Kind::Path),
    follows("AIGW_FASTAPI__REDOC_URL", Kind::Path),
    follows("AIGW_FASTAPI__TLS__ENABLED", Kind::Boolean),
    any("AIGW_FASTAPI__TLS__CERT_FILE"),
    any("AIGW_FASTAPI__TLS__KEY_FILE"),
    any("AIGW_FASTAPI__TLS__SSL_CIPHERS"),
    follows("AIGW_MTLS__ENABLED", Kind::Boolean),
    any("AIGW_MTLS__CERT_FILE"),
    any("AIGW_MTLS__KEY_FILE"),
    any("AIGW_MTLS__KEY_PASSWORD"),
    follows("AIGW_MTLS__VERIFY", Kind::Boolean),
    any("AIGW_MTLS__CA_BUNDLE"),
    seen("AIGW_LOGGING__LEVEL", Kind::Level),
    seen("AIGW_LOGGING__FORMAT_JSON", Kind::Boolean),
    any("AIGW_LOGGING__TO_FILE"),
    seen("AIGW_LOGGING__ENABLE_REQUEST_LOGGING", Kind::Boolean),
    seen("AIGW_LOGGING__ENABLE_LITELLM_LOGGING", Kind::Boolean),
    follows("AIGW_DUO_CHAT__MODEL_REQUEST_TIMEOUT", Kind::Decimal),
    follows("AIGW_DUO_CHAT__MAX_TOKENS", Kind::Integer),
    follows("AIGW_MODEL_SELECTION__DEFAULT_MODELS", Kind::Object),
    follows("AIGW_MODEL_SELECTION__MODEL_PARAMS", Kind::Object),
    follows("AIGW_MODEL_SELECTION__PROMPT_PARAMS", Kind::Object),
    any("AIGW_LITELLM__MODEL_METADATA_FILE"),
    follows("AIGW_BEDROCK_GUARDRAIL_CONFIG", Kind::Object),
    any("AIGW_MODEL_ENGINE_LIMITS"),
    seen("AIGW_AUTH", Kind::Object),
    seen("AIGW_FEATURE_FLAGS", Kind::Object),
    follows("AIGW_CUSTOM_MODELS", Kind::Object),
    follows("AIGW_FASTAPI", Kind::Object),
    follows("AIGW_LOGGING", Kind::Object),
    follows("AIGW_SELF_SIGNED_JWT", Kind::Object),
    any("DUO_WORKFLOW_AUTH__ENABLED"),
    any("DUO_WORKFLOW_AUTH__OIDC_GITLAB_URL"),
    any("DUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URL"),
    any("DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY"),
    any("DUO_WORKFLOW_SELF_SIGNED_JWT__VALIDATION_KEY"),
    any("DUO_WORKFLOW_CLOUD_CONNECTOR_SERVICE_NAME"),
    any("DUO_WORKFLOW_SERVICE_ENVIRONMENT"),
    any("DUO_WORKFLOW_GITLAB_SSL_CA_FILE"),
    any("DUO_WORKFLOW_GRPC_REFLECTION_ENABLED"),
    any("DUO_WORKFLOW_LOGGING__LEVEL"),
    any("DUO_WORKFLOW_LOGGING__JSON_FORMAT"),
    any("DUO_WORKFLOW_LOGGING__TO_FILE"),
    any("DUO_WORKFLOW_SHUTDOWN_GRACE_PERIOD_S"),
    any("DUO_WORKFLOW_TLS__ENABLED"),
    any("DUO_WORKFLOW_TLS__CERT_FILE"),
    any("DUO_WORKFLOW_TLS__KEY_FILE"),
];

/// Beginnings of families whose members are not listed one by one.
pub(crate) const FAMILIES: &[&str] = &[
    "AIGW_AMAZON_Q__",
    "AIGW_BILLING_EVENT__",
    "AIGW_FEATURE_FLAGS__",
    "AIGW_GOOGLE_CLOUD_",
    "AIGW_INSTRUMENTATOR__",
    "AIGW_INTERNAL_EVENT__",
    "AIGW_MODEL_ENDPOINTS__",
    "AIGW_MODEL_KEYS__",
    "AIGW_PROXY_ENDPOINTS__",
    "AIGW_SNOWPLOW__",
    "AIGW_VERTEX_",
];
