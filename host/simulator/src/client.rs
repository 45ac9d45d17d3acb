//! The HTTP client with which the peers call each other.
//!
//! It never leaves this machine: a host that is not loopback counts as a name that does not resolve.

use std::error::Error as _;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::http::HeaderMap;
use bytes::{Bytes, BytesMut};
use reqwest::redirect::Policy;
use rustls::CertificateError;

use crate::error::Error;
use crate::tls::client_config;

/// Time that GitLab waits for the gateway: it stands for a real minute, which nobody wants to wait for.
pub(crate) const GITLAB_PATIENCE: Duration = Duration::from_secs(4);

/// Time that the gateway waits for others: longer than GitLab's, as the real one's three tries are.
pub(crate) const GATEWAY_PATIENCE: Duration = Duration::from_secs(6);

/// Size of an answer: the largest real one, the gateway's model list, has some 32 kB.
const ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// A client with one set of trusted authorities.
#[derive(Debug, Clone)]
pub(crate) struct Client(reqwest::Client);

/// A proxy as a process has it in its environment.
#[derive(Debug, Clone)]
pub(crate) struct Proxy {
    /// Where it is.
    pub url: url::Url,
    /// Hosts that are asked directly, with commas between.
    pub exceptions: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Fetched {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body, as far as it came.
    pub body: Bytes,
    /// How the body ended.
    pub end: End,
}

/// How a body ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// As announced.
    Whole,
    /// The connection broke.
    Cut,
    /// Nothing more came in time.
    Late,
}

/// Where a gateway in a container with a network of its own finds the models: `localhost` would be the container.
pub(crate) const MODELS_HOST: &str = "models.test";

/// Why nothing came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The URL has no scheme or no host.
    BadUrl,
    /// The name does not resolve.
    Dns,
    /// Nothing listens.
    Refused,
    /// TLS failed; the text is OpenSSL's word for it.
    Tls(&'static str),
    /// No answer in time.
    Late,
    /// The connection was closed without an answer.
    Closed,
}

impl Fetched {
    /// A header's text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

impl Client {
    /// A client that trusts the public authorities, or those of a PEM bundle instead.
    pub(crate) fn new(bundle: Option<&str>, patience: Duration) -> Result<Self, Error> {
        Self::through(None, bundle, patience)
    }

    /// The same through a proxy, except to the hosts that are named.
    pub(crate) fn through(proxy: Option<&Proxy>, bundle: Option<&str>, patience: Duration) -> Result<Self, Error> {
        let builder = reqwest::Client::builder().no_proxy();
        let builder = match proxy.cloned() {
            None => builder,
            Some(Proxy { url, exceptions }) => builder.proxy(reqwest::Proxy::custom(move |asked| {
                let excepted = exceptions.split(',').any(|host| Some(host.trim()) == asked.host_str());
                (!excepted).then(|| url.clone())
            })),
        };
        builder
            .tls_backend_preconfigured(client_config(bundle))
            .resolve(MODELS_HOST, SocketAddr::from(([127, 0, 0, 1], 0)))
            .redirect(Policy::none())
            .timeout(patience)
            .build()
            .map(Self)
            .map_err(Error::Client)
    }

    /// Sends a request and reads the whole answer.
    pub(crate) async fn send(
        &self,
        method: &str,
        url: &str,
        headers: &[(&str, String)],
        body: Option<String>,
    ) -> Result<Fetched, Failure> {
        let parsed = url::Url::parse(url).map_err(|_| Failure::BadUrl)?;
        match parsed.host() {
            _ if !matches!(parsed.scheme(), "http" | "https") => return Err(Failure::BadUrl),
            Some(url::Host::Domain("localhost" | MODELS_HOST)) => {}
            Some(url::Host::Ipv4(address)) if IpAddr::V4(address).is_loopback() => {}
            Some(url::Host::Ipv6(address)) if IpAddr::V6(address).is_loopback() => {}
            Some(_) => return Err(Failure::Dns),
            None => return Err(Failure::BadUrl),
        }
        let method = method.parse().map_err(|_| Failure::BadUrl)?;
        let mut request = self.0.request(method, parsed);
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        if let Some(body) = body {
            request = request.body(body);
        }
        let mut response = request.send().await.map_err(|error| classify(&error))?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = BytesMut::new();
        let end = loop {
            match response.chunk().await {
                Ok(Some(piece)) if body.len() + piece.len() <= ANSWER_BYTES => body.extend_from_slice(&piece),
                Ok(Some(_)) => break End::Cut,
                Ok(None) => break End::Whole,
                Err(error) if error.is_timeout() => break End::Late,
                Err(_) => break End::Cut,
            }
        };
        Ok(Fetched { status, headers, body: body.freeze(), end })
    }
}

fn classify(error: &reqwest::Error) -> Failure {
    if error.is_timeout() {
        return Failure::Late;
    }
    let mut cause = error.source();
    while let Some(current) = cause {
        if let Some(failure) = of_cause(current) {
            return failure;
        }
        cause = current.source();
    }
    Failure::Closed
}

/// What one link of the chain says. An I/O error hides what it wraps from the chain.
fn of_cause(cause: &(dyn std::error::Error + 'static)) -> Option<Failure> {
    if let Some(problem) = cause.downcast_ref::<rustls::Error>() {
        return Some(Failure::Tls(openssl_word(problem)));
    }
    let problem = cause.downcast_ref::<io::Error>()?;
    if problem.kind() == io::ErrorKind::ConnectionRefused {
        return Some(Failure::Refused);
    }
    let inner: &(dyn std::error::Error + 'static) = problem.get_ref()?;
    of_cause(inner)
}

fn openssl_word(problem: &rustls::Error) -> &'static str {
    match problem {
        rustls::Error::InvalidCertificate(reason) => match reason {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                "certificate verify failed: certificate has expired"
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "certificate verify failed: IP address mismatch, certificate is not valid for '127.0.0.1'."
            }
            CertificateError::UnknownIssuer => {
                "certificate verify failed: self-signed certificate in certificate chain"
            }
            _ => "certificate verify failed: self-signed certificate",
        },
        _ => "wrong version number",
    }
}
