//! Does GitLab reach the AI Gateway?
//!
//! Goes through the phases from the name to the certificate, then asks for the health page, all from GitLab's host.
//! The gateway's process itself is not judged here, only the way to it.

mod blocked;
mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer, Exchange, Failure, Ladder, Response, TlsFailure, TlsProblem};
use duo_doctor_sdk::logs::Log;
use duo_doctor_sdk::{
    Argument, Check, Confidence, Context, Description, Finding, Hop, Impact, Place, Reason, Severity, Step, Vantage,
    register,
};
use serde::{Deserialize, Serialize};

pub(crate) const ID: &str = "gateway-from-gitlab";
const HEALTH: &str = "/monitoring/healthz";

/// GitLab's own test of the page waits this long; the check has time left for the log.
const PATIENCE_MS: u32 = 10_000;

/// The check.
pub struct GatewayFromGitlab;

register!(GatewayFromGitlab);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The gateway as the operator named it; none: not configured.
    pub gateway: Option<Connection>,
    /// Name, connection, certificate.
    pub ladder: Option<Ladder>,
    /// Its health page, where its phases do not already rule an answer out.
    pub healthz: Option<Answer>,
    /// GitLab's own refusals and the gateway's answers.
    pub log: Log,
}

impl Check for GatewayFromGitlab {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::GitlabToGateway)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO2100", "DUO2101", "DUO2102", "DUO2103", "DUO2104", "DUO2105", "DUO2106", "DUO2107", "DUO2108",
                "DUO2190",
            ])
            .requires("gateway-url")
            .explains("DUO21*", "DUO82*")
            .explains("DUO21*", "DUO1702")
            .explains("DUO21*", "DUO1703")
            .explains("DUO21*", "DUO1801")
            .vantages(&[Vantage::Gitlab])
            .impact(Impact::Probe)
            .needs_probe("ai-gateway")
            .needs_http("ai-gateway", &["GET"], &[HEALTH], "")
            .needs_log("llm")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-if-gitlab-can-make-an-http-request-to-the-ai-gateway")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let gateway = connections::only("ai-gateway");
        let ladder = gateway.as_ref().map(|gateway| http::probe(&gateway.name));
        let worth_asking = ladder.as_ref().is_some_and(|ladder| ladder.failure.as_ref().is_none_or(says_nothing));
        let healthz = gateway
            .as_ref()
            .filter(|_| worth_asking)
            .map(|gateway| http::get(&gateway.name, HEALTH).timeout_ms(PATIENCE_MS).send());
        Ok(Facts { gateway, ladder, healthz, log: blocked::search() })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let blocked = blocked::judge(&facts.log);
        let way = match &facts.gateway {
            None => Finding::unknown("DUO2190", Reason::no_connection("ai-gateway")),
            Some(gateway) => judge_way(gateway, facts).arg("url", &gateway.written).arg("host", &gateway.host),
        };
        let way = way.arg("log", facts.log.seen());
        let address = facts.gateway.as_ref().map(|gateway| format!("{}:{}", gateway.host, gateway.port));
        match blocked.map(|finding| blocked::allow(finding, address.as_deref())) {
            // The way is good, and GitLab does not take it.
            Some(blocked) if way.code == "DUO2100" => vec![blocked],
            Some(blocked) => vec![blocked, way],
            None => vec![way],
        }
    }
}

/// True for failures that come from this program, its limits or its proxy: they say nothing about the way.
fn says_nothing(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::Denied { .. }
            | Failure::Invalid { .. }
            | Failure::Address { .. }
            | Failure::Proxy { .. }
            | Failure::TooLarge { .. }
            | Failure::Budget { .. }
            | Failure::Other { .. }
    )
}

fn judge_way(gateway: &Connection, facts: &Facts) -> Finding {
    let broken_phase = facts.ladder.as_ref().and_then(|ladder| ladder.failure.as_ref());
    let mut finding = match (broken_phase, &facts.healthz) {
        (Some(failure), _) if !says_nothing(failure) => judge_failure(failure, gateway),
        (_, Some(answer)) => match &answer.result {
            Exchange::Response(response) => judge_response(response, gateway),
            Exchange::Failure(failure) => judge_failure(failure, gateway),
        },
        (Some(failure), None) => Finding::unknown("DUO2190", failure),
        (None, None) => Finding::unknown("DUO2190", Reason::NotAsked),
    };
    finding.evidence.extend(facts.ladder.as_ref().map(Ladder::evidence).filter(|evidence| !evidence.text.is_empty()));
    finding.evidence.extend(facts.healthz.as_ref().map(Answer::evidence));
    finding
}

fn verify(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, ID))
}

