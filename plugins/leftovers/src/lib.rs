//! Was anything left on after troubleshooting?
//!
//! Looks for switches that the troubleshooting page tells to set for a while, on both sides, and
//! asks the gateway without a token: the door itself says more than the variables that should
//! close it. The request has no content, so that it never reaches a model.

mod door;
mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::environment::{self, Environment, Setting};
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::serde_json::json;
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Finding, Hop, Impact, Installation, Place, Reason, Severity, Step,
    register,
};
use serde::{Deserialize, Serialize};

use crate::door::Door;

const ID: &str = "leftovers";
const GATEWAY: &str = "ai-gateway";
const GITLAB: &str = "gitlab";

/// The oldest path of the gateway that needs a token; it checks the body before anything else.
const DOOR: &str = "/v1/chat/agent";

/// The gateway refuses or complains at once; one that hangs says nothing here.
const PATIENCE_MS: u32 = 10_000;

const BYPASSES: [&str; 3] =
    ["AIGW_AUTH__BYPASS_EXTERNAL", "AIGW_AUTH__BYPASS_EXTERNAL_WITH_HEADER", "AIGW_AUTH__BYPASS_JWT_SIGNATURE"];
const AGENT_PLATFORM_AUTH: &str = "DUO_WORKFLOW_AUTH__ENABLED";
const SELF_SIGNED: &str = "CLOUD_CONNECTOR_SELF_SIGN_TOKENS";
const WITHOUT_STREAMING: &str = "AIGW_CUSTOM_MODELS__DISABLE_STREAMING";
const VERBOSE: [&str; 2] = ["AIGW_LOGGING__ENABLE_REQUEST_LOGGING", "AIGW_LOGGING__ENABLE_LITELLM_LOGGING"];
const LEVELS: [&str; 2] = ["AIGW_LOGGING__LEVEL", "DUO_WORKFLOW_LOGGING__LEVEL"];
const GITLAB_VERBOSE: &str = "LLM_DEBUG";

/// The check.
pub struct Leftovers;

register!(Leftovers);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The gateway's variables.
    pub gateway_environment: Environment,
    /// GitLab's variables.
    pub gitlab_environment: Environment,
    /// The gateway as the operator named it; none: not configured.
    pub gateway: Option<Connection>,
    /// The answer to a request without a token.
    pub door: Option<Answer>,
}

impl Check for Leftovers {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Hygiene)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO9100", "DUO9101", "DUO9102", "DUO9103", "DUO9104", "DUO9105", "DUO9190"])
            .impact(Impact::Probe)
            .needs_environment(GATEWAY, &BYPASSES)
            .needs_environment(GATEWAY, &[AGENT_PLATFORM_AUTH, WITHOUT_STREAMING])
            .needs_environment(GATEWAY, &VERBOSE)
            .needs_environment(GATEWAY, &LEVELS)
            .needs_environment(GITLAB, &[SELF_SIGNED, GITLAB_VERBOSE])
            .needs_http("ai-gateway", &["POST"], &[DOOR], "")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#use-debugging-scripts")
            .link("https://docs.gitlab.com/user/gitlab_duo_chat/troubleshooting/#error-a1003")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#feature-not-accessible-or-feature-button-not-visible")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let gateway = connections::only("ai-gateway");
        let door =
            gateway.as_ref().map(|gateway| http::post(&gateway.name, DOOR, &json!({})).timeout_ms(PATIENCE_MS).send());
        Ok(Facts {
            gateway_environment: environment::read(GATEWAY),
            gitlab_environment: environment::read(GITLAB),
            gateway,
            door,
        })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let door = door::of(facts.door.as_ref());
        let gateway = &facts.gateway_environment;
        let bypass = bypass(gateway, door, facts.door.as_ref());
        let open = open_door(facts, door).filter(|_| bypass.is_none());
        let found = [bypass, self_signed_tokens(&facts.gitlab_environment), open, streaming(gateway), verbose(facts)];
        let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
        let masked = matches!(facts.gitlab_environment.values.get(SELF_SIGNED), Some(Setting::Secret { .. }));
        if masked {
            let masked = Finding::unknown("DUO9190", Reason::own("masked"));
            findings.push(masked.arg("about", "variable").arg("text", SELF_SIGNED));
        }
        match (&gateway.missing, door) {
            (Some(missing), Door::Unknown) => findings.push(unknown("nothing", missing)),
            (Some(missing), Door::Closed) => findings.push(unknown("door", missing)),
            (Some(_), Door::Open) => {}
            (None, _) if findings.is_empty() => findings.push(pass(facts, door)),
            (None, _) => {}
        }
        findings
    }
}

/// The gateway's variables are not known; `about` is what else is.
fn unknown(about: &str, missing: &Reason) -> Finding {
    Finding::unknown("DUO9190", missing.clone()).arg("about", about)
}

fn pass(facts: &Facts, door: Door) -> Finding {
    let gitlab = if facts.gitlab_environment.missing.is_none() { "yes" } else { "no" };
    let mut finding = Finding::pass("DUO9100")
        .arg("gitlab", gitlab)
        .arg("door", door.name())
        .evidence(facts.gateway_environment.evidence(GATEWAY, BYPASSES[0]));
    finding.evidence.extend(facts.door.as_ref().map(Answer::evidence));
    finding
}

