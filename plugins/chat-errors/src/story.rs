//! What one failed chat left in the log: the line with the code, and its neighbours with the same
//! correlation id, of which one may say what the gateway answered.

use duo_doctor_sdk::logs::{Hit, sentence};
use duo_doctor_sdk::serde_json::{self, Value};

/// The newest failure that the log explains best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Story {
    /// The exception's text, or a dash.
    pub message: String,
    /// By which the lines of this request are found in both logs, or a dash.
    pub correlation: String,
    /// What the gateway answered, or a dash.
    pub status: String,
    /// The word by which the messages tell causes apart.
    pub reason: &'static str,
    /// The lines that say so.
    pub lines: Vec<String>,
}

impl Story {
    /// The newest line whose neighbours give a status; without any, the newest line.
    pub(crate) fn of(hit: &Hit, code: &str) -> Self {
        let samples: Vec<(&String, Value)> = hit
            .samples
            .iter()
            .rev()
            .filter_map(|line| Some((line, serde_json::from_str(line).ok()?)))
            .filter(|(_, line): &(_, Value)| text(line, "duo_chat_error_code") == Some(code))
            .collect();
        let with_status = samples.iter().find_map(|(line, sample)| {
            let (neighbour, status) = answered(hit, text(sample, "correlation_id")?)?;
            Some((*line, sample, Some((neighbour, status))))
        });
        let newest = samples.first().map(|(line, sample)| (*line, sample, None));
        let Some((line, sample, answer)) = with_status.or(newest) else { return Self::empty() };
        let message = sentence(text(sample, "message").unwrap_or("-"));
        let status = answer.as_ref().map(|(_, status)| *status);
        let mut lines = vec![line.clone()];
        lines.extend(answer.map(|(neighbour, _)| neighbour.clone()));
        Self {
            reason: reason(status, &message),
            correlation: text(sample, "correlation_id").unwrap_or("-").to_owned(),
            status: status.map_or_else(|| "-".into(), |status| status.to_string()),
            message,
            lines,
        }
    }

    fn empty() -> Self {
        Self { message: "-".into(), correlation: "-".into(), status: "-".into(), reason: "unknown", lines: Vec::new() }
    }
}

fn text<'a>(line: &'a Value, field: &str) -> Option<&'a str> {
    line.get(field).and_then(Value::as_str)
}

/// The last neighbour that tells the status of the gateway's answer.
fn answered<'a>(hit: &'a Hit, correlation: &str) -> Option<(&'a String, u64)> {
    hit.joined.iter().rev().find_map(|line| {
        let neighbour: Value = serde_json::from_str(line).ok()?;
        let same = text(&neighbour, "correlation_id") == Some(correlation);
        let failed = matches!(text(&neighbour, "ai_event_name"), Some("error_response_received" | "error_returned"));
        let status = neighbour.get("status").and_then(status)?;
        (same && failed).then_some((line, status))
    })
}

/// A number, or the text of one.
fn status(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// By status where there is one, else by the words of Ruby's network library.
fn reason(status: Option<u64>, message: &str) -> &'static str {
    match status {
        Some(401) => return "rejected",
        Some(403) => return "forbidden",
        Some(404) => return "not-found",
        Some(421) => return "model",
        Some(400 | 422) => return "invalid",
        Some(502..=504) => return "proxy",
        Some(500..=599) => return "server",
        Some(_) => return "status",
        None => {}
    }
    let words: [(&str, &[&str]); 4] = [
        ("blocked", &["is blocked"]),
        ("tls", &["SSL_connect", "certificate verify failed", "OpenSSL::SSL"]),
        (
            "unreachable",
            &["Failed to open TCP connection", "ECONNREFUSED", "getaddrinfo", "OpenTimeout", "EHOSTUNREACH"],
        ),
        ("forbidden", &["ForbiddenError"]),
    ];
    let known = words.iter().find(|(_, words)| words.iter().any(|word| message.contains(word)));
    known.map_or("unknown", |(reason, _)| reason)
}
