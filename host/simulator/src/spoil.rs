//! Spoils answers on their way out, whatever peer they come from.

use std::io;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use axum::http::{HeaderValue, Response};
use bytes::Bytes;
use futures_util::stream;

use crate::reply::Reply;
use crate::world::spoil::Spoil;

/// Size of an answer that is read before it is spoilt.
const ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// Pieces of a gigabyte.
const PIECE: &[u8] = &[b' '; 64 * 1024];
const PIECES: u64 = 16 * 1024;

/// An answer as it arrives.
pub(crate) async fn spoilt(kind: Spoil, answer: Response<Body>) -> Response<Body> {
    match kind {
        Spoil::ErrorPage => page(200, "503 Service Unavailable").send(&[], &[]),
        Spoil::LoginRedirect => Reply::empty(302)
            .header("location", "https://sso.example.com/login?rd=%2F")
            .header("cache-control", "no-store")
            .send(&[], &[]),
        Spoil::ProxyPassword => page(407, "407 Proxy Authentication Required")
            .header("proxy-authenticate", "Basic realm=\"Example Corp proxy\"")
            .send(&[], &[]),
        Spoil::WrongType => {
            let mut answer = answer;
            answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            answer
        }
        Spoil::Huge => {
            let pieces = stream::iter((0..PIECES).map(|_| Ok::<_, io::Error>(Bytes::from_static(PIECE))));
            sized(answer, PIECES * PIECE.len() as u64, Body::from_stream(pieces))
        }
        Spoil::Truncated | Spoil::Drip | Spoil::Broken => {
            let (head, body) = answer.into_parts();
            // A stream that its peer cuts by itself is spoilt enough.
            let text = to_bytes(body, ANSWER_BYTES).await.unwrap_or_default();
            let (all, half) = (text.len() as u64, text.slice(..text.len() / 2));
            let answer = Response::from_parts(head, Body::empty());
            match kind {
                Spoil::Drip => sized(answer, all, drip(text)),
                Spoil::Broken => {
                    let end = Err(io::Error::from(io::ErrorKind::ConnectionReset));
                    sized(answer, all, Body::from_stream(stream::iter([Ok(half), end])))
                }
                _ => sized(answer, half.len() as u64, Body::from(half)),
            }
        }
    }
}

/// The answer with another body.
fn sized(mut answer: Response<Body>, length: u64, body: Body) -> Response<Body> {
    answer.headers_mut().remove(TRANSFER_ENCODING);
    answer.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    *answer.body_mut() = body;
    answer
}

/// One byte a second.
fn drip(text: Bytes) -> Body {
    Body::from_stream(stream::unfold(text, |mut rest| async {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
        Some((Ok::<_, io::Error>(rest.split_to(1)), rest))
    }))
}

/// A proxy's page.
fn page(status: u16, title: &str) -> Reply {
    let body = format!("<html>\n<head><title>{title}</title></head>\n<body><h1>{title}</h1></body>\n</html>\n");
    Reply::text(status, "text/html", body)
}
