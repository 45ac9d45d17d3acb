//! GitLab's discovery document and its key set: what they say, and why an answer is none.

use duo_doctor_sdk::address::{Address, plain};
use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::http::{Answer, Response};
use duo_doctor_sdk::serde_json::Value;

use crate::address::path;

/// Where the gateway asks first.
pub(crate) const DISCOVERY: &str = "/.well-known/openid-configuration";

/// Where GitLab serves its keys.
pub(crate) const KEY_PATHS: [&str; 2] = ["/oauth/discovery/keys", "/-/jwks"];

/// The parts of the discovery document that matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    /// By whose name tokens are signed.
    pub issuer: Option<String>,
    /// Where the keys are.
    pub jwks_uri: String,
}

/// Why an answer is not the document that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// 404.
    NotFound,
    /// 500 and above.
    ServerError,
    /// Any other status that is no success.
    Status,
    /// A redirect to somewhere else, as to a login page.
    Redirect(String),
    /// A redirect to the same document at another address. The gateway follows it; where that
    /// leads is not known.
    Moved(String),
    /// A web page.
    Html,
    /// JSON without the fields, or no JSON.
    Other,
    /// More than was read.
    Truncated,
}

impl Fault {
    /// The word by which the messages tell them apart.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::ServerError => "server-error",
            Self::Status => "status",
            Self::Redirect(_) => "redirect",
            Self::Moved(_) => "moved",
            Self::Html => "html",
            Self::Other => "other",
            Self::Truncated => "truncated",
        }
    }
}

/// The document in an answer.
pub(crate) fn document(response: &Response) -> Result<Document, Fault> {
    let body = json(response)?;
    let text = |field: &str| body.get(field).and_then(Value::as_str).map(str::to_owned);
    let jwks_uri = text("jwks_uri").ok_or(Fault::Other)?;
    Ok(Document { issuer: text("issuer"), jwks_uri })
}

/// The names of the keys in an answer; a key without a name is counted all the same.
pub(crate) fn key_ids(response: &Response) -> Result<Vec<String>, Fault> {
    let body = json(response)?;
    let keys = body.get("keys").and_then(Value::as_array).ok_or(Fault::Other)?;
    Ok(keys.iter().map(|key| key.get("kid").and_then(Value::as_str).unwrap_or_default().to_owned()).collect())
}

fn json(response: &Response) -> Result<Value, Fault> {
    match response.status {
        200..=299 => {}
        300..=399 => {
            let target = response.header("location").unwrap_or("-").to_owned();
            let same = target.split(['?', '#']).next().unwrap_or_default().ends_with(DISCOVERY);
            return Err(if same { Fault::Moved(target) } else { Fault::Redirect(target) });
        }
        404 => return Err(Fault::NotFound),
        500.. => return Err(Fault::ServerError),
        _ => return Err(Fault::Status),
    }
    match response.json() {
        Some(body) => Ok(body),
        None if response.truncated => Err(Fault::Truncated),
        None if response.is_html() => Err(Fault::Html),
        None => Err(Fault::Other),
    }
}

/// Where the keys are, seen from a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Location {
    /// At this path below the connection.
    Here(&'static str),
    /// At the connection's address, under a path that GitLab does not use.
    UnusualPath,
    /// At another address, for which there is no connection.
    Elsewhere,
}

/// Whether the keys can be asked for through the connection.
pub(crate) fn location(jwks_uri: &str, connection: &Connection) -> Location {
    let Ok(keys) = Address::parse(jwks_uri) else { return Location::Elsewhere };
    let same = keys.scheme == connection.scheme && keys.host == plain(&connection.host) && keys.port == connection.port;
    if !same {
        return Location::Elsewhere;
    }
    let path = path(&keys);
    let below = path.strip_prefix(connection.base_path.as_str()).unwrap_or(path);
    KEY_PATHS.into_iter().find(|&path| path == below).map_or(Location::UnusualPath, Location::Here)
}

/// The path of the keys, where an answer names one that can be asked for.
pub(crate) fn keys_path(discovery: &Answer, connection: &Connection) -> Option<&'static str> {
    let document = document(discovery.response()?).ok()?;
    match location(&document.jwks_uri, connection) {
        Location::Here(path) => Some(path),
        Location::UnusualPath | Location::Elsewhere => None,
    }
}
