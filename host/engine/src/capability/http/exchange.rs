//! One exchange: a request goes out, and everything that comes back is kept with its times, up to
//! the limits. Redirects are data; nothing is followed. What is packed is not kept: a secret in it
//! could not be masked.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::client::Client;
use super::failure;
use super::payload::Payload;
use super::request::Request;
use crate::bindings::duo_doctor::check::http as wit;

/// Bytes of an answer that are read; then the connection is closed. A model list or a license
/// is some kilobytes, a page of an error some hundred.
pub(crate) const BODY: usize = 4 * 1024 * 1024;

/// Bytes that are kept of an answer that is longer than that: JSON that was cut cannot be read, the
/// beginning shows what it is, and an interpreted guest must not spend its time on megabytes of it.
pub(crate) const CUT: usize = 64 * 1024;

/// Status by which a proxy asks for a password.
const PROXY_PASSWORD: u16 = 407;

/// Pieces of an answer whose arrival is told apart; later ones are joined to the last. A stream of
/// one byte a second cannot make a list without end.
const CHUNKS: usize = 4_096;

/// Header fields and bytes of an answer that are kept.
const HEADERS: usize = 128;
const HEADER_BYTES: usize = 32 * 1024;

/// Everything that came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// For example 200.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// When what happened.
    pub timing: wit::Timing,
    /// The peer's certificates, leaf first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<wit::Certificate>,
    /// The body as it arrived.
    pub chunks: Vec<Chunk>,
    /// The peer had more to say.
    #[serde(default)]
    pub truncated: bool,
    /// How the body ended, where it did not end well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<wit::Error>,
}

/// A piece of a body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chunk {
    /// Milliseconds since the request was handed over.
    pub at_ms: f64,
    /// As it arrived.
    pub bytes: Payload,
}

/// Sends a request over a connection's client and reads what comes back.
pub(crate) async fn perform(client: &Client, request: &Request, time: Duration) -> Result<Exchange, wit::Error> {
    let started = Instant::now();
    let mut response = match begin(client, request, time, started).await {
        // A server may close behind an answer without saying so, and the next request finds out: another connection
        // tells whether the service is there. What changes something is never sent twice.
        Err(wit::Error::Closed(wit::Phase::FirstByte)) if client.has_answered() && is_idempotent(request) => {
            begin(client, request, time, started).await?
        }
        begun => begun?,
    };
    client.note_answer();
    if response.status().as_u16() == PROXY_PASSWORD && client.is_proxied() {
        // Only a proxy that was asked says this; a server that does speaks for one before itself.
        return Err(wit::Error::Proxy((PROXY_PASSWORD, "the proxy wants a password".into())));
    }
    let first_byte = milliseconds(started);
    let mut exchange = Exchange {
        status: response.status().as_u16(),
        headers: headers(&response),
        timing: wit::Timing {
            resolved: None,
            connected: None,
            secured: None,
            first_byte: Some(first_byte),
            total: None,
        },
        certificates: client.certificates(),
        chunks: Vec::new(),
        truncated: false,
        failure: None,
    };
    if is_packed(&exchange.headers) {
        // Nobody asked for it, and the scrubber cannot read it.
        exchange.truncated = true;
        exchange.timing.total = Some(first_byte);
        return Ok(exchange);
    }
    let mut read = 0;
    loop {
        let left = time.saturating_sub(started.elapsed());
        match tokio::time::timeout(left, response.chunk()).await {
            Err(_) => exchange.failure = Some(wit::Error::TimedOut(wit::Phase::Body)),
            Ok(Err(error)) => exchange.failure = Some(failure::of_body(&error)),
            Ok(Ok(None)) => {}
            Ok(Ok(Some(bytes))) => {
                if exchange.take(&mut read, milliseconds(started), &bytes) {
                    continue;
                }
            }
        }
        break;
    }
    exchange.timing.total = Some(milliseconds(started));
    exchange.drop_packed();
    Ok(exchange)
}

/// Sends a request, up to the first bytes of the answer.
async fn begin(
    client: &Client,
    request: &Request,
    time: Duration,
    started: Instant,
) -> Result<reqwest::Response, wit::Error> {
    let prepared = client.prepare(request)?;
    // The first request of a connection reads certificates first, which is part of its time.
    let left = time.saturating_sub(started.elapsed());
    match tokio::time::timeout(left, client.execute(prepared)).await {
        Err(_) => Err(wit::Error::TimedOut(wit::Phase::FirstByte)),
        Ok(Err(error)) => Err(failure::of_request(&error, client)),
        Ok(Ok(response)) => Ok(response),
    }
}

