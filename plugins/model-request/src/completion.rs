//! A code completion: GitLab passes the gateway's answer on as it is.

use duo_doctor_sdk::http::{Answer, Exchange, Response};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Confidence, Finding, Place, Reason, Severity, Step};

use crate::{refusal, unknown};

const FEATURE: &str = "feature/code_completions";

/// Nothing where the model completed the code. `keyed`: GitLab's own connection check reached a
/// model that only asked for its key; `reached`: GitLab reaches the gateway.
pub(crate) fn judge(answer: &Answer, keyed: bool, reached: bool) -> Option<Finding> {
    let finding = match &answer.result {
        Exchange::Failure(failure) => refusal::without_answer(failure, "completion"),
        Exchange::Response(response) => of_response(response, keyed, reached)?,
    };
    Some(refusal::quoted(finding, answer))
}

fn of_response(response: &Response, keyed: bool, reached: bool) -> Option<Finding> {
    if let Some(reason) = refusal::of_token(response) {
        return Some(unknown("completion", reason));
    }
    let body = response.json();
    let said = |key: &str| body.as_ref().and_then(|body| body.get(key)).map(text).unwrap_or_default();
    let gitlabs = refusal::is_gitlabs(response);
    if response.status >= 400 && refusal::is_of_workflow_service(&said("message")) {
        return Some(refusal::by_workflow_service(&said("message")).subject(FEATURE));
    }
    match response.status {
        200 | 201 => match body.as_ref().and_then(|body| body.get("choices")).and_then(Value::as_array) {
            Some(choices) if choices.iter().any(|choice| !is_empty(choice)) => None,
            Some(_) => Some(empty()),
            None => Some(refusal::by_another(response.status, Some(response))),
        },
        401 | 403 if gitlabs => Some(refusal::by_gitlab()),
        404 if gitlabs => Some(refusal::hidden()),
        401 if body.is_some() => Some(refusal::by_gateway(&said("error"))),
        402 | 403 if body.is_some() => {
            Some(refusal::forbidden(&if said("detail").is_empty() { said("message") } else { said("detail") }))
        }
        422 if body.as_ref().is_some_and(|body| body.get("detail").is_some()) => {
            let finding = Finding::fail("DUO2214", Severity::High).subject(FEATURE).arg("detail", said("detail"));
            Some(refusal::verified(finding.step(Step::setting(Place::GitlabUi, "Model family", "{family}"))))
        }
        422 if said("error") == "missing_default_duo_group" => {
            Some(unknown("completion", Reason::own("no-default-namespace")))
        }
        429 => Some(unknown("completion", Reason::own("rate-limit"))),
        500 | 503 if !response.is_html() && !gitlabs => Some(behind_gateway(response.status, keyed)),
        502 | 504 if reached => Some(refusal::late("completion").subject(FEATURE)),
        502 | 504 => Some(refusal::not_reached(&format!("HTTP {}", response.status))),
        404 | 405 | 301..=308 => Some(refusal::by_another(response.status, Some(response))),
        status => Some(unknown("completion", Reason::Status { status })),
    }
}

/// The gateway says 500 of every fault of the model on this path.
fn behind_gateway(status: u16, keyed: bool) -> Finding {
    refusal::verified(
        Finding::fail("DUO2206", Severity::High)
            .subject(FEATURE)
            .arg("status", status)
            .arg("suspect", if keyed { "key" } else { "any" })
            .step(Step::gateway_log(200))
            .step(Step::instruction(Place::GitlabUi))
            .step(Step::verify(Place::AiGatewayHost, "model-endpoint")),
    )
}

fn empty() -> Finding {
    refusal::verified(
        Finding::warn("DUO2213", Severity::Medium)
            .confidence(Confidence::Possible)
            .subject(FEATURE)
            .step(Step::setting(Place::GitlabUi, "Code completion", "{code-model}")),
    )
}

fn is_empty(choice: &Value) -> bool {
    choice.get("text").and_then(Value::as_str).is_none_or(|text| text.trim().is_empty())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
