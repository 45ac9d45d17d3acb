//! Every scenario of the simulated set-up ends in exactly its causes and warnings: none missing,
//! none extra, the first one first. What follows from a cause is listed under it and nowhere else.

use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use duo_doctor_simulator::{Scenario, scenarios};

/// A page says what the report says.
mod pages;
/// Every repair can be carried out.
mod repairs;

use crate::support::{Ran, Run, fits, pointer, pointers};

/// Scenarios at a time in one test. Most of their time goes by in waiting, and nearly all of that of slow ones.
const SIDE_BY_SIDE: usize = 4;
const SLOW_SIDE_BY_SIDE: usize = 12;

/// Digits after `DUO` of a scenario's first finding; what finds nothing, and what is slow, are parts of their own.
const HEALTHY: char = '-';
const SLOW: char = '~';

/// A test for each part of the scenarios: a failure says where, and runners that start tests side by side can.
macro_rules! parts {
    ($($name:ident = $part:expr),+ $(,)?) => {
        const PARTS: &[char] = &[$($part),+];

        $(#[test]
        fn $name() {
            names_exactly_its_causes($part);
        })+
    };
}

parts! {
    healthy = HEALTHY,
    gitlab = '1',
    gitlab_to_gateway = '2',
    gateway = '3',
    gateway_to_gitlab = '4',
    gateway_to_model = '5',
    model = '6',
    agent_platform = '7',
    features = '8',
    leftovers = '9',
    slow = SLOW,
}

fn part(scenario: &Scenario) -> char {
    let first = scenario.causes.iter().chain(&scenario.warnings).next();
    match (&scenario.slow, first) {
        (Some(_), _) => SLOW,
        (None, None) => HEALTHY,
        (None, Some(code)) => code.chars().nth(3).unwrap_or_default(),
    }
}

#[test]
fn every_scenario_is_in_a_part_and_every_part_has_one() {
    let all: Vec<char> = scenarios().iter().map(part).collect();
    for (scenario, part) in scenarios().iter().zip(&all) {
        assert!(PARTS.contains(part), "{} is in no part that is tested", scenario.name);
    }
    for part in PARTS {
        assert!(all.contains(part), "no scenario is in the part `{part}`");
    }
}

fn names_exactly_its_causes(of: char) {
    let scenarios: Vec<Scenario> = scenarios().into_iter().filter(|scenario| part(scenario) == of).collect();
    let next = AtomicUsize::new(0);
    let differences = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..if of == SLOW { SLOW_SIDE_BY_SIDE } else { SIDE_BY_SIDE } {
            scope.spawn(|| {
                while let Some(scenario) = scenarios.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(difference) = difference(scenario) {
                        differences.lock().expect("no test panics here").push(difference);
                    }
                }
            });
        }
    });
    let mut differences = differences.into_inner().expect("no test panics here");
    differences.sort();
    let count = differences.len();
    assert!(differences.is_empty(), "{count} of {} scenarios differ\n{}", scenarios.len(), differences.join("\n"));
}

#[test]
fn there_are_many_and_a_healthy_one() {
    assert!(scenarios().len() >= 20);
    let healthy = Run::new(["demo", "healthy", "--format", "json"]).go();
    assert_eq!(healthy.code, 0, "{healthy:?}");
    assert_eq!(healthy.json()["verdict"], "healthy");
    let listed = Run::new(["demo", "--list"]).go();
    assert_eq!(listed.stdout.lines().count(), scenarios().len());
}

fn difference(scenario: &Scenario) -> Option<String> {
    let ran = Run::new(["demo", &scenario.name, "--format", "json"]).go();
    if !matches!(ran.code, 0 | 1 | 3) {
        return Some(format!("{}: exit {} {}", scenario.name, ran.code, ran.stderr));
    }
    let found = Diagnosed::of(&ran);
    let report = ran.json();
    let unfinished: Vec<String> = report["checks"]
        .as_array()
        .expect("a report has checks")
        .iter()
        .filter(|check| ["broken", "denied"].contains(&check["outcome"].as_str().unwrap_or_default()))
        .map(|check| format!("{} {}", check["id"], check["reason"]))
        .collect();
    let code_fits = ran.code != 1 || !scenario.causes.is_empty();
    let misread = misread_by_a_shell(&report);
    if !misread.is_empty() {
        return Some(format!("{}: a shell reads these otherwise: {misread:?}", scenario.name));
    }
    let inert = repairs::missing(&report);
    if !inert.is_empty() {
        return Some(format!("{}: {inert:?}", scenario.name));
    }
    let differing = pages::differing(&report);
    if !differing.is_empty() {
        return Some(format!("{}: {}", scenario.name, differing.join("\n")));
    }
    let same = found.is_as_expected(scenario) && unfinished.is_empty() && code_fits;
    (!same).then(|| format!("{}: exit {}, {unfinished:?}, found\n{}", scenario.name, ran.code, found.written()))
}

