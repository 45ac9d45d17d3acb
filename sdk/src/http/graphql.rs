//! One field of a GraphQL answer. GitLab answers 200 with `errors` for a field that it does not
//! have, and `null` for what a token may not see; neither may pass for an answer.

use serde_json::Value;

use super::{Answer, Exchange};
use crate::Reason;

/// Characters of an error text of GitLab that a message shows.
const ERROR_SHOWN: usize = 200;

/// What GraphQL says about a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// It has a value other than `null`.
    Value(Value),
    /// `null`, without an error: not set, or not for this token.
    Null,
    /// No answer, and why.
    Missing(Reason),
}

impl Field {
    /// The value, or why there is none; `null` is what the credential may not see.
    ///
    /// # Errors
    /// The reason.
    pub fn permitted(self, credential: &str) -> Result<Value, Reason> {
        match self {
            Self::Value(value) => Ok(value),
            Self::Null => Err(Reason::NotPermitted { credential: credential.into() }),
            Self::Missing(reason) => Err(reason),
        }
    }
}

/// Reads the field `name` of `data` in an answer of GitLab to a question with this credential; without an answer,
/// the credential was not there to ask with. An answer with `errors` is none, even where it has data: a `null` in it
/// could come from the error.
#[must_use]
pub fn field(answer: Option<&Answer>, credential: &str, name: &str) -> Field {
    let Some(answer) = answer else {
        return Field::Missing(Reason::no_token("gitlab", credential));
    };
    let response = match &answer.result {
        Exchange::Response(response) => response,
        Exchange::Failure(failure) => return Field::Missing(failure.into()),
    };
    match (response.status, response.json()) {
        (401 | 403, _) => Field::Missing(Reason::Rejected { credential: credential.into() }),
        (200, Some(Value::Object(body))) => match body.get("errors").and_then(Value::as_array) {
            Some(errors) if !errors.is_empty() => Field::Missing(reason(errors, credential)),
            _ => match body.get("data").and_then(|data| data.get(name)) {
                Some(Value::Null) => Field::Null,
                Some(value) => Field::Value(value.clone()),
                None => Field::Missing(Reason::Malformed),
            },
        },
        (200, _) => Field::Missing(Reason::Malformed),
        (status, _) => Field::Missing(Reason::Status { status }),
    }
}

fn reason(errors: &[Value], credential: &str) -> Reason {
    let text = errors.iter().find_map(|error| error.get("message")?.as_str()).unwrap_or("-");
    if text.contains("doesn't exist on type") {
        return Reason::NoField;
    }
    if text.contains("don't have permission") {
        return Reason::NotPermitted { credential: credential.into() };
    }
    Reason::Error { said: text.chars().take(ERROR_SHOWN).collect() }
}
