//! What GitLab tells of its side: whether the service is in use, whether it dials TLS, and how its own
//! attempt ended.

use duo_doctor_sdk::http::{Answer, Field, field};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Evidence, Reason};

use crate::{Facts, VARIABLE};

/// GitLab's own attempt, a gRPC call, as its health check lists it.
const PROBE: &str = "duo_agent_platform_probe";

/// Whether the setting that names the service is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Use {
    /// A service is named.
    Named,
    /// GitLab has the setting, and it is empty.
    Unset,
    /// GitLab is too old for it.
    TooOld,
    /// Not known.
    Unknown,
}

/// Is a self-hosted service in use at all?
pub(crate) fn usage(facts: &Facts) -> Use {
    match field(facts.settings.as_ref(), "admin", "duoSettings") {
        Field::Value(settings) => match settings.get("duoAgentPlatformServiceUrl") {
            Some(Value::String(url)) if !url.trim().is_empty() => Use::Named,
            // The list of models takes the same permission.
            Some(Value::String(_) | Value::Null)
                if matches!(field(facts.models.as_ref(), "admin", "aiSelfHostedModels"), Field::Value(_)) =>
            {
                Use::Unset
            }
            _ => Use::Unknown,
        },
        Field::Missing(Reason::NoField) => Use::TooOld,
        _ => Use::Unknown,
    }
}

/// Whether GitLab dials TLS, and how that is known: a keyword of the messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dial {
    /// With TLS.
    pub tls: bool,
    /// `setting`, `variable`, or `default` where neither is seen.
    pub source: &'static str,
    /// Where it was seen.
    pub evidence: Evidence,
}

/// Newer versions have a setting; older ones a variable, and TLS without it.
pub(crate) fn dial(facts: &Facts) -> Option<Dial> {
    if let Field::Value(settings) = field(facts.secure.as_ref(), "admin", "duoSettings")
        && let Some(Value::Bool(tls)) = settings.get("selfHostedDuoAgentPlatformServiceSecure")
    {
        let text = format!("selfHostedDuoAgentPlatformServiceSecure {tls}");
        let evidence = Evidence::new("http gitlab POST /api/graphql duoSettings", text);
        return Some(Dial { tls: *tls, source: "setting", evidence });
    }
    if facts.environment.missing.is_some() {
        return None;
    }
    let off = facts.environment.is_false(VARIABLE);
    let source = if facts.environment.text(VARIABLE).is_some() { "variable" } else { "default" };
    Some(Dial { tls: !off, source, evidence: facts.environment.evidence("gitlab", VARIABLE) })
}

/// Why GitLab, which was asked for the setting, does not say whether it has one; the variable decides nothing then.
pub(crate) fn unanswered(facts: &Facts) -> Option<Reason> {
    facts.secure.as_ref()?;
    match field(facts.secure.as_ref(), "admin", "duoSettings").permitted("admin") {
        Ok(_) | Err(Reason::NoField) => None,
        Err(reason) => Some(reason),
    }
}

/// GitLab's own attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attempt {
    /// The service answered a gRPC call.
    pub success: bool,
    /// It began a TLS handshake, and the peer speaks no TLS.
    pub mismatch: bool,
    /// GitLab's words.
    pub evidence: Evidence,
}

/// How GitLab's own attempt ended, where its health check was asked and made one.
pub(crate) fn attempt(answer: Option<&Answer>) -> Option<Attempt> {
    let Field::Value(status) = field(answer, "admin", "cloudConnectorStatus") else { return None };
    let results = status.get("probeResults")?.as_array()?;
    let result = results.iter().find(|result| result.get("name").and_then(Value::as_str) == Some(PROBE))?;
    let message = result.get("message").and_then(Value::as_str).unwrap_or_default();
    // The cloud's own service says nothing about this one.
    if message.contains("cloud-connected") {
        return None;
    }
    let evidence = Evidence::new("http gitlab POST /api/graphql cloudConnectorStatus", format!("{PROBE}: {message}"));
    let mismatch = message.contains("TLS mismatch");
    Some(Attempt { success: result.get("success")?.as_bool()?, mismatch, evidence })
}
