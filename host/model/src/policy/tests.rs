/// What an operator denies.
mod denied;

use super::*;
use crate::description::Need;

fn rules(text: &str) -> Rules {
    toml::from_str(text).expect("rules of a test parse")
}

fn granted(text: &str) -> Policy {
    let given = toml::from_str(text).expect("a grant of a test parses");
    Policy { grants: BTreeMap::from([("probe-license".to_owned(), given)]), ..Policy::default() }
}

fn get(path: &'static str, credential: &'static str) -> HttpUse<'static> {
    HttpUse::Request { method: "GET", kind: "gitlab", connection: "gitlab", path, credential }
}

fn needs() -> Vec<Need> {
    [
        ("http", "GET gitlab /api/v4/license as admin"),
        ("http", "GET gitlab /api/v4/users/* as admin"),
        ("http", "GET gitlab /docs/** as admin"),
        ("http", "probe gitlab"),
        ("environment", "ai-gateway AIGW_*"),
        ("logs", "llm"),
    ]
    .map(|(capability, rule)| Need::new(capability, rule))
    .to_vec()
}

fn check_of(publisher: Publisher, version: Version, needs: Vec<Need>) -> Check {
    let mut check = crate::testing::check("probe-license", &[]);
    check.description.version = version;
    check.description.needs = needs;
    check.publisher = publisher;
    check.digest = "ab".repeat(32);
    check
}

fn grant(publisher: Publisher, policy: &Policy) -> Grant {
    policy.decide(&check_of(publisher, Version::new(1, 2, 0), needs()))
}

#[test]
fn a_vendor_check_gets_what_it_declares_and_no_more() {
    let grant = grant(Publisher::Vendor, &Policy::default());
    assert_eq!(grant.allow(get("/api/v4/license", "admin")), Ok(()));
    assert_eq!(grant.allow(get("/api/v4/license", "")), Ok(()));
    assert_eq!(grant.allow(LogUse("llm")), Ok(()));
    for what in [
        get("/api/v4/version", ""),
        get("/api/v4/license", "user"),
        get("/api/v4/license/", "admin"),
        get("/api/v4/users", ""),
        get("/api/v4/users/", ""),
        get("/api/v4/users/1/keys", ""),
        HttpUse::Request {
            method: "DELETE",
            kind: "gitlab",
            connection: "gitlab",
            path: "/api/v4/license",
            credential: "",
        },
        HttpUse::Request {
            method: "GET",
            kind: "model",
            connection: "model/a",
            path: "/api/v4/license",
            credential: "",
        },
        HttpUse::Probe { kind: "model", connection: "model/a" },
    ] {
        assert_eq!(grant.allow(what).expect_err("not declared").reason, UNDECLARED);
    }
    for what in [("gitlab", "AIGW_X"), ("ai-gateway", "HOME")] {
        let (scope, name) = what;
        let what = EnvironmentUse::Variable { scope, name };
        assert_eq!(grant.allow(what).expect_err("not declared").reason, UNDECLARED);
    }
    assert_eq!(grant.allow(LogUse("rails")).expect_err("not declared").reason, UNDECLARED);
}

#[test]
fn a_private_check_gets_nothing_until_granted() {
    let denial = grant(Publisher::Local, &Policy::default())
        .allow(get("/api/v4/license", "admin"))
        .expect_err("nothing granted");
    assert_eq!(denial.reason, "not granted");
}

#[test]
fn the_line_of_a_denial_lifts_it() {
    let denial = grant(Publisher::Local, &Policy::default())
        .allow(get("/api/v4/license", "admin"))
        .expect_err("nothing granted");
    let policy = granted(&format!("http = [\"{}\"]", denial.wanted));
    let grant = grant(Publisher::Local, &policy);
    assert_eq!(grant.allow(get("/api/v4/license", "admin")), Ok(()));
    assert!(grant.allow(HttpUse::Probe { kind: "gitlab", connection: "gitlab" }).is_err());
    assert!(grant.allow(LogUse("llm")).is_err());
}

#[test]
fn a_grant_never_widens_what_a_check_declares() {
    let policy = granted("http = [\"* * /** as *\"]\nlogs = [\"*\"]");
    let grant = grant(Publisher::Local, &policy);
    assert_eq!(grant.allow(get("/api/v4/license", "admin")), Ok(()));
    assert!(grant.allow(get("/api/v4/version", "")).is_err());
    assert!(grant.allow(LogUse("rails")).is_err());
}

