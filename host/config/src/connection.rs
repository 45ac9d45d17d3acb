//! Endpoints: a name bound to a URL, trust, proxy and credentials.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use url::Url;

use super::{Credential, Origin, Secret};
use duo_doctor_wording::{Said, said};

/// Which certificates a connection trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// Those of this machine, and those of a file.
    Platform(Option<PathBuf>),
    /// Those of a file only, as Python's `REQUESTS_CA_BUNDLE` means it.
    Bundle(PathBuf),
    /// Mozilla's, as Python's certifi carries them.
    Mozilla,
}

/// How a connection gets through.
#[derive(Debug, Clone)]
pub enum Proxy {
    /// As `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` of this process say.
    Environment,
    /// Straight.
    None,
    /// Through this proxy, with `user:password` where it wants to know who comes.
    Url(Url, Option<Secret>),
    /// Through a proxy that this program cannot use; why.
    Unusable(String),
}

/// What an endpoint is in the path that is examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// GitLab as the operator names it.
    Gitlab,
    /// GitLab as the AI Gateway's own settings name and trust it.
    GitlabAsGateway,
    /// The AI Gateway.
    AiGateway,
    /// The agent platform's service.
    AgentPlatform,
    /// A model server.
    Model,
}

impl Kind {
    /// As in the contract and in rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gitlab => "gitlab",
            Self::GitlabAsGateway => "gitlab-as-gateway",
            Self::AiGateway => "ai-gateway",
            Self::AgentPlatform => "agent-platform",
            Self::Model => "model",
        }
    }
}

/// A named endpoint.
#[derive(Debug, Clone)]
pub struct Connection {
    /// `gitlab`, `model/mistral` …
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Scheme, host, port, base path. No user information.
    pub url: Url,
    /// As the operator wrote it.
    pub written: String,
    /// Certificates.
    pub trust: Trust,
    /// Way through.
    pub proxy: Proxy,
    /// Addresses that it may use; empty: all but those that none may.
    pub addresses: Vec<IpNet>,
    /// The address of the host's name, as another machine's name server would give it.
    pub resolve: Option<IpAddr>,
    /// Its credentials may go over a network in the clear.
    pub plain_http: bool,
    /// By name.
    pub credentials: BTreeMap<String, Credential>,
    /// Credentials that are not where the configuration says; why, by name.
    pub missing: BTreeMap<String, Said>,
    /// Facts without secrets.
    pub attributes: BTreeMap<String, String>,
    /// Where the URL comes from.
    pub origin: Origin,
}

impl Connection {
    /// An endpoint of which only the URL is known.
    pub(super) fn new(name: &str, kind: Kind, written: &str, url: Url, origin: Origin) -> Self {
        Self {
            name: name.into(),
            kind,
            url,
            written: written.into(),
            trust: Trust::Platform(None),
            proxy: Proxy::Environment,
            addresses: Vec::new(),
            resolve: None,
            plain_http: false,
            credentials: BTreeMap::new(),
            missing: BTreeMap::new(),
            attributes: BTreeMap::new(),
            origin,
        }
    }

    /// True where requests do not leave this machine.
    pub(super) fn is_on_this_machine(&self) -> bool {
        if let Some(address) = self.resolve {
            return address.to_canonical().is_loopback();
        }
        match self.url.host() {
            Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.to_canonical().is_loopback(),
            None => false,
        }
    }

    /// A model that GitLab knows; none: a cloud's own endpoint, which is never called.
    ///
    /// # Errors
    /// Where its endpoint is no URL.
    pub fn learnt_model(name: &str, written: Option<&str>) -> Result<Self, Said> {
        let url = http_url(written.unwrap_or("https://no-endpoint.invalid"))?;
        Ok(Self::new(name, Kind::Model, written.unwrap_or_default(), url, Origin::Flag("--models-from-gitlab")))
    }

    /// GitLab at a URL that a flag names.
    ///
    /// # Errors
    /// Where it is no URL.
    pub fn gitlab(written: &str) -> Result<Self, Said> {
        Ok(Self::new("gitlab", Kind::Gitlab, written, http_url(written)?, Origin::Flag("--gitlab")))
    }

    /// GitLab as the AI Gateway's own settings name and trust it.
    ///
    /// # Errors
    /// Where the gateway's URL for GitLab is none; that is then a finding, not a configuration error.
    pub fn gitlab_as_gateway(written: &str, trust: Trust, proxy: Proxy) -> Result<Self, Said> {
        let url = http_url(written)?;
        let kind = Kind::GitlabAsGateway;
        let mut connection = Self::new(kind.name(), kind, written, url, Origin::Environment("AIGW_GITLAB_URL"));
        // The gateway joins `/.well-known/…` to the host: a path in its URL is lost.
        connection.url.set_path("/");
        connection.trust = trust;
        connection.proxy = proxy;
        Ok(connection)
    }

