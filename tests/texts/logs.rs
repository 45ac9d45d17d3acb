//! The logs of a scenario lead where its run leads.

use serde_json::Value;

use crate::laws::all;
use crate::support::Run;
use crate::support::set_up::SetUp;
use duo_doctor_simulator::{Scenario, scenarios};

/// Scenarios whose logs tell of something else with right: only the settings say that the name is another host's.
const ELSEWHERE: [&str; 1] = ["gitlab-url-of-another-host"];

/// Where the causes of a run are seen in its logs, one of them is what triage names first.
fn difference(scenario: &Scenario) -> Option<String> {
    let set_up = SetUp::start(&scenario.name);
    let state = set_up.folder().join("state");
    let configuration = set_up.write("plain.toml", &set_up.configuration());
    let ran = set_up.run("check", &configuration, ["--format", "json"]).env("XDG_STATE_HOME", &state).go();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let logs = set_up.folder().join("logs");
    let logs: Vec<_> =
        ["llm.log", "ai-gateway.log"].map(|name| logs.join(name)).into_iter().filter(|path| path.is_file()).collect();
    let triage = ["triage".as_ref(), "--format".as_ref(), "json".as_ref()];
    let triage = Run::new(triage.into_iter().chain(logs.iter().map(|path| path.as_os_str())));
    let read = triage.env("XDG_STATE_HOME", &state).go().json();
    let kinds: Vec<Vec<String>> = list(&read["kinds"])
        .iter()
        .map(|kind| list(&kind["codes"]).iter().filter_map(|code| code.as_str().map(str::to_owned)).collect())
        .collect();
    let causes: Vec<String> =
        ran.causes().iter().map(|cause| cause.split('@').next().unwrap_or_default().to_owned()).collect();
    let of_run = |codes: &Vec<String>| codes.iter().any(|code| causes.contains(code));
    let visible = kinds.iter().any(of_run);
    let first = kinds.first().is_some_and(of_run);
    (visible && !first).then(|| format!("{}: {causes:?} are not first in {kinds:?}", scenario.name))
}

#[test]
fn triage_names_the_causes_of_a_run_first() {
    let scenarios: Vec<Scenario> = scenarios()
        .into_iter()
        .filter(|scenario| scenario.slow.is_none() && !ELSEWHERE.contains(&&*scenario.name))
        .collect();
    let found = all(&scenarios, difference);
    assert!(found.is_empty(), "{} of {}\n{}", found.len(), scenarios.len(), found.join("\n"));
}
