//! Does the AI Gateway answer, is it told where GitLab is, and does its log have errors?

use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::logs::{self, Log};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{
    Check, Context, Description, Evidence, Finding, Hop, Impact, Place, Reason, Severity, Step, register,
};
use serde::{Deserialize, Serialize};

const GATEWAY: &str = "ai-gateway";
const HEALTH: &str = "/monitoring/healthz";
const VARIABLE: &str = "AIGW_GITLAB_URL";

/// The check.
pub struct TheCheck;

register!(TheCheck);

/// All that `judge` looks at; the files in `fixtures/` are such facts.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
    /// What the health page answered.
    pub health: Answer,
    /// The one variable, if it may be read.
    pub environment: Environment,
    /// Errors in the gateway's log.
    pub log: Log,
}

impl Check for TheCheck {
    type Facts = Facts;

    /// What it does not ask for here is denied, whatever the operator grants.
    fn describe() -> Description {
        Description::new("template-check", Hop::Gateway)
            .codes(&["TEMPLATE-100", "TEMPLATE-101", "TEMPLATE-102", "TEMPLATE-103", "TEMPLATE-190"])
            .impact(Impact::Probe)
            .needs_http(GATEWAY, &["GET"], &[HEALTH], "")
            .needs_environment(GATEWAY, &[VARIABLE])
            .needs_log(GATEWAY)
    }

    /// Calls, decides nothing.
    fn gather(_context: &Context) -> Result<Facts, String> {
        Ok(Facts {
            health: http::get(GATEWAY, HEALTH).send(),
            environment: environment::read_these(GATEWAY, &[VARIABLE]),
            log: logs::search(GATEWAY).predicate("errors", &[logs::field_equals("level", "error")]).samples(3).run(),
        })
    }

    /// Decides, calls nothing. A pass is said only where everything was seen.
    fn judge(facts: &Facts) -> Vec<Finding> {
        let (health, environment) = (&facts.health, &facts.environment);
        let unknown = |reason: Reason| Finding::unknown("TEMPLATE-190", reason);
        let finding = match health.response() {
            None => unknown(Reason::from(health)),
            Some(response) if matches!(response.status, 401 | 403 | 407 | 429) => unknown(Reason::from(health)),
            Some(response) if response.status != 200 => Finding::fail("TEMPLATE-101", Severity::Critical)
                .arg("status", response.status)
                .step(Step::instruction(Place::AiGatewayHost)),
            // The gateway answers an object; whatever else says 200 is not the gateway.
            Some(response) if !response.json().is_some_and(|body| matches!(body, Value::Object(_))) => {
                unknown(Reason::own("stranger"))
            }
            Some(_) => match (&environment.missing, &facts.log.missing) {
                (Some(reason), _) | (_, Some(reason)) => unknown(reason.clone()),
                _ if !environment.values.contains_key(VARIABLE) => Finding::fail("TEMPLATE-102", Severity::High)
                    .step(Step::setting(Place::AiGatewayHost, VARIABLE, "https://gitlab.example.com").interrupts()),
                _ if facts.log.lines == 0 => unknown(Reason::NoLines { source: GATEWAY.into() }),
                _ => judge_log(&facts.log),
            },
        };
        vec![finding.evidence(health.evidence()).evidence(environment.evidence(GATEWAY, VARIABLE))]
    }
}

fn judge_log(log: &Log) -> Finding {
    let Some(hit) = log.hit("errors") else { return Finding::pass("TEMPLATE-100") };
    let finding = Finding::warn("TEMPLATE-103", Severity::Medium).arg("errors", hit.count);
    let finding = finding.step(Step::instruction(Place::AiGatewayHost));
    hit.samples.iter().fold(finding, |finding, line| finding.evidence(Evidence::new("log ai-gateway", line.as_str())))
}
