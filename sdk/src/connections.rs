//! The endpoints that the operator named.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::address::plain;
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

    /// Its URL with this scheme and without a path; the port is left out where it is the scheme's own.
    #[must_use]
    pub fn base(&self, scheme: &str) -> String {
        let host = if self.host.contains(':') { format!("[{}]", plain(&self.host)) } else { self.host.clone() };
        match (scheme, self.port) {
            ("http", 80) | ("https", 443) => format!("{scheme}://{host}"),
            (_, port) => format!("{scheme}://{host}:{port}"),
        }
    }

    /// What the AI Gateway takes for a model's provider, in lower case: the identifier's part before the first `/`, or
    /// GitLab's own word for it. Empty where neither is known.
    #[must_use]
    pub fn provider(&self) -> String {
        let identifier = self.attribute("identifier").unwrap_or_default();
        let word = identifier.split_once('/').map(|(provider, _)| provider);
        word.or_else(|| self.attribute("provider")).unwrap_or_default().to_lowercase()
    }

    /// The model's name as the AI Gateway sends it: the identifier after its first `/`. Nothing where that is empty.
    #[must_use]
    pub fn sent_name(&self) -> Option<&str> {
        let identifier = self.attribute("identifier")?;
        let name = identifier.split_once('/').map_or(identifier, |(_, name)| name);
        (!name.trim().is_empty()).then_some(name)
    }

    /// The provider, where its endpoint does not have OpenAI's paths.
    #[must_use]
    pub fn other_paths(&self) -> Option<String> {
        let others = ["bedrock", "vertex_ai", "bedrock_mantle", "azure", "anthropic", "gemini"];
        Some(self.provider()).filter(|provider| others.contains(&provider.as_str()))
    }
}

/// The connections of a kind for which this check declares a need, sorted by name.
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

#[cfg(test)]
mod tests {
    use super::Connection;

    #[test]
    fn a_base_has_the_port_where_the_scheme_does_not_say_it() {
        for (host, port, scheme, base) in [
            ("aigw", 5052, "http", "http://aigw:5052"),
            ("aigw", 443, "https", "https://aigw"),
            ("aigw", 443, "http", "http://aigw:443"),
            ("fd00::7", 80, "http", "http://[fd00::7]"),
            ("[fd00::7]", 80, "https", "https://[fd00::7]:80"),
        ] {
            let connection = Connection { host: host.into(), port, ..Connection::default() };
            assert_eq!(connection.base(scheme), base);
        }
    }

    #[test]
    fn an_identifier_is_read_as_the_gateway_reads_it() {
        let cases = [
            (Some("custom_openai/mistral"), None, "custom_openai", Some("mistral"), false),
            (Some("Azure/gpt-4o"), None, "azure", Some("gpt-4o"), true),
            (Some("bedrock/a/b"), Some("api"), "bedrock", Some("a/b"), true),
            (Some("mistral"), Some("VERTEX_AI"), "vertex_ai", Some("mistral"), true),
            (Some("custom_openai/ "), None, "custom_openai", None, false),
            (None, None, "", None, false),
        ];
        for (identifier, provider, read, sent, other) in cases {
            let named = [("identifier", identifier), ("provider", provider)];
            let attributes = named.iter().filter_map(|(name, value)| Some(((*name).to_owned(), (*value)?.to_owned())));
            let connection = Connection { attributes: attributes.collect(), ..Connection::default() };
            assert_eq!((connection.provider().as_str(), connection.sent_name()), (read, sent));
            assert_eq!(connection.other_paths(), other.then(|| read.to_owned()));
        }
    }
}
