//! The endpoints that the operator named.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bindings::duo_doctor::check::connections as wit;

/// A named endpoint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Connection {
    /// For example `gitlab` or `model/mistral`; the subject of findings about it.
    pub name: String,
    /// `http`, `https`, or `tcp`.
    pub scheme: String,
    /// Host name or address.
    pub host: String,
    /// Port, also where the URL does not say it.
    pub port: u16,
    /// Path prefix without a trailing slash; empty for none.
    pub base_path: String,
    /// The URL as the operator wrote it.
    pub written: String,
    /// Names of the credentials that may be used on it.
    pub credentials: Vec<String>,
    /// Facts without secrets: for a model `identifier`, `family`, `provider`.
    pub attributes: BTreeMap<String, String>,
}

impl Connection {
    /// True where the operator gave this credential.
    #[must_use]
    pub fn has_credential(&self, name: &str) -> bool {
        self.credentials.iter().any(|known| known == name)
    }

    /// An attribute, or nothing.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// The connections of a kind that this check may use, sorted by name.
#[must_use]
pub fn list(kind: &str) -> Vec<Connection> {
    let connections = wit::list(kind).into_iter().map(|connection| Connection {
        name: connection.name,
        scheme: connection.scheme,
        host: connection.host,
        port: connection.port,
        base_path: connection.base_path,
        written: connection.written,
        credentials: connection.credentials,
        attributes: connection.attributes.into_iter().map(|arg| (arg.name, arg.value)).collect(),
    });
    connections.collect()
}

/// The connection of a kind that there can be only one of, such as `gitlab`.
#[must_use]
pub fn only(kind: &str) -> Option<Connection> {
    list(kind).into_iter().next()
}
