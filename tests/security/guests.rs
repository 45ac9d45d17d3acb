//! Guests that misbehave, each beside the core checks on a healthy set-up. Whatever a guest does, it
//! ends in one outcome with the right reason, every other check ends as it does without it, and
//! nobody takes the run for healthy.

/// Guests that answer with what is no answer, or that write over the terminal.
mod answers;
/// Guests that wait, share, and ask beyond their grant.
mod calls;
/// Guests that are dishonest about who they are.
mod descriptions;
/// Every guest, on both engines.
mod engines;
/// Guests that use up what there is: time, memory, stack, handles.
mod limits;

pub(super) use engines::misbehaving;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::Ran;
use crate::support::set_up::{SetUp, component};

/// The guest's reason on a healthy set-up, on both engines, without the words.
fn reason(guest: &str, rules: &str) -> Value {
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", &format!("[grant.{guest}]\n{rules}"));
    let reason = without_words(&row(&beside_the_core_checks(&set_up, &configuration, guest, &[]), guest)["reason"]);
    assert_eq!(natively(&set_up, &configuration, guest), reason);
    reason
}

/// The same with machine code. A pack has none, so that only one check is compiled beside the guest.
fn natively(set_up: &SetUp, configuration: &Path, guest: &str) -> Value {
    let arguments = ["gateway-health", guest, "--engine", "native", "--format", "json"];
    let ran = set_up.check(configuration, arguments.map(str::to_owned).into_iter().chain(component(guest)));
    assert_eq!(ran.code, 3, "{ran:?}");
    assert_eq!(row(&ran, "gateway-health")["outcome"], "pass", "{ran:?}");
    without_words(&row(&ran, guest)["reason"])
}

/// What the guest said on a healthy set-up, where it is run to its end and says that it does not know.
fn said(guest: &str, rules: &str) -> Value {
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", &format!("[grant.{guest}]\n{rules}"));
    let ran = beside_the_core_checks(&set_up, &configuration, guest, &[]);
    row(&ran, guest)["findings"][0]["args"].clone()
}

/// Runs a guest with the core checks, and the core checks alone; everything that must hold whatever
/// the guest does.
fn beside_the_core_checks(set_up: &SetUp, configuration: &Path, guest: &str, arguments: &[&str]) -> Ran {
    let json = ["--format", "json"].iter().chain(arguments).map(|&argument| argument.to_owned());
    let all: Vec<String> = json.collect();
    let alone = set_up.check(configuration, &all);
    assert_eq!(alone.code, 0, "without the guest: {alone:?}");
    let ran = set_up.check(configuration, all.iter().cloned().chain(component(guest)));
    assert_eq!(ran.code, 3, "{ran:?}");
    assert_eq!(ran.stderr, "", "{ran:?}");
    let report = ran.json();
    assert_eq!(report["verdict"], "incomplete");
    assert_eq!(report["exit-code"], 3);
    let mut others = outcomes(&report);
    let own = others.remove(guest).expect("the guest has an outcome");
    assert!(["broken", "unknown", "denied", "out-of-vantage"].contains(&own[0].as_str()), "{own:?}");
    assert_eq!(others, outcomes(&alone.json()), "the guest changes another check");
    ran
}

/// Every check with its outcome and its findings; none may stand twice.
fn outcomes(report: &Value) -> BTreeMap<String, Vec<String>> {
    let mut outcomes = BTreeMap::new();
    for check in report["checks"].as_array().expect("a report has checks") {
        let findings = check["findings"].as_array().expect("a check has findings").iter();
        let findings = findings.map(|finding| format!("{} {}", finding["code"], finding["subject"]));
        let outcome = check["outcome"].as_str().expect("a check has an outcome").to_owned();
        let id = check["id"].as_str().expect("a check has an id").to_owned();
        let before = outcomes.insert(id.clone(), std::iter::once(outcome).chain(findings).collect());
        assert_eq!(before, None, "{id} stands twice");
    }
    outcomes
}

fn row(ran: &Ran, guest: &str) -> Value {
    let report = ran.json();
    let checks = report["checks"].as_array().expect("a report has checks");
    checks.iter().find(|check| check["id"] == guest).expect("the guest is in the report").clone()
}

fn without_words(reason: &Value) -> Value {
    let mut reason = reason.clone();
    if let Some(fields) = reason.as_object_mut() {
        fields.remove("words");
    }
    reason
}

fn limit(limit: &str, value: &str) -> Value {
    json!({ "why": "broken", "kind": "limit", "limit": limit, "value": value })
}

fn garbage(problem: &str) -> Value {
    json!({ "why": "broken", "kind": "garbage", "problem": problem })
}
