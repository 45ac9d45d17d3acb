//! What does GitLab's own health check say, and is it right?
//!
//! It is known to be wrong both ways. Green, it has asked no model. Red, it may have run probes of
//! another kind of set-up (issue 517097), so that a real request of a user is made before a probe is
//! believed that such a request contradicts.

mod probes;
mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer, Field, field};
use duo_doctor_sdk::serde_json::{Value, json};
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Place, Reason, Severity, Step, register,
};
use serde::{Deserialize, Serialize};

use probes::{Kind, Probe};

const ID: &str = "health-report";
const GRAPHQL: &str = "/api/graphql";
const COMPLETIONS: &str = "/api/v4/code_suggestions/completions";
const HEALTH: &str = "query { cloudConnectorStatus { success probeResults { name success message errors details } } }";
/// For a GitLab that lacks one of the fields above.
const HEALTH_SHORT: &str = "query { cloudConnectorStatus { success probeResults { name success message } } }";

/// It has a code of its own: what breaks the gateway does not account for it.
const AGENT_PLATFORM: &str = "duo_agent_platform_probe";

/// GitLab's own test of the whole set-up.
const EXAMINE: &str = "gitlab:duo:verify_self_hosted_setup[{username}]";
/// The setting that exempts addresses from GitLab's filter of outbound requests.
const ALLOWLIST: &str = "Local IP addresses and domain names that hooks and integrations can access";

/// GitLab asks several peers one after the other, ten seconds each at most.
const HEALTH_MS: u32 = 18_000;
/// A cold model takes its time; the check has thirty seconds.
const REQUEST_MS: u32 = 11_000;

/// The check.
pub struct HealthReport;

register!(HealthReport);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// GitLab as the operator named it; none: not configured.
    pub gitlab: Option<Connection>,
    /// The health check; none: no administrator's token.
    pub health: Option<Answer>,
    /// A code completion as a user asks for it; asked only where it can contradict a failed probe.
    pub request: Option<Answer>,
}

impl Check for HealthReport {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Gitlab)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO1700", "DUO1701", "DUO1702", "DUO1703", "DUO1704", "DUO1705", "DUO1706", "DUO1790"])
            .requires("user-access")
            // The health check and the real request may both make a model answer.
            .impact(Impact::Active)
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "admin")
            .needs_http("gitlab", &["POST"], &[COMPLETIONS], "user")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#gitlab-duo-health-check-is-not-working")
            .link("https://gitlab.com/gitlab-org/gitlab/-/issues/517097")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let gitlab = connections::only("gitlab");
        let mut facts = Facts { gitlab: gitlab.clone(), ..Facts::default() };
        let Some(gitlab) = gitlab.filter(|gitlab| gitlab.has_credential("admin")) else {
            return Ok(facts);
        };
        let query = |text| http::graphql(&gitlab.name, text).credential("admin").timeout_ms(HEALTH_MS).send();
        let mut health = query(HEALTH);
        if field(Some(&health), "admin", "cloudConnectorStatus") == Field::Missing(Reason::NoField) {
            health = query(HEALTH_SHORT);
        }
        let doubtful = probes::read(Some(&health))
            .is_ok_and(|probes| probes.iter().any(|probe| !probe.success && probe.kind() == Kind::Doubtful));
        if doubtful && gitlab.has_credential("user") {
            let body = json!({
                "current_file": {
                    "file_name": "hello.py",
                    "content_above_cursor": "def hello():\n    print(",
                    "content_below_cursor": "",
                },
                "intent": "completion",
                "stream": false,
            });
            let request = http::post(&gitlab.name, COMPLETIONS, &body).credential("user").timeout_ms(REQUEST_MS);
            facts.request = Some(request.send());
        }
        facts.health = Some(health);
        Ok(facts)
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if facts.gitlab.is_none() {
            return vec![Finding::unknown("DUO1790", Reason::no_connection("gitlab"))];
        }
        let Some(answer) = &facts.health else {
            return vec![Finding::unknown("DUO1790", Reason::no_token("gitlab", "admin"))];
        };
        let probes = match probes::read(Some(answer)) {
            Ok(probes) if probes.is_empty() => {
                return vec![Finding::unknown("DUO1790", Reason::own("no-probes")).evidence(answer.evidence())];
            }
            Ok(probes) => probes,
            Err(reason) => return vec![Finding::unknown("DUO1790", reason).evidence(answer.evidence())],
        };
        let names = |probes: &[Probe]| probes.iter().map(|probe| probe.name.as_str()).collect::<Vec<_>>().join(", ");
        let works = works(facts.request.as_ref());
        let failed: Vec<Finding> =
            probes.iter().filter(|probe| !probe.success).map(|probe| judge_probe(probe, works, facts)).collect();
        if failed.is_empty() {
            let asked = if probes.iter().any(|probe| probe.name == "end_to_end_probe") { "yes" } else { "no" };
            let finding = Finding::pass("DUO1700").arg("count", probes.len()).arg("asked", asked);
            return vec![
                finding.evidence(Evidence::new(answer.source.clone(), format!("success true: {}", names(&probes)))),
            ];
        }
        failed
    }
}

