//! Every scenario of the simulated set-up ends in exactly its causes and warnings: none missing,
//! none extra. What follows from a cause is listed under it and nowhere else.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use duo_doctor_simulator::{Scenario, scenarios};

use crate::support::{Run, fits};

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
    let (causes, warnings) = (ran.causes(), ran.warnings());
    let report = ran.json();
    let unfinished: Vec<String> = report["checks"]
        .as_array()
        .expect("a report has checks")
        .iter()
        .filter(|check| ["broken", "denied"].contains(&check["outcome"].as_str().unwrap_or_default()))
        .map(|check| format!("{} {}", check["id"], check["reason"]))
        .collect();
    let same = same(&scenario.causes, &causes) && same(&scenario.warnings, &warnings) && unfinished.is_empty();
    let code_fits = ran.code != 1 || !scenario.causes.is_empty();
    (!same || !code_fits).then(|| {
        format!(
            "{}: causes {causes:?}, expected {:?}; warnings {warnings:?}, expected {:?}; {unfinished:?}",
            scenario.name, scenario.causes, scenario.warnings
        )
    })
}

fn same(expected: &[String], found: &[String]) -> bool {
    expected.len() == found.len()
        && expected.iter().all(|expected| found.iter().any(|found| fits(expected, found)))
        && found.iter().all(|found| expected.iter().any(|expected| fits(expected, found)))
}
