//! One client for each connection: its trust, its proxy, its checked addresses.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{HeaderName, HeaderValue};

use super::proxy;
use super::proxy::Via;
use super::request::Request;
use super::tls::{self, Tls};
use super::trace;
use crate::bindings::duo_doctor::check::http as wit;
use duo_doctor_config::Connection;
use duo_doctor_model::policy::address;

/// A host that is there answers a connection attempt within this.
const CONNECT: Duration = Duration::from_secs(10);

/// Addresses of one name that are looked at.
const ADDRESSES: usize = 64;

/// A connection that can be used.
#[derive(Debug)]
pub struct Client {
    /// What the operator named.
    pub connection: Connection,
    /// What the ids of its requests begin with.
    trace: String,
    way: OnceLock<Result<Option<Via>, String>>,
    inner: OnceLock<Result<(reqwest::Client, Tls), String>>,
    answered: AtomicBool,
}

impl Client {
    /// Makes a client; nothing is opened before it is used.
    #[must_use]
    pub fn new(connection: Connection) -> Self {
        let trace = trace::of(std::iter::once(&connection));
        Self::traced(connection, trace)
    }

    /// The same; logs will know its requests by ids that begin so.
    pub(in crate::capability) fn traced(connection: Connection, trace: String) -> Self {
        Self { connection, trace, way: OnceLock::new(), inner: OnceLock::new(), answered: AtomicBool::new(false) }
    }

    fn inner(&self) -> Result<&(reqwest::Client, Tls), wit::Error> {
        let made = self.inner.get_or_init(|| build(&self.connection, self.way().clone()?));
        made.as_ref().map_err(|text| wit::Error::Other(("configuration".into(), text.clone())))
    }

    /// True where a request was answered before, whose TCP connection may be used again.
    pub(super) fn has_answered(&self) -> bool {
        self.answered.load(Ordering::Relaxed)
    }

    pub(super) fn note_answer(&self) {
        self.answered.store(true, Ordering::Relaxed);
    }

    /// The proxy between, which is decided once: what is said of the way is what is gone.
    fn way(&self) -> &Result<Option<Via>, String> {
        self.way.get_or_init(|| proxy::of_connection(&self.connection))
    }

    /// Refuses the address that would be dialled where it is written as one: the resolver is not asked for these.
    fn allow_literal(&self) -> Result<(), wit::Error> {
        let forbidden = |error| wit::Error::Address(error);
        if let Some(address) = literal(self.connection.host()) {
            address::allow(address, &self.connection.addresses).map_err(forbidden)?;
        }
        if let Ok(Some(via)) = self.way()
            && let Some(address) = via.url.host_str().and_then(literal)
        {
            // The ranges of a connection are about its own host.
            address::allow(address, &[]).map_err(forbidden)?;
        }
        Ok(())
    }

    /// The TLS settings of this connection.
    ///
    /// # Errors
    /// Where its CA file cannot be used.
    pub fn tls(&self) -> Result<&Tls, wit::Error> {
        Ok(&self.inner()?.1)
    }

