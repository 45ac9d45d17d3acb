//! A fail never rests on the doctor's own access: whatever credential, setting, log or vantage of the doctor is wrong
//! or missing, on a set-up that works, no check fails. What cannot be told without it is unknown, with what mends it.

use duo_doctor_simulator::scenarios;
use toml::{Table, Value};

use crate::support::set_up::SetUp;

/// Something of the doctor's own that is wrong or missing.
type Change = (&'static str, fn(&mut Table));

/// Each alone, on every healthy set-up.
const CHANGES: [Change; 25] = [
    ("no administrator's token", |all| drop(credentials(all, "gitlab").and_then(|own| own.remove("admin")))),
    ("a wrong administrator's token", |all| wrong(all, "gitlab", "admin")),
    ("a user's token as the administrator's", |all| same(all, "user", "admin")),
    ("no user's token", |all| drop(credentials(all, "gitlab").and_then(|own| own.remove("user")))),
    ("a wrong user's token", |all| wrong(all, "gitlab", "user")),
    ("an administrator's token as the user's", |all| same(all, "admin", "user")),
    ("no token for the gateway", |all| drop(credentials(all, "ai-gateway").and_then(|own| own.remove("token")))),
    ("a wrong token for the gateway", |all| wrong(all, "ai-gateway", "token")),
    ("no keys for the models", |all| of_models(all, |model| drop(model.remove("credentials")))),
    ("wrong keys for the models", |all| {
        of_models(all, |model| {
            if let Some(Value::Table(own)) = model.get_mut("credentials") {
                own.insert("key".into(), file());
            }
        })
    }),
    ("no GitLab", |all| drop(all.remove("gitlab"))),
    ("no gateway", |all| drop(all.remove("ai-gateway"))),
    ("no models", |all| drop(all.remove("model"))),
    ("no agent platform", |all| drop(all.remove("agent-platform"))),
    ("no private authority for GitLab", |all| without(all, "gitlab", "ca-file")),
    ("no private authority for the gateway", |all| without(all, "ai-gateway", "ca-file")),
    ("no private authority for the models", |all| of_models(all, |model| drop(model.remove("ca-file")))),
    ("no settings of the gateway", |all| without(all, "environment", "ai-gateway")),
    ("no settings of GitLab", |all| without(all, "environment", "gitlab")),
    ("no log of GitLab", |all| without(all, "logs", "llm")),
    ("no log of the gateway", |all| without(all, "logs", "ai-gateway")),
    ("seen from GitLab's host", |all| vantage(all, "gitlab")),
    ("seen from the gateway's host", |all| vantage(all, "ai-gateway")),
    ("seen from a model's host", |all| vantage(all, "model")),
    ("seen from a workstation", |all| vantage(all, "workstation")),
];

/// These set-ups have whatever can be wrong, so that pairs of changes meet; each takes its half of the pairs.
const OF_PAIRS: [&str; 2] = ["healthy-with-litellm", "healthy-with-private-ca"];

/// A file beside the configuration with what nobody accepts.
const WRONG: &str = "secrets/wrong";

fn file() -> Value {
    Value::Table(Table::from_iter([("file".to_owned(), WRONG.into())]))
}

fn table<'a>(all: &'a mut Table, name: &str) -> Option<&'a mut Table> {
    all.get_mut(name)?.as_table_mut()
}

fn credentials<'a>(all: &'a mut Table, connection: &str) -> Option<&'a mut Table> {
    table(table(all, connection)?, "credentials")
}

fn wrong(all: &mut Table, connection: &str, credential: &str) {
    if let Some(own) = credentials(all, connection) {
        own.insert(credential.into(), file());
    }
}

fn same(all: &mut Table, from: &str, to: &str) {
    if let Some(own) = credentials(all, "gitlab")
        && let Some(token) = own.get(from).cloned()
    {
        own.insert(to.into(), token);
    }
}

fn without(all: &mut Table, name: &str, key: &str) {
    if let Some(table) = table(all, name) {
        table.remove(key);
    }
}

fn of_models(all: &mut Table, change: impl Fn(&mut Table)) {
    if let Some(models) = table(all, "model") {
        models.iter_mut().filter_map(|(_, model)| model.as_table_mut()).for_each(change);
    }
}

fn vantage(all: &mut Table, name: &str) {
    all.insert("vantage".into(), Value::Array(vec![name.into()]));
}

/// What is wrong with a run on this set-up after these changes.
fn difference(scenario: &str, changes: &[&Change]) -> Option<String> {
    let names: Vec<&str> = changes.iter().map(|(name, _)| *name).collect();
    let set_up = SetUp::start(scenario);
    let original: Table = set_up.configuration().parse().expect("a configuration");
    let mut changed = original.clone();
    changes.iter().for_each(|(_, change)| change(&mut changed));
    if changed == original {
        return None;
    }
    set_up.write(WRONG, "glpat-nobody-accepts-this");
    let ran = set_up.check(&set_up.write("changed.toml", &changed.to_string()), ["--format", "json"]);
    let what = format!("{scenario}, {}", names.join(" and "));
    if !matches!(ran.code, 0 | 1 | 3) {
        return Some(format!("{what}: exit {} {}", ran.code, ran.stderr));
    }
    let causes = ran.causes();
    (!causes.is_empty()).then(|| format!("{what}: {causes:?}"))
}

fn healthy() -> Vec<String> {
    let names = scenarios().into_iter().filter(|scenario| scenario.name.starts_with("healthy"));
    names.map(|scenario| scenario.name).collect()
}

#[test]
fn a_fail_never_rests_on_the_doctors_own_access() {
    let cases: Vec<(String, &Change)> =
        healthy().into_iter().flat_map(|name| CHANGES.iter().map(move |change| (name.clone(), change))).collect();
    let found = super::all(&cases, |(scenario, change)| difference(scenario, &[change]));
    assert!(found.is_empty(), "{} of {} runs fail\n{}", found.len(), cases.len(), found.join("\n"));
}

/// Two things can be wrong at once, and each hides what the other needs.
#[test]
fn nor_on_two_things_at_once() {
    let pairs =
        CHANGES.iter().enumerate().flat_map(|(index, one)| CHANGES[index + 1..].iter().map(move |two| [one, two]));
    let pairs: Vec<[&Change; 2]> = pairs.collect();
    let cases: Vec<(&str, [&Change; 2])> =
        pairs.iter().enumerate().map(|(index, pair)| (OF_PAIRS[index % OF_PAIRS.len()], *pair)).collect();
    let found = super::all(&cases, |(scenario, pair)| difference(scenario, pair));
    assert!(found.is_empty(), "{} of {} runs fail\n{}", found.len(), cases.len(), found.join("\n"));
}
