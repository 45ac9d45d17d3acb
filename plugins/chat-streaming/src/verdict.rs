//! What an answer and the way it arrived mean.

use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::gitlab::GATEWAY_TOKEN;
use duo_doctor_sdk::http::{Failure, Phase, Streamed};
use duo_doctor_sdk::serde_json::{self, Value};
use duo_doctor_sdk::{Confidence, Finding, Place, Reason, Severity, Step};

use crate::event::{self, Events};
use crate::{ID, UNKNOWN};

/// Pieces from which the way they arrive says something.
const MANY: usize = 24;

/// Milliseconds for an answer below which a fast model and a buffer look alike.
const SLOW: f64 = 1_500.0;

/// Milliseconds in which so many pieces come from a buffer, not from a model.
const BURST: f64 = 100.0;

/// Milliseconds between first and last piece that show that an answer streams.
const SPREAD: f64 = 20.0;

/// How litellm and LiteLLM proxies say that a key is missing or wrong.
const OF_KEYS: [&str; 6] =
    ["AuthenticationError", "PermissionDenied", "Error code: 401", "Error code: 403", "No connected db", "api key"];

/// How the gateway fails where it asks GitLab's own cloud model, because it did not understand which other.
const VENDOR: &str = "default credentials were not found";

/// What the gateway answers with 401, in JSON, where the request reaches it.
const POST: [&str; 5] = ["curl", "--include", "--request", "POST", "{}/v2/chat/agent"];

/// Reads one answer. `known`: GitLab gave the headers that go with the token.
pub(crate) fn judge(gateway: &Connection, known: bool, model: &Connection, chat: &Streamed) -> Finding {
    let Some(status) = chat.status else {
        return match &chat.failure {
            Some(Failure::TimedOut { .. }) => late(),
            Some(failure) => Finding::unknown(UNKNOWN, failure),
            None => Finding::unknown(UNKNOWN, Reason::NotAsked),
        };
    };
    let body: Option<Value> = serde_json::from_str(&chat.body()).ok();
    let said = |key: &str| body.as_ref().and_then(|body| body.get(key)).map(text).unwrap_or_default();
    // GitLab reads the lines whatever they call themselves.
    let lines = chat.body().trim_start().starts_with('{');
    let is_page = !lines && chat.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    match status {
        200 if is_page => by_another(gateway, chat, status),
        200 => of_stream(gateway, model, chat),
        401 if body.is_some() && !gateway.has_credential(GATEWAY_TOKEN) => {
            Finding::unknown(UNKNOWN, Reason::no_token("ai-gateway", GATEWAY_TOKEN))
        }
        401 if body.is_some() && said("error").starts_with("Header mismatch") && !known => {
            unknown("headers", &said("error"))
        }
        401 if body.is_some() => unknown("token-rejected", &said("error")),
        403 if body.is_some() => unknown("scope", &said("detail")),
        400 | 422 if body.is_some() => refused(model, status, &said("detail")),
        500 if !is_page => refused(model, status, "Internal Server Error"),
        _ => by_another(gateway, chat, status),
    }
}

fn of_stream(gateway: &Connection, model: &Connection, chat: &Streamed) -> Finding {
    let events = event::read(chat);
    if let Some(message) = &events.error {
        return of_error(model, message);
    }
    let cut = matches!(chat.failure, Some(Failure::Closed { .. } | Failure::Protocol { .. })) || events.torn;
    let late = matches!(chat.failure, Some(Failure::TimedOut { phase: Phase::Body | Phase::FirstByte }));
    match (&events, &chat.failure) {
        (Events { foreign: 1.., answers: 0, .. }, _) => by_another(gateway, chat, 200),
        (Events { answers: 0, .. }, _) if late => self::late(),
        (Events { answers: 0, .. }, _) => broken("DUO5403").arg("cut", if cut { "yes" } else { "no" }),
        _ if cut => broken("DUO5402").arg("count", events.deltas),
        _ if late => passed(chat, &events),
        (Events { characters: 0, .. }, None) => without_text(model),
        (_, Some(failure)) => Finding::unknown(UNKNOWN, failure),
        _ if is_burst(chat, &events) => buffered(chat, &events),
        _ => passed(chat, &events),
    }
}

