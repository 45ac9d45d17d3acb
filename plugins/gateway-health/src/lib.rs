//! Does the AI Gateway answer its health check?
//!
//! `/monitoring/healthz` answers without a token, and only at exactly that path: one slash more
//! and the gateway asks for a token instead. It says nothing about keys or models.

mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer, Exchange, Failure, Response, TlsProblem};
use duo_doctor_sdk::{
    Check, Context, Description, Finding, Hop, Impact, Installation, Place, Reason, Severity, Step, Vantage, register,
};
use serde::{Deserialize, Serialize};

const HEALTH: &str = "/monitoring/healthz";

/// The check.
pub struct GatewayHealth;

register!(GatewayHealth);

/// What it looks at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
    /// The gateway as the operator named it; none: not configured.
    pub gateway: Option<Connection>,
    /// Its health page.
    pub healthz: Option<Answer>,
}

impl Check for GatewayHealth {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new("gateway-health", Hop::Gateway)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO3100", "DUO3101", "DUO3102", "DUO3103", "DUO3104", "DUO3105", "DUO3106", "DUO3107", "DUO3190",
            ])
            .explains("DUO31*", "DUO21*")
            .explains("DUO31*", "DUO3501")
            .explains("DUO31*", "DUO3502")
            .explains("DUO31*", "DUO82*")
            .explains("DUO31*", "DUO22*")
            .explains("DUO31*", "DUO1702")
            .explains("DUO31*", "DUO1703")
            .explains("DUO31*", "DUO1801")
            .vantages(&[Vantage::Gitlab, Vantage::AiGateway, Vantage::Workstation])
            .impact(Impact::Probe)
            .needs_http("ai-gateway", &["GET"], &[HEALTH], "")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-if-ai-gateway-can-process-requests")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let gateway = connections::only("ai-gateway");
        let healthz = gateway.as_ref().map(|gateway| http::get(&gateway.name, HEALTH).send());
        Ok(Facts { gateway, healthz })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let (Some(gateway), Some(answer)) = (&facts.gateway, &facts.healthz) else {
            return vec![Finding::unknown("DUO3190", Reason::no_connection("ai-gateway"))];
        };
        let finding = match &answer.result {
            Exchange::Response(response) => judge_response(response),
            Exchange::Failure(failure) => judge_failure(failure),
        };
        vec![finding.arg("url", &gateway.written).arg("host", &gateway.host).evidence(answer.evidence())]
    }
}

fn judge_response(response: &Response) -> Finding {
    match response.status {
        200 if is_the_gateway(response) => Finding::pass("DUO3100"),
        200 => Finding::fail("DUO3106", Severity::Critical)
            .arg("server", response.header("server").unwrap_or("-"))
            .step(Step::instruction(Place::Network))
            .step(Step::verify(Place::AiGatewayHost, "gateway-health")),
        401 if asks_for_a_token(response) => Finding::fail("DUO3107", Severity::High)
            .step(Step::instruction(Place::GitlabUi))
            .step(Step::instruction(Place::Network))
            .step(Step::verify(Place::AiGatewayHost, "gateway-health")),
        status => Finding::fail("DUO3105", Severity::Critical)
            .arg("status", status)
            .arg("server", response.header("server").unwrap_or("-"))
            .step(Step::gateway_log(100))
            .step(Step::instruction(Place::Network))
            .step(Step::verify(Place::AiGatewayHost, "gateway-health")),
    }
}

fn judge_failure(failure: &Failure) -> Finding {
    let containers = Step::commands(
        Place::AiGatewayHost,
        &[
            (Installation::Docker, &["docker", "ps", "--all", "--filter", "publish=5052"]),
            (Installation::Kubernetes, &["kubectl", "get", "pods,services", "--namespace", "{namespace}"]),
        ],
    );
    let restart = |finding: Finding| {
        finding.step(containers).step(Step::gateway_log(100)).step(Step::verify(Place::AiGatewayHost, "gateway-health"))
    };
    match failure {
        Failure::Refused => restart(Finding::fail("DUO3101", Severity::Critical)),
        Failure::Resolve { .. } => Finding::fail("DUO3102", Severity::Critical)
            .step(Step::instruction(Place::Network))
            .step(Step::verify(Place::AiGatewayHost, "gateway-health")),
        Failure::TimedOut { phase } => restart(Finding::fail("DUO3103", Severity::Critical).arg("phase", phase.name())),
        Failure::Unreachable { .. } => restart(Finding::fail("DUO3103", Severity::Critical).arg("phase", "connect")),
        Failure::Closed { phase } => restart(Finding::fail("DUO3103", Severity::Critical).arg("phase", phase.name())),
        Failure::Tls(tls) => Finding::fail("DUO3104", Severity::Critical)
            .arg("problem", tls.problem.name())
            .arg("plain", if tls.problem == TlsProblem::NotTls { "yes" } else { "no" })
            .step(Step::instruction(Place::Network))
            .step(Step::verify(Place::AiGatewayHost, "gateway-health")),
        Failure::Protocol { .. } => Finding::fail("DUO3106", Severity::Critical)
            .arg("server", "-")
            .step(Step::instruction(Place::Network))
            .step(Step::verify(Place::AiGatewayHost, "gateway-health")),
        other => Finding::unknown("DUO3190", other),
    }
}

/// The gateway answers `{}` and names its web server and the time it took; a page of somebody
/// else with status 200 has neither.
fn is_the_gateway(response: &Response) -> bool {
    response.json().is_some_and(|body| body.is_object()) && response.header("x-process-time").is_some()
}

fn asks_for_a_token(response: &Response) -> bool {
    response.json().is_some_and(|body| body.get("error").is_some())
}