fn is_idempotent(request: &Request) -> bool {
    matches!(request.method.as_str(), "GET" | "HEAD" | "OPTIONS")
}

impl Exchange {
    /// What it takes in memory, but for what every answer takes.
    pub(crate) fn bytes(&self) -> usize {
        let chunks: usize = self.chunks.iter().map(|chunk| chunk.bytes.0.len()).sum();
        chunks + self.headers.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>()
    }

    /// Keeps a piece of the body, of which `read` bytes came before it; false where there is more of it than is read.
    fn take(&mut self, read: &mut usize, at_ms: f64, bytes: &[u8]) -> bool {
        let kept = &bytes[..bytes.len().min(BODY - *read)];
        *read += kept.len();
        self.push(at_ms, kept);
        if kept.len() < bytes.len() {
            self.truncated = true;
            self.cut(CUT);
        }
        !self.truncated
    }

    fn push(&mut self, at_ms: f64, bytes: &[u8]) {
        let full = self.chunks.len() >= CHUNKS;
        match self.chunks.last_mut() {
            Some(last) if full => last.bytes.0.extend_from_slice(bytes),
            _ => self.chunks.push(Chunk { at_ms, bytes: Payload(bytes.to_vec()) }),
        }
    }

    /// Keeps the beginning only.
    fn cut(&mut self, bytes: usize) {
        let mut left = bytes;
        self.chunks.retain_mut(|chunk| {
            chunk.bytes.0.truncate(left);
            left -= chunk.bytes.0.len();
            !chunk.bytes.0.is_empty()
        });
    }

    /// Keeps nothing of a body that is packed without saying so.
    fn drop_packed(&mut self) {
        let start: Vec<u8> = self.chunks.iter().flat_map(|chunk| &chunk.bytes.0).take(PACKED_START).copied().collect();
        if looks_packed(&start) {
            self.chunks.clear();
            self.truncated = true;
        }
    }

    /// The pieces that arrived as one.
    pub(super) fn body(&self) -> Vec<u8> {
        let pieces: Vec<&[u8]> = self.chunks.iter().map(|chunk| chunk.bytes.0.as_slice()).collect();
        pieces.concat()
    }

    /// Masks secrets, also those that lie across two pieces.
    pub fn scrub(&mut self, scrubber: &duo_doctor_scrub::Scrubber) {
        for (name, value) in &mut self.headers {
            scrubber.scrub(name);
            scrubber.scrub(value);
        }
        let mut body = self.body();
        scrubber.scrub_bytes(&mut body);
        let mut rest = body.as_slice();
        for chunk in &mut self.chunks {
            let (piece, behind) = rest.split_at(chunk.bytes.0.len());
            chunk.bytes.0.copy_from_slice(piece);
            rest = behind;
        }
        if let Some(failure) = &mut self.failure {
            failure::scrub(failure, scrubber);
        }
    }
}

fn headers(response: &reqwest::Response) -> Vec<(String, String)> {
    let mut bytes = 0;
    let fields = response.headers().iter().filter(|(name, _)| *name != "set-cookie").take(HEADERS);
    fields
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .take_while(|(name, value)| {
            bytes += name.len() + value.len();
            bytes <= HEADER_BYTES
        })
        .collect()
}

/// True where the answer says that its body is compressed.
fn is_packed(headers: &[(String, String)]) -> bool {
    let plain = |name: &str, coding: &str| match name {
        "content-encoding" => coding.is_empty() || coding.eq_ignore_ascii_case("identity"),
        "transfer-encoding" => ["chunked", "identity", ""].iter().any(|plain| coding.eq_ignore_ascii_case(plain)),
        _ => true,
    };
    headers.iter().any(|(name, value)| !value.split(',').all(|coding| plain(name, coding.trim())))
}

/// Bytes at the start of a body by which its packing is known.
const PACKED_START: usize = 16;

/// True where a body begins as gzip, zlib, Zstandard, bzip2, xz or LZ4 begins.
fn looks_packed(start: &[u8]) -> bool {
    const STARTS: [&[u8]; 5] = [b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ\0", b"\x04\x22\x4d\x18"];
    // The header of zlib is a multiple of 31; some text is one too.
    let zlib = |first: u8, second: u8| first & 0x0f == 8 && u16::from_be_bytes([first, second]).is_multiple_of(31);
    STARTS.iter().any(|packed| start.starts_with(packed))
        || matches!(start, [first, second, ..] if zlib(*first, *second)) && std::str::from_utf8(start).is_err()
}

/// Milliseconds since then, to a thousandth.
pub(super) fn milliseconds(since: Instant) -> f64 {
    (since.elapsed().as_secs_f64() * 1e6).round() / 1e3
}

#[cfg(test)]
mod tests;
