//! Does the AI Gateway answer its health check?
//!
//! `/monitoring/healthz` answers without a token, and only at exactly that path: one slash more
//! and the gateway asks for a token instead. It says nothing about keys or models.

mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer, Exchange, Failure, Response, TlsProblem};
use duo_doctor_sdk::{
    Argument, Check, Context, Description, Finding, Hop, Impact, Place, Reason, Severity, Step, Vantage, register,
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
            Exchange::Response(response) => judge_response(response, gateway),
            Exchange::Failure(failure) => judge_failure(failure, gateway),
        };
        vec![finding.arg("url", &gateway.written).arg("host", &gateway.host).evidence(answer.evidence())]
    }
}

fn judge_response(response: &Response, gateway: &Connection) -> Finding {
    let server = response.header("server").unwrap_or("-");
    match response.status {
        200 if is_the_gateway(response) => Finding::pass("DUO3100"),
        200 => something_else(server, gateway),
        401 if asks_for_a_token(response) => verified(
            Finding::fail("DUO3107", Severity::High)
                .step(Step::gateway_url(gateway.base(&gateway.scheme)))
                .step(Step::instruction(Place::Network)),
        ),
        status => verified(
            Finding::fail("DUO3105", Severity::Critical)
                .arg("status", status)
                .arg("server", server)
                .step(Step::gateway_log(100))
                .step(Step::instruction(Place::Network)),
        ),
    }
}

fn judge_failure(failure: &Failure, gateway: &Connection) -> Finding {
    match failure {
        Failure::Refused => {
            let finding = Finding::fail("DUO3101", Severity::Critical)
                .step(Step::gateway_containers())
                .step(Step::gateway_log(100))
                .step(Step::restart_gateway());
            verified(finding)
        }
        Failure::Resolve { .. } => {
            let wanted = Argument::filled("{}://{gateway-host}:{}", &[&gateway.scheme, &gateway.port.to_string()]);
            let finding = Finding::fail("DUO3102", Severity::Critical)
                .step(Step::command(Place::Network, &["getent", "hosts", "{}"]).fill(&[&gateway.host]))
                .step(Step::gateway_url(wanted));
            verified(finding)
        }
        Failure::TimedOut { phase } | Failure::Closed { phase } => silent(phase.name()),
        Failure::Unreachable { .. } => silent("connect"),
        Failure::Tls(tls) => {
            let finding = Finding::fail("DUO3104", Severity::Critical).arg("problem", tls.problem.name());
            verified(match tls.problem {
                TlsProblem::NotTls => {
                    let finding = finding.arg("plain", "yes").step(Step::gateway_url(gateway.base("http")));
                    finding.step(Step::instruction(Place::Network))
                }
                // This program may lack the authority that GitLab trusts.
                TlsProblem::UnknownIssuer | TlsProblem::SelfSigned => {
                    let finding = finding.arg("plain", "no").own_access("DUO3190", "ai-gateway", "ca-file");
                    curl(finding, gateway).step(Step::instruction(Place::Network))
                }
                _ => curl(finding.arg("plain", "no"), gateway).step(Step::instruction(Place::Network)),
            })
        }
        Failure::Protocol { .. } => something_else("-", gateway),
        other => Finding::unknown("DUO3190", other),
    }
}

fn silent(phase: &str) -> Finding {
    let finding = Finding::fail("DUO3103", Severity::Critical).arg("phase", phase);
    verified(finding.step(Step::gateway_containers()).step(Step::gateway_log(100)))
}

fn something_else(server: &str, gateway: &Connection) -> Finding {
    let finding = curl(Finding::fail("DUO3106", Severity::Critical).arg("server", server), gateway);
    verified(finding.step(Step::gateway_url("http://{gateway-host}:5052")))
}

/// Who answers, with which certificate.
fn curl(finding: Finding, gateway: &Connection) -> Finding {
    let url = format!("{}{HEALTH}", gateway.written.trim_end_matches('/'));
    finding.step(Step::command(Place::Network, &["curl", "--verbose", "--max-time", "10", "{}"]).fill(&[&url]))
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::AiGatewayHost, "gateway-health"))
}

/// The gateway answers `{}` and names its web server and the time it took; a page of somebody
/// else with status 200 has neither.
fn is_the_gateway(response: &Response) -> bool {
    response.json().is_some_and(|body| body.is_object()) && response.header("x-process-time").is_some()
}

fn asks_for_a_token(response: &Response) -> bool {
    response.json().is_some_and(|body| body.get("error").is_some())
}
