//! Every scenario of the simulated set-up ends in exactly its causes and warnings: none missing,
//! none extra. What follows from a cause is listed under it and nowhere else.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use duo_doctor_simulator::{Scenario, scenarios};

use crate::support::{Run, fits};

/// Scenarios at a time: most of their time goes by in waiting.
const SIDE_BY_SIDE: usize = 4;

#[test]
fn every_scenario_names_exactly_its_causes() {
    let scenarios = scenarios();
    let next = AtomicUsize::new(0);
    let differences = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
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
