use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::description::{Impact, Vantage};
use crate::event::Spent;
use crate::finding::{Confidence, Finding, Severity};
use crate::plan::{Selection, Terms};
use crate::policy::Policy;
use crate::testing::check;

fn plan(ids: &[&str]) -> Plan {
    let checks: Vec<_> = ids.iter().map(|id| Arc::new(check(id, &[]))).collect();
    let terms = Terms { vantages: &[Vantage::Workstation], impact: Impact::Probe, policy: &Policy::default() };
    Plan::new(&checks, &Selection::default(), terms).expect("a plan")
}

fn ended(id: &str, outcome: Outcome, reason: Option<Reason>) -> Finished {
    Finished {
        id: id.into(),
        outcome,
        reason,
        findings: Vec::new(),
        duration: Duration::ZERO,
        spent: Spent::default(),
        output: String::new(),
        compiled: None,
    }
}

fn failed(id: &str) -> Finished {
    let finding = Finding {
        code: format!("CODE-{}", id.to_uppercase()),
        outcome: Outcome::Fail,
        severity: Severity::Critical,
        confidence: Confidence::Confirmed,
        subject: String::new(),
        args: BTreeMap::new(),
        evidence: Vec::new(),
        steps: Vec::new(),
    };
    Finished { findings: vec![finding], ..ended(id, Outcome::Fail, None) }
}

#[test]
fn the_verdict_decides_the_exit_code_and_a_signal_and_changed_code_win_over_it() {
    let plan = plan(&["a", "b"]);
    let changed = Reason::Broken(Broken::Untrusted { reason: "another digest".into() });
    let good = [ended("a", Outcome::Pass, None), ended("b", Outcome::Pass, None)];
    let bad = [failed("a"), ended("b", Outcome::Broken, Some(changed))];
    let crashed = Reason::Broken(Broken::Crashed { trap: "unreachable".into(), last_words: String::new() });
    let broken = [failed("a"), ended("b", Outcome::Broken, Some(crashed))];
    for (finished, signal, exit_code) in [
        (&good, None, ExitCode::Healthy),
        (&bad, None, ExitCode::PackRejected),
        (&broken, None, ExitCode::Problems),
        (&good, Some(ExitCode::Interrupted), ExitCode::Interrupted),
        (&bad, Some(ExitCode::Terminated), ExitCode::Terminated),
    ] {
        let conclusion = conclude(&plan, finished, 0, signal);
        assert_eq!((conclusion.exit_code, conclusion.interrupted), (exit_code, signal.is_some()));
    }
}

/// 99 of 100 is not the whole, and who was left out was not looked at.
#[test]
fn coverage_is_a_part_of_what_was_planned_rounded_down() {
    let of = |outcomes: &[Outcome]| {
        let finished: Vec<Finished> = outcomes.iter().map(|outcome| ended("a", *outcome, None)).collect();
        coverage(&finished, 0)
    };
    assert_eq!(of(&[Outcome::Pass, Outcome::Fail, Outcome::Unknown]), 66);
    assert_eq!(of(&[Outcome::Warn, Outcome::NotApplicable]), 100);
    assert_eq!(of(&[Outcome::Warn, Outcome::NotApplicable, Outcome::Skipped]), 66);
    assert_eq!(of(&[Outcome::Broken, Outcome::Skipped]), 0);
    assert_eq!(of(&[Outcome::Skipped]), 0);
    let mut nearly = vec![Outcome::Pass; 199];
    nearly.push(Outcome::Denied);
    assert_eq!(of(&nearly), 99);
}

/// A cause blocks whoever waits for one that it blocks, by however many ways, and is named once.
#[test]
fn a_cause_names_all_that_it_blocks_along_chains_that_meet() {
    let blocked = |id: &str, by: &[&str]| {
        let by = by.iter().map(|&id| id.to_owned()).collect();
        ended(id, Outcome::Blocked, Some(Reason::Blocked { by }))
    };
    let finished = [failed("a"), blocked("b", &["a"]), blocked("c", &["a", "b"]), blocked("d", &["b", "c"])];
    let diagnosis = conclude(&plan(&["a", "b", "c", "d"]), &finished, 0, None).diagnosis;
    assert_eq!(diagnosis.causes.len(), 1);
    assert_eq!(diagnosis.causes[0].blocks, ["b", "c", "d"]);
    let by_id: BTreeMap<&str, &Finished> = finished.iter().map(|ended| (ended.id.as_str(), ended)).collect();
    assert_eq!(failed_above(&finished[3], &by_id), ["a"]);
}

/// Half of the checks are no healthy set-up, and none are no empty selection.
#[test]
fn a_run_that_lacks_checks_is_never_healthy() {
    let plan = plan(&["a", "b", "c"]);
    let passed = ["a", "b", "c"].map(|id| ended(id, Outcome::Pass, None));
    let lacking = conclude(&plan, &passed, 1, None);
    assert_eq!(
        (lacking.verdict, lacking.exit_code, lacking.coverage),
        (Verdict::Incomplete, ExitCode::PackRejected, 75)
    );
    let nothing = conclude(&plan, &[], 2, None);
    assert_eq!(
        (nothing.verdict, nothing.exit_code, nothing.coverage),
        (Verdict::Incomplete, ExitCode::PackRejected, 0)
    );
    let failing = [failed("a"), ended("b", Outcome::Pass, None), ended("c", Outcome::Pass, None)];
    let broken = conclude(&plan, &failing, 1, None);
    assert_eq!((broken.verdict, broken.exit_code), (Verdict::Broken, ExitCode::PackRejected));
    assert_eq!(conclude(&plan, &passed, 1, Some(ExitCode::Interrupted)).exit_code, ExitCode::Interrupted);
}

/// Whichever checks have no answer, for whatever reason, and however the run ended: not healthy, not the whole.
#[test]
fn what_was_not_looked_at_is_never_healthy() {
    const CHECKS: [&str; 5] = ["a", "b", "c", "d", "e"];
    let plan = plan(&CHECKS);
    let gaps =
        [Outcome::Unknown, Outcome::Skipped, Outcome::Blocked, Outcome::OutOfVantage, Outcome::Denied, Outcome::Broken];
    let answers = [Outcome::Pass, Outcome::Warn, Outcome::NotApplicable];
    for subset in 1..1_u32 << CHECKS.len() {
        for gap in gaps {
            for answer in answers {
                let outcome = |index: usize| if subset >> index & 1 == 1 { gap } else { answer };
                let finished: Vec<Finished> =
                    CHECKS.iter().enumerate().map(|(index, id)| ended(id, outcome(index), None)).collect();
                for signal in [None, Some(ExitCode::Interrupted), Some(ExitCode::Terminated)] {
                    let conclusion = conclude(&plan, &finished, 0, signal);
                    let what = format!("{gap:?} in {subset:b}, else {answer:?}, {signal:?}");
                    assert_ne!(conclusion.verdict, Verdict::Healthy, "{what}");
                    assert_ne!(conclusion.exit_code, ExitCode::Healthy, "{what}");
                    assert!(conclusion.coverage < 100, "{what}");
                }
            }
        }
    }
    let unbegun = [ended("a", Outcome::Skipped, None)];
    assert_eq!(conclude(&plan, &unbegun, 0, Some(ExitCode::Interrupted)).verdict, Verdict::Incomplete);
}