fn judge_failure(failure: &Failure, gateway: &Connection) -> Finding {
    match failure {
        Failure::Resolve { .. } => {
            let wanted = Argument::filled("{}://{gateway-host}:{}", &[&gateway.scheme, &gateway.port.to_string()]);
            let finding = Finding::fail("DUO2101", Severity::Critical)
                .step(Step::beside_gitlab(&["getent", "hosts", "{}"]).fill(&[&gateway.host]))
                .step(Step::gateway_url(wanted));
            verify(finding)
        }
        Failure::Refused => {
            let finding = seen_from_gitlab(Finding::fail("DUO2102", Severity::Critical), gateway);
            let finding = finding.step(Step::gateway_containers()).step(Step::take_gateway_down());
            verify(finding.step(Step::gateway_container(&[])))
        }
        Failure::Unreachable { .. } => silent("connect", gateway),
        Failure::TimedOut { phase } | Failure::Closed { phase } => silent(phase.name(), gateway),
        Failure::Tls(tls) if tls.problem == TlsProblem::NotTls => {
            let finding = Finding::fail("DUO2105", Severity::Critical);
            verify(finding.step(Step::gateway_url(gateway.base("http"))).step(Step::instruction(Place::Network)))
        }
        Failure::Tls(tls) => judge_certificate(tls, gateway),
        Failure::Protocol { .. } => something_else("not-http", "-", "-", gateway),
        other => Finding::unknown("DUO2190", other),
    }
}

fn silent(phase: &str, gateway: &Connection) -> Finding {
    let finding = seen_from_gitlab(Finding::fail("DUO2103", Severity::Critical).arg("phase", phase), gateway);
    verify(finding.step(Step::instruction(Place::Network)))
}

fn seen_from_gitlab(finding: Finding, gateway: &Connection) -> Finding {
    finding.step(Step::curl_from_gitlab(&format!("{}{HEALTH}", gateway.written.trim_end_matches('/'))))
}

fn judge_certificate(tls: &TlsFailure, gateway: &Connection) -> Finding {
    // Which authorities GitLab trusts was told to this program; whether that is all, was not.
    let trust = matches!(tls.problem, TlsProblem::UnknownIssuer | TlsProblem::SelfSigned);
    let issuer = tls.chain.first().map_or("-", |leaf| leaf.issuer.as_str());
    let finding = Finding::fail("DUO2104", Severity::Critical)
        .confidence(if trust { Confidence::Likely } else { Confidence::Confirmed })
        .arg("problem", tls.problem.name())
        .arg("remedy", if trust { "trust" } else { "certificate" })
        .arg("issuer", if issuer.is_empty() { "-" } else { issuer });
    let finding = if trust { finding.own_access("DUO2190", "ai-gateway", "ca-file") } else { finding };
    let finding = seen_from_gitlab(finding, gateway);
    verify(match trust {
        true => finding.step(Step::trust_in_gitlab()).step(Step::reconfigure_gitlab()),
        false => finding.step(Step::instruction(Place::AiGatewayHost)),
    })
}

fn judge_response(response: &Response, gateway: &Connection) -> Finding {
    let server = response.header("server").unwrap_or("-");
    match response.status {
        200 if is_the_gateway(response) => Finding::pass("DUO2100"),
        200 if response.is_html() => something_else("html", server, "-", gateway),
        200 => something_else("other", server, "-", gateway),
        300..=399 => something_else("redirect", server, response.header("location").unwrap_or("-"), gateway),
        status => {
            let (hint, step) = match status {
                400 if response.body.contains("HTTPS port") => ("tls-port", Step::gateway_url(gateway.base("https"))),
                401 => ("path-changed", Step::gateway_url(gateway.base(&gateway.scheme))),
                502..=504 => ("bad-gateway", Step::gateway_containers()),
                _ => ("other", Step::instruction(Place::Network)),
            };
            let finding = Finding::fail("DUO2106", Severity::Critical)
                .arg("status", status)
                .arg("server", server)
                .arg("hint", hint)
                .step(Step::gateway_log(100))
                .step(step);
            verify(finding)
        }
    }
}

fn something_else(kind: &str, server: &str, target: &str, gateway: &Connection) -> Finding {
    let finding =
        Finding::fail("DUO2107", Severity::Critical).arg("kind", kind).arg("server", server).arg("target", target);
    verify(seen_from_gitlab(finding, gateway).step(Step::gateway_url("http://{gateway-host}:5052")))
}

/// The gateway answers `{}` and names the time it took; a page of somebody else does not.
fn is_the_gateway(response: &Response) -> bool {
    response.json().is_some_and(|body| body.is_object()) && response.header("x-process-time").is_some()
}
