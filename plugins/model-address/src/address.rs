//! What an endpoint's text says: a URL that the gateway can use, and whom its host names.

use std::net::IpAddr;

/// Why a text is no endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing in it.
    Empty,
    /// White space or quotation marks are part of it.
    Stray,
    /// Neither `http://` nor `https://`.
    Scheme,
    /// No host, or a placeholder in its place.
    Host,
    /// A port that is no number.
    Port,
}

impl Fault {
    /// The word by which the messages tell them apart.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Stray => "stray",
            Self::Scheme => "scheme",
            Self::Host => "host",
            Self::Port => "port",
        }
    }
}

/// An endpoint, as far as it matters where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `http` or `https`.
    pub scheme: String,
    /// In small letters, without brackets and without the root's dot.
    pub host: String,
    /// Also where it is not written.
    pub port: u16,
    /// Without a slash at its end; empty for none.
    pub path: String,
}

/// Whom a host names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// The machine, or container, that asks.
    Itself,
    /// Every address of a machine; as a destination, Linux takes it for the machine that asks.
    Every,
    /// The host of a container, by a name that some container engines give it.
    HostAlias,
    /// A machine in the neighbourhood that answers to its own name (mDNS).
    Neighbour,
    /// A service of a Kubernetes cluster.
    Cluster,
    /// A name of one word: a container, or a machine of the own domain.
    Word,
    /// Anything that means the same everywhere.
    Anyone,
}

impl Address {
    /// Takes an endpoint apart.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if text.trim().is_empty() {
            return Err(Fault::Empty);
        }
        if text.contains(|letter: char| letter.is_whitespace() || "\"'`".contains(letter)) {
            return Err(Fault::Stray);
        }
        let (scheme, rest) = text.split_once("://").ok_or(Fault::Scheme)?;
        let scheme = scheme.to_lowercase();
        let standard = match scheme.as_str() {
            "http" => 80,
            "https" => 443,
            _ => return Err(Fault::Scheme),
        };
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let authority = authority.rsplit('@').next().unwrap_or_default();
        let (host, port) = match authority.strip_prefix('[') {
            Some(literal) => literal.split_once(']').ok_or(Fault::Host)?,
            None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
        };
        if host.is_empty() || host.contains(|letter: char| "<>{}$%".contains(letter)) {
            return Err(Fault::Host);
        }
        let port = match port.strip_prefix(':') {
            None if port.is_empty() => standard,
            Some("") => standard,
            Some(digits) => digits.parse().map_err(|_| Fault::Port)?,
            None => return Err(Fault::Host),
        };
        let host = host.to_lowercase().trim_end_matches('.').to_owned();
        Ok(Self { scheme, host, port, path: path.trim_end_matches('/').to_owned() })
    }

    /// Whom the host names.
    pub fn whom(&self) -> Whom {
        whom(&self.host)
    }
}

/// Whom a host names.
pub fn whom(host: &str) -> Whom {
    let host = host.trim_matches(['[', ']']).trim_end_matches('.').to_lowercase();
    if let Ok(address) = host.parse::<IpAddr>() {
        return match address.to_canonical() {
            address if address.is_loopback() => Whom::Itself,
            address if address.is_unspecified() => Whom::Every,
            _ => Whom::Anyone,
        };
    }
    let ends = |end: &str| host.strip_suffix(end).is_some_and(|rest| !rest.is_empty());
    let labels = host.split('.').count();
    match host.as_str() {
        "localhost" | "localhost.localdomain" | "ip6-localhost" => Whom::Itself,
        _ if ends(".localhost") => Whom::Itself,
        "host.docker.internal" | "gateway.docker.internal" | "host.containers.internal" => Whom::HostAlias,
        _ if ends(".svc") || ends(".cluster.local") => Whom::Cluster,
        // Longer names under `.local` are usual in company networks, and their name servers know them.
        _ if ends(".local") && labels == 2 => Whom::Neighbour,
        _ if labels == 1 => Whom::Word,
        _ => Whom::Anyone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints() {
        let address = Address::parse("HTTPS://GPU1.example.jp./v1/").unwrap();
        assert_eq!((address.scheme.as_str(), address.host.as_str()), ("https", "gpu1.example.jp"));
        assert_eq!((address.port, address.path.as_str()), (443, "/v1"));
        for (text, fault) in [
            ("", Fault::Empty),
            ("gpu1:8000/v1", Fault::Scheme),
            ("tcp://gpu1:8000", Fault::Scheme),
            ("http:/gpu1:8000/v1", Fault::Scheme),
            ("http:///v1", Fault::Host),
            ("http://<your-host>:8000/v1", Fault::Host),
            ("http://gpu1:80OO/v1", Fault::Port),
            ("http://gpu1:99999/v1", Fault::Port),
            ("http://gpu1:8000/v1 ", Fault::Stray),
            ("\"http://gpu1:8000/v1\"", Fault::Stray),
            ("http://[::1/v1", Fault::Host),
        ] {
            assert_eq!(Address::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn hosts() {
        for (host, expected) in [
            ("LocalHost", Whom::Itself),
            ("127.1.2.3", Whom::Itself),
            ("::1", Whom::Itself),
            ("::ffff:127.0.0.1", Whom::Itself),
            ("vllm.localhost", Whom::Itself),
            ("0.0.0.0", Whom::Every),
            ("::", Whom::Every),
            ("host.docker.internal", Whom::HostAlias),
            ("gpu1.local", Whom::Neighbour),
            ("gpu1.corp.local", Whom::Anyone),
            ("vllm.ai.svc.cluster.local", Whom::Cluster),
            ("vllm.ai.svc", Whom::Cluster),
            ("vllm", Whom::Word),
            ("gpu1.example.jp", Whom::Anyone),
            ("10.0.0.7", Whom::Anyone),
        ] {
            assert_eq!(whom(host), expected, "{host}");
        }
    }
}
