//! The host that a URL names, and whether two hosts can be told to be different.

use std::net::IpAddr;

/// Why a value is not the base URL of a web server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing in it.
    Empty,
    /// Quotation marks are part of it, as some env files leave them.
    Quotes,
    /// Neither `http://` nor `https://`.
    Scheme,
    /// No host name after the scheme, or one with characters that no name has.
    Host,
}

impl Fault {
    /// The word by which the messages tell them apart.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Quotes => "quotes",
            Self::Scheme => "scheme",
            Self::Host => "host",
        }
    }
}

/// The host in small letters.
pub fn host(url: &str) -> Result<String, Fault> {
    let url = url.trim();
    if url.is_empty() {
        return Err(Fault::Empty);
    }
    if url.starts_with(['"', '\'']) || url.ends_with(['"', '\'']) {
        return Err(Fault::Quotes);
    }
    let (scheme, rest) = url.split_once("://").ok_or(Fault::Scheme)?;
    if !matches!(scheme.to_lowercase().as_str(), "http" | "https") {
        return Err(Fault::Scheme);
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let after_user = authority.rsplit('@').next().unwrap_or_default();
    let host = match after_user.strip_prefix('[') {
        Some(literal) => literal.split(']').next().unwrap_or_default(),
        None => after_user.split(':').next().unwrap_or_default(),
    };
    let plausible =
        !host.is_empty() && host.chars().all(|letter| !letter.is_whitespace() && !"\"'<>{}$".contains(letter));
    if plausible { Ok(host.to_lowercase()) } else { Err(Fault::Host) }
}

/// The URL without the name and password that somebody put before the host.
pub fn without_user(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    format!("{scheme}://{}{tail}", authority.rsplit('@').next().unwrap_or_default())
}

/// True where two hosts are certainly not spelled as the same machine: two different names or two
/// different addresses. A name and an address may belong together, and a loopback address says
/// nothing outside its own machine; GitLab.com alone is never somebody's own instance.
pub fn differ(gateways: &str, operators: &str) -> bool {
    let (gateways, operators) = (plain(gateways), plain(operators));
    if gateways == operators {
        return false;
    }
    if gateways == "gitlab.com" || is_of_examples(&gateways) {
        return true;
    }
    if is_loopback(&operators) {
        return false;
    }
    if is_loopback(&gateways) {
        return true;
    }
    gateways.parse::<IpAddr>().is_ok() == operators.parse::<IpAddr>().is_ok()
}

fn plain(host: &str) -> String {
    host.trim_matches(['[', ']']).trim_end_matches('.').to_lowercase()
}

/// Names that are reserved for documentation and never resolve to a GitLab.
fn is_of_examples(host: &str) -> bool {
    let reserved = ["example", "invalid", "example.com", "example.net", "example.org"];
    reserved.iter().any(|&name| host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.')))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        for (url, expected) in [
            ("https://GitLab.example.jp/gitlab", Ok("gitlab.example.jp")),
            ("http://user:word@gitlab:8080?x", Ok("gitlab")),
            ("http://[::1]:80/", Ok("::1")),
            (" ", Err(Fault::Empty)),
            ("\"https://gitlab\"", Err(Fault::Quotes)),
            ("gitlab.example.jp", Err(Fault::Scheme)),
            ("ftp://gitlab", Err(Fault::Scheme)),
            ("https://", Err(Fault::Host)),
            ("https://<your-gitlab>", Err(Fault::Host)),
        ] {
            assert_eq!(host(url), expected.map(str::to_owned), "{url}");
        }
        assert_eq!(without_user("https://a:b@h/p@q"), "https://h/p@q");
    }

    #[test]
    fn hosts_that_differ() {
        for (gateways, operators, expected) in [
            ("gitlab.example.jp", "GITLAB.example.jp.", false),
            ("gitlab.example.jp", "other.example.jp", true),
            ("gitlab.example.jp", "10.0.0.5", false),
            ("10.0.0.6", "10.0.0.5", true),
            ("gitlab.com", "127.0.0.1", true),
            ("gitlab.example.com", "127.0.0.1", true),
            ("gitlab.myexample.com", "127.0.0.1", false),
            ("gitlab.example.com", "gitlab.example.com", false),
            ("gitlab.example.jp", "localhost", false),
            ("localhost", "127.0.0.1", false),
            ("localhost", "gitlab.example.jp", true),
        ] {
            assert_eq!(differ(gateways, operators), expected, "{gateways} {operators}");
        }
    }
}
