//! Whether two URLs are one address to the gateway.

use duo_doctor_sdk::address::Address;

/// In what two addresses differ; the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Difference {
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
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Path => "path",
            Self::Scheme => "scheme",
            Self::Port => "port",
        }
    }
}

/// The path without a slash at its end, as the gateway joins paths without it.
pub(crate) fn path(address: &Address) -> &str {
    address.path.trim_end_matches('/')
}

/// The gravest difference.
pub(crate) fn difference(one: &Address, other: &Address) -> Option<Difference> {
    if one.host != other.host {
        Some(Difference::Host)
    } else if path(one) != path(other) {
        Some(Difference::Path)
    } else if one.scheme != other.scheme {
        Some(Difference::Scheme)
    } else if one.port != other.port {
        Some(Difference::Port)
    } else {
        None
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
            assert_eq!(difference(&parse(left), &parse(right)), expected, "{left} {right}");
        }
    }
}
