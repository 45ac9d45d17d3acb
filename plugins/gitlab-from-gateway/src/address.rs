//! URLs taken apart, as far as it is needed to say whether two of them are one address.

/// A base URL or the address of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// `http` or `https`.
    pub scheme: String,
    /// In small letters, without brackets.
    pub host: String,
    /// Also where it is not written.
    pub port: u16,
    /// Without a slash at its end; empty for none.
    pub path: String,
}

/// In what two addresses differ; the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Another machine, as far as names tell.
    Host,
    /// Another path.
    Path,
    /// `http` against `https`.
    Scheme,
    /// Another port.
    Port,
}

impl Difference {
    /// The word by which the messages tell them apart.
    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Path => "path",
            Self::Scheme => "scheme",
            Self::Port => "port",
        }
    }
}

impl Address {
    /// Takes a URL apart; nothing where it is not one of a web server.
    pub fn parse(url: &str) -> Option<Self> {
        let (scheme, rest) = url.trim().split_once("://")?;
        let scheme = scheme.to_lowercase();
        let standard = match scheme.as_str() {
            "http" => 80,
            "https" => 443,
            _ => return None,
        };
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let authority = authority.rsplit('@').next().unwrap_or_default();
        let (host, port) = match authority.strip_prefix('[') {
            Some(literal) => literal.split_once(']')?,
            None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
        };
        let port = match port.strip_prefix(':') {
            None | Some("") => standard,
            Some(digits) => digits.parse().ok()?,
        };
        let path = path.trim_end_matches('/').to_owned();
        (!host.is_empty()).then(|| Self { scheme, host: host.to_lowercase(), port, path })
    }

    /// The gravest difference; a slash at the end is none, as the gateway joins paths without it.
    pub fn difference(&self, other: &Self) -> Option<Difference> {
        if self.host != other.host {
            Some(Difference::Host)
        } else if self.path != other.path {
            Some(Difference::Path)
        } else if self.scheme != other.scheme {
            Some(Difference::Scheme)
        } else if self.port != other.port {
            Some(Difference::Port)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences() {
        let parse = |url| Address::parse(url).unwrap();
        for (left, right, expected) in [
            ("https://gitlab.example.jp", "https://GitLab.example.jp:443/", None),
            ("https://gitlab.example.jp", "http://gitlab.example.jp", Some(Difference::Scheme)),
            ("https://gitlab.example.jp", "https://gitlab.example.jp:8443", Some(Difference::Port)),
            ("https://gitlab.example.jp/gitlab", "https://gitlab.example.jp", Some(Difference::Path)),
            ("https://a/", "https://b/", Some(Difference::Host)),
            ("http://[::1]:80/x", "http://[::1]/x/", None),
        ] {
            assert_eq!(parse(left).difference(&parse(right)), expected, "{left} {right}");
        }
        for url in ["gitlab", "ftp://gitlab", "https://", "https://h:port"] {
            assert_eq!(Address::parse(url), None, "{url}");
        }
    }
}