/// The gateway passes a model's failure on as one line, and then ends the answer: older gateways
/// properly, newer ones by a cut.
fn of_error(model: &Connection, message: &str) -> Finding {
    let about_key = OF_KEYS.iter().any(|mark| message.to_lowercase().contains(&mark.to_lowercase()));
    if about_key && model.has_credential("key") {
        return Finding::pass("DUO5400").arg("proof", "line").arg("count", 0).arg("spread", 0);
    }
    if message.contains(VENDOR) {
        return refused(model, 200, message);
    }
    let finding = Finding::fail("DUO5401", Severity::High);
    // GitLab may have the key that this program was not given.
    let finding = if about_key { finding.own_access(UNKNOWN, "model", "key") } else { finding };
    verified(
        finding
            .subject(&model.name)
            .arg("message", message)
            .step(Step::gateway_log(200))
            .step(Step::verify(Place::AiGatewayHost, "model-through-gateway"))
            .step(Step::verify(Place::AiGatewayHost, "model-endpoint")),
    )
}

fn passed(chat: &Streamed, events: &Events) -> Finding {
    let spread = spread(chat);
    let proof = if chat.pieces.len() > 1 && spread >= SPREAD { "streamed" } else { "whole" };
    Finding::pass("DUO5400").arg("proof", proof).arg("count", events.deltas).arg("spread", format!("{spread:.0}"))
}

fn spread(chat: &Streamed) -> f64 {
    match (chat.pieces.first(), chat.pieces.last()) {
        (Some(first), Some(last)) => last.at_ms - first.at_ms,
        _ => 0.0,
    }
}

/// Many pieces of a slow answer, all at once.
fn is_burst(chat: &Streamed, events: &Events) -> bool {
    let end = chat.pieces.last().map_or(0.0, |last| last.at_ms);
    events.deltas >= MANY && end >= SLOW && spread(chat) <= BURST
}

fn buffered(chat: &Streamed, events: &Events) -> Finding {
    let end = chat.pieces.last().map_or(0.0, |last| last.at_ms);
    verified(
        Finding::warn("DUO5404", Severity::Medium)
            .confidence(Confidence::Likely)
            .arg("count", events.deltas)
            .arg("seconds", format!("{:.1}", end / 1000.0))
            .step(Step::setting(Place::Network, "proxy_buffering", "off")),
    )
}

fn broken(code: &str) -> Finding {
    verified(without_streaming(
        Finding::fail(code, Severity::High)
            .step(Step::setting(Place::Network, "proxy_buffering", "off"))
            .step(Step::gateway_log(200)),
    ))
}

fn without_text(model: &Connection) -> Finding {
    verified(without_streaming(
        Finding::fail("DUO5407", Severity::High)
            .subject(&model.name)
            .step(Step::verify(Place::AiGatewayHost, "model-streaming")),
    ))
}

/// A gateway that asks for whole answers; the undo lets it stream again.
fn without_streaming(finding: Finding) -> Finding {
    const STREAMING: &str = "AIGW_CUSTOM_MODELS__DISABLE_STREAMING";
    let without = Step::gateway_with(STREAMING, "true").undo(Step::gateway_without(STREAMING));
    finding.step(Step::take_gateway_down()).step(without)
}

fn late() -> Finding {
    verified(
        Finding::fail("DUO5406", Severity::High)
            .confidence(Confidence::Likely)
            .step(Step::model_log(100))
            .step(Step::setting(Place::Network, "proxy_buffering", "off")),
    )
}

fn refused(model: &Connection, status: u16, detail: &str) -> Finding {
    let kind = if status == 500 { "inside" } else { "description" };
    verified(
        Finding::fail("DUO5408", Severity::High)
            .subject(&model.name)
            .arg("status", status)
            .arg("detail", detail)
            .arg("kind", kind)
            .step(Step::gateway_log(200))
            .step(Step::instruction(Place::GitlabUi)),
    )
}

fn by_another(gateway: &Connection, chat: &Streamed, status: u16) -> Finding {
    verified(
        Finding::fail("DUO5405", Severity::High)
            .arg("status", status)
            .arg("server", chat.header("server").unwrap_or("-"))
            .step(Step::command(Place::Network, &POST).fill(&[gateway.written.trim_end_matches('/')])),
    )
}

/// The gateway does not let the request in, with its words.
fn unknown(reason: &str, said: &str) -> Finding {
    Finding::unknown(UNKNOWN, Reason::own(reason)).arg("said", said)
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
