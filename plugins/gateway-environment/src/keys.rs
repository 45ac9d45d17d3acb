//! The RSA keys with which the gateway signs tokens of its own. Only their size is known.

use duo_doctor_sdk::environment::{Environment, Setting};
use duo_doctor_sdk::{Confidence, Finding, Severity, Step};

use crate::{SCOPE, recreated};

const GATEWAY: [&str; 2] = ["AIGW_SELF_SIGNED_JWT__SIGNING_KEY", "AIGW_SELF_SIGNED_JWT__VALIDATION_KEY"];
const AGENT_PLATFORM: [&str; 2] =
    ["DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY", "DUO_WORKFLOW_SELF_SIGNED_JWT__VALIDATION_KEY"];

/// A private RSA key of 1,024 bits, the smallest that anybody made, has about 890 characters as PEM.
const SHORTEST_PRIVATE: usize = 800;

/// The public part of an RSA key of 2,048 bits has 451 characters as PEM; to check signatures it is enough.
const SHORTEST_PUBLIC: usize = 400;

/// Missing and unusable keys.
pub(crate) fn judge(environment: &Environment, agent_platform_named: bool) -> Vec<Finding> {
    let mut findings: Vec<Finding> = GATEWAY.iter().filter_map(|name| key(environment, name, true)).collect();
    let [signing, validation] = AGENT_PLATFORM;
    let wanted = agent_platform_in_use(environment, agent_platform_named);
    findings.extend(key(environment, signing, wanted));
    // Only for the change from one key to the next.
    findings.extend(key(environment, validation, false));
    findings
}

/// The image starts the service whether it is used or not; a setting or a connection shows the wish.
fn agent_platform_in_use(environment: &Environment, named: bool) -> bool {
    let stopped = environment.is_false("ENABLE_DUO_WORKFLOW_SERVICE");
    let configured = environment.values.keys().any(|name| name.starts_with("DUO_WORKFLOW_"));
    !stopped && (named || configured)
}

fn key(environment: &Environment, name: &'static str, wanted: bool) -> Option<Finding> {
    let part = if GATEWAY.contains(&name) { "gateway" } else { "agent-platform" };
    let value = environment.values.get(name);
    let (length, lines, is_pem) = match value {
        None => (0, 0, None),
        Some(Setting::Text(text)) => {
            (text.trim().chars().count(), text.trim().lines().count(), Some(text.contains("-----BEGIN")))
        }
        Some(Setting::Secret { length, lines, .. }) => (*length as usize, *lines as usize, None),
    };
    let finding = if length == 0 {
        if !wanted || value.is_none() && environment.missing.is_some() {
            return None;
        }
        Finding::fail("DUO3207", Severity::Medium)
            .arg("state", if value.is_none() { "unset" } else { "empty" })
            .confidence(if value.is_none() { Confidence::Likely } else { Confidence::Confirmed })
    } else {
        let shortest = if name.ends_with("__SIGNING_KEY") { SHORTEST_PRIVATE } else { SHORTEST_PUBLIC };
        let problem = if length < shortest {
            "short"
        } else if lines == 1 {
            "one-line"
        } else if is_pem == Some(false) {
            "not-pem"
        } else {
            return None;
        };
        Finding::fail("DUO3208", Severity::Medium).arg("problem", problem).arg("length", length).arg("lines", lines)
    };
    let finding = finding
        .subject(format!("variable/{name}"))
        .arg("variable", name)
        .arg("part", part)
        .evidence(evidence(environment, name, length, lines))
        .step(Step::rsa_key());
    Some(recreated(finding, Step::gateway_with_key(name)))
}

/// Never the key, also where the host did not mask it.
fn evidence(environment: &Environment, name: &str, length: usize, lines: usize) -> duo_doctor_sdk::Evidence {
    if matches!(environment.values.get(name), Some(Setting::Text(_))) && length > 0 {
        let text = format!("set, not shown ({length} characters, {lines} lines) ({})", environment.origin);
        return duo_doctor_sdk::Evidence::new(format!("environment {SCOPE} {name}"), text);
    }
    environment.evidence(SCOPE, name)
}
