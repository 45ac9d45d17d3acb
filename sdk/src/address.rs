//! Addresses as people write them into settings: one way to take them apart, one notion of whom a host names.

use std::net::IpAddr;

/// Why a text is not the URL of a web server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing in it.
    Empty,
    /// Quotation marks are part of it, as some env files leave them.
    Quotes,
    /// White space is part of it.
    Space,
    /// Neither `http://` nor `https://`.
    Scheme,
    /// No host, or a placeholder in its place.
    Host,
    /// A port that is no number.
    Port,
}

/// The URL of a web server in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `http` or `https`.
    pub scheme: String,
    /// In small letters, without brackets and without the root's dot.
    pub host: String,
    /// Also where it is not written.
    pub port: u16,
    /// As written, with its slashes; empty for none.
    pub path: String,
    /// True where a name or a password stands before the host.
    pub has_user: bool,
    /// Host and port as written.
    place: String,
}

/// Whom a host names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// The machine, or container, that asks: `localhost`, 127.0.0.0/8, `::1`.
    Itself,
    /// Every address of a machine, `0.0.0.0` and `::`; as a destination, Linux takes it for the machine that asks.
    Every,
    /// The host of a container, by a name that some container engines give it.
    HostAlias,
    /// A machine in the neighborhood that answers to its own name (mDNS).
    Neighbour,
    /// A service of a Kubernetes cluster.
    Cluster,
    /// A name of one word: a container, or a machine of the own domain.
    Word,
    /// An address of a private network: RFC 1918, link-local, unique local.
    Private,
    /// Anything that means the same everywhere.
    Anyone,
}

impl Address {
    /// Takes `https://aigw.example.com:5052/path` apart. White space around it is let pass.
    ///
    /// # Errors
    /// What keeps it from being one.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Fault::Empty);
        }
        if text.starts_with(QUOTES) || text.ends_with(QUOTES) {
            return Err(Fault::Quotes);
        }
        let (scheme, rest) = text.split_once("://").ok_or(Fault::Scheme)?;
        let scheme = scheme.to_lowercase();
        let standard = match scheme.as_str() {
            "http" => 80,
            "https" => 443,
            _ => return Err(Fault::Scheme),
        };
        let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let path = tail.split(['?', '#']).next().unwrap_or_default();
        let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
        if text.contains(char::is_whitespace) {
            return Err(Fault::Space);
        }
        let (host, port) = host_and_port(place).ok_or(Fault::Host)?;
        if host.is_empty() || host.contains(|letter: char| "\"'`<>{}$%".contains(letter)) {
            return Err(Fault::Host);
        }
        let port = if port.is_empty() { standard } else { port.parse().map_err(|_| Fault::Port)? };
        let has_user = place.len() < authority.len();
        Ok(Self { scheme, host: plain(host), port, path: path.into(), has_user, place: place.into() })
    }

    /// The text without name, password, query and fragment.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("{}://{}{}", self.scheme, self.place, self.path)
    }

    /// Whom the host names.
    #[must_use]
    pub fn whom(&self) -> Whom {
        whom(&self.host)
    }
}

/// Quotation marks that people leave around a value.
const QUOTES: [char; 3] = ['"', '\'', '`'];

/// `host:port` apart; the port is empty where there is none. Nothing where brackets do not match.
#[must_use]
pub fn host_and_port(place: &str) -> Option<(&str, &str)> {
    match place.strip_prefix('[') {
        Some(bracketed) => {
            let (host, after) = bracketed.split_once(']')?;
            Some((host, after.strip_prefix(':').or_else(|| after.is_empty().then_some(""))?))
        }
        None => Some(place.split_once(':').unwrap_or((place, ""))),
    }
}

/// A host in small letters, without brackets and without the root's dot.
#[must_use]
pub fn plain(host: &str) -> String {
    host.trim_matches(['[', ']']).trim_end_matches('.').to_lowercase()
}

/// The text of a URL without the name and password that somebody put before the host; any text else as it is.
#[must_use]
pub fn without_user(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    format!("{scheme}://{}{tail}", authority.rsplit('@').next().unwrap_or_default())
}

