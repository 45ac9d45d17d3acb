//! Answers: small builders, so that a peer's code shows statuses and bodies and little else.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use bytes::Bytes;
use futures_util::Stream;
use serde_json::Value;

/// An answer that can still get headers before it is sent.
#[derive(Debug)]
pub(crate) struct Reply {
    /// Status code.
    pub status: u16,
    /// `content-type`, if any.
    pub content_type: Option<&'static str>,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// What is sent.
    pub content: Content,
}

/// The body of an answer.
#[derive(Debug)]
pub(crate) enum Content {
    /// All at once, with its length.
    Whole(Bytes),
    /// In pieces, chunked, ended properly or cut off.
    Pieces {
        /// The pieces.
        pieces: Vec<String>,
        /// Cut off after the last piece, without the end mark.
        cut: bool,
    },
}

impl Reply {
    /// JSON, as compact as Python's web frameworks and Rails write it.
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::text(status, "application/json", body.to_string())
    }

    /// Any text.
    pub(crate) fn text(status: u16, content_type: &'static str, body: impl Into<String>) -> Self {
        Self {
            status,
            content_type: Some(content_type),
            headers: Vec::new(),
            content: Content::Whole(Bytes::from(body.into())),
        }
    }

    /// No body and no type.
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, content_type: None, headers: Vec::new(), content: Content::Whole(Bytes::new()) }
    }

    /// A body in pieces.
    pub(crate) fn pieces(content_type: &'static str, pieces: Vec<String>, cut: bool) -> Self {
        Self {
            status: 200,
            content_type: Some(content_type),
            headers: Vec::new(),
            content: Content::Pieces { pieces, cut },
        }
    }

    /// Adds a header.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The answer on the wire: headers in the order `first`, length, type, `last`, own.
    pub(crate) fn send(self, first: &[(&'static str, String)], last: &[(&'static str, String)]) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        let mut put = |name: &'static str, value: &str| {
            // A value that no header can hold would be a slip of a scenario; the header is then missing.
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.append(HeaderName::from_static(name), value);
            }
        };
        for (name, value) in first {
            put(name, value);
        }
        if let Content::Whole(bytes) = &self.content {
            put("content-length", &bytes.len().to_string());
        }
        if let Some(kind) = self.content_type {
            put("content-type", kind);
        }
        for (name, value) in last.iter().chain(&self.headers) {
            put(name, value);
        }
        *response.body_mut() = match self.content {
            Content::Whole(bytes) => Body::from(bytes),
            Content::Pieces { pieces, cut } => pieces_body(pieces, cut),
        };
        response
    }
}

/// A chunked body; an error in it makes the connection end without the last chunk.
fn pieces_body(pieces: Vec<String>, cut: bool) -> Body {
    let end = cut.then(|| Err(io::Error::from(io::ErrorKind::ConnectionAborted)));
    let all = pieces.into_iter().map(|piece| Ok(Bytes::from(piece))).chain(end);
    Body::from_stream(Yielding { pieces: futures_util::stream::iter(all), rested: false })
}

/// Lets every piece leave before the next one is made: a cut would otherwise swallow what came before it.
struct Yielding<S> {
    pieces: S,
    rested: bool,
}

impl<S: Stream + Unpin> Stream for Yielding<S> {
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if !std::mem::replace(&mut self.rested, true) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.rested = false;
        Pin::new(&mut self.pieces).poll_next(context)
    }
}

/// One of nginx's own pages.
pub(crate) fn nginx_page(status: u16, title: &str) -> Reply {
    let body = format!(
        "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n"
    );
    Reply::text(status, "text/html", body)
}

/// A company's login page, answered with 200 to everything.
pub(crate) fn login_page() -> Reply {
    Reply::text(
        200,
        "text/html; charset=utf-8",
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Sign in - Example Corp</title></head>\n<body><form method=\"post\" action=\"/sso/login\"><input name=\"user\"><input name=\"password\" type=\"password\"><button>Sign in</button></form></body>\n</html>\n",
    )
}
