//! The past is not the present: whatever the logs say of a time before the repair is no fault of now.

use duo_doctor_simulator::{Scenario, scenarios};
use jiff::{SignedDuration, Timestamp};
use regex::Regex;

use crate::support::set_up::SetUp;

/// Findings of a gateway that cannot have come back without a start.
const OF_STARTS: [&str; 2] = ["DUO33", "DUO34"];

/// How long ago the fault was; within the window of a search.
const BEFORE: SignedDuration = SignedDuration::from_hours(3);

/// Where a person's rights are in question, answers to others prove nothing: a warning stays.
const OF_PEOPLE: &str = "DUO823";

/// A signing key is missed at the start alone, which the web server notes without a time, and chats prove nothing of it:
/// after a restart this finding stays until its line is older than the search.
const UNTOLD: [&str; 1] = ["DUO4206"];

/// What the gateway writes when it starts.
const STARTED: [&str; 2] = ["Uvicorn running on", "Application startup complete"];

fn log(set_up: &SetUp, name: &str) -> String {
    std::fs::read_to_string(set_up.folder().join("logs").join(name)).unwrap_or_default()
}

/// The same lines with earlier times.
fn earlier(text: &str) -> String {
    let time = Regex::new(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z").expect("an expression");
    let shifted = |found: &regex::Captures<'_>| {
        let then: Timestamp = found[0].parse().expect("a time");
        (then - BEFORE).to_string()
    };
    time.replace_all(text, shifted).into_owned()
}

/// A system that works now, whose logs begin with those of a scenario; `restarted`: the gateway was.
fn difference(scenario: &Scenario, restarted: bool) -> Option<String> {
    let now = SetUp::start("healthy");
    let then = SetUp::start(&scenario.name);
    for name in ["llm.log", "ai-gateway.log"] {
        let good = log(&now, name);
        let kept = good.lines().filter(|line| restarted || !STARTED.iter().any(|words| line.contains(words)));
        let good: String = kept.map(|line| format!("{line}\n")).collect();
        let text = earlier(&log(&then, name)) + &good;
        // Files of their own: the set-up goes on writing into its logs.
        std::fs::write(now.folder().join("logs").join(format!("whole-{name}")), text).expect("the log can be written");
    }
    let configuration = now.configuration().replace("logs/llm", "logs/whole-llm").replace("logs/ai-", "logs/whole-ai-");
    let ran = now.check(&now.write("repaired.toml", &configuration), ["--format", "json"]);
    let what = format!("{}, restarted {restarted}", scenario.name);
    let causes = ran.causes();
    if ran.code != 0 && !causes.iter().all(|cause| UNTOLD.contains(&cause.as_str())) {
        return Some(format!("{what}: exit {}, {:?}, {}", ran.code, ran.causes(), ran.stderr));
    }
    let warnings: Vec<String> = ran.warnings().into_iter().filter(|warning| !warning.starts_with(OF_PEOPLE)).collect();
    (!warnings.is_empty()).then(|| format!("{what}: {warnings:?}"))
}

#[test]
fn what_was_repaired_is_over() {
    let broken = scenarios().into_iter().filter(|scenario| !scenario.causes.is_empty() && scenario.slow.is_none());
    let cases: Vec<(Scenario, bool)> = broken
        .enumerate()
        .map(|(index, scenario)| {
            let of_start = scenario.causes.iter().any(|code| OF_STARTS.iter().any(|start| code.starts_with(start)));
            // By turns, because each takes two set-ups.
            (scenario, of_start || index % 2 == 0)
        })
        .collect();
    let found = super::all(&cases, |(scenario, restarted)| difference(scenario, *restarted));
    assert!(found.is_empty(), "{} of {} are not over\n{}", found.len(), cases.len(), found.join("\n"));
}

/// What the doctor itself asks GitLab, and GitLab the gateway, is nobody's trouble: the number of users' errors and the
/// time of the last do not move while one probes.
#[test]
fn probing_moves_no_error() {
    let broken = ["gateway-does-not-trust-gitlab", "model-key-rejected", "healthy"];
    let found = super::all(&broken, |scenario| {
        let set_up = SetUp::start(scenario);
        let state = set_up.folder().join("state");
        let configuration = set_up.write("plain.toml", &set_up.configuration());
        let seen = |_| {
            let run = set_up.run("check", &configuration, ["--format", "json"]);
            let report = run.env("XDG_STATE_HOME", &state).go().json();
            let findings = report["checks"].as_array().expect("checks").iter();
            let of_logs = findings.filter(|check| check["id"] == "gateway-logs" || check["id"] == "chat-errors");
            let counted = of_logs.flat_map(|check| check["findings"].as_array().expect("findings"));
            let told = |finding: &serde_json::Value| {
                let args = &finding["args"];
                format!("{} {} {} {}", finding["code"], finding["subject"], args["count"], args["rare"])
            };
            counted.map(told).collect::<Vec<_>>()
        };
        let runs: Vec<Vec<String>> = (0..3).map(seen).collect();
        (runs[0] != runs[1] || runs[1] != runs[2]).then(|| format!("{scenario}: {runs:?}"))
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}
