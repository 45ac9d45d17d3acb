//! The events of a stream, each with the time at which its line was complete.

use duo_doctor_sdk::http::Streamed;
use duo_doctor_sdk::serde_json::{self, Value};

/// What a stream said.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Events {
    /// When pieces of the answer arrived, in milliseconds.
    pub words: Vec<f64>,
    /// `data:` lines, whatever they hold.
    pub lines: usize,
    /// A reason for the end of the answer was given.
    pub finished: bool,
    /// The mark at the end was there.
    pub done: bool,
    /// An error in place of the rest.
    pub error: Option<String>,
}

/// Reads the events.
pub(crate) fn read(answer: &Streamed) -> Events {
    let mut events = Events::default();
    let mut rest = String::new();
    for piece in &answer.pieces {
        rest.push_str(&piece.text);
        while let Some(end) = rest.find('\n') {
            let line: String = rest.drain(..=end).collect();
            events.line(line.trim_end(), piece.at_ms);
        }
    }
    let end = answer.pieces.last().map_or(0.0, |piece| piece.at_ms);
    events.line(rest.trim_end(), end);
    events
}

impl Events {
    fn line(&mut self, line: &str, at_ms: f64) {
        let Some(data) = line.strip_prefix("data:").map(str::trim) else { return };
        self.lines += 1;
        if data == "[DONE]" {
            self.done = true;
            return;
        }
        let Ok(event) = serde_json::from_str::<Value>(data) else { return };
        if let Some(error) = event.get("error").filter(|error| !error.is_null()) {
            let message = error.get("message").unwrap_or(error);
            self.error = Some(message.as_str().map_or_else(|| message.to_string(), str::to_owned));
        }
        let Some(choice) = event.pointer("/choices/0") else { return };
        // A model that thinks first streams its thoughts under one of these names.
        let texts = ["/delta/content", "/delta/reasoning_content", "/delta/reasoning", "/text"];
        let says = |path: &&str| choice.pointer(path).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
        if texts.iter().any(says) {
            self.words.push(at_ms);
        }
        self.finished |= choice.get("finish_reason").is_some_and(|reason| !reason.is_null());
    }
}

#[cfg(test)]
mod tests {
    use duo_doctor_sdk::http::Piece;

    use super::*;

    #[test]
    fn an_event_is_as_old_as_its_last_piece() {
        let piece = |at_ms: f64, text: &str| Piece { at_ms, text: text.into() };
        let pieces = vec![
            piece(10.0, "data: {\"choices\":[{\"delta\":{\"content\":\"\"}}]}\n\ndata: {\"choices\":[{\"del"),
            piece(20.0, "ta\":{\"content\":\"one\"}}]}\r\n\r\n: comment\n"),
            piece(30.0, "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]"),
        ];
        let events = read(&Streamed { pieces, ..Streamed::default() });
        assert_eq!(events, Events { words: vec![20.0], lines: 4, finished: true, done: true, error: None });
    }
}