/// Variables that let everybody in.
fn bypass(environment: &Environment, door: Door, answer: Option<&Answer>) -> Option<Finding> {
    let mut on: Vec<&str> = BYPASSES.into_iter().filter(|name| environment.is_true(name)).collect();
    // The agent platform's switch is the other way round: it is on unless somebody turned it off.
    on.extend(Some(AGENT_PLATFORM_AUTH).filter(|name| environment.is_false(name)));
    if on.is_empty() {
        return None;
    }
    // A closed door contradicts the plain bypass alone: then the variables are not those of the running gateway.
    let contradicted = door == Door::Closed && on == [BYPASSES[0]];
    let mut finding = Finding::fail("DUO9101", Severity::High)
        .confidence(if contradicted { Confidence::Possible } else { Confidence::Confirmed })
        .arg("variables", on.join(", "))
        // The other switches leave this door as it was: its answer says nothing about them.
        .arg("door", if on.contains(&BYPASSES[0]) { door } else { Door::Unknown }.name())
        .step(Step::take_gateway_down())
        .step(Step::gateway_without_all(&on));
    finding.evidence.extend(on.iter().map(|name| environment.evidence(GATEWAY, name)));
    finding.evidence.extend(answer.map(Answer::evidence));
    Some(verified(finding))
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

/// GitLab without a variable: where it is set, and the change applied.
fn without_in_gitlab(finding: Finding, name: &str) -> Finding {
    let grep = ["grep", "--line-number", "{}", "/etc/gitlab/gitlab.rb"];
    let found = Step::commands(
        Place::GitlabHost,
        &[
            (Installation::LinuxPackage, &[&["sudo"], &grep[..]].concat()),
            (Installation::Docker, &[&["docker", "exec", "{gitlab-container}"], &grep[..]].concat()),
            (Installation::Kubernetes, &["helm", "get", "values", "{release}", "--output", "yaml"]),
        ],
    );
    finding.step(found.fill(&[name])).step(Step::reconfigure_gitlab())
}

fn self_signed_tokens(environment: &Environment) -> Option<Finding> {
    if !environment.is_true(SELF_SIGNED) {
        return None;
    }
    let finding = Finding::fail("DUO9102", Severity::Medium).evidence(environment.evidence(GITLAB, SELF_SIGNED));
    Some(without_in_gitlab(finding, SELF_SIGNED).step(Step::verify(Place::GitlabHost, ID)))
}

/// The gateway lets everybody in and no variable accounts for it.
fn open_door(facts: &Facts, door: Door) -> Option<Finding> {
    let answer = facts.door.as_ref().filter(|_| door == Door::Open)?;
    let known = if facts.gateway_environment.missing.is_none() { "known" } else { "unknown" };
    let url = facts.gateway.as_ref().map_or("-", |gateway| gateway.written.as_str());
    let finding = Finding::fail("DUO9105", Severity::High)
        .arg("variables", known)
        .arg("url", url)
        .evidence(answer.evidence())
        .step(Step::in_gateway(&["env"]))
        .step(Step::take_gateway_down())
        .step(Step::gateway_without(BYPASSES[0]));
    Some(verified(finding))
}

fn streaming(environment: &Environment) -> Option<Finding> {
    if !environment.is_true(WITHOUT_STREAMING) {
        return None;
    }
    let finding = Finding::warn("DUO9103", Severity::Low)
        .evidence(environment.evidence(GATEWAY, WITHOUT_STREAMING))
        .step(Step::take_gateway_down())
        .step(Step::gateway_without(WITHOUT_STREAMING));
    Some(verified(finding))
}

fn verbose(facts: &Facts) -> Option<Finding> {
    let (gateway, gitlab) = (&facts.gateway_environment, &facts.gitlab_environment);
    let debug = |name: &&str| gateway.text(name).is_some_and(|level| level.trim().eq_ignore_ascii_case("debug"));
    let mut on: Vec<(&str, &str)> = Vec::new();
    on.extend(LEVELS.into_iter().filter(debug).map(|name| (GATEWAY, name)));
    on.extend(VERBOSE.into_iter().filter(|name| gateway.is_true(name)).map(|name| (GATEWAY, name)));
    on.extend(Some((GITLAB, GITLAB_VERBOSE)).filter(|_| gitlab.is_true(GITLAB_VERBOSE)));
    if on.is_empty() {
        return None;
    }
    // Only these two write what users asked and what the model answered.
    let content = on.iter().any(|(_, name)| VERBOSE.contains(name));
    let names: Vec<&str> = on.iter().map(|(_, name)| *name).collect();
    let mut finding = Finding::warn("DUO9104", Severity::Low)
        .arg("variables", names.join(", "))
        .arg("content", if content { "yes" } else { "no" });
    let evidence = on.iter().map(|&(scope, name)| match scope {
        GITLAB => gitlab.evidence(scope, name),
        _ => gateway.evidence(scope, name),
    });
    finding.evidence.extend(evidence);
    let at_gateway: Vec<&str> = on.iter().filter(|(scope, _)| *scope == GATEWAY).map(|(_, name)| *name).collect();
    if !at_gateway.is_empty() {
        finding = finding.step(Step::take_gateway_down()).step(Step::gateway_without_all(&at_gateway));
    }
    let at_gitlab = at_gateway.len() < on.len();
    if at_gitlab {
        finding = without_in_gitlab(finding, GITLAB_VERBOSE);
    }
    let places = match (at_gateway.is_empty(), at_gitlab) {
        (true, _) => "gitlab",
        (false, false) => "gateway",
        (false, true) => "both",
    };
    Some(verified(finding.arg("places", places)))
}
