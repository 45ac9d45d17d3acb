//! What does the output of GitLab's set-up check say, and is it right?
//!
//! `gitlab-rake gitlab:duo:verify_self_hosted_setup` asks from inside of GitLab what nobody asks from
//! outside. Its output is read where the operator gives it as the log source `setup-summary`. Some of
//! its complaints are known to be wrong, and are named.

mod output;
mod signatures;

use duo_doctor_sdk::logs::Log;
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Place, Reason, Severity, Step, register,
};
use serde::{Deserialize, Serialize};

use output::{Model, SOURCE};

const ID: &str = "setup-summary";

/// Older than this, in days, and the set-up may be another one by now.
const FRESH_DAYS: i64 = 1;

const DAY: f64 = 86_400.0;

/// GitLab's documentation tells to enter this where a model has no endpoint.
const BEDROCK: &str = "bedrockselfhostedmodel";

/// The check.
pub struct SetupSummary;

register!(SetupSummary);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Seconds since 1970, UTC.
    pub now: f64,
    /// The output of the rake task.
    pub output: Log,
}

impl Check for SetupSummary {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Gitlab)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO1800", "DUO1801", "DUO1802", "DUO1803", "DUO1804", "DUO1805", "DUO1890", "DUO1891"])
            .impact(Impact::Passive)
            .needs_log(SOURCE)
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#verify-gitlab-setup")
            .link(
                "https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#use-debugging-scripts",
            )
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        Ok(Facts { now: context.now, output: output::search() })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let log = &facts.output;
        match &log.missing {
            Some(missing @ Reason::NoLog { .. }) => return vec![Finding::unknown("DUO1891", missing.clone())],
            Some(missing) => return vec![Finding::unknown("DUO1890", missing.clone())],
            None => {}
        }
        if !output::is_one(log) {
            return vec![Finding::unknown("DUO1890", Reason::own("not-recognised"))];
        }
        let age = output::day(log).map(|day| (facts.now / DAY).floor() as i64 - day);
        let old = age.is_some_and(|days| days > FRESH_DAYS);
        let dated = |finding: Finding| {
            let finding = if old { finding.confidence(Confidence::Possible) } else { finding };
            finding.arg("age", if old { "old" } else { "new" }).arg("days", age.unwrap_or_default())
        };
        let statuses = output::statuses(log);
        let mut findings: Vec<Finding> = raised(log).into_iter().collect();
        if findings.is_empty() && statuses.is_empty() {
            return vec![Finding::unknown("DUO1890", Reason::own("no-summary"))];
        }
        findings.extend(statuses.iter().filter_map(|(section, status)| judge_section(log, section, status)));
        let models = output::models(log);
        findings.extend(models.iter().filter_map(judge_model));
        let flow_fails = statuses.iter().any(|(section, status)| section == "request_flow" && is_bad(status));
        if flow_fails && models.iter().all(|model| !is_bad(&model.status)) {
            findings.push(warning("request_flow", "the models are not listed one by one"));
        }
        if log.hit("untrusted").is_some() {
            findings.push(warning("transport_connectivity", "tls_verified false"));
        }
        if findings.is_empty() {
            findings.push(pass(&statuses));
        }
        findings.into_iter().map(dated).collect()
    }
}

fn is_bad(status: &str) -> bool {
    matches!(status, "ERROR" | "WARNING")
}

fn quoted(text: &str) -> Evidence {
    Evidence::new(format!("log {SOURCE}"), text)
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::rake("gitlab:duo:verify_self_hosted_setup[{username}]"))
}

/// The task gave up in the middle: there is no summary, and what comes later was not examined.
fn raised(log: &Log) -> Option<Finding> {
    let (section, words) = output::raised(log)?;
    if section == "ai_gateway_health" && output::is_slash(log) {
        return Some(known_false("slash", &words));
    }
    Some(failure(section, &words).arg("ended", "yes"))
}

fn failure(section: &str, words: &str) -> Finding {
    // What breaks the gateway accounts for neither of the first two.
    let code = match section {
        "duo_workflow_service" => "DUO1804",
        "agent_platform_websocket" => "DUO1805",
        _ => "DUO1801",
    };
    let finding = Finding::fail(code, Severity::High)
        .confidence(Confidence::Likely)
        .subject(format!("step/{section}"))
        .arg("section", section)
        .arg("ended", "no")
        .evidence(quoted(words));
    verified(finding.step(Step::instruction(Place::GitlabUi)))
}

fn judge_section(log: &Log, section: &str, status: &str) -> Option<Finding> {
    let words = format!(
        "{section}: status {status}{}",
        output::text(log, section).map_or_else(String::new, |text| format!(", {text}"))
    );
    match (section, status) {
        // The models are judged one by one.
        ("request_flow", _) => None,
        // No Agent Platform is none that is broken.
        ("duo_workflow_service", "WARNING") => None,
        (_, "ERROR") => Some(failure(section, &words)),
        (_, "WARNING") => Some(warning(section, &words)),
        _ => None,
    }
}

fn warning(section: &str, words: &str) -> Finding {
    let finding = Finding::warn("DUO1803", Severity::Medium)
        .confidence(Confidence::Likely)
        .subject(format!("step/{section}"))
        .arg("section", section)
        .arg("code", "-")
        .evidence(quoted(words));
    verified(finding.step(Step::instruction(Place::GitlabUi)))
}

/// GitLab asks the model itself here, at an address that it makes up; the gateway's way is another one.
fn judge_model(model: &Model) -> Option<Finding> {
    if !is_bad(&model.status) {
        return None;
    }
    let words = format!(
        "request_flow {}: status {}, endpoint {}, http_code {}, error {}",
        model.name, model.status, model.endpoint, model.code, model.error
    );
    let finding = if model.endpoint.contains(BEDROCK) {
        known_false("bedrock", &words)
    } else if model.code == "404" && model.endpoint.trim_end_matches('/').ends_with("/v1") {
        known_false("double-v1", &words)
    } else if !model.error.is_empty() {
        known_false("direct", &words)
    } else {
        warning("request_flow", &words).arg("code", if model.code.is_empty() { "-" } else { &model.code })
    };
    Some(finding.subject(format!("model/{}", model.name)))
}

fn known_false(why: &str, words: &str) -> Finding {
    // Nothing to repair: whoever read the output with worry reads here that it is wrong.
    let finding = Finding::pass("DUO1802")
        .confidence(Confidence::Likely)
        .arg("why", why)
        .evidence(quoted(words))
        .step(Step::instruction(Place::GitlabUi));
    finding.step(Step::verify(Place::AiGatewayHost, if why == "slash" { "gateway-url" } else { "model-reachable" }))
}

fn pass(statuses: &[(String, String)]) -> Finding {
    let with = |wanted: &str| {
        let names: Vec<&str> =
            statuses.iter().filter(|(_, status)| status == wanted).map(|(section, _)| section.as_str()).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    };
    let all = statuses.iter().map(|(section, status)| format!("{section} {status}")).collect::<Vec<_>>().join(", ");
    Finding::pass("DUO1800").arg("count", statuses.len()).arg("skipped", with("SKIPPED")).evidence(quoted(&all))
}