    /// Host name or address, IPv6 without brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
    }

    /// The port, also where the URL does not say it.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.url.port_or_known_default().unwrap_or_default()
    }

    /// Path prefix without a trailing slash.
    #[must_use]
    pub fn base_path(&self) -> &str {
        self.url.path().trim_end_matches('/')
    }
}

/// Parses an `http` or `https` URL without user information, query or fragment.
pub(super) fn http_url(written: &str) -> Result<Url, Said> {
    let url = match Url::parse(written) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => url,
        Ok(_) | Err(url::ParseError::RelativeUrlWithoutBase) => {
            return Err(said!("no-scheme", url = shown(written)));
        }
        Err(error) => return Err(said!("is-no-url", url = shown(written), error = error)),
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(said!("has-password", url = shown(written)));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(said!("has-query", url = shown(written)));
    }
    Ok(url)
}

/// A URL as it may be shown: without what stands before `@` and behind `?`, which can be secrets.
fn shown(written: &str) -> String {
    let end = written.find(['?', '#']).unwrap_or(written.len());
    let (head, tail) = written.split_at(end);
    let scheme = head.find("://").map_or("", |index| &head[..index + 3]);
    let host = head.rfind('@').map_or_else(|| head.to_owned(), |index| format!("{scheme}…{}", &head[index..]));
    let tail: String = tail.chars().take(1).chain((!tail.is_empty()).then_some('…')).collect();
    // A line break in it would make two lines of an error.
    (host + &tail).escape_debug().to_string()
}

/// Parses `host:port` of a service that is not HTTP.
pub(super) fn tcp_url(written: &str) -> Result<Url, Said> {
    let bare = written.strip_prefix("tcp://").unwrap_or(written);
    let url = Url::parse(&format!("tcp://{bare}"))
        .map_err(|error| said!("is-no-address", address = shown(written), error = error))?;
    match (url.host_str(), url.port()) {
        (Some(_), Some(_))
            if (url.path().is_empty() || url.path() == "/")
                && url.username().is_empty()
                && url.password().is_none() =>
        {
            Ok(url)
        }
        _ => Err(said!("no-host-and-port", address = shown(written))),
    }
}

/// Parses a proxy's URL; who comes becomes a secret: a token is often written as a user without a password.
///
/// # Errors
/// Where it is neither `none` nor a URL.
pub fn proxy(written: &str) -> Result<Proxy, Said> {
    if written == "none" {
        return Ok(Proxy::None);
    }
    let mut url = match Url::parse(written) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => url,
        _ => return Err(said!("no-proxy")),
    };
    if url.fragment().is_some() || url.query().is_some() || url.path() != "/" {
        return Err(said!("proxy-ends"));
    }
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let (user, password) = (decoded(url.username()), decoded(url.password().unwrap_or_default()));
    let who = (!user.is_empty() || !password.is_empty()).then(|| Secret::new(format!("{user}:{password}")));
    if who.is_some() {
        let cannot = |()| said!("proxy-password");
        url.set_password(None).and_then(|()| url.set_username("")).map_err(cannot)?;
    }
    Ok(Proxy::Url(url, who))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Services of proxies take a token in the place of a user, and nothing behind it.
    #[test]
    fn who_comes_to_a_proxy_stands_in_no_url() {
        for (written, who) in [
            ("http://proxy.example:3128", None),
            ("http://user:pass%2Fword@proxy.example", Some("user:pass/word")),
            ("http://a-token-of-a-service@proxy.example", Some("a-token-of-a-service:")),
            ("http://:password@proxy.example", Some(":password")),
        ] {
            let Ok(Proxy::Url(url, found)) = proxy(written) else { panic!("{written} is a proxy") };
            assert_eq!((url.host_str(), found.as_ref().map(Secret::expose)), (Some("proxy.example"), who), "{written}");
            assert!(url.username().is_empty() && url.password().is_none(), "{url}");
        }
        for unescaped in ["http://user#canary@proxy:1", "http://user:a?canary@proxy", "http://user:a/canary@proxy"] {
            let problem = proxy(unescaped).expect_err("its password is not in it");
            assert!(!problem.to_string().contains("canary"), "{problem}");
        }
        assert_eq!(shown("http://a\rb\u{1b}[2J"), "http://a\\rb\\u{1b}[2J");
        for (who, secret) in [
            ("user:password", Some("password")),
            ("user:", None),
            ("a-token-of-a-service:", Some("a-token-of-a-service")),
        ] {
            assert_eq!(crate::settings::secret_of(who), secret, "{who}");
        }
    }
}