/// Printed commands from which a real shell does not get their arguments back.
fn misread_by_a_shell(report: &Value) -> Vec<String> {
    let mut commands = Vec::new();
    collect_commands(report, &mut commands);
    let line = |command: &Value| command["line"].as_str().expect("a command has a line").to_owned();
    let script: String =
        commands.iter().map(|command| format!("printf '%s\\0' {}\nprintf '\\n'\n", line(command))).collect();
    let output = Command::new("sh").args(["-c", &script]).output().expect("there is a shell");
    let read = String::from_utf8(output.stdout).expect("text");
    let mut read = read.split_terminator('\n');
    let words = |command: &Value| -> String {
        let arguments = command["arguments"].as_array().expect("a list").iter();
        arguments
            .map(|pieces| pieces.as_array().expect("a list").iter().map(piece).collect::<String>() + "\0")
            .collect()
    };
    commands.iter().filter(|command| read.next() != Some(&words(command))).map(line).collect()
}

fn piece(piece: &Value) -> String {
    let placeholder = || format!("{{{}}}", piece["placeholder"].as_str().expect("a name"));
    piece.as_str().map_or_else(placeholder, str::to_owned)
}

/// Everything in a report that is a command, at whatever depth.
fn collect_commands(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Object(fields) if fields.contains_key("arguments") && fields.contains_key("line") => {
            found.push(value.clone())
        }
        Value::Object(fields) => fields.values().for_each(|value| collect_commands(value, found)),
        Value::Array(items) => items.iter().for_each(|item| collect_commands(item, found)),
        _ => {}
    }
}

/// The diagnosis of a run.
struct Diagnosed {
    causes: Vec<String>,
    hidden: Vec<String>,
    /// As many as causes.
    explains: Vec<Vec<String>>,
    warnings: Vec<String>,
}

impl Diagnosed {
    fn of(ran: &Ran) -> Self {
        let report = ran.json();
        let causes = report["diagnosis"]["causes"].as_array().expect("a list of causes");
        Self {
            causes: causes.iter().map(pointer).collect(),
            hidden: causes.iter().filter(|cause| cause["hidden"] == true).map(pointer).collect(),
            explains: causes.iter().map(|cause| pointers(&cause["explains"])).collect(),
            warnings: ran.warnings(),
        }
    }

    fn is_as_expected(&self, scenario: &Scenario) -> bool {
        // Of causes that are as expected each has the place of the one that was meant.
        let explains = |(cause, found): (&String, &Vec<String>)| {
            scenario.explains.get(cause).is_none_or(|expected| in_order(expected, found))
        };
        in_order(&scenario.causes, &self.causes)
            && in_order(&scenario.hidden, &self.hidden)
            && scenario.causes.iter().zip(&self.explains).all(explains)
            && same(&scenario.warnings, &self.warnings)
    }

    /// As it would stand in the scenario's file.
    fn written(&self) -> String {
        let explains = self.causes.iter().zip(&self.explains).map(|(cause, list)| format!("{cause:?} = {list:?}\n"));
        let Self { causes, hidden, warnings, .. } = self;
        let explains: String = explains.collect();
        format!("causes = {causes:?}\nhidden = {hidden:?}\nwarnings = {warnings:?}\n[explains]\n{explains}")
    }
}

fn in_order(expected: &[String], found: &[String]) -> bool {
    expected.len() == found.len() && expected.iter().zip(found).all(|(expected, found)| fits(expected, found))
}

fn same(expected: &[String], found: &[String]) -> bool {
    expected.len() == found.len()
        && expected.iter().all(|expected| found.iter().any(|found| fits(expected, found)))
        && found.iter().all(|found| expected.iter().any(|expected| fits(expected, found)))
}
