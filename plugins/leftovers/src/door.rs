//! What the gateway's answer to a request without a token says.

use duo_doctor_sdk::http::Answer;
use duo_doctor_sdk::serde_json::Value;

/// Whether the gateway lets a request without a token in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// It complained about the body, not about the token.
    Open,
    /// It asked for a token.
    Closed,
    /// No answer, or one that is not the gateway's.
    Unknown,
}

impl Door {
    /// The word by which the messages tell them apart.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Unknown => "unknown",
        }
    }
}

/// Authentication comes before the body is looked at: 401 with the gateway's own field, or 422 with
/// that of its validation. The same numbers from a proxy have neither.
pub(crate) fn of(answer: Option<&Answer>) -> Door {
    let Some(response) = answer.and_then(Answer::response) else { return Door::Unknown };
    let body = response.json();
    let has = |field: &str| body.as_ref().and_then(Value::as_object).is_some_and(|body| body.contains_key(field));
    match response.status {
        401 if has("error") => Door::Closed,
        422 if has("detail") && response.header("x-process-time").is_some() => Door::Open,
        _ => Door::Unknown,
    }
}
