use std::collections::BTreeMap;

use super::*;
use crate::policy::{EnvironmentUse, Grant, HttpUse, LogUse, Policy};

const NEEDS: [(&str, &str); 4] = [
    ("http", "GET gitlab /api/v4/license as admin"),
    ("http", "list gitlab"),
    ("environment", "ai-gateway AIGW_*"),
    ("logs", "llm"),
];

fn check(publisher: Publisher) -> Check {
    let mut check = crate::testing::check("acme-licence", &[]);
    check.description.version = Version::new(1, 2, 0);
    check.description.needs = NEEDS.map(|(capability, rule)| Need::new(capability, rule)).to_vec();
    check.publisher = publisher;
    check.digest = "ab".repeat(32);
    check
}

/// What an operator has in the configuration, as the program reads it.
fn policy(configuration: &str) -> Policy {
    #[derive(serde::Deserialize, Default)]
    #[serde(default)]
    struct File {
        deny: Rules,
        grant: BTreeMap<String, Given>,
    }
    let file: File = toml::from_str(configuration).unwrap_or_else(|error| panic!("{error}\n{configuration}"));
    Policy { deny: file.deny, grants: file.grant }
}

fn refusals(grant: &Grant) -> Vec<Denial> {
    let get = HttpUse::Request {
        method: "GET",
        kind: "gitlab",
        connection: "gitlab",
        path: "/api/v4/license",
        credential: "admin",
    };
    let variable = EnvironmentUse::Variable { scope: "ai-gateway", name: "AIGW_\"\\x" };
    [grant.allow(get), grant.allow(variable), grant.allow(LogUse("llm"))].into_iter().filter_map(Result::err).collect()
}

fn whose() -> [Publisher; 3] {
    [Publisher::Local, Publisher::Named("acme".into()), Publisher::Vendor]
}

/// Whatever stands in the configuration: with the printed table in the place of the one of its name, nothing is refused.
#[test]
fn the_table_allows_all_that_was_refused() {
    let digest = format!("digest = \"sha256:{}\"", "cd".repeat(32));
    for standing in [
        "logs = []",
        "logs = [\"llm\"]",
        "publisher = \"acme\"\nlogs = [\"llm\"]",
        "publisher = \"other\"",
        { "version = \"^2\"\nlogs = [\"llm\"]" },
        "version = \"^1\"",
        digest.as_str(),
    ] {
        for publisher in whose() {
            let check = check(publisher.clone());
            let denials = refusals(&policy(&format!("[grant.acme-licence]\n{standing}")).decide(&check));
            let advice = Advice::of(check.id(), &denials);
            assert!(!denials.is_empty() && advice.instead_of.is_some(), "{publisher} {standing}");
            let table = advice.table.expect("a grant can allow it");
            assert_eq!(refusals(&policy(&table).decide(&check)), [], "{publisher} {standing}\n{table}");
        }
    }
    for publisher in [Publisher::Local, Publisher::Named("acme".into())] {
        let check = check(publisher);
        let advice = Advice::of(check.id(), &refusals(&Policy::default().decide(&check)));
        assert_eq!(advice.instead_of, None);
        assert_eq!(refusals(&policy(&advice.table.expect("a table")).decide(&check)), []);
        assert_eq!(refusals(&policy(&table_of(&check)).decide(&check)), [], "{}", table_of(&check));
    }
}

#[test]
fn a_table_is_written_as_people_read_it() {
    let check = check(Publisher::Named("acme".into()));
    let expected = "[grant.acme-licence]\npublisher = \"acme\"\nhttp = [\"GET gitlab /api/v4/license as admin\"]\n\
        environment = [\"ai-gateway AIGW_*\"]\nlogs = [\"llm\"]";
    assert_eq!(table_of(&check), expected);
    let standing = policy("[grant.acme-licence]\npublisher = \"acme\"\nversion = \"^1\"\nlogs = [\"llm\"]");
    let advice = Advice::of(check.id(), &refusals(&standing.decide(&check)));
    let expected = "[grant.acme-licence]\npublisher = \"acme\"\nversion = \"^1\"\n\
        http = [\"GET gitlab /api/v4/license as admin\"]\nenvironment = [\"ai-gateway AIGW_\\\"\\\\x\"]\nlogs = [\"llm\"]";
    assert_eq!(advice.table.as_deref(), Some(expected));
}

/// What was given to one publisher's check is not passed on to another one's that takes its name.
#[test]
fn a_table_in_the_place_of_a_strangers_gives_nothing_that_was_the_strangers() {
    let standing = policy("[grant.acme-licence]\npublisher = \"other\"\nhttp = [\"* * /** as *\"]\nlogs = [\"*\"]");
    for publisher in whose() {
        let check = check(publisher);
        let denials = refusals(&standing.decide(&check));
        assert!(denials.iter().all(|denial| denial.reason.starts_with("granted to the check of `other`")));
        let table = Advice::of(check.id(), &denials).table.expect("a table");
        assert!(!table.contains('*') && !table.contains("other"), "{table}");
    }
}

/// No grant helps against `[deny]`, and nothing against a description that does not ask.
#[test]
fn what_no_grant_can_allow_has_no_table() {
    let deny = "[deny]\nhttp = [\"* gitlab /**\"]\nlogs = [\"llm\"]\nenvironment = [\"ai-gateway *\"]";
    let check = check(Publisher::Vendor);
    let grant = policy(deny).decide(&check);
    let mut denials = refusals(&grant);
    assert!(denials.iter().all(Denial::can_be_lifted));
    let advice = Advice::of(check.id(), &denials);
    assert_eq!((advice.table, advice.denied.len()), (None, 3));
    for line in &advice.denied {
        assert!(deny.contains(line), "{line} is as it is written");
    }
    denials = vec![grant.allow(LogUse("rails")).expect_err("it does not ask for it")];
    assert!(denials[0].is_undeclared() && !denials[0].can_be_lifted());
    assert_eq!(Advice::of(check.id(), &denials), Advice::default());
    let refused = Policy::default().decide(&self::check(Publisher::Local)).allow(LogUse("llm"));
    let cut = refused.expect_err("not granted").unnameable();
    assert_eq!(Advice::of(check.id(), &[cut]), Advice::default());
}
