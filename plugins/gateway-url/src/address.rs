//! A web address in parts, as far as two of them must be compared. No general URL library: the
//! addresses in question have a scheme, a host, perhaps a port and a path.

use std::net::{Ipv4Addr, Ipv6Addr};

/// An address in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `http` or `https`.
    pub scheme: String,
    /// In lower case; an IPv6 address without its brackets.
    pub host: String,
    /// Also where the text does not say it.
    pub port: u16,
    /// As written, with its slashes; empty for none.
    pub path: String,
    /// The text without user name and password.
    pub shown: String,
    /// True where the text has a user name or a password.
    pub has_user: bool,
}

impl Address {
    /// Reads `https://aigw.example.com:5052/path`; nothing where it is not such a text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        let default_port = match scheme.as_str() {
            "http" => 80,
            "https" => 443,
            _ => return None,
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(end);
        let path = tail.split(['?', '#']).next().unwrap_or_default();
        let (user, place) = match authority.rsplit_once('@') {
            Some((_, place)) => (true, place),
            None => (false, authority),
        };
        let (host, port) = match place.strip_prefix('[') {
            Some(bracketed) => {
                let (host, after) = bracketed.split_once(']')?;
                (host, after.strip_prefix(':').or_else(|| after.is_empty().then_some(""))?)
            }
            None => place.split_once(':').unwrap_or((place, "")),
        };
        let host = host.trim_end_matches('.').to_lowercase();
        let port = if port.is_empty() { default_port } else { port.parse().ok()? };
        let usable = !host.is_empty() && !host.contains(char::is_whitespace);
        let shown = format!("{scheme}://{place}{path}");
        usable.then(|| Self { scheme, host, port, path: path.into(), shown, has_user: user })
    }

    /// True for the host that everybody is to himself.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.host == "localhost" || self.host.ends_with(".localhost") || self.is_loopback_address()
    }

    /// As [`Self::is_local`], and written as an address: an operator who names GitLab and gateway
    /// so has them on one machine, and knows it.
    #[must_use]
    pub fn is_loopback_address(&self) -> bool {
        let v4 = self.host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback() || address.is_unspecified());
        let v6 = self.host.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback() || address.is_unspecified());
        v4 || v6
    }

    /// True where GitLab, which adds `/v1/…` or `/monitoring/…` itself, would add it to a path of
    /// the gateway's API.
    #[must_use]
    pub fn has_api_path(&self) -> bool {
        let mut segments = self.path.split('/').filter(|segment| !segment.is_empty());
        segments.any(|segment| matches!(segment, "v1" | "v2" | "v3" | "v4" | "monitoring"))
    }

    /// True where it ends with a slash, a lone one after the host too.
    #[must_use]
    pub fn ends_with_slash(&self) -> bool {
        self.path.ends_with('/')
    }

    /// The first part in which two addresses differ: a keyword of the messages. GitLab cuts one
    /// slash from the end, so that one slash is no difference.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<&'static str> {
        let path = |address: &Self| address.path.strip_suffix('/').unwrap_or(&address.path).to_owned();
        if self.host != other.host {
            Some("host")
        } else if self.scheme != other.scheme {
            Some("scheme")
        } else if self.port != other.port {
            Some("port")
        } else if path(self) != path(other) {
            Some("path")
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    fn read(text: &str) -> Address {
        Address::read(text).unwrap_or_else(|| panic!("{text} is an address"))
    }

    #[test]
    fn compares_what_matters_and_nothing_else() {
        let cases = [
            ("http://aigw:5052", "http://aigw:5052/", None),
            ("HTTP://AIGW:5052", "http://aigw:5052", None),
            ("https://aigw", "https://aigw:443/", None),
            ("http://aigw", "http://aigw:80", None),
            ("http://[::1]:5052", "http://[::1]:5052/", None),
            ("https://user:password@aigw", "https://aigw", None),
            ("http://aigw:5052", "http://gateway:5052", Some("host")),
            ("http://aigw:5052", "https://aigw:5052", Some("scheme")),
            ("http://aigw:5052", "http://aigw", Some("port")),
            ("http://aigw/ai", "http://aigw", Some("path")),
            ("http://aigw/ai//", "http://aigw/ai", Some("path")),
        ];
        for (one, other, expected) in cases {
            assert_eq!(read(one).difference(&read(other)), expected, "{one} {other}");
            assert_eq!(read(other).difference(&read(one)), expected, "{other} {one}");
        }
    }

    #[test]
    fn knows_hosts_that_everybody_is_to_himself() {
        for local in
            ["http://localhost:5052", "http://127.0.0.1", "http://127.1.2.3:1", "http://[::1]", "https://0.0.0.0"]
        {
            assert!(read(local).is_local(), "{local}");
        }
        for other in ["http://localhost.example.com", "http://127.example.com", "http://10.0.0.1", "http://[fd00::1]"] {
            assert!(!read(other).is_local(), "{other}");
        }
    }

    #[test]
    fn refuses_what_is_no_web_address_and_hides_passwords() {
        for text in ["", "aigw:5052", "tcp://aigw:5052", "http://", "http://aigw:port", "http://ai gw", "http://[::1"] {
            assert_eq!(Address::read(text), None, "{text}");
        }
        let address = read("https://user:pass@word@aigw:5052/ai?key=secret");
        assert_eq!((address.shown.as_str(), address.has_user), ("https://aigw:5052/ai", true));
    }

    #[test]
    fn tells_api_paths_from_prefixes() {
        for api in
            ["http://aigw/v1", "http://aigw/v1/", "http://aigw/ai/v2/chat/agent", "http://aigw/monitoring/healthz"]
        {
            assert!(read(api).has_api_path(), "{api}");
        }
        for prefix in ["http://aigw", "http://aigw/", "http://aigw/ai", "http://v1/ai", "http://aigw/v1x"] {
            assert!(!read(prefix).has_api_path(), "{prefix}");
        }
    }
}
