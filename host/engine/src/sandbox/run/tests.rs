use super::*;
use crate::bindings::duo_doctor::check::types as wit;

fn finding(outcome: wit::Outcome, value: usize) -> wit::Finding {
    wit::Finding {
        code: "DUO3100".into(),
        outcome,
        severity: wit::Severity::Low,
        confidence: wit::Confidence::Confirmed,
        subject: String::new(),
        args: vec![wit::Arg { name: "said".into(), value: "v".repeat(value) }],
        evidence: Vec::new(),
        steps: Vec::new(),
        ext: Vec::new(),
    }
}

fn limit(limit: Limit, value: &str) -> Broken {
    Broken::Limit { limit, value: value.into() }
}

#[test]
fn a_thousand_findings_are_taken_and_one_more_is_too_many() {
    let many = |count| checked(vec![finding(wit::Outcome::Pass, 0); count], false).map(|findings| findings.len());
    assert_eq!(many(0), Err(Broken::Garbage { problem: "no finding at all".into() }));
    assert_eq!(many(1_000), Ok(1_000));
    assert_eq!(many(1_001), Err(limit(Limit::Findings, "1000")));
}

#[test]
fn findings_of_a_mebibyte_are_taken_and_a_byte_more_is_too_much() {
    let weighed = |value| checked(vec![finding(wit::Outcome::Pass, value)], false).map(|findings| findings.len());
    let empty = Finding::from(finding(wit::Outcome::Pass, 0)).bytes();
    assert_eq!(weighed(1024 * 1024 - empty), Ok(1));
    assert_eq!(weighed(1024 * 1024 - empty + 1), Err(limit(Limit::Findings, "1024 KiB")));
}

/// Whoever did not get all answers may say what is wrong, or that it does not know.
#[test]
fn over_its_calls_a_check_cannot_say_that_all_is_well() {
    for outcome in [wit::Outcome::Pass, wit::Outcome::Warn, wit::Outcome::NotApplicable] {
        assert!(checked(vec![finding(outcome, 0)], false).is_ok());
        assert_eq!(checked(vec![finding(outcome, 0)], true), Err(limit(Limit::Calls, "200")), "{outcome:?}");
    }
    for outcome in [wit::Outcome::Fail, wit::Outcome::Unknown] {
        assert!(checked(vec![finding(outcome, 0), finding(wit::Outcome::Pass, 0)], true).is_ok(), "{outcome:?}");
    }
}

/// What a check measures is the same in a run and in its replay, which waits for nothing.
#[test]
fn the_second_clock_of_a_guest_shows_whole_seconds_since_it_began() {
    for (milliseconds, shown) in [(0, 0), (900, 0), (1_100, 1), (61_500, 61)] {
        let began = Instant::now().checked_sub(Duration::from_millis(milliseconds)).expect("the machine is older");
        assert_eq!(WholeSeconds(began).now(), shown * NANOSECONDS, "{milliseconds}");
    }
}