/// Whom a host names; a name or an address, with or without brackets.
#[must_use]
pub fn whom(host: &str) -> Whom {
    let host = plain(host);
    if let Ok(address) = host.parse::<IpAddr>() {
        return of_address(address.to_canonical());
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

fn of_address(address: IpAddr) -> Whom {
    let private = match address {
        IpAddr::V4(address) => address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => address.is_unique_local() || address.is_unicast_link_local(),
    };
    match address {
        address if address.is_loopback() => Whom::Itself,
        address if address.is_unspecified() => Whom::Every,
        _ if private => Whom::Private,
        _ => Whom::Anyone,
    }
}

/// True for the host that everybody is to himself, by name or by address.
#[must_use]
pub fn is_local(host: &str) -> bool {
    matches!(whom(host), Whom::Itself | Whom::Every)
}

/// As [`is_local`], and written as an address: an operator who names two parts so has them on one machine, and
/// knows it.
#[must_use]
pub fn is_local_address(host: &str) -> bool {
    is_local(host) && plain(host).parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_taken_apart() {
        for (text, scheme, host, port, path, shown) in [
            ("https://aigw.example.com", "https", "aigw.example.com", 443, "", "https://aigw.example.com"),
            ("HTTP://AIGW:5052/", "http", "aigw", 5052, "/", "http://AIGW:5052/"),
            ("http://aigw:/v1?x#y", "http", "aigw", 80, "/v1", "http://aigw:/v1"),
            (" https://GPU1.example.jp./v1/ ", "https", "gpu1.example.jp", 443, "/v1/", "https://GPU1.example.jp./v1/"),
            ("http://[::1]:5052/x", "http", "::1", 5052, "/x", "http://[::1]:5052/x"),
            ("http://[fd00::7]", "http", "fd00::7", 80, "", "http://[fd00::7]"),
            ("https://user:pass@word@aigw:5052/ai?key=secret", "https", "aigw", 5052, "/ai", "https://aigw:5052/ai"),
        ] {
            let address = Address::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            let parts = (address.scheme.as_str(), address.host.as_str(), address.port, address.path.as_str());
            assert_eq!(parts, (scheme, host, port, path), "{text}");
            assert_eq!((address.shown().as_str(), address.has_user), (shown, text.contains('@')), "{text}");
        }
    }

    #[test]
    fn what_is_no_url_says_why() {
        for (text, fault) in [
            ("", Fault::Empty),
            ("  ", Fault::Empty),
            ("\"https://gitlab\"", Fault::Quotes),
            ("'https://gitlab", Fault::Quotes),
            ("gpu1:8000/v1", Fault::Scheme),
            ("tcp://gpu1:8000", Fault::Scheme),
            ("http:/gpu1:8000/v1", Fault::Scheme),
            ("http://gpu1:8000/v1 x", Fault::Space),
            ("http://ai gw", Fault::Space),
            ("https://", Fault::Host),
            ("http:///v1", Fault::Host),
            ("https://<your-gitlab>", Fault::Host),
            ("http://{host}:8000", Fault::Host),
            ("http://[::1/v1", Fault::Host),
            ("http://[::1]x/v1", Fault::Host),
            ("http://gpu1:80OO/v1", Fault::Port),
            ("http://gpu1:99999/v1", Fault::Port),
        ] {
            assert_eq!(Address::parse(text), Err(fault), "{text}");
        }
        assert_eq!(without_user("https://a:b@h/p@q"), "https://h/p@q");
        assert_eq!(without_user("a@b"), "a@b");
    }

    #[test]
    fn whom_a_host_names() {
        for (host, expected) in [
            ("LocalHost", Whom::Itself),
            ("localhost.", Whom::Itself),
            ("vllm.localhost", Whom::Itself),
            ("localhost.localdomain", Whom::Itself),
            ("127.0.0.1", Whom::Itself),
            ("127.1.2.3", Whom::Itself),
            ("::1", Whom::Itself),
            ("[::1]", Whom::Itself),
            ("::ffff:127.0.0.1", Whom::Itself),
            ("0.0.0.0", Whom::Every),
            ("::", Whom::Every),
            ("[::]", Whom::Every),
            ("host.docker.internal", Whom::HostAlias),
            ("gpu1.local", Whom::Neighbour),
            ("gpu1.corp.local", Whom::Anyone),
            ("vllm.ai.svc.cluster.local", Whom::Cluster),
            ("vllm.ai.svc", Whom::Cluster),
            ("vllm", Whom::Word),
            ("10.0.0.7", Whom::Private),
            ("172.16.0.1", Whom::Private),
            ("172.32.0.1", Whom::Anyone),
            ("192.168.1.1", Whom::Private),
            ("169.254.1.1", Whom::Private),
            ("fd00::1", Whom::Private),
            ("fe80::1", Whom::Private),
            ("203.0.113.5", Whom::Anyone),
            ("2001:db8::1", Whom::Anyone),
            ("gpu1.example.jp", Whom::Anyone),
            // Names that only begin or end like one of this host.
            ("127.models.example.com", Whom::Anyone),
            ("127.0.0.1.example.com", Whom::Anyone),
            ("localhost.example.com", Whom::Anyone),
            ("notlocalhost", Whom::Word),
        ] {
            assert_eq!(whom(host), expected, "{host}");
            assert_eq!(is_local(host), matches!(expected, Whom::Itself | Whom::Every), "{host}");
        }
        assert!(is_local_address("[::1]") && is_local_address("0.0.0.0") && !is_local_address("localhost"));
    }
}
