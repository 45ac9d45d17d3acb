//! The probes of GitLab's health check.

use duo_doctor_sdk::Reason;
use duo_doctor_sdk::http::{Answer, field};
use duo_doctor_sdk::serde_json::Value;

/// Characters of a message that evidence quotes.
const QUOTED: usize = 600;

/// One probe as GitLab reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Probe {
    /// For example `host_probe`.
    pub name: String,
    /// GitLab's verdict.
    pub success: bool,
    /// GitLab's words on one line.
    pub message: String,
}

/// What a failed probe means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Known to fail where requests of users work.
    Doubtful,
    /// About the person who runs the health check.
    Administrator,
    /// A setting for flows, off perhaps on purpose.
    Flows,
    /// To be believed.
    Plain,
}

/// Probes of the other kinds of set-up (issue 517097), and those whose way differs from that of requests.
const DOUBTFUL: [&str; 5] = ["end_to_end_probe", "host_probe", "license_probe", "access_probe", "token_probe"];

const FLOWS: [&str; 3] = ["allow_flow_execution_probe", "allow_foundational_flows_probe", "compatible_runner_probe"];

impl Probe {
    /// What it means that it failed.
    pub(crate) fn kind(&self) -> Kind {
        if DOUBTFUL.contains(&self.name.as_str()) {
            Kind::Doubtful
        } else if FLOWS.contains(&self.name.as_str()) {
            Kind::Flows
        } else if self.name == "code_suggestions_license_probe"
            && self.message.contains("you lack the necessary permissions")
        {
            Kind::Administrator
        } else {
            Kind::Plain
        }
    }

    /// Why a doubtful one fails: a keyword of the messages.
    pub(crate) fn why(&self) -> &'static str {
        let says = |text: &str| self.message.contains(text);
        match self.name.as_str() {
            "host_probe" => "host",
            "end_to_end_probe" if says("401") => "unauthorized",
            "end_to_end_probe" if says("Timeout") || says("execution expired") => "timeout",
            "end_to_end_probe" => "other",
            _ => "subscription",
        }
    }
}

/// Reads the probes, or says why that cannot be.
pub(crate) fn read(answer: Option<&Answer>) -> Result<Vec<Probe>, Reason> {
    let status = field(answer, "admin", "cloudConnectorStatus").permitted("admin")?;
    let results = status.get("probeResults").and_then(Value::as_array).ok_or(Reason::Malformed)?;
    let probe = |result: &Value| {
        let message = result.get("message").and_then(Value::as_str).unwrap_or_default();
        let message: String = message.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUOTED).collect();
        Some(Probe {
            name: result.get("name")?.as_str()?.to_owned(),
            success: result.get("success")?.as_bool()?,
            message,
        })
    };
    results.iter().map(probe).collect::<Option<_>>().ok_or(Reason::Malformed)
}