    /// The certificates that the peer showed last.
    #[must_use]
    pub fn certificates(&self) -> Vec<wit::Certificate> {
        match self.inner() {
            Ok((_, tls)) if self.connection.url.scheme() == "https" => {
                tls.seen().iter().map(tls::certificate).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Puts a request together: URL from the configuration, credential from the host.
    ///
    /// # Errors
    /// Where the check names a credential that this connection does not have, or the address is literal and forbidden.
    pub fn prepare(&self, request: &Request) -> Result<reqwest::Request, wit::Error> {
        let (client, _) = self.inner()?;
        self.allow_literal()?;
        let mut url = self.connection.url.clone();
        url.set_path(&format!("{}{}", self.connection.base_path(), request.path));
        if !request.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&request.query);
        }
        let method = request.method.parse().map_err(|_| wit::Error::Invalid("no such method".into()))?;
        let mut builder = client.request(method, url).header(reqwest::header::ACCEPT_ENCODING, "identity");
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        for (name, value) in self.own_headers(&request.credential)? {
            builder = builder.header(name, value);
        }
        if let Some(body) = &request.body {
            builder = builder.body(body.0.clone());
        }
        builder.build().map_err(|error| wit::Error::Invalid(error.to_string()))
    }

    /// What the host itself puts on the wire: the id of the request, and the credential of this name where it is not
    /// empty.
    pub(in crate::capability) fn own_headers(
        &self,
        credential: &str,
    ) -> Result<Vec<(HeaderName, HeaderValue)>, wit::Error> {
        let id = HeaderValue::from_str(&request_id(&self.trace)).expect("made of letters, digits and dashes");
        let mut headers = vec![(HeaderName::from_static(REQUEST_ID), id)];
        if !credential.is_empty() {
            let known = self.connection.credentials.get(credential).ok_or_else(|| {
                wit::Error::Invalid(format!("`{}` has no credential `{credential}`", self.connection.name))
            })?;
            let name = HeaderName::from_bytes(known.header.as_bytes()).expect("checked when configured");
            let mut value = HeaderValue::from_str(&known.header_value()).expect("checked when configured");
            value.set_sensitive(true);
            headers.push((name, value));
        }
        Ok(headers)
    }

    /// Sends what [`Self::prepare`] made.
    ///
    /// # Errors
    /// Those of the client.
    pub async fn execute(&self, request: reqwest::Request) -> Result<reqwest::Response, reqwest::Error> {
        let (client, _) = self.inner().expect("`prepare` came first");
        client.execute(request).await
    }

    /// True where requests go through a proxy.
    #[must_use]
    pub fn is_proxied(&self) -> bool {
        !matches!(self.way(), Ok(None))
    }
}

/// By this header GitLab and the gateway name a request in their logs.
const REQUEST_ID: &str = "x-request-id";

/// An id that no other request has, by which log searches know what this program has caused itself.
fn request_id(trace: &str) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let started = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    format!("{trace}{:x}-{}", started.as_micros(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The address of a host that is written as one.
fn literal(host: &str) -> Option<IpAddr> {
    host.trim_matches(['[', ']']).parse().ok()
}

fn build(connection: &Connection, via: Option<Via>) -> Result<(reqwest::Client, Tls), String> {
    let tls = Tls::new(&connection.trust)?;
    let mut builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls.config())
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .http1_only()
        .connect_timeout(CONNECT)
        .user_agent(concat!("duo-doctor/", env!("CARGO_PKG_VERSION")))
        .dns_resolver(Checked { pinned: pinned(connection), ranges: connection.addresses.clone() });
    // The library would otherwise look at the environment itself.
    builder = match via {
        None => builder.no_proxy(),
        Some(via) => builder.proxy(via.proxy()?),
    };
    let client = builder.build().map_err(|error| format!("no HTTP client: {error}"))?;
    Ok((client, tls))
}

/// Resolves once and hands over only addresses that the connection may use: what was checked is
/// what is connected to.
#[derive(Debug)]
struct Checked {
    /// The connection's own host, where the operator says its address. A proxy has another name.
    pinned: Option<(String, IpAddr)>,
    ranges: Vec<ipnet::IpNet>,
}

fn pinned(connection: &Connection) -> Option<(String, IpAddr)> {
    Some((connection.host().to_owned(), connection.resolve?))
}

/// Why a name gave no address that may be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum ResolveError {
    #[error("{0}")]
    Unknown(String),
    #[error("{0}")]
    Forbidden(String),
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let ranges = self.ranges.clone();
        let pinned = self.pinned.as_ref().filter(|(host, _)| host == name.as_str()).map(|(_, address)| *address);
        Box::pin(async move {
            let addresses = resolve(name.as_str(), 0, pinned, &ranges).await?;
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

/// Every address of a name, or the one that the operator says; one forbidden address refuses the name.
pub(super) async fn resolve(
    host: &str,
    port: u16,
    pinned: Option<IpAddr>,
    ranges: &[ipnet::IpNet],
) -> Result<Vec<SocketAddr>, ResolveError> {
    let found: io::Result<Vec<SocketAddr>> = match pinned {
        Some(address) => Ok(vec![SocketAddr::new(address, port)]),
        None => tokio::net::lookup_host((host, port)).await.map(|addresses| addresses.take(ADDRESSES).collect()),
    };
    let addresses = found.map_err(|error| ResolveError::Unknown(error.to_string()))?;
    if addresses.is_empty() {
        return Err(ResolveError::Unknown("the name has no address".into()));
    }
    for address in &addresses {
        address::allow(address.ip(), ranges).map_err(ResolveError::Forbidden)?;
    }
    Ok(addresses)
}

/// The process's cryptography; rustls wants it named once.
pub(super) fn provider() -> Arc<rustls::crypto::CryptoProvider> {
    static PROVIDER: OnceLock<Arc<rustls::crypto::CryptoProvider>> = OnceLock::new();
    PROVIDER.get_or_init(|| Arc::new(rustls::crypto::ring::default_provider())).clone()
}
