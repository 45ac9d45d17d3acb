//! The program and the gateway behind a proxy that is not for this machine. Nobody listens where the proxy should be,
//! so whatever is sent there fails.

use crate::support::Ran;
use crate::support::set_up::SetUp;

const PROXY: (&str, &str) = ("HTTP_PROXY", "http://127.0.0.1:9");
const EXCEPTED: (&str, &str) = ("NO_PROXY", "127.0.0.0/8");

fn check(set_up: &SetUp, variables: &[(&str, &str)]) -> Ran {
    let configuration = set_up.write("own.toml", &set_up.configuration());
    let run = set_up.run("check", &configuration, ["--format", "json", "--verbose"]);
    variables.iter().fold(run, |run, (name, value)| run.env(name, value)).go()
}

#[test]
fn a_cause_stays_the_cause_where_its_network_is_excepted() {
    let set_up = SetUp::start("model-not-listening");
    let without = check(&set_up, &[]);
    let excepted = check(&set_up, &[PROXY, EXCEPTED]);
    assert_eq!(excepted.causes(), without.causes());
    assert!(excepted.causes().iter().any(|cause| cause.contains("DUO6102")), "{:?}", excepted.causes());
}

#[test]
fn a_way_past_the_proxy_is_not_said_to_go_through_it() {
    let set_up = SetUp::start("healthy-gitlab-19");
    let excepted = check(&set_up, &[PROXY, EXCEPTED]);
    assert_eq!(excepted.causes(), Vec::<String>::new(), "{excepted:?}");
    assert!(!excepted.stdout.contains("goes through a proxy"), "{}", excepted.stdout);
    let proxied = check(&set_up, &[PROXY]);
    assert!(proxied.stdout.contains("goes through a proxy"), "{}", proxied.stdout);
}

#[test]
fn the_gateways_exceptions_are_read_as_the_gateway_reads_them() {
    let set_up = SetUp::start("healthy-gitlab-19");
    let before = std::fs::read_to_string(set_up.folder().join("ai-gateway.env")).expect("there is an environment");
    let code = |further: &[(&str, &str)]| {
        let lines: String = further.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
        set_up.write("ai-gateway.env", &(before.clone() + &lines));
        let report = check(&set_up, &[]).json();
        let checks = report["checks"].as_array().expect("a report has checks").clone();
        let found = checks.into_iter().find(|check| check["id"] == "gitlab-from-gateway").expect("it is in the report");
        found["findings"][0]["code"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(code(&[]), "DUO4100");
    assert_eq!(code(&[PROXY, EXCEPTED]), "DUO4100");
    assert_eq!(code(&[PROXY]), "DUO4110");
    // Through a proxy that this program cannot use it does not go another way.
    assert_eq!(code(&[("ALL_PROXY", "socks5://127.0.0.1:9")]), "DUO4190");
}
