//! A body as it arrived, piece by piece.

use serde::{Deserialize, Serialize};

use super::Failure;
use crate::Evidence;
use crate::bindings::duo_doctor::check::http as wit;

/// Characters of a body that an evidence line quotes.
const QUOTED: usize = 300;

/// What came of a request whose answer is looked at piece by piece.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Streamed {
    /// For evidence: `http model/mistral POST /chat/completions`.
    pub source: String,
    /// For example 200; none: no answer.
    pub status: Option<u16>,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// In order.
    pub pieces: Vec<Piece>,
    /// Why there is no answer, or why it ended early.
    pub failure: Option<Failure>,
    /// Milliseconds to the end of the body.
    pub total_ms: Option<f64>,
}

/// A piece of a body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Piece {
    /// Milliseconds since the request was handed over.
    pub at_ms: f64,
    /// As text; bytes that are not UTF-8 are replaced.
    pub text: String,
}

impl super::Request {
    /// Sends it and keeps the pieces of the answer with the times of their arrival, up to `body_limit`.
    #[must_use]
    pub fn stream(self) -> Streamed {
        let source = self.source();
        let streamed = Streamed { source, ..Streamed::default() };
        match wit::send(&self.inner) {
            Ok(response) => read(&response, self.body_limit, streamed),
            Err(error) => Streamed { failure: Some(error.into()), ..streamed },
        }
    }
}

fn read(response: &wit::Response, limit: u32, mut streamed: Streamed) -> Streamed {
    streamed.status = Some(response.status());
    streamed.headers = response.headers();
    streamed.total_ms = response.timing().total;
    // A character can lie across two pieces; it belongs to the second.
    let (mut rest, mut left) = (Vec::new(), limit as usize);
    loop {
        match response.next_chunk() {
            Ok(Some(chunk)) => {
                left = left.saturating_sub(chunk.bytes.len());
                rest.extend(chunk.bytes);
                let whole = match std::str::from_utf8(&rest) {
                    Err(error) if error.error_len().is_none() => error.valid_up_to(),
                    _ => rest.len(),
                };
                let text = String::from_utf8_lossy(&rest[..whole]).into_owned();
                rest.drain(..whole);
                streamed.pieces.push(Piece { at_ms: chunk.at_ms, text });
                if left == 0 {
                    return streamed;
                }
            }
            Ok(None) => return streamed,
            Err(error) => return Streamed { failure: Some(error.into()), ..streamed },
        }
    }
}

impl Streamed {
    /// The first value of a header, its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The whole body.
    #[must_use]
    pub fn body(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// A quotation: status, pieces with the span of their arrival, and the end of the body.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        let mut text = match (self.status, &self.failure) {
            (None, Some(failure)) => failure.to_string(),
            (None, None) => "no answer".into(),
            (Some(status), _) => {
                let first = self.pieces.first().map_or(0.0, |piece| piece.at_ms);
                let last = self.pieces.last().map_or(0.0, |piece| piece.at_ms);
                let body = self.body();
                let from = body.char_indices().rev().nth(QUOTED - 1).map_or(0, |(index, _)| index);
                let end = body[from..].split_whitespace().collect::<Vec<_>>().join(" ");
                let kind = self.header("content-type").unwrap_or("-");
                let pieces = self.pieces.len();
                format!("{status} {kind}; {pieces} pieces from {first:.0} to {last:.0} ms; ends: {end}")
            }
        };
        if let (Some(_), Some(failure)) = (self.status, &self.failure) {
            text = format!("{text}; {failure}");
        }
        Evidence::new(self.source.clone(), text)
    }
}
