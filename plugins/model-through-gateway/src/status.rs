//! What each status of the gateway's connection check means.

use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::gitlab::GATEWAY_TOKEN;
use duo_doctor_sdk::http::{Answer, Exchange, Failure, Response};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Argument, Confidence, Finding, Place, Reason, Severity, Step};

use crate::{Facts, ID, UNKNOWN};

/// Providers that are asked through an account of the gateway, not through a key or an endpoint.
const ACCOUNTS: [&str; 3] = ["bedrock", "bedrock_mantle", "vertex_ai"];

/// What the gateway says where self-hosted models are switched off.
const SWITCHED_OFF: &str = "custom models endpoint is disabled";

/// What it says of a prompt that its image does not have.
const NO_PROMPT: &str = "Failed to load prompt definition";

/// What the gateway answers with 401, in JSON, where the request reaches it.
const POST: [&str; 5] = ["curl", "--include", "--request", "POST", "{}/v1/prompts/model_configuration%2Fcheck"];

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
        400 | 404 | 422 if detail.contains(NO_PROMPT) => Finding::fail("DUO5309", Severity::High)
            .step(Step::gateway_log(200))
            .step(Step::take_gateway_down())
            .step(Step::gateway_of_gitlabs_version())
            .step(Step::verify(Place::AiGatewayHost, ID)),
        400 if detail.contains(SWITCHED_OFF) => restarted(Finding::fail("DUO5308", Severity::Critical)),
        400 | 422 if !detail.is_empty() => Finding::fail("DUO5307", Severity::High)
            .arg("detail", detail)
            .step(Step::setting(Place::GitlabUi, "Model family", "{family}"))
            .step(Step::take_gateway_down())
            .step(Step::gateway_of_gitlabs_version())
            .step(Step::verify(Place::AiGatewayHost, ID)),
        500 if !response.is_html() => Finding::fail("DUO5310", Severity::Critical)
            .step(Step::gateway_log(200))
            .step(Step::verify(Place::AiGatewayHost, "gitlab-from-gateway"))
            .step(Step::restart_gateway())
            .step(Step::verify(Place::AiGatewayHost, ID)),
        status => Finding::fail("DUO5311", Severity::High)
            .arg("status", status)
            .arg("server", response.header("server").unwrap_or("-"))
            .step(Step::command(Place::Network, &POST).fill(&[gateway.written.trim_end_matches('/')]))
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
        "400" if keyed => {
            return unknown("key", detail).proven_by("DUO2200", &model.written, "DUO5300").arg("proof", "gitlab");
        }
        "401" | "403" if account => Finding::fail("DUO5302", Severity::High),
        // The model asks for a key that GitLab may have.
        "401" | "403" => Finding::fail("DUO5302", Severity::High).own_access(UNKNOWN, "model", "key"),
        "404" => Finding::fail("DUO5301", Severity::High),
        // A LiteLLM proxy without a database says 400 of a missing key too.
        "400" if !account => Finding::fail("DUO5303", Severity::High).own_access(UNKNOWN, "model", "key"),
        "400" => Finding::fail("DUO5303", Severity::High),
        "408" | "504" => Finding::fail("DUO5304", Severity::High).arg("who", "model"),
        "500" => Finding::fail("DUO5305", Severity::High),
        _ => Finding::fail("DUO5306", Severity::High),
    };
    let finding = finding.arg("detail", detail).arg("kind", kind).arg("keyed", if keyed { "yes" } else { "no" });
    let finding = match code.as_str() {
        "404" => finding.step(Step::setting(Place::GitlabUi, "Model identifier", "{provider}/{model-name}")),
        "401" | "403" if account => {
            finding.step(Step::take_gateway_down()).step(Step::gateway_with_all(&account_of(model)))
        }
        "401" | "403" => finding.step(Step::setting(Place::GitlabUi, "API key", "{key-of-the-model-server}")),
        "400" => finding.step(Step::gateway_log(200)),
        "500" if account => finding.step(Step::gateway_log(200)),
        "500" => finding.step(models_from_gateway(model)).step(Step::gateway_log(200)),
        _ => finding.step(Step::model_log(100)),
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
            .step(Step::model_log(100))
            .step(Step::verify(Place::AiGatewayHost, "model-endpoint"))
            .step(Step::verify(Place::AiGatewayHost, ID)),
        other => Finding::unknown(UNKNOWN, other),
    }
}

fn restarted(finding: Finding) -> Finding {
    finding
        .step(Step::take_gateway_down())
        .step(Step::gateway_with("AIGW_CUSTOM_MODELS__ENABLED", "true"))
        .step(Step::verify(Place::AiGatewayHost, ID))
}

/// The variables that name a cloud account, of which a person knows the values.
fn account_of(model: &Connection) -> Vec<(&'static str, Argument)> {
    match model.provider().as_str() {
        "vertex_ai" => vec![
            ("VERTEXAI_PROJECT", "{project}".into()),
            ("VERTEXAI_LOCATION", "{location}".into()),
            ("GOOGLE_APPLICATION_CREDENTIALS", "{credentials-file}".into()),
        ],
        "bedrock_mantle" => vec![("BEDROCK_MANTLE_API_KEY", "{api-key}".into())],
        _ => vec![
            ("AWS_ACCESS_KEY_ID", "{access-key-id}".into()),
            ("AWS_SECRET_ACCESS_KEY", "{secret-access-key}".into()),
            ("AWS_REGION", "{region}".into()),
        ],
    }
}

/// What the gateway's container gets from the endpoint.
fn models_from_gateway(model: &Connection) -> Step {
    let url = format!("{}/models", model.written.trim_end_matches('/'));
    Step::in_gateway(&["curl", "--verbose", "--max-time", "10", "{}"]).fill(&[&url])
}

/// The gateway, or the model behind it, does not let the request in, with its words.
fn unknown(reason: &str, said: &str) -> Finding {
    Finding::unknown(UNKNOWN, Reason::own(reason)).arg("said", said)
}

/// The gateway's details are texts, and lists of pydantic's errors on older gateways.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
