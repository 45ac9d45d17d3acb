//! Talking to one registry. What it names, others to ask or other places to fetch from, it names to be refused: its
//! password goes to itself alone, and everything has a size and a time.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oci_client::Reference;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, LOCATION, WWW_AUTHENTICATE};
use reqwest::{Certificate, Client, Method, RequestBuilder, Response, StatusCode, Url, redirect};
use serde::Deserialize;

use super::Registry;
use super::address::{Guarded, allow_literal};
use super::challenge::{Challenge, challenge};

/// For the way to a registry, and for its next bytes.
const CONNECT: Duration = Duration::from_secs(15);
const READ: Duration = Duration::from_secs(60);

/// For a manifest or a token as a whole, however slowly its bytes come.
const DOCUMENT_TIME: Duration = Duration::from_secs(60);

/// Bytes of a manifest or a token: registries take no larger manifests either.
pub(super) const DOCUMENT: u64 = 4 * 1024 * 1024;

/// Bytes of an answer that says what is wrong.
const COMPLAINT: u64 = 4 * 1024;

/// Places that a blob is fetched from before it is there: a registry names its storage, and that is it.
const REDIRECTS: usize = 3;

/// A registry that has been asked who may come in.
pub(super) struct Session {
    client: Client,
    /// Scheme and authority.
    base: Url,
    repository: String,
    authorization: Option<HeaderValue>,
}

#[derive(Deserialize)]
struct Token {
    #[serde(alias = "access_token")]
    token: String,
}

impl Session {
    /// Asks the registry what it wants to know, and gets a token where it wants one.
    pub(super) async fn open(reference: &Reference, options: &Registry, actions: &str) -> Result<Self, String> {
        let scheme = if options.plain_http { "http" } else { "https" };
        let registry = reference.resolve_registry();
        let base: Url = format!("{scheme}://{registry}/")
            .parse()
            .map_err(|error| format!("`{registry}` is no host of a registry: {error}"))?;
        allow_literal(&base)?;
        let mut session =
            Self { client: client(options)?, base, repository: reference.repository().to_owned(), authorization: None };
        let greeting = send(session.at(Method::GET, session.url("v2/")?).timeout(DOCUMENT_TIME)).await?;
        if greeting.status() == StatusCode::UNAUTHORIZED {
            session.authorization = session.authorized(greeting.headers(), options, actions).await?;
        }
        Ok(session)
    }

    async fn authorized(
        &self,
        headers: &HeaderMap,
        options: &Registry,
        actions: &str,
    ) -> Result<Option<HeaderValue>, String> {
        let basic = basic(options)?;
        let wanted =
            headers.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| challenge(value.to_str().ok()?)).next();
        let (realm, service) = match wanted {
            Some(Challenge::Bearer { realm, service }) => (realm, service),
            Some(Challenge::Basic) => return Ok(basic),
            None => return Ok(None),
        };
        let mut realm: Url = realm.parse().map_err(|_| "names no URL to get a token from".to_owned())?;
        let own = same_authority(&realm, &self.base) && realm.scheme() == self.base.scheme();
        if realm.scheme() != "https" && !own {
            return Err(format!("wants a token from {}, which is not https", authority(&realm)));
        }
        allow_literal(&realm)?;
        let named = |host: &String| authority(&realm) == *host || realm.host_str() == Some(host);
        if basic.is_some() && !own && !options.auth_hosts.iter().any(named) {
            return Err(format!(
                "wants its password sent to {0}; where that is right say --registry-auth-host {0}",
                authority(&realm)
            ));
        }
        realm.query_pairs_mut().append_pair("scope", &format!("repository:{}:{actions}", self.repository));
        if let Some(service) = service {
            realm.query_pairs_mut().append_pair("service", &service);
        }
        let mut request = self.client.get(realm).timeout(DOCUMENT_TIME);
        if let Some(basic) = basic {
            request = request.header(AUTHORIZATION, basic);
        }
        let answer = read(succeeded(send(request).await?).await?, DOCUMENT, "token").await?;
        // What it holds is a secret, and so is what is wrong with it.
        let token: Token = serde_json::from_slice(&answer).map_err(|_| "answers with something that is no token")?;
        let header = HeaderValue::from_str(&format!("Bearer {}", token.token));
        header.map(Some).map_err(|_| "answers with a token that no header can hold".to_owned())
    }

    pub(super) fn url(&self, path: &str) -> Result<Url, String> {
        self.base.join(path).map_err(|error| format!("`{path}` is no path of a registry: {error}"))
    }

    /// A path of the repository.
    pub(super) fn of_repository(&self, path: &str) -> Result<Url, String> {
        self.url(&format!("v2/{}/{path}", self.repository))
    }

    /// A request to the registry itself. No other host ever gets its authorization.
    pub(super) fn at(&self, method: Method, url: Url) -> RequestBuilder {
        let authorization = self.authorization.as_ref().filter(|_| same_authority(&url, &self.base));
        let authorization = authorization.filter(|_| url.scheme() == self.base.scheme()).cloned();
        let request = self.client.request(method, url);
        match authorization {
            Some(authorization) => request.header(AUTHORIZATION, authorization),
            None => request,
        }
    }

    /// A small document, from the registry itself.
    pub(super) async fn document(&self, path: &str, accept: &str) -> Result<Vec<u8>, String> {
        let request = self.at(Method::GET, self.of_repository(path)?).header("accept", accept).timeout(DOCUMENT_TIME);
        read(succeeded(send(request).await?).await?, DOCUMENT, "manifest").await
    }

    /// A blob. A registry may name its storage for it: over TLS, and without anything that opens the registry.
    pub(super) async fn blob(&self, digest: &str) -> Result<Response, String> {
        let mut url = self.of_repository(&format!("blobs/{digest}"))?;
        let mut response = send(self.at(Method::GET, url.clone())).await?;
        for _ in 0..REDIRECTS {
            if !response.status().is_redirection() {
                break;
            }
            url = self.elsewhere(&url, &response)?;
            response = send(self.client.get(url.clone())).await?;
        }
        succeeded(response).await
    }

    fn elsewhere(&self, from: &Url, response: &Response) -> Result<Url, String> {
        let place = location(from, response)?;
        let own = same_authority(&place, &self.base) && place.scheme() == self.base.scheme();
        if place.scheme() != "https" && !own {
            return Err(format!("sends a blob from {}, which is not https", authority(&place)));
        }
        allow_literal(&place)?;
        Ok(place)
    }

    /// Where the registry takes an upload: nowhere but at itself.
    pub(super) fn upload(&self, response: &Response) -> Result<Url, String> {
        let place = location(response.url(), response)?;
        if !same_authority(&place, &self.base) || place.scheme() != self.base.scheme() {
            return Err(format!("wants a blob sent to {}", authority(&place)));
        }
        Ok(place)
    }
}

