//! Outbound proxies of the AI Gateway's process: whether its variables send a request through one, by the rules of the
//! Python library that sends it.

use std::net::Ipv4Addr;

use crate::address::{Address, without_user};
use crate::environment::{Environment, Setting};

/// The variables that decide.
pub const VARIABLES: [&str; 8] =
    ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy"];

/// A proxy that a request takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxy {
    /// The variable that names it.
    pub variable: &'static str,
    /// Where it is, without name and password.
    pub shown: String,
    /// The exceptions as they are set; `-` for none.
    pub exceptions: String,
}

/// The proxy to GitLab, whose keys `requests` fetches.
#[must_use]
pub fn to_gitlab(environment: &Environment, url: &str) -> Option<Proxy> {
    let address = Address::parse(url).ok()?;
    let own = set(environment, "no_proxy").or_else(|| set(environment, "NO_PROXY"));
    if own.is_some_and(|list| is_excepted_by_requests(list, &address, written_port(url))) {
        return None;
    }
    taken(environment, &address)
}

/// The proxy to a model, which older gateways ask with `httpx` and newer ones with `aiohttp`: where either makes an
/// exception, none is named.
#[must_use]
pub fn to_model(environment: &Environment, url: &str) -> Option<Proxy> {
    let address = Address::parse(url).ok()?;
    if named(environment, NO).is_some_and(|list| is_excepted_by_httpx(list.1, &address)) {
        return None;
    }
    taken(environment, &address)
}

/// A variable in small letters and in capitals.
type Names = [&'static str; 2];

const HTTP: Names = ["http_proxy", "HTTP_PROXY"];
const HTTPS: Names = ["https_proxy", "HTTPS_PROXY"];
const ALL: Names = ["all_proxy", "ALL_PROXY"];
const NO: Names = ["no_proxy", "NO_PROXY"];

/// What all of them have from Python's `urllib`.
fn taken(environment: &Environment, address: &Address) -> Option<Proxy> {
    let exceptions = named(environment, NO).map(|(_, list)| list);
    if exceptions.is_some_and(|list| is_excepted_by_urllib(list, &address.host)) {
        return None;
    }
    let own = if address.scheme == "https" { HTTPS } else { HTTP };
    let (variable, value) = named(environment, own).or_else(|| named(environment, ALL))?;
    let shown = if value.contains("://") { without_user(value) } else { without_user(&format!("http://{value}")) };
    Some(Proxy { variable, shown, exceptions: exceptions.unwrap_or("-").to_owned() })
}

/// Small letters win; an empty variable in small letters takes away what capitals say.
fn named(environment: &Environment, names: Names) -> Option<(&'static str, &str)> {
    let [small, capitals] = names;
    let name = if environment.values.contains_key(small) { small } else { capitals };
    Some((name, set(environment, name)?))
}

/// A value with a password in it is kept from the check: that it is set is known all the same.
fn set<'a>(environment: &'a Environment, name: &str) -> Option<&'a str> {
    match environment.values.get(name)? {
        Setting::Text(text) => Some(text.as_str()).filter(|text| !text.is_empty()),
        Setting::Secret { .. } => Some("(not shown)"),
    }
}

