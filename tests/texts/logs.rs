//! The logs of a scenario lead where its run leads.

use serde_json::Value;

use crate::laws::all;
use crate::support::Run;
use crate::support::set_up::SetUp;
use duo_doctor_simulator::{Scenario, scenarios};

/// What triage reads in a scenario's logs, and what its run finds.
fn difference(scenario: &Scenario) -> Option<String> {
    let set_up = SetUp::start(&scenario.name);
    let state = set_up.folder().join("state");
    let configuration = set_up.write("plain.toml", &set_up.configuration());
    let ran = set_up.run("check", &configuration, ["--format", "json"]).env("XDG_STATE_HOME", &state).go();
    let report = ran.json();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let found: Vec<String> = list(&report["checks"])
        .iter()
        .flat_map(|check| list(&check["findings"]))
        .filter(|finding| finding["outcome"] == "fail" || finding["outcome"] == "warn")
        .filter_map(|finding| finding["code"].as_str().map(str::to_owned))
        .collect();
    let logs = set_up.folder().join("logs");
    let logs: Vec<_> =
        ["llm.log", "ai-gateway.log"].map(|name| logs.join(name)).into_iter().filter(|path| path.is_file()).collect();
    let triage = ["triage".as_ref(), "--format".as_ref(), "json".as_ref()];
    let triage = Run::new(triage.into_iter().chain(logs.iter().map(|path| path.as_os_str())));
    let read = triage.env("XDG_STATE_HOME", &state).go().json();
    let kinds: Vec<(Vec<String>, bool, String)> = list(&read["kinds"])
        .iter()
        .map(|kind| {
            let codes = list(&kind["codes"]).iter().filter_map(|code| code.as_str().map(str::to_owned)).collect();
            (
                codes,
                kind["explained_by"].is_null(),
                kind["sample"].as_str().unwrap_or_default().chars().take(160).collect(),
            )
        })
        .collect();
    let causes: Vec<String> =
        ran.causes().iter().map(|cause| cause.split('@').next().unwrap_or_default().to_owned()).collect();
    let certain = kinds.iter().filter(|(codes, _, _)| codes.len() == 1);
    let wrong: Vec<_> = certain.clone().filter(|(codes, _, _)| !found.contains(&codes[0])).collect();
    let visible = kinds.iter().any(|(codes, _, _)| codes.iter().any(|code| causes.contains(code)));
    let first = kinds.first().is_some_and(|(codes, _, _)| codes.iter().any(|code| causes.contains(code)));
    (!wrong.is_empty() || visible && !first)
        .then(|| format!("{}: causes {causes:?}, found {found:?}\n  wrong {wrong:?}\n  kinds {kinds:?}", scenario.name))
}

#[test]
fn triage_names_the_causes_of_a_run_first() {
    let scenarios: Vec<Scenario> = scenarios().into_iter().filter(|scenario| scenario.slow.is_none()).collect();
    let found = all(&scenarios, difference);
    assert!(found.is_empty(), "{} of {}\n{}", found.len(), scenarios.len(), found.join("\n"));
}
