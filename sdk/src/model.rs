//! What checks of model servers have in common: every model in turn, its key, and the words of its errors.

use serde_json::Value;

use crate::connections::{self, Connection};
use crate::http::Request;
use crate::{Context, Evidence, Finding, Reason};

/// Characters of a server's own words that are quoted.
const QUOTED: usize = 300;

/// Looks at every model that is left over: `gather` gets the connection and its share of the check's time in
/// milliseconds. A check of so many models that its budget of calls ends gets that as the failure of each further
/// call, so that no model is left out in silence.
pub fn each_model<T>(context: &Context, mut gather: impl FnMut(Connection, u32) -> T) -> Vec<T> {
    let models = connections::list("model");
    let share = share(context.time_ms, models.len());
    models.into_iter().map(|model| gather(model, share)).collect()
}

/// An equal part of the time for each of so many models.
#[must_use]
pub fn share(time_ms: u32, models: usize) -> u32 {
    time_ms / u32::try_from(models.max(1)).unwrap_or(u32::MAX)
}

/// A finding for every model; where there is none, `code` says that.
pub fn judge_each<T>(targets: &[T], code: &str, judge: impl Fn(&T) -> Finding) -> Vec<Finding> {
    if targets.is_empty() {
        let nothing = Evidence::new("connections model", "none configured, or none left by the checks that come first");
        return vec![Finding::unknown(code, Reason::no_connection("model")).evidence(nothing)];
    }
    targets.iter().map(judge).collect()
}

/// The request with the model's key, where the operator gave one.
pub fn with_key(request: Request, model: &Connection) -> Request {
    if model.has_credential("key") { request.credential("key") } else { request }
}

/// A model server's error as OpenAI's API words it, each field empty where the answer has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Error {
    /// The server's words.
    pub message: String,
    /// For example `NotFoundError`.
    pub kind: String,
    /// For example `model_not_found`.
    pub code: String,
}

impl Error {
    /// Reads a body: nested (OpenAI, today's vLLM), a text (vLLM's 401, TGI), or flat (older vLLM).
    #[must_use]
    pub fn read(body: &str) -> Self {
        let Ok(body) = serde_json::from_str::<Value>(body) else { return Self::default() };
        let error = body.get("error").filter(|error| error.is_object()).unwrap_or(&body);
        let text = |name: &str| error.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let message = ["message", "error", "detail"].map(text).into_iter().find(|text| !text.is_empty());
        Self { message: message.unwrap_or_default(), kind: text("type"), code: text("code") }
    }

    /// The server's words on one line; nothing where it has none.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        line(&self.message)
    }
}

/// A server's own words on one line: the error's message, or the body's start where it has none; a dash for nothing.
#[must_use]
pub fn error_words(body: &str) -> String {
    Error::read(body).words().or_else(|| line(body)).unwrap_or_else(|| "-".into())
}

fn line(text: &str) -> Option<String> {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUOTED).collect();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_errors() {
        let long = format!(r#"{{"error":"{}"}}"#, "x".repeat(QUOTED + 1));
        for (body, expected) in [
            (
                r#"{"error":{"message":"The model `x`\ndoes not exist.","type":"NotFoundError"}}"#,
                "The model `x` does not exist.",
            ),
            (r#"{"error":"Unauthorized"}"#, "Unauthorized"),
            (r#"{"object":"error","message":"flat","code":404}"#, "flat"),
            (r#"{"detail":"Not Found"}"#, "Not Found"),
            (r#"{"error":{"code":1}}"#, r#"{"error":{"code":1}}"#),
            ("Internal  Server\nError", "Internal Server Error"),
            (" ", "-"),
            (long.as_str(), "x".repeat(QUOTED).as_str()),
        ] {
            assert_eq!(error_words(body), expected, "{body}");
        }
    }

    #[test]
    fn time_is_shared_and_no_model_is_a_reason() {
        assert_eq!((share(30_000, 0), share(30_000, 1), share(30_000, 4)), (30_000, 30_000, 7_500));
        let none = judge_each(&[] as &[()], "ACME-190", |()| Finding::pass("ACME-100"));
        assert_eq!((none[0].code.as_str(), none[0].args["reason"].as_str()), ("ACME-190", "no-connection"));
        assert_eq!(judge_each(&[(), ()], "ACME-190", |()| Finding::pass("ACME-100")).len(), 2);
    }
}
