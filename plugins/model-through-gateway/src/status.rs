//! What each status of the gateway's connection check means.

use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::gitlab::GATEWAY_TOKEN;
use duo_doctor_sdk::http::{Answer, Exchange, Failure, Response};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Confidence, Finding, Place, Reason, Severity, Step};

use crate::{Facts, ID, UNKNOWN};

/// Providers that are asked through an account of the gateway, not through a key or an endpoint.
const ACCOUNTS: [&str; 3] = ["bedrock", "bedrock_mantle", "vertex_ai"];

/// What the gateway says where self-hosted models are switched off.
const SWITCHED_OFF: &str = "custom models endpoint is disabled";

/// What it says of a prompt that its image does not have.
const NO_PROMPT: &str = "Failed to load prompt definition";

/// Reads one answer.
pub(crate) fn judge(facts: &Facts, gateway: &Connection, model: &Connection, answer: &Answer) -> Finding {
    match &answer.result {
        Exchange::Response(response) => of_response(facts, gateway, model, response),
        Exchange::Failure(failure) => of_failure(failure),
    }
}

fn of_response(facts: &Facts, gateway: &Connection, model: &Connection, response: &Response) -> Finding {
    let body = response.json();
    let detail = body.as_ref().and_then(|body| body.get("detail")).map(text).unwrap_or_default();
    match response.status {
        200 if body.as_ref().is_some_and(Value::is_string) => Finding::pass("DUO5300").arg("proof", "answered"),
        421 => of_model(model, &detail),
        401 => of_refusal(facts, gateway, body.as_ref()),
        403 if body.is_some() => unknown("scope", &detail),
        400 | 404 | 422 if detail.contains(NO_PROMPT) => on_gateway(Finding::fail("DUO5309", Severity::High)),
        400 if detail.contains(SWITCHED_OFF) => restarted(Finding::fail("DUO5308", Severity::Critical)),
        400 | 422 if !detail.is_empty() => Finding::fail("DUO5307", Severity::High)
            .arg("detail", detail)
            .step(Step::instruction(Place::GitlabUi))
            .step(Step::instruction(Place::AiGatewayHost))
            .step(Step::verify(Place::AiGatewayHost, ID)),
        500 if !response.is_html() => on_gateway(Finding::fail("DUO5310", Severity::Critical)),
        status => Finding::fail("DUO5311", Severity::High)
            .arg("status", status)
            .arg("server", response.header("server").unwrap_or("-"))
            .step(Step::instruction(Place::Network))
            .step(Step::verify(Place::AiGatewayHost, ID)),
    }
}

/// The gateway passes on status and reason of the model's error: `404: Not Found`.
fn of_model(model: &Connection, detail: &str) -> Finding {
    let code: String = detail.chars().take_while(char::is_ascii_digit).collect();
    let account = ACCOUNTS.contains(&model.provider().as_str());
    let keyed = model.has_credential("key");
    let kind = if account { "account" } else { "endpoint" };
    let finding = match code.as_str() {
        // The request went without the model's key, and the server asked for it: that is what it should do.
        "401" | "403" if keyed => return Finding::pass("DUO5300").arg("proof", "reached"),
        // A LiteLLM proxy without a database says 400 of a wrong key, and so do other faults.
        "400" if keyed => return unknown("key", detail),
        "401" | "403" => Finding::fail("DUO5302", Severity::High),
        "404" => Finding::fail("DUO5301", Severity::High),
        "400" => Finding::fail("DUO5303", Severity::High),
        "408" | "504" => Finding::fail("DUO5304", Severity::High).arg("who", "model"),
        "500" => Finding::fail("DUO5305", Severity::High),
        _ => Finding::fail("DUO5306", Severity::High),
    };
    let finding = finding.arg("detail", detail).arg("kind", kind).arg("keyed", if keyed { "yes" } else { "no" });
    let finding = match code.as_str() {
        "404" | "401" | "403" => finding.step(Step::instruction(Place::GitlabUi)),
        "500" => finding.step(Step::instruction(Place::AiGatewayHost)).step(Step::gateway_log(200)),
        _ => finding.step(Step::instruction(Place::ModelHost)),
    };
    finding.step(Step::verify(Place::AiGatewayHost, "model-endpoint")).step(Step::verify(Place::AiGatewayHost, ID))
}

/// 401 comes from the gateway's own door; the model's 401 arrives as 421.
fn of_refusal(facts: &Facts, gateway: &Connection, body: Option<&Value>) -> Finding {
    let error = body.and_then(|body| body.get("error")).map(text).unwrap_or_default();
    if !gateway.has_credential(GATEWAY_TOKEN) {
        return Finding::unknown(UNKNOWN, Reason::no_token("ai-gateway", GATEWAY_TOKEN));
    }
    let known = facts.details.as_ref().is_some_and(|details| matches!(details.status(), Some(200 | 201)));
    let reason = if error.starts_with("Header mismatch") && !known { "headers" } else { "token-rejected" };
    unknown(reason, &error)
}

fn of_failure(failure: &Failure) -> Finding {
    match failure {
        Failure::TimedOut { .. } => Finding::fail("DUO5304", Severity::High)
            .confidence(Confidence::Likely)
            .arg("who", "gateway")
            .arg("detail", failure)
            .step(Step::instruction(Place::ModelHost))
            .step(Step::verify(Place::AiGatewayHost, "model-endpoint"))
            .step(Step::verify(Place::AiGatewayHost, ID)),
        other => Finding::unknown(UNKNOWN, other),
    }
}

fn on_gateway(finding: Finding) -> Finding {
    finding
        .step(Step::gateway_log(200))
        .step(Step::instruction(Place::AiGatewayHost))
        .step(Step::verify(Place::AiGatewayHost, ID))
}

fn restarted(finding: Finding) -> Finding {
    finding
        .step(Step::setting(Place::AiGatewayHost, "AIGW_CUSTOM_MODELS__ENABLED", "true").interrupts())
        .step(Step::verify(Place::AiGatewayHost, ID))
}

/// The gateway, or the model behind it, does not let the request in, with its words.
fn unknown(reason: &str, said: &str) -> Finding {
    Finding::unknown(UNKNOWN, Reason::own(reason)).arg("said", said)
}

/// The gateway's details are texts, and lists of pydantic's errors on older gateways.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
