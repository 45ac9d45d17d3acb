//! The token for editors: GitLab asks the gateway to make one, so that this crosses no model.

use duo_doctor_sdk::http::{Answer, Exchange, Response};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Finding, Place, Reason, Severity, Step};

use crate::{refusal, unknown};

/// Nothing where it is in order, or says nothing: direct connections can be switched off on purpose.
pub(crate) fn judge(answer: &Answer) -> Option<Finding> {
    let finding = match &answer.result {
        Exchange::Failure(failure) => refusal::without_answer(failure, "token"),
        Exchange::Response(response) => of_response(response)?,
    };
    Some(refusal::quoted(finding, answer))
}

fn of_response(response: &Response) -> Option<Finding> {
    if let Some(reason) = refusal::of_token(response) {
        return Some(unknown("token", reason));
    }
    match response.status {
        200 | 201 | 403 | 429 => None,
        401 if refusal::is_gitlabs(response) => Some(refusal::by_gitlab()),
        404 if refusal::is_gitlabs(response) => Some(refusal::hidden()),
        400 => {
            let assigned = Step::setting(Place::GitlabUi, "Code completion", "{model}");
            Some(refusal::verified(Finding::fail("DUO2209", Severity::High).step(assigned)))
        }
        503 => of_refused_token(response),
        status => Some(unknown("token", Reason::Status { status })),
    }
}

/// GitLab repeats what the gateway said: its status as `error_code`, its body as `error_description`.
fn of_refused_token(response: &Response) -> Option<Finding> {
    let body = response.json().unwrap_or_default();
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let words = text("error_description");
    if !text("message").starts_with("Token") {
        return Some(unknown("token", Reason::Status { status: response.status }));
    }
    let code = body.get("error_code").and_then(|code| code.as_u64().or_else(|| code.as_str()?.parse().ok()));
    Some(match code.and_then(|code| u16::try_from(code).ok()) {
        Some(401) => refusal::by_gateway(&words),
        Some(402 | 403) => refusal::forbidden(&words),
        Some(500) if words.contains("Failed to generate JWT") => refusal::verified(
            Finding::fail("DUO2205", Severity::High)
                .step(Step::gateway_keys())
                .step(Step::take_gateway_down())
                .step(Step::gateway_with_keys()),
        ),
        Some(500) => refusal::inside_gateway(500),
        Some(502..=504) | None => refusal::not_reached(if words.is_empty() { "-" } else { &words }),
        Some(status) => refusal::by_another(status, None),
    })
}
