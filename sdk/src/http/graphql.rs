//! One field of a GraphQL answer. GitLab answers 200 with `errors` for a field that it does not
//! have, and `null` for what a token may not see; neither may pass for an answer.

use super::{Answer, Exchange};
use serde_json::Value;

/// Characters of an error text of GitLab that a message shows.
const ERROR_SHOWN: usize = 200;

/// What GraphQL says about a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// It has a value other than `null`.
    Value(Value),
    /// `null`, without an error: not set, or not for this token.
    Null,
    /// No answer; the reason is a keyword of the messages or a text.
    Missing(String),
}

/// Reads the field `name` of `data`. An answer with `errors` is none, even where it has data:
/// a `null` in it could come from the error.
#[must_use]
pub fn field(answer: Option<&Answer>, name: &str) -> Field {
    let Some(answer) = answer else {
        return Field::Missing("no-token".into());
    };
    let response = match &answer.result {
        Exchange::Response(response) => response,
        Exchange::Failure(failure) => return Field::Missing(failure.to_string()),
    };
    match (response.status, response.json()) {
        (401 | 403, _) => Field::Missing("rejected".into()),
        (200, Some(Value::Object(body))) => match body.get("errors").and_then(Value::as_array) {
            Some(errors) if !errors.is_empty() => Field::Missing(reason(errors)),
            _ => match body.get("data").and_then(|data| data.get(name)) {
                Some(Value::Null) => Field::Null,
                Some(value) => Field::Value(value.clone()),
                None => Field::Missing("not-json".into()),
            },
        },
        (200, _) => Field::Missing("not-json".into()),
        (status, _) => Field::Missing(format!("HTTP {status}")),
    }
}

fn reason(errors: &[Value]) -> String {
    let text = errors.iter().find_map(|error| error.get("message")?.as_str()).unwrap_or("error without a text");
    if text.contains("doesn't exist on type") {
        return "no-field".into();
    }
    if text.contains("don't have permission") {
        return "not-permitted".into();
    }
    text.chars().take(ERROR_SHOWN).collect()
}
