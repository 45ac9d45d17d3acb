//! The environments of both containers, and how the gateway's process reads its own.
//!
//! The same map drives the simulated process and is written for the doctor: they cannot disagree.

use std::collections::BTreeMap;

use crate::client::Proxy;
use crate::keys;
use crate::places::Places;
use crate::secrets;
use crate::world::World;
use crate::world::model::Provider;

/// Variables by name.
pub(crate) type Variables = BTreeMap<String, String>;

/// The environment of the gateway's container.
pub(crate) fn gateway(world: &World, places: &Places) -> Variables {
    let mut all = Variables::new();
    let mut set = |name: &str, value: &str| {
        all.insert(name.to_owned(), value.to_owned());
    };
    // What the image brings.
    set("PATH", "/home/aigateway/app/venv/bin:/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin");
    // A container has its identifier for a name, unless it shares the host's network.
    set("HOSTNAME", if world.ai_gateway.own_network { "9f1c27a5d3b0" } else { "duo-host" });
    set("HOME", "/home/aigateway");
    set("LANG", "C.UTF-8");
    set("PYTHON_VERSION", "3.12.12");
    set("AIGW_CUSTOM_MODELS__ENABLED", "true");
    set("AIGW_FASTAPI__API_HOST", "0.0.0.0");
    set("AIGW_FASTAPI__API_PORT", "5052");
    set("AIGW_FASTAPI__OPENAPI_URL", "/openapi.json");
    set("AIGW_FASTAPI__DOCS_URL", "/docs");
    set("AIGW_FASTAPI__METRICS_HOST", "0.0.0.0");
    set("AIGW_FASTAPI__METRICS_PORT", "8082");
    set("HF_HOME", "/home/aigateway/.hf");
    set("HF_HUB_OFFLINE", "true");
    set("ENABLE_DUO_WORKFLOW_SERVICE", "true");
    set("LANGSMITH_TRACING_V2", "false");
    // What the operator sets.
    set("AIGW_GITLAB_URL", &places.gitlab);
    set("AIGW_GITLAB_API_URL", &format!("{}/api/v4/", places.gitlab));
    set("AIGW_SELF_SIGNED_JWT__SIGNING_KEY", keys::GATEWAY_SIGNING.trim_end());
    set("AIGW_SELF_SIGNED_JWT__VALIDATION_KEY", keys::GATEWAY_VALIDATION.trim_end());
    set("DUO_WORKFLOW_AUTH__ENABLED", "true");
    set("DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY", keys::WORKFLOW_SIGNING.trim_end());
    set("DUO_WORKFLOW_SELF_SIGNED_JWT__VALIDATION_KEY", keys::WORKFLOW_VALIDATION.trim_end());
    let bundle = places.ca_file().to_string_lossy().into_owned();
    if uses_tls(world) {
        set("REQUESTS_CA_BUNDLE", &bundle);
        set("SSL_CERT_FILE", &bundle);
    }
    if world.model.values().any(|model| model.provider == Provider::Bedrock) {
        set("AWS_ACCESS_KEY_ID", "AKIACANARY4SIMULATED");
        set("AWS_SECRET_ACCESS_KEY", secrets::AWS_SECRET);
        set("AWS_REGION_NAME", "us-east-1");
    }
    for (name, value) in &world.ai_gateway.environment {
        all.insert(name.clone(), places.fill(value));
    }
    for name in &world.ai_gateway.unset {
        all.remove(name);
    }
    all
}

/// The environment of the GitLab container.
pub(crate) fn gitlab(world: &World, places: &Places) -> Variables {
    let mut all = Variables::from([
        ("PATH", "/opt/gitlab/embedded/bin:/opt/gitlab/bin:/assets:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
        ("HOSTNAME", "gitlab"),
        ("LANG", "C.UTF-8"),
        ("EDITOR", "/bin/vi"),
        ("DUO_AGENT_PLATFORM_SERVICE_SECURE", "false"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned())));
    for (name, value) in &world.gitlab.environment {
        all.insert(name.clone(), places.fill(value));
    }
    all
}

/// Whether any server of the set-up shows a certificate.
pub(crate) fn uses_tls(world: &World) -> bool {
    world.gitlab.tls.is_some()
        || world.ai_gateway.tls.is_some()
        || world.agent_platform.tls.is_some()
        || world.model.values().any(|model| model.tls.is_some())
}

/// The gateway's settings, as its process understood them.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Self-hosted models are allowed.
    pub custom_models: bool,
    /// Models are asked without streaming.
    pub disable_streaming: bool,
    /// Every request is allowed.
    pub bypass: bool,
    /// Requests with the header `Bypass-Auth: true` are allowed.
    pub bypass_with_header: bool,
    /// Signatures are not checked.
    pub bypass_signature: bool,
    /// Validation errors are spelled out.
    pub request_logging: bool,
    /// Where GitLab's keys are; `None` is gitlab.com.
    pub gitlab_url: Option<String>,
    /// Where the customer portal's keys are; `None` is GitLab's own portal.
    pub portal_url: Option<String>,
    /// Own signing key.
    pub signing_key: String,
    /// Own validation key.
    pub validation_key: String,
    /// `HTTP_PROXY` with `NO_PROXY`, for both legs.
    pub proxy: Option<Proxy>,
    /// Bundle for the leg to GitLab.
    pub requests_bundle: Option<String>,
    /// Bundle for the leg to the models.
    pub ssl_cert_file: Option<String>,
}

