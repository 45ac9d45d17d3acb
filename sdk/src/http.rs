//! HTTP over named connections, as facts that can be written down as JSON.

mod convert;
mod failure;
mod graphql;
mod ladder;
mod stream;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Evidence;
use crate::bindings::duo_doctor::check::http as wit;
pub use crate::bindings::duo_doctor::check::http::Method;
pub use failure::{Certificate, Failure, Phase, TlsFailure, TlsProblem};
pub use graphql::{Field, field};
pub use ladder::{Ladder, Session, probe};
pub use stream::{Piece, Streamed};

/// How much of a body a check reads unless it says otherwise: far more than any answer of an API
/// that the checks ask, far less than the memory of a sandbox.
const BODY_LIMIT: u32 = 1024 * 1024;

/// Characters of a body that an evidence line quotes.
const QUOTED: usize = 300;

/// A request in the making.
#[derive(Debug, Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct Request {
    inner: wit::Request,
    body_limit: u32,
}

/// A GET that is sent once in a run and shared with other checks.
pub fn get(connection: &str, path: &str) -> Request {
    let mut request = request(Method::Get, connection, path);
    request.inner.cacheable = true;
    request
}

/// A POST with a JSON body.
pub fn post(connection: &str, path: &str, body: &Value) -> Request {
    let mut request = request(Method::Post, connection, path).header("content-type", "application/json");
    request.inner.body = Some(body.to_string().into_bytes());
    request
}

/// A GraphQL query (not a mutation) to `/api/graphql`, sent once in a run and shared.
pub fn graphql(connection: &str, query: &str) -> Request {
    let mut request = post(connection, "/api/graphql", &serde_json::json!({ "query": query }));
    request.inner.cacheable = true;
    request
}

/// Any other request.
pub fn request(method: Method, connection: &str, path: &str) -> Request {
    Request {
        inner: wit::Request {
            connection: connection.into(),
            method,
            path: path.into(),
            query: Vec::new(),
            headers: vec![("accept".into(), "application/json".into())],
            body: None,
            credential: None,
            timeout_ms: None,
            cacheable: false,
            ext: Vec::new(),
        },
        body_limit: BODY_LIMIT,
    }
}

impl Request {
    /// A header field.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.inner.headers.push((name.into(), value.into()));
        self
    }

    /// A query parameter.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        self.inner.query.push((name.into(), value.into()));
        self
    }

    /// The credential that the host puts on the wire.
    pub fn credential(mut self, name: &str) -> Self {
        self.inner.credential = Some(name.into());
        self
    }

    /// Milliseconds for the whole exchange.
    pub fn timeout_ms(mut self, milliseconds: u32) -> Self {
        self.inner.timeout_ms = Some(milliseconds);
        self
    }

    /// How many bytes of the body to read.
    pub fn body_limit(mut self, bytes: u32) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Sends it. Whatever comes back, also nothing, is a fact.
    #[must_use]
    pub fn send(self) -> Answer {
        let source = self.source();
        let result = wit::send(&self.inner).and_then(|response| {
            let body = response.body(self.body_limit)?;
            Ok(Response {
                status: response.status(),
                headers: response.headers(),
                body: String::from_utf8_lossy(&body.bytes).into_owned(),
                truncated: body.truncated,
                total_ms: response.timing().total,
            })
        });
        let result = match result {
            Ok(response) => Exchange::Response(response),
            Err(error) => Exchange::Failure(error.into()),
        };
        Answer { source, result }
    }

    #[cfg(test)]
    pub(crate) fn headers(self) -> Vec<(String, String)> {
        self.inner.headers
    }

    /// The request's name in evidence.
    fn source(&self) -> String {
        format!("http {} {} {}", self.inner.connection, name(self.inner.method), self.inner.path)
    }
}

/// A method as HTTP writes it.
fn name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
        Method::Options => "OPTIONS",
    }
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// For evidence: `http ai-gateway GET /monitoring/healthz`.
    #[serde(default)]
    pub source: String,
    /// An answer with any status, or the reason why there is none.
    #[serde(flatten)]
    pub result: Exchange,
}

/// An answer, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exchange {
    /// An answer with any status.
    Response(Response),
    /// No answer.
    Failure(Failure),
}

/// An HTTP answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Response {
    /// For example 200.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// As text; bytes that are not UTF-8 are replaced.
    pub body: String,
    /// The peer had more to say.
    pub truncated: bool,
    /// Milliseconds from request to the end of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_ms: Option<f64>,
}

impl Response {
    /// The first value of a header, its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON, or nothing where it is not.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_str(&self.body).ok()
    }

    /// True for a web page, as login pages and proxies answer.
    #[must_use]
    pub fn is_html(&self) -> bool {
        let by_type = self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        let start: String = self.body.trim_start().chars().take(15).collect::<String>().to_lowercase();
        by_type || start.starts_with("<!doctype html") || start.starts_with("<html")
    }
}

impl Answer {
    /// The answer, or nothing.
    #[must_use]
    pub fn response(&self) -> Option<&Response> {
        match &self.result {
            Exchange::Response(response) => Some(response),
            Exchange::Failure(_) => None,
        }
    }

    /// The reason why there is no answer, or nothing.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        match &self.result {
            Exchange::Response(_) => None,
            Exchange::Failure(failure) => Some(failure),
        }
    }

    /// The status, where there is an answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.response().map(|response| response.status)
    }

    /// The body as JSON, where there is an answer that is JSON.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        self.response().and_then(Response::json)
    }

    /// A quotation: status and the start of the body, or the failure in words.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        let text = match &self.result {
            Exchange::Response(response) => {
                let body: String = response.body.chars().take(QUOTED).collect();
                let body = body.split_whitespace().collect::<Vec<_>>().join(" ");
                let more = if response.body.chars().count() > QUOTED { " …" } else { "" };
                format!("{} {body}{more}", response.status).trim_end().to_owned()
            }
            Exchange::Failure(failure) => failure.to_string(),
        };
        Evidence::new(self.source.clone(), text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_names_requests_as_http_writes_them() {
        for (method, name) in [
            (Method::Get, "GET"),
            (Method::Head, "HEAD"),
            (Method::Post, "POST"),
            (Method::Put, "PUT"),
            (Method::Delete, "DELETE"),
            (Method::Options, "OPTIONS"),
        ] {
            assert_eq!(request(method, "gitlab", "/-/health").source(), format!("http gitlab {name} /-/health"));
        }
    }
}
