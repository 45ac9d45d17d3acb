//! gRPC over the Agent Platform's connection, as facts that can be written down as JSON.

use serde::{Deserialize, Serialize};

use crate::Evidence;
use crate::bindings::duo_doctor::check::grpc as wit;
use crate::http::{Failure, Session};

/// Characters of what is no gRPC that an evidence line quotes.
const QUOTED: usize = 200;

/// A call in the making.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct Call {
    inner: wit::Request,
}

/// A call of `SERVICE/METHOD` with an empty message, without TLS.
pub fn call(connection: &str, service: &str, method: &str) -> Call {
    Call {
        inner: wit::Request {
            connection: connection.into(),
            tls: false,
            service: service.into(),
            method: method.into(),
            message: Vec::new(),
            credential: None,
            timeout_ms: None,
            ext: Vec::new(),
        },
    }
}

impl Call {
    /// With TLS, or without.
    pub fn tls(mut self, tls: bool) -> Self {
        self.inner.tls = tls;
        self
    }

    /// The message as it is on the wire.
    pub fn message(mut self, bytes: &[u8]) -> Self {
        self.inner.message = bytes.to_vec();
        self
    }

    /// The credential that the host puts on the wire.
    pub fn credential(mut self, name: &str) -> Self {
        self.inner.credential = Some(name.into());
        self
    }

    /// Milliseconds for the whole call.
    pub fn timeout_ms(mut self, milliseconds: u32) -> Self {
        self.inner.timeout_ms = Some(milliseconds);
        self
    }

    /// Sends it. Whatever comes back, also nothing, is a fact.
    #[must_use]
    pub fn send(self) -> Answer {
        let wit::Request { connection, service, method, tls, .. } = &self.inner;
        let source = format!("grpc {connection} {service}/{method}");
        let result = match wit::call(&self.inner) {
            Ok(response) => Outcome::Response(Response {
                code: response.code,
                message: response.message,
                body: response.body.map(|bytes| bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
                tls: response.tls.map(Session::from),
            }),
            Err(wit::Error::Failed(error)) => Outcome::Failure(error.into()),
            Err(wit::Error::NoHttp2(agreed)) => Outcome::NoHttp2 { agreed },
            Err(wit::Error::NotGrpc(page)) => Outcome::NotGrpc {
                status: page.status,
                kind: page.kind,
                start: String::from_utf8_lossy(&page.start).into_owned(),
            },
            Err(wit::Error::TooLarge(limit)) => Outcome::TooLarge { limit },
        };
        Answer { source, tls: *tls, result }
    }
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Answer {
    /// For evidence: `grpc agent-platform grpc.health.v1.Health/Check`.
    #[serde(default)]
    pub source: String,
    /// It was made with TLS.
    pub tls: bool,
    /// An answer with any status of gRPC, or what came in its place.
    #[serde(flatten)]
    pub result: Outcome,
}

/// An answer with any status of gRPC, or what came in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// An answer.
    Response(Response),
    /// No answer.
    Failure(Failure),
    /// TLS does not agree on HTTP/2.
    #[serde(rename = "no-http2")]
    NoHttp2 {
        /// What it agrees on, or empty.
        agreed: String,
    },
    /// An answer of HTTP that is none of gRPC.
    NotGrpc {
        /// For example 502.
        status: u16,
        /// Its content type, or empty.
        kind: String,
        /// How its body begins.
        start: String,
    },
    /// The answer is longer than the host takes.
    TooLarge {
        /// In bytes.
        limit: u64,
    },
}

/// An answer of gRPC.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Response {
    /// Its status: 0 is OK.
    pub code: u32,
    /// What the service says about it.
    pub message: String,
    /// The message in hexadecimal; none where only a status came.
    pub body: Option<String>,
    /// The TLS session, where there is one.
    pub tls: Option<Session>,
}

impl Answer {
    /// A quotation: the status, or what came in its place.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        let text = match &self.result {
            Outcome::Response(Response { code, message, body, .. }) => {
                let body = body.as_ref().map(|body| format!(" 0x{body}")).unwrap_or_default();
                format!("grpc-status {code}{body} {message}").trim_end().chars().take(QUOTED).collect()
            }
            Outcome::Failure(failure) => failure.to_string(),
            Outcome::NoHttp2 { agreed } if agreed.is_empty() => "TLS without h2 in ALPN".to_owned(),
            Outcome::NoHttp2 { agreed } => format!("TLS with {agreed} in ALPN, not h2"),
            Outcome::NotGrpc { status, kind, start } => {
                let start = start.split_whitespace().collect::<Vec<_>>().join(" ");
                let start: String = start.chars().take(QUOTED).collect();
                format!("not gRPC: {status} {kind} {start}").trim_end().to_owned()
            }
            Outcome::TooLarge { limit } => format!("answer over {limit} bytes"),
        };
        let way = if self.tls { "with TLS" } else { "without TLS" };
        Evidence::new(self.source.clone(), format!("{way}: {text}"))
    }
}