fn is_excepted_by_requests(list: &str, address: &Address, port: Option<&str>) -> bool {
    let (list, host) = (list.replace(' ', ""), address.host.as_str());
    let mut entries = list.split(',').filter(|entry| !entry.is_empty());
    if let Ok(number) = host.parse::<Ipv4Addr>() {
        return entries.any(|entry| network(entry).map_or(entry == host, |network| holds(network, number)));
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

/// `httpx` knows the asterisk anywhere, a scheme before the host and a port after it; networks are none either.
fn is_excepted_by_httpx(list: &str, address: &Address) -> bool {
    let mut entries = list.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    entries.any(|entry| {
        let (scheme, place) = entry.split_once("://").map_or((None, entry), |(scheme, place)| (Some(scheme), place));
        let bare = place.split('/').next().unwrap_or_default();
        let (host, port) = match bare.rsplit_once(':') {
            Some((host, port)) if !host.contains(':') => (host, port.parse().ok()),
            _ => (bare, None),
        };
        let fits = scheme.is_none_or(|scheme| scheme == address.scheme || scheme == "all")
            && port.is_none_or(|port: u16| port == address.port);
        entry == "*" || fits && is_or_is_below(&address.host, &host.trim_start_matches('.').to_lowercase())
    })
}

fn is_or_is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// A network of IPv4 whose length is 1 to 32; its address may be short, as `10.0/8`.
fn network(entry: &str) -> Option<(Ipv4Addr, u32)> {
    let (address, length) = entry.split_once('/')?;
    let length = length.parse().ok().filter(|length| (1..=u32::BITS).contains(length))?;
    let mut parts: Vec<u8> = address.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    if parts.len() > 4 {
        return None;
    }
    // `inet_aton`: the last part fills what is left.
    let last = parts.pop()?;
    parts.resize(3, 0);
    let [first, second, third] = parts.try_into().ok()?;
    Some((Ipv4Addr::new(first, second, third, last), length))
}

fn holds((network, length): (Ipv4Addr, u32), address: Ipv4Addr) -> bool {
    let mask = u32::MAX << (u32::BITS - length);
    u32::from(network) & mask == u32::from(address) & mask
}

/// The port as it is written: `requests` sees `:443` behind `https://`.
fn written_port(written: &str) -> Option<&str> {
    let authority = written.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let port = authority.rsplit_once(':')?.1;
    (!port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(port)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Deserialize)]
    struct Recorded {
        cases: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        url: String,
        environment: BTreeMap<String, String>,
        requests: Option<String>,
        httpx: serde_json::Value,
    }

    /// What Python's libraries do, recorded for the host's own reading of the same variables.
    fn recorded() -> Vec<Case> {
        let text = include_str!("../../host/engine/src/capability/http/proxy/cases.json");
        let recorded: Recorded = serde_json::from_str(text).expect("the recorded cases are JSON");
        assert!(recorded.cases.len() >= 40, "{} cases", recorded.cases.len());
        recorded.cases
    }

    fn environment(case: &Case) -> Environment {
        let set = |(name, value): (&String, &String)| (name.clone(), Setting::Text(value.clone()));
        Environment { values: case.environment.iter().map(set).collect(), ..Environment::default() }
    }

    #[test]
    fn the_way_to_gitlab_is_that_of_requests() {
        for case in recorded() {
            let taken = to_gitlab(&environment(&case), &case.url);
            let expected = case.requests.as_deref().map(without_user);
            assert_eq!(taken.map(|proxy| proxy.shown), expected, "{} {:?}", case.url, case.environment);
        }
    }

    #[test]
    fn a_proxy_to_a_model_is_named_only_where_httpx_takes_it_too() {
        let mut named = 0;
        for case in recorded() {
            if to_model(&environment(&case), &case.url).is_some() {
                named += 1;
                assert!(!case.httpx.is_null(), "{} {:?}", case.url, case.environment);
            }
        }
        assert!(named >= 20, "{named}");
    }

    #[test]
    fn a_network_excepts_gitlab_and_no_model() {
        let values = [("HTTP_PROXY", "http://user:word@proxy:3128"), ("NO_PROXY", "10.0.0.0/8,localhost")];
        let set = |(name, value): (&str, &str)| (name.to_owned(), Setting::Text(value.to_owned()));
        let environment = Environment { values: values.map(set).into(), ..Environment::default() };
        assert_eq!(to_gitlab(&environment, "http://10.1.2.3/"), None);
        let proxy = to_model(&environment, "http://10.1.2.3:8000/v1").expect("a proxy");
        assert_eq!((proxy.variable, proxy.shown.as_str()), ("HTTP_PROXY", "http://proxy:3128"));
        assert_eq!(proxy.exceptions, "10.0.0.0/8,localhost");
    }
}
