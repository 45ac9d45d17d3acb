//! The customer portal's URL, where it is set to nothing.

use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::environment::Environment;
use duo_doctor_sdk::http::Answer;
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Confidence, Finding, Severity, Step};

use crate::{SCOPE, recreated, right_url};

/// Newer gateways describe each model of their list.
pub(crate) fn is_newer(definitions: Option<&Answer>) -> bool {
    let models = || {
        let body = definitions?.response().filter(|response| response.status == 200)?.json()?;
        body.get("models").and_then(Value::as_array).cloned()
    };
    models().unwrap_or_default().iter().any(|model| model.get("description").is_some())
}

/// Older gateways survive this. Newer ones ask the portal before each code suggestion, and newer agent platform services
/// end when they cannot load keys at start.
pub(crate) fn judge(environment: &Environment, name: &str, part: &str, gitlab: Option<&Connection>) -> Option<Finding> {
    if !environment.text(name)?.trim().is_empty() {
        return None;
    }
    let (severity, confidence) = match part {
        "gateway" => (Severity::Low, Confidence::Confirmed),
        "newer-gateway" => (Severity::High, Confidence::Confirmed),
        _ => (Severity::Medium, Confidence::Likely),
    };
    let finding = Finding::fail("DUO3206", severity)
        .confidence(confidence)
        .subject(format!("variable/{name}"))
        .arg("variable", name)
        .arg("part", part)
        .evidence(environment.evidence(SCOPE, name));
    Some(recreated(finding, Step::gateway_with(name, right_url(gitlab))))
}
