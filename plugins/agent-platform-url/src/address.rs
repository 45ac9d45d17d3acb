//! The address of a gRPC service as GitLab needs it: `host:port`, and nothing before or behind it. Without a port, as
//! behind NGINX or an Ingress, gRPC takes that of HTTPS.

use duo_doctor_sdk::address::plain;

/// The port where none is written.
const PORT: u16 = 443;

/// An address that gRPC can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// In lower case; an IPv6 address without its brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

/// What is wrong with a text that should be one: a keyword of the messages, and what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misshapen {
    /// `scheme`, `path`, `no-host`, `user` or `other`.
    pub problem: &'static str,
    /// The scheme, where there is one.
    pub scheme: String,
    /// What it should be, as far as the text tells.
    pub wanted: String,
}

/// Reads `aigw.example.com:50052`. gRPC's own prefix `dns:///` changes nothing and is let pass.
pub(crate) fn read(text: &str) -> Result<Address, Misshapen> {
    let text = text.strip_prefix("dns:///").unwrap_or(text);
    let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    let parts = parts(place);
    let host = parts.as_ref().map(|(host, _)| host.as_str()).filter(|host| !host.is_empty());
    let port = parts.as_ref().and_then(|(_, port)| *port);
    let problem = if !scheme.is_empty() {
        "scheme"
    } else if place != authority {
        "user"
    } else if !tail.is_empty() {
        "path"
    } else if host.is_none() {
        "no-host"
    } else if place.contains(char::is_whitespace) || parts.is_none() {
        "other"
    } else {
        ""
    };
    match (host, port) {
        (Some(host), port) if problem.is_empty() => Ok(Address { host: host.into(), port: port.unwrap_or(PORT) }),
        _ => {
            let bracketed = |host: &str| if host.contains(':') { format!("[{host}]") } else { host.into() };
            let host = host.map_or_else(|| "{host}".into(), bracketed);
            let port = port.map_or_else(|| "50052".into(), |port| port.to_string());
            Err(Misshapen { problem, scheme: scheme.to_lowercase(), wanted: format!("{host}:{port}") })
        }
    }
}

/// Host and port; nothing where the port is no number.
fn parts(place: &str) -> Option<(String, Option<u16>)> {
    let (host, port) = match place.strip_prefix('[') {
        Some(bracketed) => {
            let (host, after) = bracketed.split_once(']')?;
            (host, after.strip_prefix(':').unwrap_or(after))
        }
        None => place.rsplit_once(':').unwrap_or((place, "")),
    };
    let port = if port.is_empty() { None } else { Some(port.parse().ok().filter(|port| *port != 0)?) };
    Some((plain(host), port))
}

/// `host:port`, an IPv6 address in brackets.
impl std::fmt::Display for Address {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.host.contains(':') {
            write!(out, "[{}]:{}", self.host, self.port)
        } else {
            write!(out, "{}:{}", self.host, self.port)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_what_grpc_can_use() {
        for (text, shown) in [
            ("aigw.example.com:50052", "aigw.example.com:50052"),
            ("AIGW:8443", "aigw:8443"),
            ("10.0.0.7:50052", "10.0.0.7:50052"),
            ("[fd00::7]:50052", "[fd00::7]:50052"),
            ("dns:///aigw:50052", "aigw:50052"),
            ("aigw", "aigw:443"),
            ("[fd00::7]", "[fd00::7]:443"),
        ] {
            assert_eq!(read(text).map(|address| address.to_string()), Ok(shown.into()), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong_and_what_it_should_be() {
        for (text, problem, wanted) in [
            ("http://aigw:50052", "scheme", "aigw:50052"),
            ("https://aigw", "scheme", "aigw:50052"),
            ("tcp://aigw:50052/", "scheme", "aigw:50052"),
            ("aigw:50052/", "path", "aigw:50052"),
            (":50052", "no-host", "{host}:50052"),
            ("user:secret@aigw:50052", "user", "aigw:50052"),
            ("aigw:grpc", "no-host", "{host}:50052"),
            ("ai gw:50052", "other", "ai gw:50052"),
        ] {
            let found = read(text).map_err(|misshapen| (misshapen.problem, misshapen.wanted));
            assert_eq!(found, Err((problem, wanted.into())), "{text}");
        }
    }
}
