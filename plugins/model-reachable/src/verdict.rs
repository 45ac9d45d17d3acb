//! One model server's verdict: from the answer where there is one, from the phases of the connection otherwise.

use duo_doctor_sdk::address::is_local;
use duo_doctor_sdk::http::{Failure, Ladder, Phase, Response, TlsFailure, TlsProblem};
use duo_doctor_sdk::model::Error;
use duo_doctor_sdk::{Confidence, Finding, Place, Reason, Severity, Step};

use crate::Target;

const ID: &str = "model-reachable";

/// The code for what cannot be determined.
pub(crate) const UNKNOWN: &str = "DUO6190";

/// A container on its machine's own network, where another program may have the gateway's port for metrics.
const HOST_NETWORK: [&str; 4] = ["--network", "host", "--env", "AIGW_FASTAPI__METRICS_PORT=8083"];

/// Words of web servers for a plain request at a TLS port (nginx, Go).
const PLAIN_AT_TLS: [&str; 2] =
    ["plain HTTP request was sent to HTTPS port", "sent an HTTP request to an HTTPS server"];

/// Judges one model server; `openai` where it has a list of models to ask for.
pub(crate) fn judge(target: &Target, openai: bool) -> Finding {
    if let Some(response) = target.models.as_ref().and_then(|answer| answer.response()) {
        return judge_response(target, response);
    }
    let asked = target.models.as_ref().and_then(|answer| answer.failure());
    let probed = target.ladder.as_ref().and_then(|ladder| ladder.failure.as_ref());
    let untrusted = target.ladder.as_ref().and_then(|ladder| ladder.tls.as_ref()).filter(|session| !session.trusted);
    let failure = asked.filter(|failure| says_why(failure)).or(probed).or(asked);
    match (failure, untrusted) {
        (Some(failure), _) => judge_failure(target, failure),
        (None, Some(session)) => {
            let tls = TlsFailure { problem: TlsProblem::Other, text: String::new(), chain: session.chain.clone() };
            judge_tls(target, &tls)
        }
        (None, None) if target.ladder.is_some() && !openai => {
            Finding::pass("DUO6100").arg("seen", "connection").arg("status", "-")
        }
        (None, None) => Finding::unknown(UNKNOWN, Reason::NotAsked),
    }
}

/// False for failures that tell of the doctor and not of the way to the server.
fn says_why(failure: &Failure) -> bool {
    !matches!(
        failure,
        Failure::Denied { .. }
            | Failure::Invalid { .. }
            | Failure::Budget { .. }
            | Failure::TooLarge { .. }
            | Failure::Other { .. }
    )
}

fn judge_response(target: &Target, response: &Response) -> Finding {
    let html = response.is_html();
    if response.status == 400 && PLAIN_AT_TLS.iter().any(|words| response.body.contains(words)) {
        return scheme(target, "http-to-tls", Confidence::Confirmed);
    }
    match response.status {
        // A list of models takes some kilobytes.
        _ if response.truncated => elsewhere(target, response, "huge"),
        502..=504 => not_ready(response, html),
        301..=303 => elsewhere(target, response, "redirect").confidence(Confidence::Likely),
        // A client that follows these arrives with its request intact, or does not: not seen here.
        307 | 308 => Finding::unknown(UNKNOWN, Reason::own("redirect")),
        // A proxy that nobody told this program of wants a password; the model server was not asked.
        407 => Finding::unknown(UNKNOWN, Reason::own("hidden-proxy")),
        // A web server before the model may know `/v1` only; that is a question of the path.
        404 => answers(response),
        _ if html => elsewhere(target, response, "html"),
        _ => answers(response),
    }
}

fn answers(response: &Response) -> Finding {
    Finding::pass("DUO6100").arg("seen", "http").arg("status", response.status)
}

fn not_ready(response: &Response, html: bool) -> Finding {
    Finding::fail("DUO6106", Severity::High)
        .arg("status", response.status)
        .arg("by", if html { "proxy" } else { "server" })
        .arg("message", Error::read(&response.body).words().unwrap_or_else(|| "-".into()))
        .step(Step::model_log(100))
        .step(Step::verify(Place::AiGatewayHost, ID))
}

fn elsewhere(target: &Target, response: &Response, kind: &str) -> Finding {
    stranger(target, kind)
        .arg("status", response.status)
        .arg("server", response.header("server").unwrap_or("-"))
        .arg("location", response.header("location").unwrap_or("-"))
}

fn stranger(target: &Target, kind: &str) -> Finding {
    Finding::fail("DUO6107", Severity::High)
        .arg("kind", kind)
        .step(models_from_gateway(target))
        .step(Step::setting(Place::GitlabUi, "Endpoint", "{scheme}://{model-host}:{port}/v1"))
        .step(Step::verify(Place::AiGatewayHost, ID))
}