/// Whether a real request was answered; nothing where none was made, or GitLab counts requests.
fn works(request: Option<&Answer>) -> Option<bool> {
    let response = request?.response()?;
    match response.status {
        429 => None,
        200 => Some(response.json().is_some_and(|body| body.get("choices").is_some_and(Value::is_array))),
        _ => Some(false),
    }
}

/// What a probe that is to be believed asks for.
fn repair(probe: &Probe) -> Step {
    match probe.name.as_str() {
        "ai_gateway_url_presence_probe" => Step::gateway_url("http://{gateway-host}:5052"),
        "host_probe" => Step::beside_gitlab(&["curl", "--verbose", "--max-time", "10", "https://{host}"]),
        "code_suggestions_license_probe" | "license_probe" | "access_probe" | "token_probe" => {
            Step::rake("gitlab:license:info")
        }
        "billing_customers_dot_probe" => Step::curl_from_gitlab("https://customers.gitlab.com"),
        "billing_cloud_ai_gateway_probe" => Step::curl_from_gitlab("https://cloud.gitlab.com"),
        "billing_duo_workflow_service_probe" => {
            Step::curl_from_gitlab("https://duo-workflow-svc.runway.gitlab.net:443")
        }
        _ => Step::rake(EXAMINE),
    }
}

/// A runner for flows, or the setting that allows them.
fn allow_flows(probe: &Probe, facts: &Facts) -> Step {
    let setting = |name| Step::setting(Place::GitlabUi, name, "on");
    match probe.name.as_str() {
        "compatible_runner_probe" => {
            let url = facts.gitlab.as_ref().map_or("-", |gitlab| gitlab.written.as_str());
            let register = ["sudo", "gitlab-runner", "register", "--url", "{}", "--token", "{runner-token}"];
            let docker = ["--executor", "docker", "--docker-image", "alpine"];
            Step::command(Place::Network, &[&register[..], &docker].concat()).fill(&[url])
        }
        "allow_foundational_flows_probe" => setting("Allow foundational flows"),
        _ => setting("Allow flow execution"),
    }
}

fn judge_probe(probe: &Probe, works: Option<bool>, facts: &Facts) -> Finding {
    let finding = match (probe.kind(), works) {
        (Kind::Doubtful, Some(true)) => {
            let finding = Finding::warn("DUO1701", Severity::Low).arg("why", probe.why());
            finding.step(match probe.why() {
                "host" => Step::setting(Place::GitlabUi, ALLOWLIST, "{gateway-host}"),
                _ => Step::rake(EXAMINE),
            })
        }
        (Kind::Doubtful, works) if probe.name == "end_to_end_probe" => {
            let finding = Finding::fail("DUO1702", Severity::High)
                .confidence(if works.is_some() { Confidence::Likely } else { Confidence::Possible })
                .arg("tried", if works.is_some() { "yes" } else { "no" })
                .arg("why", probe.why());
            finding.step(Step::instruction(Place::GitlabUi)).step(Step::gateway_log(200))
        }
        (Kind::Administrator, _) => {
            Finding::warn("DUO1704", Severity::Low).step(Step::instruction(Place::GitlabUi)).step(Step::rake(EXAMINE))
        }
        (Kind::Flows, _) => Finding::warn("DUO1705", Severity::Medium).step(allow_flows(probe, facts)),
        (kind, works) => {
            let severity = if probe.name.starts_with("billing_") { Severity::Medium } else { Severity::High };
            let sure = kind != Kind::Doubtful || works.is_some();
            let code = if probe.name == AGENT_PLATFORM { "DUO1706" } else { "DUO1703" };
            let finding =
                Finding::fail(code, severity).confidence(if sure { Confidence::Likely } else { Confidence::Possible });
            let setting = "Local URL for the GitLab Duo Agent Platform service";
            match code {
                "DUO1706" => finding
                    .step(Step::setting(Place::GitlabUi, setting, "{service-host}:50052"))
                    .step(Step::gateway_log(200)),
                _ => finding.step(repair(probe)),
            }
        }
    };
    let finding = finding
        .step(Step::verify(Place::GitlabHost, ID))
        .subject(format!("probe/{}", probe.name))
        .arg("probe", &probe.name)
        .evidence(Evidence::new(
            "http gitlab POST /api/graphql cloudConnectorStatus",
            format!("{}: {}", probe.name, probe.message),
        ));
    match facts.request.as_ref().filter(|_| probe.kind() == Kind::Doubtful) {
        Some(request) => finding.evidence(request.evidence()),
        None => finding,
    }
}
