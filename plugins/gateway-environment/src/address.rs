//! The host that a URL names, and whether two hosts can be told to be different.

use std::net::IpAddr;

pub(crate) use duo_doctor_sdk::address::without_user;
use duo_doctor_sdk::address::{Address, Fault, is_local, plain};

/// The host in small letters, or what is wrong with the URL: a keyword of the messages.
pub(crate) fn host(url: &str) -> Result<String, &'static str> {
    Address::parse(url).map(|address| address.host).map_err(|fault| match fault {
        Fault::Empty => "empty",
        Fault::Quotes => "quotes",
        Fault::Scheme => "scheme",
        Fault::Space | Fault::Host => "host",
        Fault::Port => "port",
    })
}

/// True where two hosts are certainly not spelled as the same machine: two different names or two
/// different addresses. A name and an address may belong together, and a loopback address says
/// nothing outside its own machine; GitLab.com alone is never somebody's own instance.
pub(crate) fn differ(gateways: &str, operators: &str) -> bool {
    let (gateways, operators) = (plain(gateways), plain(operators));
    if gateways == operators {
        return false;
    }
    if gateways == "gitlab.com" || is_of_examples(&gateways) {
        return true;
    }
    if is_local(&operators) {
        return false;
    }
    if is_local(&gateways) {
        return true;
    }
    gateways.parse::<IpAddr>().is_ok() == operators.parse::<IpAddr>().is_ok()
}

/// Names that are reserved for documentation and never resolve to a GitLab.
fn is_of_examples(host: &str) -> bool {
    let reserved = ["example", "invalid", "example.com", "example.net", "example.org"];
    reserved.iter().any(|&name| host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.')))
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
            (" ", Err("empty")),
            ("\"https://gitlab\"", Err("quotes")),
            ("gitlab.example.jp", Err("scheme")),
            ("ftp://gitlab", Err("scheme")),
            ("https://", Err("host")),
            ("https://<your-gitlab>", Err("host")),
        ] {
            assert_eq!(host(url), expected.map(str::to_owned), "{url}");
        }
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