#[test]
fn deny_wins_over_everything() {
    let policy = Policy { deny: rules("http = [\"* gitlab\"]\nenvironment = [\"ai-gateway *\"]"), ..Policy::default() };
    let grant = grant(Publisher::Vendor, &policy);
    assert_eq!(grant.allow(get("/api/v4/license", "")).expect_err("denied").denied_by(), Some("* gitlab /**"));
    assert_eq!(grant.allow(get("/api/v4/license", "admin")).expect_err("denied").denied_by(), Some("* gitlab /**"));
    assert!(grant.allow(EnvironmentUse::Variable { scope: "ai-gateway", name: "AIGW_X" }).is_err());
    assert_eq!(grant.allow(LogUse("llm")), Ok(()));
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
    // A check may ask for a list; an operator who wrote it would expect something of it.
    let error = toml::from_str::<Rules>("logs = [\"llm\"]\nhttp = [\"list gitlab\"]").expect_err("it changes nothing");
    assert!(error.message().contains("neither granted nor refused"), "{error}");
    assert!(error.to_string().contains("line 2"), "{error}");
}

/// Whoever signs with another key, or signs nothing, gets nothing by taking the name of a check that was granted something.
#[test]
fn a_grant_is_bound_to_publisher_and_version() {
    let example = Publisher::Named("example".into());
    let bound = "publisher = \"example\"\nversion = \"^1.2\"\nlogs = [\"llm\"]";
    assert_eq!(grant(example.clone(), &granted(bound)).allow(LogUse("llm")), Ok(()));
    for (publisher, text, reason) in [
        (Publisher::Local, bound, "granted to the check of `example`, and this one is of `local`"),
        (Publisher::Named("other".into()), bound, "granted to the check of `example`, and this one is of `other`"),
        (example.clone(), "logs = [\"llm\"]", "granted to the check of `local`, and this one is of `example`"),
        (example, "publisher = \"example\"\nversion = \"^2\"\nlogs = [\"llm\"]", {
            "granted to versions ^2, and this one is 1.2.0"
        }),
    ] {
        let denial = grant(publisher, &granted(text)).allow(LogUse("llm")).expect_err("not meant");
        assert_eq!(denial.reason, reason);
    }
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

#[test]
fn a_look_at_connections_needs_a_need_of_their_kind_and_is_never_refused() {
    let policy = Policy { deny: rules("http = [\"* gitlab /**\", \"probe gitlab\"]"), ..Policy::default() };
    for publisher in [Publisher::Vendor, Publisher::Local] {
        let grant = grant(publisher, &policy);
        assert_eq!(grant.allow(HttpUse::List { kind: "gitlab" }), Ok(()));
        assert!(grant.allow(get("/api/v4/license", "")).is_err());
        let denial = grant.allow(HttpUse::List { kind: "model" }).expect_err("no need is about models");
        assert_eq!((denial.wanted.as_str(), denial.reason.as_str()), ("list model", UNDECLARED));
    }
}

#[test]
fn a_need_to_list_is_one_to_look() {
    let needs = [Need::new("http", "list model"), Need::new("logs", "llm")];
    let grant = Policy::default().decide(&check_of(Publisher::Local, Version::new(1, 0, 0), needs.to_vec()));
    assert_eq!(grant.preview()[0].0, "list model");
    assert_eq!(grant.allow(HttpUse::List { kind: "model" }), Ok(()));
    let ask = HttpUse::Request { method: "GET", kind: "model", connection: "model/a", path: "/", credential: "" };
    assert_eq!(grant.allow(ask).expect_err("not asked for").reason, UNDECLARED);
    assert!(grant.allow(HttpUse::Probe { kind: "model", connection: "model/a" }).is_err());
    // To look is nothing by itself: all else is refused.
    assert_eq!(grant.refusals_of_all().map(|denials| denials.len()), Some(1));
}

#[test]
fn a_key_that_is_none_is_refused_at_its_place() {
    let error = toml::from_str::<Given>("logs = [\"llm\"]\nversion = \"^1\"\nsockets = []").expect_err("no such key");
    let known = ["publisher", "version", "digest"].into_iter().chain(CAPABILITIES.iter().map(|row| row.name));
    let known: Vec<String> = known.map(|key| format!("`{key}`")).collect();
    let expected = format!("unknown field `sockets`, expected one of {}", known.join(", "));
    assert!(error.message() == expected && error.to_string().contains("line 3"), "{error}");
}

/// A capability that is added comes with a name of its own.
#[test]
fn every_capability_has_a_row_of_its_own() {
    let names: std::collections::BTreeSet<&str> = CAPABILITIES.iter().map(|capability| capability.name).collect();
    assert_eq!(names.len(), CAPABILITIES.len());
    for name in names {
        assert_eq!(Capability::of(name).map(|capability| capability.name), Some(name));
    }
}

/// An id is anybody's who can write a file; a digest is not.
#[test]
fn a_grant_can_be_bound_to_one_component() {
    let (this, other) = ("ab".repeat(32), "cd".repeat(32));
    let given = |digest: &str| granted(&format!("digest = \"sha256:{digest}\"\nlogs = [\"llm\"]"));
    assert_eq!(grant(Publisher::Local, &given(&this)).allow(LogUse("llm")), Ok(()));
    let denial = grant(Publisher::Local, &given(&other)).allow(LogUse("llm")).expect_err("another component");
    assert_eq!(denial.reason, format!("granted to the component sha256:{other}, and this one is sha256:{this}"));
    for wrong in ["ab", "sha256:ab", &this] {
        assert!(toml::from_str::<Given>(&format!("digest = \"{wrong}\"")).is_err(), "{wrong}");
    }
}

/// What is replayed touches nothing: it needs nobody's leave, and still no more than what was asked for.
#[test]
fn a_replay_may_use_what_was_asked_for_and_nothing_else() {
    let grant = Grant::of_needs(&needs());
    assert_eq!(grant.allow(get("/api/v4/license", "admin")), Ok(()));
    assert_eq!(grant.allow(EnvironmentUse::Variable { scope: "ai-gateway", name: "AIGW_X" }), Ok(()));
    assert_eq!(grant.allow(LogUse("llm")), Ok(()));
    assert_eq!(grant.allow(LogUse("rails")).expect_err("not asked for").reason, UNDECLARED);
}

/// Where variables come from is told to whoever may see one of them, and kept from those to whom all are refused.
#[test]
fn a_look_at_a_scope_needs_a_variable_of_it() {
    let look = |policy: &Policy, scope: &str| grant(Publisher::Vendor, policy).allow(EnvironmentUse::Scope(scope));
    assert_eq!(look(&Policy::default(), "ai-gateway"), Ok(()));
    assert_eq!(look(&Policy::default(), "gitlab").expect_err("none of it").wanted, "gitlab *");
    for (line, refused) in [("ai-gateway *", true), ("ai-gateway AIGW_*", false), ("gitlab *", false)] {
        let policy = Policy { deny: rules(&format!("environment = [\"{line}\"]")), ..Policy::default() };
        assert_eq!(look(&policy, "ai-gateway").is_err(), refused, "{line}");
    }
    let denial = grant(Publisher::Local, &Policy::default()).allow(EnvironmentUse::Scope("ai-gateway"));
    assert_eq!(denial.expect_err("not granted").wanted, "ai-gateway AIGW_*");
}

/// The ledger says what was touched, never with which credential.
#[test]
fn a_use_stands_in_the_ledger_by_name_and_without_its_credential() {
    let connection = "model/a";
    let ask = HttpUse::Request { method: "POST", kind: "model", connection, path: "/v1/models", credential: "admin" };
    assert_eq!(ask.shown(), "POST model/a /v1/models");
    assert_eq!(HttpUse::Probe { kind: "model", connection }.shown(), "probe model/a");
    assert_eq!(HttpUse::List { kind: "model" }.shown(), "connections model");
    assert_eq!(EnvironmentUse::Variable { scope: "gitlab", name: "A" }.shown(), "environment gitlab A");
    assert_eq!(EnvironmentUse::Scope("gitlab").shown(), "environment gitlab");
    assert_eq!(LogUse("llm").shown(), "log llm");
}

/// A rule includes another where it is as wide in every part.
#[test]
fn a_rule_that_is_narrower_in_one_part_does_not_include_another() {
    let includes = |wide: &str, narrow: &str| rules(&http(narrow)).beyond(&rules(&http(wide))).is_empty();
    fn http(line: &str) -> String {
        format!("http = [\"{line}\"]")
    }
    let line = "GET gitlab /a/b as admin";
    for wide in [
        line,
        "* gitlab /a/b as admin",
        "GET * /a/b as admin",
        "GET gitlab /a/* as admin",
        "GET gitlab /** as admin",
        "GET gitlab /a/b as *",
        "* * /** as *",
    ] {
        assert!(includes(wide, line), "{wide}");
        assert!(includes(wide, "GET gitlab /a/b"), "{wide}");
        assert!(wide == line || !includes(line, wide), "{wide}");
    }
    for other in [
        "POST gitlab /a/b as admin",
        "GET model /a/b as admin",
        "GET gitlab /a/c as admin",
        "GET gitlab /a/b as user",
        "GET gitlab /a/b",
    ] {
        assert!(!includes(other, line), "{other}");
    }
    assert!(includes("GET gitlab /a/**", "GET gitlab /a/**"));
    assert!(!includes("GET gitlab /a/**", "GET gitlab /**"));
    assert!(!includes("GET gitlab /*/*", "GET gitlab /a/**"), "the rest is more than a segment");
}

/// A rule that a person pastes gives what was asked for, and no more.
#[test]
fn what_no_rule_can_name_is_refused_without_advice() {
    let grant = Grant::of_needs(&[Need::new("logs", "*"), Need::new("environment", "gitlab *")]);
    for name in ["", "*", "llm*", "a b", "a\tb"] {
        let log = grant.allow(LogUse(name)).expect_err("no name of a log");
        let variable = grant.allow(EnvironmentUse::Variable { scope: "gitlab", name }).expect_err("no variable");
        for denial in [log, variable] {
            assert!(denial.reason == NO_RULE && !denial.can_be_lifted(), "{name:?}: {denial:?}");
        }
    }
    assert!(grant.allow(LogUse("llm")).is_ok());
    assert!(grant.preview().iter().all(|(_, _, denial)| denial.is_none()));
    let denied = Grant { given: Some(Rules::default()), ..grant };
    assert!(denied.allow(LogUse("llm")).expect_err("not granted").can_be_lifted());
}

/// Whatever a guest writes as the name of a connection or of a credential: `GET  /api`, `GET gitlab /api as *`.
#[test]
fn a_request_that_no_rule_can_name_is_refused_without_advice() {
    let line = "GET gitlab /api as user";
    let grant = Grant { given: Some(Rules::default()), ..Grant::of_needs(&[Need::new("http", line)]) };
    let ask =
        |kind, connection, credential| HttpUse::Request { method: "GET", kind, connection, path: "/api", credential };
    let advised = grant.allow(ask("gitlab", "gitlab", "user")).expect_err("not granted");
    assert!(advised.can_be_lifted() && advised.wanted == line, "{advised:?}");

    let [kind, credential] = [Need::new("http", "GET gitlab /api"), Need::new("http", "probe gitlab")];
    let every = Grant::of_needs(&[kind, credential, Need::new("http", "* * /** as *"), Need::new("http", "list *")]);
    for name in ["", "*", "a b", "gitlab\u{a0}", "\n"] {
        let uses = [
            ask(name, "gitlab", ""),
            ask("gitlab", name, ""),
            HttpUse::Probe { kind: name, connection: "gitlab" },
            HttpUse::Probe { kind: "gitlab", connection: name },
            HttpUse::List { kind: name },
        ];
        let with_credential = (!name.is_empty()).then(|| ask("gitlab", "gitlab", name));
        for one in uses.into_iter().chain(with_credential) {
            let denial = every.allow(one).expect_err("no name");
            assert!(denial.reason == NO_RULE && !denial.can_be_lifted(), "{one:?}: {denial:?}");
        }
    }
    assert_eq!(every.allow(ask("gitlab", "gitlab", "")), Ok(()));
}

#[test]
fn what_stands_in_the_place_of_rules_is_named_by_what_belongs_there() {
    let problem = |value: serde_json::Value| serde_json::from_value::<Given>(value).expect_err("no grant").to_string();
    assert!(problem(serde_json::json!(5)).ends_with("expected a table of rules by capability"));
    assert!(
        problem(serde_json::json!({ "http": 5 })).contains("expected "),
        "{}",
        problem(serde_json::json!({ "http": 5 }))
    );
    let rules = serde_json::from_value::<Rules>(serde_json::json!([])).expect_err("no rules").to_string();
    assert!(rules.contains("expected ") && rules.contains("rules"), "{rules}");
}
