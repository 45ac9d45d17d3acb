use super::*;
use crate::description::HttpNeed;

fn rules(text: &str) -> Rules {
    toml::from_str(text).expect("rules of a test parse")
}

fn granted(text: &str) -> Policy {
    let given = toml::from_str(text).expect("a grant of a test parses");
    Policy { grants: BTreeMap::from([("probe-licence".to_owned(), given)]), ..Policy::default() }
}

fn get(path: &'static str, credential: &'static str) -> Use<'static> {
    Use::Request { method: "GET", kind: "gitlab", connection: "gitlab", path, credential }
}

fn needs() -> Vec<Need> {
    vec![
        Need::Http(HttpNeed {
            kind: "gitlab".into(),
            methods: vec!["GET".into()],
            paths: vec!["/api/v4/license".into(), "/api/v4/users/*".into(), "/docs/**".into()],
            credential: "admin".into(),
            probe: true,
        }),
        Need::Environment { scope: "ai-gateway".into(), name: "AIGW_*".into() },
        Need::Log("llm".into()),
    ]
}

fn grant(publisher: Publisher, policy: &Policy) -> Grant {
    policy.decide(&publisher, "probe-licence", &Version::new(1, 2, 0), &needs())
}

#[test]
fn a_vendor_check_gets_what_it_declares_and_no_more() {
    let grant = grant(Publisher::Vendor, &Policy::default());
    assert_eq!(grant.allow(get("/api/v4/license", "admin")), Ok(()));
    assert_eq!(grant.allow(get("/api/v4/license", "")), Ok(()));
    assert_eq!(grant.allow(Use::Log("llm")), Ok(()));
    for what in [
        get("/api/v4/version", ""),
        get("/api/v4/license", "user"),
        get("/api/v4/license/", "admin"),
        get("/api/v4/users", ""),
        get("/api/v4/users/", ""),
        get("/api/v4/users/1/keys", ""),
        Use::Request {
            method: "DELETE",
            kind: "gitlab",
            connection: "gitlab",
            path: "/api/v4/license",
            credential: "",
        },
        Use::Request { method: "GET", kind: "model", connection: "model/a", path: "/api/v4/license", credential: "" },
        Use::Probe { kind: "model", connection: "model/a" },
        Use::Environment { scope: "gitlab", name: "AIGW_X" },
        Use::Environment { scope: "ai-gateway", name: "HOME" },
        Use::Log("rails"),
    ] {
        let denial = grant.allow(what).expect_err("not declared");
        assert_eq!(denial.reason, "the check does not declare this need");
    }
}

#[test]
fn patterns_cover_one_segment_or_the_rest() {
    assert!(rules::path_fits("/a/*", "/a/b"));
    assert!(!rules::path_fits("/a/*", "/a/b/c"));
    assert!(!rules::path_fits("/a/*", "/a/"));
    assert!(rules::path_fits("/a/**", "/a/b/c"));
    assert!(rules::path_fits("/a/**", "/a/"));
    assert!(!rules::path_fits("/a/**", "/ab"));
}

#[test]
fn a_private_check_gets_nothing_until_granted() {
    let denial = grant(Publisher::Local, &Policy::default())
        .allow(get("/api/v4/license", "admin"))
        .expect_err("nothing granted");
    assert_eq!(denial.reason, "not granted");
    assert_eq!(
        denial.remedy("probe-licence"),
        "[grant.probe-licence] http = [\"GET gitlab /api/v4/license as admin\"]"
    );
}

#[test]
fn the_line_of_a_denial_lifts_it() {
    let denial = grant(Publisher::Local, &Policy::default())
        .allow(get("/api/v4/license", "admin"))
        .expect_err("nothing granted");
    let policy = granted(&format!("http = [\"{}\"]", denial.wanted));
    let grant = grant(Publisher::Local, &policy);
    assert_eq!(grant.allow(get("/api/v4/license", "admin")), Ok(()));
    assert!(grant.allow(Use::Probe { kind: "gitlab", connection: "gitlab" }).is_err());
    assert!(grant.allow(Use::Log("llm")).is_err());
}

#[test]
fn a_grant_never_widens_what_a_check_declares() {
    let policy = granted("http = [\"* * /** as *\"]\nlogs = [\"*\"]");
    let grant = grant(Publisher::Local, &policy);
    assert_eq!(grant.allow(get("/api/v4/license", "admin")), Ok(()));
    assert!(grant.allow(get("/api/v4/version", "")).is_err());
    assert!(grant.allow(Use::Log("rails")).is_err());
}

