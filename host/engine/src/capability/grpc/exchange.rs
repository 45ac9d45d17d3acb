//! One call over the wire: a connection of its own, HTTP/2, the message, the status behind it.

use std::time::Duration;

use bytes::{BufMut as _, Bytes, BytesMut};
use h2::RecvStream;
use http::{HeaderValue, Method, Request, Version};
use percent_encoding::percent_decode_str;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinSet;

use super::request::Unary;
use super::wit;
use crate::bindings::duo_doctor::check::http::{Error as NoExchange, Phase, TlsSession};
use crate::capability::http::{Client, dial, failure};

/// Bytes of a response message: a service's list of its tools is some ten kilobytes.
const MESSAGE: usize = 1024 * 1024;

/// Fields and bytes of metadata that are kept; gRPC's own limit is 8 KiB.
const FIELDS: usize = 64;
const METADATA: usize = 16 * 1024;

/// Bytes of what is no gRPC: enough to know a page by.
const START: usize = 1024;

/// gRPC's prefix: one byte that says whether a message is packed, and four of its length.
const PREFIX: usize = 5;

/// The protocol that is offered in ALPN.
const PROTOCOL: &str = "h2";

/// Calls, and takes what comes back.
pub(super) async fn perform(client: &Client, call: &Unary, time: Duration) -> Result<wit::Response, wit::Error> {
    if client.connection.url.scheme() != "tcp" {
        let text = format!("`{}` is no connection for gRPC; agent-platform is", call.connection);
        return Err(wit::Error::Failed(NoExchange::Invalid(text)));
    }
    if client.is_proxied() {
        let text = "this connection goes through a proxy, which gRPC is not sent through";
        return Err(wit::Error::Failed(NoExchange::Proxy((0, text.into()))));
    }
    let mut phase = Phase::Resolve;
    match tokio::time::timeout(time, walk(client, call, time, &mut phase)).await {
        Ok(answer) => answer,
        Err(_) => Err(wit::Error::Failed(NoExchange::TimedOut(phase))),
    }
}

async fn walk(client: &Client, call: &Unary, time: Duration, phase: &mut Phase) -> Result<wit::Response, wit::Error> {
    let request = request(client, call, time).map_err(wit::Error::Failed)?;
    let addresses = dial::resolve(client).await.map_err(wit::Error::Failed)?;
    *phase = Phase::Connect;
    let (_, stream) = dial::connect(&addresses).await.map_err(wit::Error::Failed)?;
    if !call.tls {
        *phase = Phase::FirstByte;
        return speak(stream, request, &call.message.0, None, phase).await;
    }
    *phase = Phase::Tls;
    let (stream, session) = dial::secure(client, stream, &[PROTOCOL.as_bytes()]).await.map_err(no_session)?;
    match session.alpn.as_deref() {
        Some(PROTOCOL) => {}
        other => return Err(wit::Error::NoHttp2(other.unwrap_or_default().into())),
    }
    *phase = Phase::FirstByte;
    speak(stream, request, &call.message.0, Some(session), phase).await
}

/// A peer that knows other protocols alone says so in an alert.
fn no_session(error: NoExchange) -> wit::Error {
    let alert = rustls::Error::AlertReceived(rustls::AlertDescription::NoApplicationProtocol);
    match &error {
        NoExchange::Tls(failure) if failure.text == alert.to_string() => wit::Error::NoHttp2(String::new()),
        _ => wit::Error::Failed(error),
    }
}

fn request(client: &Client, call: &Unary, time: Duration) -> Result<Request<()>, NoExchange> {
    let connection = &client.connection;
    let scheme = if call.tls { "https" } else { "http" };
    let host = connection.url.host_str().unwrap_or_default();
    let uri = format!("{scheme}://{host}:{}/{}/{}", connection.port(), call.service, call.method);
    let mut request = Request::builder()
        .method(Method::POST)
        .version(Version::HTTP_2)
        .uri(uri)
        .header("te", "trailers")
        .header("content-type", "application/grpc")
        .header("user-agent", concat!("duo-doctor/", env!("CARGO_PKG_VERSION")))
        // Eight digits at the most, as gRPC wants it; a check has minutes, not days.
        .header("grpc-timeout", format!("{}m", time.as_millis().clamp(1, 99_999_999)));
    for (name, value) in client.own_headers(&call.credential)? {
        request = request.header(name, value);
    }
    request.body(()).map_err(|error| NoExchange::Invalid(error.to_string()))
}

