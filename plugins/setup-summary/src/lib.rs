//! What does the output of GitLab's set-up check say, and is it right?
//!
//! `gitlab-rake gitlab:duo:verify_self_hosted_setup` asks from inside of GitLab what nobody asks from
//! outside. Its output is read where the operator gives it as the log source `setup-summary`. Some of
//! its complaints are known to be wrong, and are named.

mod output;
mod signatures;

use duo_doctor_sdk::logs::Log;
use duo_doctor_sdk::{
    Argument, Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Installation, Place, Reason,
    Severity, Step, register,
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
        let flow = statuses.iter().find(|(section, status)| section == "request_flow" && is_bad(status));
        if let Some((section, status)) = flow.filter(|_| models.iter().all(|model| !is_bad(&model.status))) {
            findings.push(warning(section, &format!("{section}: status {status}")));
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

/// The task writes its output anew, and this check reads it.
fn verified(finding: Finding) -> Finding {
    let task = Step::commands(
        Place::GitlabHost,
        &[
            (
                Installation::LinuxPackage,
                &["sh", "-c", "sudo gitlab-rake 'gitlab:duo:verify_self_hosted_setup[{username}]' > {file}"],
            ),
            (
                Installation::Docker,
                &[
                    "sh",
                    "-c",
                    "docker exec {gitlab-container} gitlab-rake 'gitlab:duo:verify_self_hosted_setup[{username}]' > {file}",
                ],
            ),
            (
                Installation::Kubernetes,
                &[
                    "sh",
                    "-c",
                    "kubectl exec deploy/{toolbox} -- gitlab-rake 'gitlab:duo:verify_self_hosted_setup[{username}]' > {file}",
                ],
            ),
        ],
    );
    finding.step(task).step(Step::verify(Place::GitlabHost, ID))
}

/// The task gave up in the middle: there is no summary, and what comes later was not examined.
fn raised(log: &Log) -> Option<Finding> {
    let (section, words) = output::raised(log)?;
    if section == "ai_gateway_health" && output::is_slash(log) {
        let url = output::configured(log).unwrap_or_default().trim_end_matches('/');
        return Some(known_false("slash", &words, Step::gateway_url(Argument::text(url))));
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
    let seen = |check| Step::verify(Place::GitlabHost, check);
    verified(match section {
        "ai_gateway_url" => finding.step(Step::gateway_url("http://{gateway-host}:5052")),
        "license" => finding.step(Step::rake("gitlab:license:info")),
        "ai_gateway_health" | "transport_connectivity" => finding.step(seen("gateway-from-gitlab")),
        "duo_workflow_service" => finding.step(seen("agent-platform-service")),
        "agent_platform_websocket" => finding.step(upgrade()).step(Step::instruction(Place::Network)),
        _ => finding.step(Step::instruction(Place::GitlabUi)),
    })
}

/// Asks GitLab for a WebSocket by its external URL.
fn upgrade() -> Step {
    Step::beside_gitlab(&[
        "curl",
        "--include",
        "--http1.1",
        "--max-time",
        "10",
        "--header",
        "Connection: Upgrade",
        "--header",
        "Upgrade: websocket",
        "--header",
        "Sec-WebSocket-Version: 13",
        "--header",
        "Sec-WebSocket-Key: ZHVvLWRvY3RvcjAwMDAwMA==",
        "{gitlab-url}/-/cable",
    ])
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
    let select = "Code completion, Code generation, General Chat";
    verified(match section {
        "transport_connectivity" => finding.step(Step::trust_in_gitlab()).step(Step::reconfigure_gitlab()),
        "request_flow" => finding.step(Step::verify(Place::AiGatewayHost, "model-endpoint")),
        "self_hosted_models" | "feature_settings" => {
            finding.step(Step::setting(Place::GitlabUi, select, "{self-hosted-model}"))
        }
        _ => finding.step(Step::instruction(Place::GitlabUi)),
    })
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
    let endpoint = model.endpoint.trim_end_matches('/');
    let curl = || Step::in_gateway(&["curl", "--verbose", "--max-time", "10", "{}/models"]).fill(&[endpoint]);
    let finding = if model.endpoint.contains(BEDROCK) {
        known_false("bedrock", &words, Step::gateway_log(100))
    } else if model.code == "404" && endpoint.ends_with("/v1") {
        known_false("double-v1", &words, curl())
    } else if !model.error.is_empty() {
        known_false("direct", &words, curl())
    } else {
        warning("request_flow", &words).arg("code", if model.code.is_empty() { "-" } else { &model.code })
    };
    Some(finding.subject(format!("model/{}", model.name)))
}

fn known_false(why: &str, words: &str, step: Step) -> Finding {
    // Nothing to repair: whoever read the output with worry reads here that it is wrong.
    let finding =
        Finding::pass("DUO1802").confidence(Confidence::Likely).arg("why", why).evidence(quoted(words)).step(step);
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
