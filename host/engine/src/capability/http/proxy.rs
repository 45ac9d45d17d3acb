//! Which proxy a request takes. Two programs are asked, and they read the same variables differently:
//! this one, whose own requests reqwest sends, and the AI Gateway, which fetches GitLab's keys with
//! Python's `requests`. How `requests` behaves is recorded in `proxy/cases.json`; `proxy/cases.py` makes it anew.

use std::net::Ipv4Addr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use duo_doctor_config::{Connection, Proxy};
use hyper_util::client::proxy::matcher::Matcher;
use ipnet::Ipv4Net;
use reqwest::header::HeaderValue;
use url::{Host, Url};

/// The proxy between this program and a host.
#[derive(Debug, Clone)]
pub(crate) struct Via {
    /// Where it is; without a password.
    pub(crate) url: Url,
    /// What it wants to hear, as a header's value.
    authorization: Option<HeaderValue>,
}

impl Via {
    /// For the HTTP library.
    pub(super) fn proxy(self) -> Result<reqwest::Proxy, String> {
        let proxy = reqwest::Proxy::all(self.url.as_str());
        let proxy = proxy.map_err(|error| format!("the proxy cannot be used: {error}"))?;
        Ok(match self.authorization {
            Some(value) => proxy.custom_http_auth(value),
            None => proxy,
        })
    }
}

/// The proxy that requests of a connection go through: the one that the operator names, or that the variables of this
/// process name, read as the HTTP library reads them.
pub(super) fn of_connection(connection: &Connection) -> Result<Option<Via>, String> {
    match &connection.proxy {
        Proxy::None => Ok(None),
        Proxy::Unusable(reason) => Err(reason.clone()),
        Proxy::Url(url, who) => {
            let authorization = who.as_ref().map(|who| basic(who.expose())).transpose()?;
            Ok(Some(Via { url: url.clone(), authorization }))
        }
        Proxy::Environment => {
            let Ok(uri) = connection.url.as_str().parse() else { return Ok(None) };
            let Some(found) = Matcher::from_system().intercept(&uri) else { return Ok(None) };
            let url = found.uri().to_string().parse();
            let url: Url = url.map_err(|error| format!("the proxy `{}` of the environment: {error}", found.uri()))?;
            Ok(Some(Via { url: without_password(url), authorization: found.basic_auth().cloned() }))
        }
    }
}

fn basic(who: &str) -> Result<HeaderValue, String> {
    let mut value = HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(who)))
        .map_err(|_| "the proxy's password cannot be sent".to_owned())?;
    value.set_sensitive(true);
    Ok(value)
}

fn without_password(mut url: Url) -> Url {
    // Of a URL without a host neither can be set, and neither is there.
    let _ = url.set_password(None);
    let _ = url.set_username("");
    url
}

/// The proxy that Python's `requests` takes to a URL, by the variables of the process that it runs in; with the scheme
/// that `requests` adds where there is none. Names are read in capitals and in small letters, not mixed.
pub(crate) fn of_requests<'a>(written: &str, variable: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    let url = Url::parse(written).ok()?;
    let host = url.host_str()?.trim_matches(['[', ']']);
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    // Small letters win; an empty variable in small letters takes away what capitals say.
    let named = |name: &str| match variable(&format!("{name}_proxy")) {
        Some(value) => Some(value).filter(|value| !value.is_empty()),
        None => set(&format!("{}_PROXY", name.to_uppercase())),
    };
    // It looks twice, by rules of its own and by those of Python's `urllib`, and one exception is enough.
    let own = set("no_proxy").or_else(|| set("NO_PROXY"));
    if own.is_some_and(|list| is_excepted(list, host, written_port(written)))
        || named("no").is_some_and(|list| is_excepted_by_urllib(list, host))
    {
        return None;
    }
    let proxy = named(url.scheme()).or_else(|| named("all"))?;
    Some(if proxy.contains("://") { proxy.to_owned() } else { format!("http://{proxy}") })
}

fn is_excepted(list: &str, host: &str, port: Option<&str>) -> bool {
    let list = list.replace(' ', "");
    let mut entries = list.split(',').filter(|entry| !entry.is_empty());
    if let Ok(address) = host.parse::<Ipv4Addr>() {
        return entries.any(|entry| network(entry).map_or(entry == host, |network| network.contains(&address)));
    }
    let with_port = port.map(|port| format!("{host}:{port}"));
    entries.map(|entry| entry.trim_start_matches('.')).any(|entry| {
        is_or_is_below(host, entry) || with_port.as_deref().is_some_and(|host| is_or_is_below(host, entry))
    })
}

/// For `urllib` the asterisk is an exception only where nothing else is; networks are none.
fn is_excepted_by_urllib(list: &str, host: &str) -> bool {
    let mut entries = list.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    list == "*" || entries.any(|entry| is_or_is_below(host, &entry.trim_start_matches('.').to_lowercase()))
}

fn is_or_is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// A network of IPv4 whose length is 1 to 32; its address may be short, as `10.0/8`.
fn network(entry: &str) -> Option<Ipv4Net> {
    let (address, length) = entry.split_once('/')?;
    let Host::Ipv4(address) = Host::parse(address).ok()? else { return None };
    let length = length.parse().ok().filter(|&length| length > 0)?;
    Ipv4Net::new(address, length).ok()
}

/// The port as it is written: `requests` sees `:443` behind `https://`, where a parsed URL has none.
fn written_port(written: &str) -> Option<&str> {
    let authority = written.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let port = authority.rsplit_once(':')?.1;
    (!port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(port)
}

#[cfg(test)]
mod tests;