fn client(options: &Registry) -> Result<Client, String> {
    // The library takes the process's provider of cryptography; the second time it is there already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder()
        .connect_timeout(CONNECT)
        .read_timeout(READ)
        .redirect(redirect::Policy::none())
        .dns_resolver(Guarded)
        .user_agent(concat!("duo-doctor/", env!("CARGO_PKG_VERSION")));
    if let Some(path) = &options.ca {
        let unusable = |error: String| format!("{}: {error}", path.display());
        let pem = std::fs::read(path).map_err(|error| unusable(error.to_string()))?;
        for certificate in Certificate::from_pem_bundle(&pem).map_err(|error| unusable(words(&error)))? {
            builder = builder.tls_certs_merge([certificate]);
        }
    }
    builder.build().map_err(|error| words(&error))
}

fn basic(options: &Registry) -> Result<Option<HeaderValue>, String> {
    let (Some(user), Some(path)) = (&options.user, &options.password_file) else { return Ok(None) };
    let password = crate::read_small(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let both = STANDARD.encode(format!("{user}:{}", password.trim_end_matches(['\r', '\n'])));
    let mut header = HeaderValue::from_str(&format!("Basic {both}")).expect("base64 is plain");
    header.set_sensitive(true);
    Ok(Some(header))
}

/// Host and port, for comparing and for people.
fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

fn same_authority(one: &Url, other: &Url) -> bool {
    one.host_str() == other.host_str() && one.port_or_known_default() == other.port_or_known_default()
}

fn location(from: &Url, response: &Response) -> Result<Url, String> {
    let text = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    text.and_then(|text| from.join(text).ok()).ok_or_else(|| "sends elsewhere and does not say where".to_owned())
}

pub(super) async fn send(request: RequestBuilder) -> Result<Response, String> {
    request.send().await.map_err(|error| words(&error))
}

/// The answer, where it is a good one; otherwise what the registry says is wrong.
pub(super) async fn succeeded(response: Response) -> Result<Response, String> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    if status.is_redirection() {
        return Err(format!("answers {status}, and only blobs are fetched from elsewhere"));
    }
    let mut complaint = Vec::new();
    let mut response = response;
    while let Ok(Some(piece)) = response.chunk().await {
        complaint.extend_from_slice(&piece);
        if complaint.len() as u64 > COMPLAINT {
            complaint.truncate(COMPLAINT as usize);
            break;
        }
    }
    let complaint = String::from_utf8_lossy(&complaint).split_whitespace().collect::<Vec<_>>().join(" ");
    Err(format!("answers {status}: {complaint}"))
}

/// A whole answer of so many bytes at most.
pub(super) async fn read(mut response: Response, limit: u64, what: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| words(&error))? {
        if bytes.len() as u64 + piece.len() as u64 > limit {
            return Err(format!("sends a {what} larger than {} MiB", limit / 1024 / 1024));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// One sentence, with the causes that a library hides beneath its own.
pub(super) fn words(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        let inner = next.to_string();
        if !text.contains(&inner) {
            text = format!("{text}: {inner}");
        }
        cause = next.source();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