fn judge_failure(target: &Target, failure: &Failure) -> Finding {
    let timeless = |event: &str, phase: &str| unreachable(target, event, phase);
    match failure {
        Failure::Resolve { .. } => Finding::fail("DUO6101", Severity::High)
            .step(Step::in_gateway(&["getent", "hosts", "{}"]).fill(&[&target.connection.host]))
            .step(Step::setting(Place::GitlabUi, "Endpoint", "{scheme}://{model-host}:{port}/v1"))
            .step(Step::verify(Place::AiGatewayHost, ID)),
        Failure::Refused => refused(target),
        Failure::TimedOut { phase: Phase::FirstByte | Phase::Body } => silent(),
        Failure::TimedOut { phase } => timeless("timed-out", phase.name()),
        Failure::Unreachable { .. } => timeless("no-route", "connect"),
        Failure::Closed { phase } => timeless("closed", phase.name()),
        Failure::Tls(tls) if tls.problem == TlsProblem::NotTls => {
            scheme(target, "https-to-plain", Confidence::Confirmed)
        }
        Failure::Tls(tls) => judge_tls(target, tls),
        Failure::Protocol { .. } if target.connection.scheme == "http" && !speaks_first(target) => {
            scheme(target, "http-to-tls", Confidence::Likely)
        }
        Failure::Protocol { .. } => {
            stranger(target, "not-http").arg("status", "-").arg("server", "-").arg("location", "-")
        }
        other => Finding::unknown(UNKNOWN, other),
    }
}

/// A TLS server waits for the client; one that speaks first (gRPC, SSH, mail) is no TLS server.
fn speaks_first(target: &Target) -> bool {
    target.ladder.as_ref().is_some_and(|ladder: &Ladder| !ladder.first_bytes.is_empty())
}

fn refused(target: &Target) -> Finding {
    let endpoint = "{scheme}://{model-host}:{port}/v1";
    let finding = Finding::fail("DUO6102", Severity::High)
        .step(Step::command(Place::ModelHost, &["ss", "--listening", "--tcp", "--numeric", "--processes"]))
        .step(Step::setting(Place::GitlabUi, "Endpoint", endpoint));
    let finding = match is_local(&target.connection.host) {
        true => finding.step(Step::take_gateway_down()).step(Step::gateway_container(&HOST_NETWORK)),
        false => finding.step(Step::restart_model()),
    };
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

/// The way to the server is open, and it is slow to say what it has: one look does not prove that
/// it answers no chat either, so the next checks ask as well.
fn silent() -> Finding {
    Finding::fail("DUO6103", Severity::Medium)
        .confidence(Confidence::Likely)
        .arg("event", "silent")
        .arg("seconds", crate::PATIENCE / 1_000)
        .step(Step::model_log(100))
        .step(Step::restart_model())
        .step(Step::verify(Place::AiGatewayHost, ID))
}

fn unreachable(target: &Target, event: &str, phase: &str) -> Finding {
    Finding::fail("DUO6103", Severity::High)
        .arg("event", event)
        .arg("phase", phase)
        .step(models_from_gateway(target))
        .step(Step::instruction(Place::Network))
        .step(Step::verify(Place::AiGatewayHost, ID))
}

/// What the gateway's container gets from the endpoint.
fn models_from_gateway(target: &Target) -> Step {
    let url = format!("{}/models", target.connection.written.trim_end_matches('/'));
    Step::in_gateway(&["curl", "--verbose", "--max-time", "10", "{}"]).fill(&[&url])
}

fn judge_tls(target: &Target, tls: &TlsFailure) -> Finding {
    // Trust is the client's affair, everything else the server's.
    let side = match tls.problem {
        TlsProblem::UnknownIssuer | TlsProblem::SelfSigned => "trust",
        TlsProblem::ClientCertificateRequired => "client",
        TlsProblem::Expired | TlsProblem::NotYetValid | TlsProblem::WrongHost | TlsProblem::Revoked => "certificate",
        TlsProblem::NotTls | TlsProblem::Handshake | TlsProblem::Other => "handshake",
    };
    let issuer = tls.chain.last().map(|certificate| certificate.issuer.as_str()).filter(|issuer| !issuer.is_empty());
    let finding = Finding::fail("DUO6104", Severity::High)
        .arg("problem", tls.problem.name())
        .arg("side", side)
        .arg("issuer", issuer.unwrap_or("-"))
        .arg("host", &target.connection.host);
    // This program may lack the authority that the gateway trusts.
    let finding = if side == "trust" { finding.own_access(UNKNOWN, "model", "ca-file") } else { finding };
    repair_tls(finding, side, target).step(Step::verify(Place::AiGatewayHost, ID))
}

fn repair_tls(finding: Finding, side: &str, target: &Target) -> Finding {
    let shown = Step::shown_certificates(Place::ModelHost, &target.connection.host, target.connection.port);
    match side {
        "trust" => finding.step(Step::ca_bundle()).step(Step::take_gateway_down()).step(Step::gateway_with_ca_bundle()),
        "client" => {
            let files = "/certs/client.pem";
            let variables = [("AIGW_MTLS__ENABLED", "true".into()), ("AIGW_MTLS__CERT_FILE", files.into())];
            finding.step(shown).step(Step::take_gateway_down()).step(Step::gateway_with_all(&variables))
        }
        "certificate" => finding
            .step(shown)
            .step(Step::setting(Place::ModelHost, "--ssl-certfile", "fullchain.pem"))
            .step(Step::restart_model()),
        _ => finding.step(shown).step(Step::instruction(Place::Network)).step(models_from_gateway(target)),
    }
}

fn scheme(target: &Target, direction: &str, confidence: Confidence) -> Finding {
    let written = &target.connection.written;
    let rest = written.split_once("://").map_or(written.as_str(), |(_, rest)| rest);
    let right = if direction == "https-to-plain" { format!("http://{rest}") } else { format!("https://{rest}") };
    Finding::fail("DUO6105", Severity::High)
        .confidence(confidence)
        .arg("direction", direction)
        .arg("suggestion", &right)
        .step(Step::setting(Place::GitlabUi, "Endpoint", &right))
        .step(Step::verify(Place::AiGatewayHost, ID))
}
