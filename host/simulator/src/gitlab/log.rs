//! GitLab's `llm.log`.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::clock::milliseconds;
use crate::journal::Journal;

/// Writer of `llm.log`.
#[derive(Debug, Clone)]
pub(crate) struct Log {
    journal: Arc<Journal>,
}

/// What one line says.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    /// `INFO`, `WARN`, `ERROR`.
    pub severity: &'a str,
    /// Ruby class.
    pub class: &'a str,
    /// `ai_event_name`.
    pub event: &'a str,
    /// `ai_component`.
    pub component: &'a str,
    /// Message.
    pub message: &'a str,
    /// Fields that come before the message.
    pub fields: Value,
}

impl Log {
    /// A log over a journal.
    pub(crate) fn new(journal: Arc<Journal>) -> Self {
        Self { journal }
    }

    /// Writes a line.
    pub(crate) fn write(&self, at: Timestamp, correlation: &str, line: Line<'_>) {
        let mut all = Map::new();
        all.insert("severity".to_owned(), json!(line.severity));
        all.insert("time".to_owned(), json!(milliseconds(at)));
        all.insert("correlation_id".to_owned(), json!(correlation));
        if let Value::Object(fields) = line.fields {
            all.extend(fields);
        }
        for (name, value) in [
            ("message", line.message),
            ("class", line.class),
            ("ai_event_name", line.event),
            ("ai_component", line.component),
        ] {
            all.insert(name.to_owned(), json!(value));
        }
        self.journal.line(at, Value::Object(all).to_string());
    }

    /// The line of an error that a chat user saw.
    pub(crate) fn chat_error(&self, at: Timestamp, correlation: &str, code: &str, message: &str) {
        self.write(
            at,
            correlation,
            Line {
                severity: "ERROR",
                class: "Gitlab::Llm::Chain::Answer",
                event: "error_returned",
                component: "duo_chat",
                message,
                fields: json!({"error": shown(code), "duo_chat_error_code": code, "source": "chat_v2"}),
            },
        );
    }
}

/// The words that a user reads.
pub(crate) fn shown(code: &str) -> &'static str {
    match code {
        "A1000" | "A1002" => "I'm sorry, I couldn't respond in time. Please try again.",
        "A6000" => {
            "I'm sorry, I couldn't find an answer. Please try a more specific request or enter /clear to start a new chat."
        }
        "M2000" => "I'm sorry, I couldn't find any documentation to answer your question.",
        "M3004" => "I'm sorry, you don't have access to Chat.",
        "M3006" => "I'm sorry, you don't have the GitLab Duo subscription required to use Duo Chat.",
        _ => "I'm sorry, I can't generate a response. Please try again.",
    }
}
