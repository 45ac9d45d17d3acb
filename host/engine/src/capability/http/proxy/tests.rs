use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde::Deserialize;

use super::super::{Client, Request};
use super::*;
use duo_doctor_config::Connection;

#[derive(Deserialize)]
struct Recorded {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    url: String,
    environment: BTreeMap<String, String>,
    requests: Option<String>,
}

#[test]
fn the_gateway_is_read_as_requests_reads_its_variables() {
    let recorded: Recorded = serde_json::from_str(include_str!("cases.json")).expect("the recorded cases are JSON");
    assert!(recorded.cases.len() >= 40, "{} cases", recorded.cases.len());
    let wrong = recorded.cases.iter().filter_map(|Case { url, environment, requests }| {
        let got = of_requests(url, |name| environment.get(name).map(String::as_str));
        (got != *requests).then(|| format!("{url} {environment:?}: {got:?}, and `requests` takes {requests:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Tells a child which URL it is to ask for, and whether that goes through a proxy.
const URL: &str = "PROXY_TEST_URL";
const PROXIED: &str = "PROXY_TEST_PROXIED";

/// URL, variables, and whether reqwest takes a proxy.
type Own = (&'static str, &'static [(&'static str, &'static str)], bool);

/// `{proxy}` stands for the address of a proxy that counts. Every name leads to port 1 of this machine, where nobody
/// listens.
const OWN: [Own; 19] = [
    ("http://gitlab.example:1/", &[], false),
    ("http://gitlab.example:1/", &[("HTTP_PROXY", "http://{proxy}")], true),
    ("https://gitlab.example:1/", &[("HTTP_PROXY", "http://{proxy}")], false),
    ("https://gitlab.example:1/", &[("HTTPS_PROXY", "http://{proxy}")], true),
    ("http://gitlab.example:1/", &[("all_proxy", "{proxy}")], true),
    ("http://gitlab.example:1/", &[("HTTP_PROXY", ""), ("http_proxy", "http://{proxy}")], false),
    ("http://gitlab.example:1/", &[("HTTP_PROXY", ""), ("ALL_PROXY", "http://{proxy}")], true),
    ("http://gitlab.example:1/", &[("HTTP_PROXY", "http://{proxy}"), ("REQUEST_METHOD", "GET")], false),
    ("http://gitlab.example:1/", &[("HTTP_PROXY", "http://{proxy}"), ("NO_PROXY", "*")], false),
    ("http://gitlab.example:1/", &[("HTTP_PROXY", "http://{proxy}"), ("NO_PROXY", "a.example,Example")], false),
    ("http://gitlab.example:1/", &[("HTTP_PROXY", "http://{proxy}"), ("NO_PROXY", ".gitlab.example")], false),
    ("http://gitlab.example:1/", &[("HTTP_PROXY", "http://{proxy}"), ("NO_PROXY", "lab.example")], true),
    ("http://gitlab.example:1/", &[("HTTP_PROXY", "http://{proxy}"), ("NO_PROXY", "gitlab.example:1")], true),
    ("http://127.0.0.1:1/", &[("HTTP_PROXY", "http://{proxy}")], true),
    ("http://127.0.0.1:1/", &[("HTTP_PROXY", "http://{proxy}"), ("NO_PROXY", "127.0.0.0/8")], false),
    ("http://127.0.0.1:1/", &[("HTTP_PROXY", "http://{proxy}"), ("NO_PROXY", "10.0.0.0/8")], true),
    ("http://127.0.0.1:1/", &[("HTTP_PROXY", "http://{proxy}"), ("NO_PROXY", "*")], true),
    ("http://[::1]:1/", &[("HTTP_PROXY", "http://{proxy}"), ("no_proxy", "::/16")], false),
    (
        "http://gitlab.example:1/",
        &[("HTTP_PROXY", "http://{proxy}"), ("NO_PROXY", ""), ("no_proxy", "gitlab.example")],
        true,
    ),
];

/// A process has one environment, so each row is a process: this test again, which is then told a URL.
#[test]
fn the_own_environment_is_read_as_reqwest_reads_it() {
    if let Ok(url) = std::env::var(URL) {
        return ask(&url, std::env::var(PROXIED).as_deref() == Ok("true"));
    }
    let (_, module) = module_path!().split_once("::").expect("a module of this crate");
    let name = format!("{module}::the_own_environment_is_read_as_reqwest_reads_it");
    let own = std::env::current_exe().expect("this program");
    for (url, variables, proxied) in OWN {
        let (address, heard) = proxy();
        let ran = Command::new(&own)
            .args(["--exact", &name])
            .env_clear()
            .envs(variables.iter().map(|(name, value)| (name, value.replace("{proxy}", &address))))
            .envs([(URL, url), (PROXIED, if proxied { "true" } else { "false" })])
            .output()
            .expect("this program runs");
        assert!(ran.status.success(), "{url} {variables:?}: {}", String::from_utf8_lossy(&ran.stdout));
        assert!(String::from_utf8_lossy(&ran.stdout).contains("1 passed"), "{name} is not the name of this test");
        assert_eq!(heard.load(Ordering::SeqCst) > 0, proxied, "{url} {variables:?}");
    }
}

/// Says what it takes the way to be, then goes it.
fn ask(url: &str, proxied: bool) {
    let mut connection = Connection::learnt_model("model/asked", Some(url)).expect("a URL");
    connection.resolve = Some(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let client = Client::new(connection);
    assert_eq!(client.is_proxied(), proxied, "what is said of the way");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let request = Request::own("model/asked", "/", "", &serde_json::Value::Null);
        let prepared = client.prepare(&request).expect("a request");
        let answer = tokio::time::timeout(Duration::from_secs(20), client.execute(prepared)).await;
        // A status comes from the proxy; nobody else is there.
        drop(answer.expect("it does not hang"));
    });
}

/// A proxy that counts who comes and forwards nothing; its thread ends with the process.
fn proxy() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let heard = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&heard);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            counted.fetch_add(1, Ordering::SeqCst);
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        }
    });
    (address, heard)
}

/// Also where the target is harmless: the proxy is what is dialled.
#[test]
fn a_proxy_is_dialled_by_the_same_rules_as_a_host() {
    for proxy in [
        "http://169.254.169.254/",
        "http://[fd00:ec2::254]:80/",
        "http://0xa9fea9fe/",
        "http://[::ffff:169.254.169.254]/",
    ] {
        let mut connection = Connection::learnt_model("model/asked", Some("http://gitlab.example/")).expect("a URL");
        connection.proxy = Proxy::Url(proxy.parse().expect("a URL"), None);
        let request = Request::own("model/asked", "/", "", &serde_json::Value::Null);
        let refused = Client::new(connection).prepare(&request).expect_err("no check may use it");
        assert!(matches!(refused, crate::bindings::duo_doctor::check::http::Error::Address(_)), "{proxy}: {refused:?}");
    }
}