impl Settings {
    /// Reads the environment; bad values are the business of [`fatal`].
    pub(crate) fn read(variables: &Variables) -> Self {
        let get = |name: &str| variables.get(name).cloned();
        let on = |name: &str| variables.get(name).and_then(|value| boolean(value)).unwrap_or(false);
        Self {
            custom_models: on("AIGW_CUSTOM_MODELS__ENABLED"),
            disable_streaming: on("AIGW_CUSTOM_MODELS__DISABLE_STREAMING"),
            bypass: on("AIGW_AUTH__BYPASS_EXTERNAL"),
            bypass_with_header: on("AIGW_AUTH__BYPASS_EXTERNAL_WITH_HEADER"),
            bypass_signature: on("AIGW_AUTH__BYPASS_JWT_SIGNATURE"),
            request_logging: on("AIGW_LOGGING__ENABLE_REQUEST_LOGGING"),
            gitlab_url: get("AIGW_GITLAB_URL"),
            portal_url: get("AIGW_CUSTOMER_PORTAL_URL"),
            signing_key: get("AIGW_SELF_SIGNED_JWT__SIGNING_KEY").unwrap_or_default(),
            validation_key: get("AIGW_SELF_SIGNED_JWT__VALIDATION_KEY").unwrap_or_default(),
            proxy: get("HTTP_PROXY").and_then(|url| {
                Some(Proxy { url: url.parse().ok()?, exceptions: get("NO_PROXY").unwrap_or_default() })
            }),
            requests_bundle: get("REQUESTS_CA_BUNDLE").filter(|path| !path.is_empty()),
            ssl_cert_file: get("SSL_CERT_FILE").filter(|path| !path.is_empty()),
        }
    }
}

/// Pydantic's reading of a boolean.
fn boolean(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" | "on" | "t" | "y" => Some(true),
        "false" | "0" | "no" | "off" | "f" | "n" => Some(false),
        _ => None,
    }
}

const BOOLEANS: [&str; 8] = [
    "AIGW_AUTH__BYPASS_EXTERNAL",
    "AIGW_AUTH__BYPASS_EXTERNAL_WITH_HEADER",
    "AIGW_AUTH__BYPASS_JWT_SIGNATURE",
    "AIGW_CUSTOM_MODELS__DISABLE_STREAMING",
    "AIGW_CUSTOM_MODELS__ENABLED",
    "AIGW_LOGGING__ENABLE_LITELLM_LOGGING",
    "AIGW_LOGGING__ENABLE_REQUEST_LOGGING",
    "AIGW_LOGGING__FORMAT_JSON",
];

const NUMBERS: [&str; 2] = ["AIGW_FASTAPI__API_PORT", "AIGW_FASTAPI__METRICS_PORT"];

const LEVELS: [&str; 6] = ["CRITICAL", "DEBUG", "ERROR", "INFO", "NOTSET", "WARNING"];

/// The last words of a process that its environment kills at start; `None` when it lives.
pub(crate) fn fatal(variables: &Variables) -> Option<Vec<String>> {
    let validation = |name: &str, complaint: &str, kind: &str, value: &str| {
        let field = name.trim_start_matches("AIGW_").to_ascii_lowercase().replace("__", ".");
        let shown = value.replace('\'', "\\'");
        vec![
            "Traceback (most recent call last):".to_owned(),
            "  File \"/home/aigateway/app/ai_gateway/app.py\", line 20, in get_config".to_owned(),
            "    return Config()".to_owned(),
            "pydantic_core._pydantic_core.ValidationError: 1 validation error for Config".to_owned(),
            field,
            format!("  {complaint} [type={kind}, input_value='{shown}', input_type=str]"),
        ]
    };
    for (name, value) in variables {
        if BOOLEANS.contains(&name.as_str()) && boolean(value).is_none() {
            let complaint = "Input should be a valid boolean, unable to interpret input";
            return Some(validation(name, complaint, "bool_parsing", value));
        }
        if NUMBERS.contains(&name.as_str()) && value.parse::<i64>().is_err() {
            let complaint = "Input should be a valid integer, unable to parse string as an integer";
            return Some(validation(name, complaint, "int_parsing", value));
        }
        if name == "AIGW_AUTH" {
            return Some(vec![
                "Traceback (most recent call last):".to_owned(),
                "pydantic_core._pydantic_core.ValidationError: 1 validation error for Config".to_owned(),
                "auth".to_owned(),
                "  Input should be a valid dictionary or instance of ConfigAuth".to_owned(),
            ]);
        }
        if name == "AIGW_LOGGING__LEVEL" && !LEVELS.contains(&value.to_ascii_uppercase().as_str()) {
            return Some(vec![
                "Traceback (most recent call last):".to_owned(),
                format!("ValueError: Unknown level: '{}'", value.to_ascii_uppercase()),
            ]);
        }
    }
    None
}
