//! What an operator denies, on every way to it, and the rules that say so.

use super::*;

fn request<'a>(kind: &'a str, connection: &'a str, path: &'a str, credential: &'a str) -> HttpUse<'a> {
    HttpUse::Request { method: "GET", kind, connection, path, credential }
}

/// What needs everything, with this denied.
fn but(denied: &[&str]) -> Grant {
    let asked = ["* gitlab /** as *", "* gitlab-as-gateway /** as *", "* model /** as *"];
    let mut grant = Grant::of_needs(&asked.map(|rule| Need::new("http", rule)));
    let http = Capability::of("http").expect("a capability");
    denied.iter().for_each(|rule| grant.denied.add(http, rule).expect("a rule"));
    grant
}

#[test]
fn what_is_denied_of_a_host_is_denied_on_every_way_to_it() {
    let refused = |denied: &str, what: HttpUse<'_>| but(&[denied]).allow(what).is_err();
    for credential in ["", "admin", "user"] {
        for (kind, name) in [("gitlab", "gitlab"), ("gitlab-as-gateway", "gitlab-as-gateway")] {
            assert!(refused("GET gitlab /x", request(kind, name, "/x", credential)), "{kind} {credential}");
            assert!(refused("* gitlab /x as *", request(kind, name, "/x", credential)), "{kind} {credential}");
            let of_admin = refused("GET gitlab /x as admin", request(kind, name, "/x", credential));
            assert_eq!(of_admin, credential == "admin", "{kind} {credential}");
            assert!(!refused("POST gitlab /x", request(kind, name, "/x", credential)));
            assert!(!refused("GET model /x", request(kind, name, "/x", credential)));
        }
        assert!(!refused("GET gitlab-as-gateway /x", request("gitlab", "gitlab", "/x", credential)));
    }
    for (kind, connection) in [("gitlab", "gitlab"), ("gitlab-as-gateway", "gitlab-as-gateway")] {
        let probe = HttpUse::Probe { kind, connection };
        assert!(refused("probe gitlab", probe) && refused("* gitlab", probe), "{kind}");
        assert!(!refused("probe model", probe) && !refused("GET gitlab /**", probe), "{kind}");
    }
}

#[test]
fn a_rule_is_for_a_kind_for_one_connection_or_for_all() {
    let refused = |denied: &str, name: &str| but(&[denied]).allow(request("model", name, "/v1", "")).is_err();
    for (rule, of_a, of_b) in [
        ("GET model /v1", true, true),
        ("GET model/a /v1", true, false),
        ("GET * /v1", true, true),
        ("GET gitlab /v1", false, false),
    ] {
        assert_eq!((refused(rule, "model/a"), refused(rule, "model/b")), (of_a, of_b), "{rule}");
    }
}

#[test]
fn a_star_that_would_stand_for_nothing_is_no_rule() {
    let http = Capability::of("http").expect("a capability");
    for (path, good) in [
        ("/**", true),
        ("/a/*", true),
        ("/*/b", true),
        ("/a/**/b", false),
        ("/a*", false),
        ("/a/b*c", false),
        ("/a/***", false),
    ] {
        assert_eq!(http.written(&format!("GET gitlab {path}")).is_ok(), good, "{path}");
    }
}

#[test]
fn one_log_is_denied_and_the_others_are_not() {
    let mut grant = Grant::of_needs(&[Need::new("logs", "llm"), Need::new("logs", "rails")]);
    grant.denied.add(Capability::of("logs").expect("a capability"), "llm").expect("a rule");
    assert_eq!(grant.allow(LogUse("llm")).expect_err("denied").denied_by(), Some("llm"));
    assert_eq!(grant.allow(LogUse("rails")), Ok(()));
}
