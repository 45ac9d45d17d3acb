//! The lines of a chat answer.

use duo_doctor_sdk::http::Streamed;
use duo_doctor_sdk::serde_json::{self, Value};

/// What the lines of an answer hold.
#[derive(Debug, Default)]
pub(crate) struct Events {
    /// Pieces of the answer with text.
    pub deltas: usize,
    /// Characters of text, of whatever kind of event.
    pub characters: usize,
    /// An event that carries an answer, with or without text.
    pub answers: usize,
    /// The message of the line that says what went wrong.
    pub error: Option<String>,
    /// Lines that are no event.
    pub foreign: usize,
    /// The last line has no end and is no event: something stopped in the middle of it.
    pub torn: bool,
}

/// Reads the answer line by line.
pub(crate) fn read(chat: &Streamed) -> Events {
    let body = chat.body();
    let mut events = Events::default();
    for line in body.split_inclusive('\n') {
        if line.trim().is_empty() {
            continue;
        }
        let event: Option<Value> = serde_json::from_str(line.trim()).ok();
        let Some(kind) = event.as_ref().and_then(|event| event.get("type")?.as_str()) else {
            if line.ends_with('\n') {
                events.foreign += 1
            } else {
                events.torn = true
            }
            continue;
        };
        let data = event.as_ref().and_then(|event| event.get("data")).cloned().unwrap_or_default();
        let text = |key: &str| data.get(key).and_then(Value::as_str).unwrap_or_default();
        match kind {
            "error" => events.error = Some(text("message").to_owned()),
            "final_answer_delta" | "unknown" | "action" => {
                events.answers += 1;
                let length = text("text").chars().count() + text("tool").chars().count();
                events.characters += length;
                events.deltas += usize::from(length > 0);
            }
            _ => {}
        }
    }
    events
}
