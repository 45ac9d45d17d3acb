//! The variables by which the gateway chooses whom it trusts.

use duo_doctor_sdk::environment::{Environment, Setting};
use duo_doctor_sdk::{Finding, Severity};

use crate::{SCOPE, with_bundle};

/// For the way to GitLab.
pub(crate) const GITLAB: &str = "REQUESTS_CA_BUNDLE";
/// For the way to the models.
pub(crate) const MODELS: &str = "SSL_CERT_FILE";
/// Python's other spellings of the two, and what newer gateways have of their own.
const GITLAB_TOO: [&str; 1] = ["CURL_CA_BUNDLE"];
const MODELS_TOO: [&str; 2] = ["SSL_CERT_DIR", "AIGW_MTLS__CA_BUNDLE"];

/// Switches that end the checking of certificates on the way to the models.
const SWITCHES: [&str; 2] = ["SSL_VERIFY", "AIGW_MTLS__VERIFY"];

/// Set on every gateway: a source without them is another program's.
const ALWAYS: [&str; 2] = ["AIGW_CUSTOM_MODELS__ENABLED", "AIGW_GITLAB_URL"];

/// Everything that is read.
pub(crate) const ALL: [&str; 9] =
    [GITLAB, MODELS, GITLAB_TOO[0], MODELS_TOO[0], MODELS_TOO[1], SWITCHES[0], SWITCHES[1], ALWAYS[0], ALWAYS[1]];

/// True where the gateway was told whom to trust on the way to the models.
pub(crate) fn for_models(environment: &Environment) -> bool {
    is_set(environment, MODELS) || MODELS_TOO.iter().any(|name| is_set(environment, name))
}

/// True where it was told so on the way to GitLab.
pub(crate) fn for_gitlab(environment: &Environment) -> bool {
    is_set(environment, GITLAB) || GITLAB_TOO.iter().any(|name| is_set(environment, name))
}

/// An empty value is none.
fn is_set(environment: &Environment, name: &str) -> bool {
    match environment.values.get(name) {
        None => false,
        Some(Setting::Text(text)) => !text.trim().is_empty(),
        Some(Setting::Secret { .. }) => true,
    }
}

/// The switch that is off.
pub(crate) fn switched_off(environment: &Environment) -> Option<&'static str> {
    let off = |name: &&&str| {
        let text = environment.text(name).unwrap_or_default().trim().to_lowercase();
        ["false", "0", "no", "off", "f", "n"].contains(&text.as_str())
    };
    SWITCHES.iter().find(off).copied()
}

/// Values that are no path of a file in the container.
pub(crate) fn unusable(environment: &Environment) -> Vec<Finding> {
    let names = [GITLAB, MODELS];
    names
        .into_iter()
        .filter_map(|name| Some(not_a_path(environment, name, problem(environment.text(name)?)?)))
        .collect()
}

fn problem(value: &str) -> Option<&'static str> {
    if value.contains("-----BEGIN") {
        return Some("content");
    }
    if value.trim().is_empty() {
        return None;
    }
    if value.starts_with(['"', '\'']) || value.ends_with(['"', '\'']) {
        return Some("quotes");
    }
    if value.starts_with("~/") || value.contains('$') {
        return Some("shell");
    }
    (value != value.trim()).then_some("space")
}

/// A variable that does not lead to a bundle.
pub(crate) fn not_a_path(environment: &Environment, name: &str, problem: &str) -> Finding {
    let leg = if name == GITLAB { "gitlab" } else { "models" };
    let severity = if name == GITLAB { Severity::Critical } else { Severity::High };
    let value = environment.text(name).filter(|_| problem != "content").unwrap_or("-");
    let finding = Finding::fail("DUO4202", severity)
        .subject(format!("variable/{name}"))
        .arg("variable", name)
        .arg("problem", problem)
        .arg("leg", leg)
        .arg("value", value);
    let finding = if problem == "content" { finding } else { finding.evidence(environment.evidence(SCOPE, name)) };
    with_bundle(finding)
}
