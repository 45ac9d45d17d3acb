//! A request as a check writes it, and what is wrong with it. Pure.

use reqwest::header::{HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};

use super::payload::Payload;
use crate::bindings::duo_doctor::check::http as wit;

/// Bytes of a request body: GitLab itself refuses prompts beyond 600 kB.
const BODY: usize = 1024 * 1024;

/// Header fields; browsers send a dozen.
const HEADERS: usize = 64;

/// Bytes of one header's value.
const HEADER: usize = 8 * 1024;

/// Bytes of path and query; servers refuse more.
const TARGET: usize = 8 * 1024;

/// Bytes of the name of a connection or credential.
const NAME: usize = 128;

/// Header fields that are the host's: those that say who asks and where, those that the HTTP
/// library needs, and those by which some servers read another method or path than policy did.
/// Encodings and ranges too: what is packed or cut, the scrubber cannot read.
const OWNED: [&str; 22] = [
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "cookie",
    "expect",
    "forwarded",
    "host",
    "if-range",
    "keep-alive",
    "private-token",
    "range",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-api-key",
    "x-http-method",
    "x-http-method-override",
    "x-method-override",
    "x-original-url",
    "x-rewrite-url",
];

/// What a check asks the host to send.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Request {
    /// Name of a connection.
    pub connection: String,
    /// Upper case.
    pub method: String,
    /// Below the connection's base path.
    pub path: String,
    /// Parameters in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<(String, String)>,
    /// Names in lower case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// What is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Payload>,
    /// Name of a credential, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credential: String,
    /// Milliseconds; not part of what makes two requests the same.
    #[serde(skip)]
    pub timeout_ms: Option<u32>,
    /// Sent once in a run and shared.
    #[serde(default)]
    pub cacheable: bool,
}

impl Request {
    /// Takes a guest's request, or says what is wrong with it.
    ///
    /// # Errors
    /// `invalid` or `too-large`; nothing was sent.
    pub fn from_guest(request: wit::Request) -> Result<Self, wit::Error> {
        let invalid = |text: String| Err(wit::Error::Invalid(text));
        check_path(&request.path).map_err(wit::Error::Invalid)?;
        if request.connection.len() > NAME || request.credential.as_ref().is_some_and(|name| name.len() > NAME) {
            return invalid(format!("the name of a connection or credential has more than {NAME} bytes"));
        }
        if request.headers.len() > HEADERS {
            return invalid(format!("more than {HEADERS} headers"));
        }
        let mut headers = Vec::new();
        for (name, value) in request.headers {
            headers.push(check_header(&name, value).map_err(wit::Error::Invalid)?);
        }
        let target = request.query.iter().map(|(name, value)| name.len() + value.len() + 2).sum::<usize>();
        if request.path.len() + target > TARGET {
            return Err(wit::Error::TooLarge(TARGET as u64));
        }
        if request.body.as_ref().is_some_and(|body| body.len() > BODY) {
            return Err(wit::Error::TooLarge(BODY as u64));
        }
        Ok(Self {
            connection: request.connection,
            method: method(request.method).into(),
            path: request.path,
            query: request.query,
            headers,
            body: request.body.map(Payload),
            credential: request.credential.unwrap_or_default(),
            timeout_ms: request.timeout_ms,
            cacheable: request.cacheable,
        })
    }
}

impl Request {
    /// A request of the host itself.
    pub(crate) fn own(connection: &str, path: &str, credential: &str, body: &serde_json::Value) -> Self {
        Self {
            connection: connection.into(),
            method: "POST".into(),
            path: path.into(),
            query: Vec::new(),
            headers: vec![("content-type".into(), "application/json".into())],
            body: Some(Payload(body.to_string().into_bytes())),
            credential: credential.into(),
            timeout_ms: None,
            cacheable: false,
        }
    }
}

fn method(method: wit::Method) -> &'static str {
    match method {
        wit::Method::Get => "GET",
        wit::Method::Head => "HEAD",
        wit::Method::Post => "POST",
        wit::Method::Put => "PUT",
        wit::Method::Delete => "DELETE",
        wit::Method::Options => "OPTIONS",
    }
}

/// Refuses every path that a server or proxy could read differently from the policy.
fn check_path(path: &str) -> Result<(), String> {
    let refuse = |reason: &str| Err(format!("path `{}`: {reason}", path.escape_debug()));
    if !path.starts_with('/') {
        return refuse("must begin with `/`");
    }
    if let Some(character) =
        path.chars().find(|&character| !character.is_ascii_graphic() || "?#\\\"<>^`{|}".contains(character))
    {
        return refuse(&format!(
            "`{}` must be percent-encoded, and a query is given separately",
            character.escape_debug()
        ));
    }
    let mut segments = path[1..].split('/').peekable();
    while let Some(segment) = segments.next() {
        if segment.is_empty() && segments.peek().is_some() {
            return refuse("has an empty segment");
        }
        let decoded = percent_encoding::percent_decode_str(segment).collect::<Vec<u8>>();
        if matches!(decoded.as_slice(), b"." | b"..") {
            return refuse("has a segment `.` or `..`");
        }
        if decoded.iter().any(|byte| byte.is_ascii_control() || *byte == b'\\') {
            return refuse("hides a control character or a backslash");
        }
        let escapes = segment.match_indices('%').all(|(index, _)| {
            let digits = segment.as_bytes().get(index + 1..index + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        });
        if !escapes {
            return refuse("has a `%` that is no escape");
        }
    }
    Ok(())
}

fn check_header(name: &str, value: String) -> Result<(String, String), String> {
    let name = name.to_ascii_lowercase();
    if OWNED.contains(&name.as_str()) || name.starts_with("proxy-") || name.starts_with("x-forwarded-") {
        return Err(format!("header `{name}` belongs to the host"));
    }
    if HeaderName::from_bytes(name.as_bytes()).is_err() {
        return Err(format!("`{}` is no header name", name.escape_debug()));
    }
    if value.len() > HEADER || HeaderValue::from_str(&value).is_err() {
        return Err(format!("the value of header `{name}` cannot be sent"));
    }
    Ok((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_paths_pass_as_they_are() {
        for path in
            ["/", "/api/v4/version", "/v1/prompts/model_configuration%2Fcheck", "/a/", "/.well-known/x", "/a..b"]
        {
            assert_eq!(check_path(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn paths_with_a_second_reading_are_refused() {
        for path in [
            "",
            "a",
            "//a",
            "/a//b",
            "/a/../b",
            "/a/..",
            "/.",
            "/a/%2e%2e/b",
            "/a/%2E./b",
            "/a?b",
            "/a#b",
            "/a\\b",
            "/a%5cb",
            "/a%00",
            "/a%0d%0ab",
            "/a b",
            "/ä",
            "/a%",
            "/a%zz",
        ] {
            assert!(check_path(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn headers_of_the_host_are_refused() {
        for name in [
            "Authorization",
            "HOST",
            "cookie",
            "Proxy-Authorization",
            "Connection",
            "X-Forwarded-For",
            "private-token",
            "X-HTTP-Method-Override",
            "Accept-Encoding",
            "Range",
            "a b",
        ] {
            assert!(check_header(name, "x".into()).is_err(), "{name}");
        }
        assert!(check_header("x-gitlab-realm", "a\r\nhost: b".into()).is_err());
        assert_eq!(check_header("X-GitLab-Realm", "a".into()), Ok(("x-gitlab-realm".into(), "a".into())));
    }
}
