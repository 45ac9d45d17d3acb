use super::*;

fn rules(text: &str) -> Rules {
    toml::from_str(text).expect("rules of a test parse")
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
    policy.decide(publisher, "probe-licence", &needs())
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
    assert!(path_fits("/a/*", "/a/b"));
    assert!(!path_fits("/a/*", "/a/b/c"));
    assert!(!path_fits("/a/*", "/a/"));
    assert!(path_fits("/a/**", "/a/b/c"));
    assert!(path_fits("/a/**", "/a/"));
    assert!(!path_fits("/a/**", "/ab"));
}

#[test]
fn a_private_check_gets_nothing_until_granted() {
    let denial = grant(Publisher::Private, &Policy::default())
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
    let denial = grant(Publisher::Private, &Policy::default())
        .allow(get("/api/v4/license", "admin"))
        .expect_err("nothing granted");
    let mut policy = Policy::default();
    policy.grants.insert("probe-licence".into(), rules(&format!("http = [\"{}\"]", denial.wanted)));
    let grant = grant(Publisher::Private, &policy);
    assert_eq!(grant.allow(get("/api/v4/license", "admin")), Ok(()));
    assert!(grant.allow(Use::Probe { kind: "gitlab", connection: "gitlab" }).is_err());
    assert!(grant.allow(Use::Log("llm")).is_err());
}

#[test]
fn a_grant_never_widens_what_a_check_declares() {
    let mut policy = Policy::default();
    policy.grants.insert("probe-licence".into(), rules("http = [\"* * /** as *\"]\nlogs = [\"*\"]"));
    let grant = grant(Publisher::Private, &policy);
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