#[test]
fn deny_wins_over_everything() {
    let policy = Policy { deny: rules("http = [\"* gitlab\"]\nenvironment = [\"ai-gateway *\"]"), ..Policy::default() };
    let grant = grant(Publisher::Vendor, &policy);
    assert_eq!(grant.allow(get("/api/v4/license", "")).expect_err("denied").reason, "refused by [deny]");
    assert_eq!(grant.allow(get("/api/v4/license", "admin")).expect_err("denied").reason, "refused by [deny]");
    assert!(grant.allow(Use::Environment { scope: "ai-gateway", name: "AIGW_X" }).is_err());
    assert_eq!(grant.allow(Use::Log("llm")), Ok(()));
}

#[test]
fn a_refused_path_is_refused_with_every_credential() {
    let policy = Policy { deny: rules("http = [\"GET gitlab /api/v4/license\"]"), ..Policy::default() };
    let grant = grant(Publisher::Vendor, &policy);
    assert!(grant.allow(get("/api/v4/license", "")).is_err());
    assert!(grant.allow(get("/api/v4/license", "admin")).is_err());
    assert_eq!(grant.allow(get("/api/v4/users/1", "admin")), Ok(()));
}

#[test]
fn a_rule_that_means_nothing_is_refused() {
    for line in ["GET", "FETCH gitlab /x", "GET gitlab x", "probe gitlab /x", "GET gitlab /x with admin", ""] {
        assert!(line.parse::<HttpRule>().is_err(), "{line}");
    }
    assert!("AIGW_X".parse::<EnvironmentRule>().is_err());
    assert!(toml::from_str::<Rules>("sockets = []").is_err());
}

/// Whoever signs with another key, or signs nothing, gets nothing by taking the name of a check that was granted something.
#[test]
fn a_grant_is_bound_to_publisher_and_version() {
    let example = Publisher::Named("example".into());
    let bound = "publisher = \"example\"\nversion = \"^1.2\"\nlogs = [\"llm\"]";
    assert_eq!(grant(example.clone(), &granted(bound)).allow(Use::Log("llm")), Ok(()));
    for (publisher, text, reason) in [
        (Publisher::Local, bound, "granted to the check of `example`, and this one is of `local`"),
        (Publisher::Named("other".into()), bound, "granted to the check of `example`, and this one is of `other`"),
        (example.clone(), "logs = [\"llm\"]", "granted to the check of `local`, and this one is of `example`"),
        (example, "publisher = \"example\"\nversion = \"^2\"\nlogs = [\"llm\"]", {
            "granted to versions ^2, and this one is 1.2.0"
        }),
    ] {
        let denial = grant(publisher, &granted(text)).allow(Use::Log("llm")).expect_err("not meant");
        assert_eq!(denial.reason, reason);
    }
}

#[test]
fn a_remedy_names_the_publisher_where_a_grant_needs_one() {
    let grant = grant(Publisher::Named("example".into()), &Policy::default());
    let denial = grant.allow(Use::Log("llm")).expect_err("nothing granted");
    assert_eq!(denial.remedy("probe-licence"), "[grant.probe-licence] publisher = \"example\" logs = [\"llm\"]");
}

#[test]
fn what_goes_beyond_other_rules_is_named() {
    let old = rules(
        "http = [\"GET gitlab /a/**\", \"GET model /m/*\"]\nenvironment = [\"ai-gateway AIGW_*\"]\nlogs = [\"llm\"]",
    );
    let narrower =
        "http = [\"GET gitlab /a/b/*\", \"GET model /m/x\"]\nenvironment = [\"ai-gateway AIGW_X\"]\nlogs = [\"llm\"]";
    assert_eq!(rules(narrower).beyond(&old), []);
    for (line, what) in [
        ("http = [\"GET model /m/**\"]", ("http", "GET model /m/**")),
        ("http = [\"POST gitlab /a/b\"]", ("http", "POST gitlab /a/b")),
        ("http = [\"GET gitlab /a/b as admin\"]", ("http", "GET gitlab /a/b as admin")),
        ("http = [\"probe model\"]", ("http", "probe model")),
        ("environment = [\"ai-gateway *\"]", ("environment", "ai-gateway *")),
        ("environment = [\"gitlab AIGW_X\"]", ("environment", "gitlab AIGW_X")),
        ("logs = [\"rails\"]", ("logs", "rails")),
    ] {
        assert_eq!(rules(line).beyond(&old), [(what.0, what.1.to_owned())]);
    }
}
