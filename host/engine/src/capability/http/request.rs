//! A request as a check writes it, and what is wrong with it. Pure.

use serde::{Deserialize, Serialize};

use super::payload::Payload;
use super::words;
use crate::bindings::duo_doctor::check::http as wit;
use duo_doctor_model::policy::path;

/// Bytes of a request body: GitLab itself refuses prompts beyond 600 kB.
const BODY: usize = 1024 * 1024;

/// Header fields; browsers send a dozen.
const HEADERS: usize = 64;

/// Bytes of path and query; servers refuse more.
const TARGET: usize = 8 * 1024;

/// Bytes of the name of a connection or credential.
const NAME: usize = 128;

/// What a check asks the host to send.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Request {
    /// Name of a connection.
    pub connection: String,
    /// Upper case.
    pub method: String,
    /// Below the connection's base path, in its normal form.
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
        let path = path::of_request(&request.path).map_err(wit::Error::Invalid)?;
        if request.connection.len() > NAME || request.credential.as_ref().is_some_and(|name| name.len() > NAME) {
            return invalid(format!("the name of a connection or credential has more than {NAME} bytes"));
        }
        if request.headers.len() > HEADERS {
            return invalid(format!("more than {HEADERS} headers"));
        }
        let mut headers = Vec::new();
        for (name, value) in request.headers {
            headers.push(words::header(&name, value).map_err(wit::Error::Invalid)?);
        }
        let target = request.query.iter().map(|(name, value)| name.len() + value.len() + 2).sum::<usize>();
        if request.path.len() + target > TARGET {
            return Err(wit::Error::TooLarge(TARGET as u64));
        }
        words::query(&request.query).map_err(wit::Error::Invalid)?;
        if request.body.as_ref().is_some_and(|body| body.len() > BODY) {
            return Err(wit::Error::TooLarge(BODY as u64));
        }
        if let Some(body) = &request.body {
            words::body(body, &headers).map_err(wit::Error::Invalid)?;
        }
        Ok(Self {
            connection: request.connection,
            method: method(request.method).into(),
            path,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What a guest's request is taken for.
    fn taken(change: impl FnOnce(&mut wit::Request)) -> Result<(), wit::Error> {
        let mut request = wit::Request {
            connection: "gitlab".into(),
            method: wit::Method::Get,
            path: "/".into(),
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
            credential: None,
            timeout_ms: None,
            cacheable: false,
            ext: Vec::new(),
        };
        change(&mut request);
        Request::from_guest(request).map(drop)
    }

    fn invalid(text: &str) -> Result<(), wit::Error> {
        Err(wit::Error::Invalid(text.into()))
    }

    #[test]
    fn a_body_of_a_mebibyte_is_sent_and_a_larger_one_refused() {
        let body = |bytes: usize| {
            taken(|request| {
                request.headers = vec![("content-type".into(), "application/json".into())];
                request.body = Some(format!("\"{}\"", "b".repeat(bytes - 2)).into_bytes());
            })
        };
        assert_eq!(body(1024 * 1024), Ok(()));
        assert_eq!(body(1024 * 1024 + 1), Err(wit::Error::TooLarge(1024 * 1024)));
    }

    #[test]
    fn the_65th_header_is_refused() {
        let headers = |count: usize| taken(|request| request.headers = vec![("accept".into(), String::new()); count]);
        assert_eq!(headers(64), Ok(()));
        assert_eq!(headers(65), invalid("more than 64 headers"));
    }

    /// Path, and names and values of the query with what joins them.
    #[test]
    fn a_target_of_eight_kibibytes_is_sent_and_a_longer_one_refused() {
        let target = |bytes: usize| {
            taken(|request| {
                request.path = format!("/{}", "p".repeat(4_000 - 1));
                request.query = vec![("page".into(), "v".repeat(bytes - 4_000 - 4 - 2))];
            })
        };
        assert_eq!(target(8 * 1024), Ok(()));
        assert_eq!(target(8 * 1024 + 1), Err(wit::Error::TooLarge(8 * 1024)));
    }

    #[test]
    fn a_name_of_128_bytes_is_looked_up_and_a_longer_one_refused() {
        let refused = invalid("the name of a connection or credential has more than 128 bytes");
        for (bytes, answer) in [(128, Ok(())), (129, refused)] {
            assert_eq!(taken(|request| request.connection = "c".repeat(bytes)), answer, "{bytes}");
            assert_eq!(taken(|request| request.credential = Some("c".repeat(bytes))), answer, "{bytes}");
        }
    }
}