async fn speak<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    request: Request<()>,
    message: &[u8],
    tls: Option<TlsSession>,
    phase: &mut Phase,
) -> Result<wit::Response, wit::Error> {
    let failed = |error: h2::Error, phase: Phase| wit::Error::Failed(of_h2(&error, phase));
    let mut builder = h2::client::Builder::new();
    builder.enable_push(false).max_header_list_size(METADATA as u32);
    let (sender, connection) =
        builder.handshake::<S, Bytes>(stream).await.map_err(|error| failed(error, Phase::FirstByte))?;
    // It ends with this call, whatever comes of it.
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let mut sender = sender.ready().await.map_err(|error| failed(error, Phase::FirstByte))?;
    let (answer, mut sending) = sender.send_request(request, false).map_err(|error| failed(error, Phase::Send))?;
    sending.send_data(framed(message), true).map_err(|error| failed(error, Phase::Send))?;
    let answer = answer.await.map_err(|error| failed(error, Phase::FirstByte))?;
    *phase = Phase::Body;
    let (head, mut body) = answer.into_parts();
    let kind = text(head.headers.get("content-type"));
    if head.status != 200 || !kind.starts_with("application/grpc") {
        let start = read(&mut body, START).await.unwrap_or_default();
        return Err(wit::Error::NotGrpc(wit::Page { status: head.status.as_u16(), kind: shortened(&kind), start }));
    }
    let bytes = read(&mut body, PREFIX + MESSAGE).await.map_err(|error| failed(error, Phase::Body))?;
    let message = unframed(&bytes)?;
    let trailers = body.trailers().await.map_err(|error| failed(error, Phase::Body))?.unwrap_or_default();
    let Some(code) = [&trailers, &head.headers].into_iter().find_map(|fields| fields.get("grpc-status")) else {
        return Err(wit::Error::Failed(NoExchange::Protocol("the answer ends without a grpc-status".into())));
    };
    let code = text(Some(code))
        .parse()
        .map_err(|_| wit::Error::Failed(NoExchange::Protocol("the answer's grpc-status is no number".into())))?;
    let said = trailers.get("grpc-message").or_else(|| head.headers.get("grpc-message"));
    let said = percent_decode_str(&text(said)).decode_utf8_lossy().into_owned();
    let metadata = metadata(head.headers.iter().chain(&trailers));
    Ok(wit::Response { code, message: shortened(&said), metadata, body: message, tls })
}

/// A message with gRPC's prefix.
fn framed(message: &[u8]) -> Bytes {
    let mut bytes = BytesMut::with_capacity(PREFIX + message.len());
    bytes.put_u8(0);
    bytes.put_u32(u32::try_from(message.len()).expect("a message has 64 KiB at most"));
    bytes.put_slice(message);
    bytes.freeze()
}

/// The first message, or none where only a status came.
fn unframed(bytes: &[u8]) -> Result<Option<Vec<u8>>, wit::Error> {
    let protocol = |text: &str| wit::Error::Failed(NoExchange::Protocol(text.into()));
    match bytes {
        [] => Ok(None),
        [0, a, b, c, d, message @ ..] => match u32::from_be_bytes([*a, *b, *c, *d]) as usize {
            length if length > MESSAGE => Err(wit::Error::TooLarge(MESSAGE as u64)),
            length => message
                .get(..length)
                .map(|message| Some(message.to_vec()))
                .ok_or_else(|| protocol("the message ends before its length")),
        },
        // Nobody offered to take it so, and the scrubber cannot read it.
        [1, ..] => Err(protocol("the message is packed")),
        _ => Err(protocol("the message has no prefix of gRPC")),
    }
}

/// The body up to so many bytes.
async fn read(body: &mut RecvStream, limit: usize) -> Result<Vec<u8>, h2::Error> {
    let mut bytes = Vec::new();
    while bytes.len() < limit
        && let Some(piece) = body.data().await
    {
        let piece = piece?;
        body.flow_control().release_capacity(piece.len())?;
        bytes.extend_from_slice(&piece[..piece.len().min(limit - bytes.len())]);
    }
    Ok(bytes)
}

fn metadata<'a>(fields: impl Iterator<Item = (&'a http::HeaderName, &'a HeaderValue)>) -> Vec<(String, String)> {
    let mut bytes = 0;
    fields
        .filter(|(name, _)| *name != "set-cookie")
        .take(FIELDS)
        .map(|(name, value)| (name.as_str().to_owned(), text(Some(value))))
        .take_while(|(name, value)| {
            bytes += name.len() + value.len();
            bytes <= METADATA
        })
        .collect()
}

fn text(value: Option<&HeaderValue>) -> String {
    value.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).unwrap_or_default()
}

fn shortened(text: &str) -> String {
    text.chars().take(START).collect()
}

/// What the HTTP/2 library says. Whoever breaks off by HTTP/2's own means speaks it.
fn of_h2(error: &h2::Error, phase: Phase) -> NoExchange {
    if let Some(error) = error.get_io() {
        return failure::of_io(error, phase);
    }
    if error.is_remote() && (error.is_reset() || error.is_go_away()) {
        return NoExchange::Closed(phase);
    }
    NoExchange::Protocol(error.to_string())
}

#[cfg(test)]
mod tests;
