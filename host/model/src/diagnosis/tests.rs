//! Small cases by hand, and many random ones beside the plain way to say the same.

mod plain;
mod random;

use super::*;

/// Says everything, where nothing else is said.
const CHECK: &str = "a-check";

fn symptom<'a>(hop: Hop, code: &'a str, subject: &'a str, severity: Severity) -> Symptom<'a> {
    Symptom {
        check: CHECK,
        publisher: &Publisher::Vendor,
        hop,
        code,
        subject,
        outcome: Outcome::Fail,
        severity,
        confidence: Confidence::Confirmed,
    }
}

fn edge(from: &str, to: &str, any_subject: bool) -> Explanation {
    Explanation { from: from.into(), to: to.into(), any_subject }
}

/// The edges of that check.
fn diagnosed(symptoms: &[Symptom<'_>], edges: &[Explanation]) -> Diagnosis {
    let edges: Vec<Edge<'_>> =
        edges.iter().map(|explanation| Edge { check: CHECK, publisher: &Publisher::Vendor, explanation }).collect();
    diagnose(symptoms, &edges, &[])
}

fn codes(diagnosis: &Diagnosis) -> Vec<&str> {
    diagnosis.causes.iter().map(|cause| cause.finding.code.as_str()).collect()
}

#[test]
fn what_is_explained_over_two_edges_is_no_cause() {
    let symptoms = [
        symptom(Hop::Features, "DUO8219", "", Severity::Medium),
        symptom(Hop::GatewayToGitlab, "DUO4103", "", Severity::Critical),
        symptom(Hop::Gateway, "DUO3201", "", Severity::Critical),
    ];
    let edges = [edge("DUO32*", "DUO41*", true), edge("DUO41*", "DUO82*", true)];
    let diagnosis = diagnosed(&symptoms, &edges);
    assert_eq!(codes(&diagnosis), ["DUO3201"]);
    assert_eq!(diagnosis.causes[0].explains.len(), 2);
}

#[test]
fn another_subject_is_another_cause() {
    let symptoms = [
        symptom(Hop::Model, "DUO6102", "model/a", Severity::High),
        symptom(Hop::Model, "DUO6201", "model/b", Severity::High),
    ];
    assert_eq!(codes(&diagnosed(&symptoms, &[edge("DUO61*", "DUO62*", false)])).len(), 2);
    assert_eq!(codes(&diagnosed(&symptoms, &[edge("DUO61*", "DUO62*", true)])), ["DUO6102"]);
}

#[test]
fn a_circle_keeps_one_cause() {
    let symptoms =
        [symptom(Hop::Model, "DUO6101", "", Severity::High), symptom(Hop::Model, "DUO6201", "", Severity::High)];
    let edges = [edge("DUO61*", "DUO62*", true), edge("DUO62*", "DUO61*", true)];
    assert_eq!(codes(&diagnosed(&symptoms, &edges)), ["DUO6101"]);
}

#[test]
fn a_cause_behind_a_critical_one_is_hidden() {
    let symptoms = [
        symptom(Hop::Model, "DUO6201", "model/a", Severity::High),
        symptom(Hop::Gateway, "DUO3101", "", Severity::Critical),
    ];
    let diagnosis = diagnosed(&symptoms, &[]);
    assert_eq!(codes(&diagnosis), ["DUO3101", "DUO6201"]);
    assert_eq!(diagnosis.causes.iter().map(|cause| cause.hidden).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_warning_is_no_cause_and_explains_nothing() {
    let mut warning = symptom(Hop::Hygiene, "DUO9103", "", Severity::Low);
    warning.outcome = Outcome::Warn;
    let symptoms = [warning, symptom(Hop::Features, "DUO8213", "", Severity::Medium)];
    let diagnosis = diagnosed(&symptoms, &[edge("DUO91*", "DUO82*", true)]);
    assert_eq!(codes(&diagnosis), ["DUO8213"]);
    assert_eq!(diagnosis.warnings.len(), 1);
}

#[test]
fn an_explained_warning_stands_under_its_cause() {
    let mut warning = symptom(Hop::Gitlab, "DUO1405", "feature/duo_chat", Severity::Medium);
    warning.outcome = Outcome::Warn;
    let symptoms = [symptom(Hop::Gitlab, "DUO1404", "", Severity::Critical), warning];
    let diagnosis = diagnosed(&symptoms, &[edge("DUO1404", "DUO140*", true)]);
    assert!(diagnosis.warnings.is_empty());
    assert_eq!(diagnosis.causes[0].explains[0].code, "DUO1405");
}

#[test]
fn a_cause_names_the_checks_that_it_blocks() {
    let symptoms = [symptom(Hop::Gitlab, "DUO1102", "", Severity::Critical)];
    let blocked = [Blocked { check: "license", by: vec![CHECK] }, Blocked { check: "other", by: vec!["x"] }];
    assert_eq!(diagnose(&symptoms, &[], &blocked).causes[0].blocks, ["license"]);
}

/// A cause names its symptoms, a symptom its causes; what a third says of two others is nothing.
#[test]
fn an_edge_counts_for_the_findings_of_who_says_it() {
    let mut symptoms =
        [symptom(Hop::Model, "DUO6102", "", Severity::High), symptom(Hop::Features, "DUO8219", "", Severity::Medium)];
    [symptoms[0].check, symptoms[1].check] = ["cause", "symptom"];
    let explanation = edge("DUO61*", "DUO82*", true);
    for (check, causes) in [("cause", 1), ("symptom", 1), ("third", 2)] {
        let edges = [Edge { check, publisher: &Publisher::Vendor, explanation: &explanation }];
        assert_eq!(diagnose(&symptoms, &edges, &[]).causes.len(), causes, "{check}");
    }
}

/// What breaks counts before how sure it is, that before how much it brings about, and that before where it is.
#[test]
fn the_first_cause_is_the_worst() {
    let failing = |hop, code, severity, confidence| Symptom { confidence, ..symptom(hop, code, "", severity) };
    let symptoms = [
        failing(Hop::Gitlab, "DUO1", Severity::High, Confidence::Likely),
        failing(Hop::Gateway, "DUO3", Severity::High, Confidence::Likely),
        failing(Hop::Model, "DUO6", Severity::High, Confidence::Likely),
        failing(Hop::Features, "DUO8", Severity::High, Confidence::Confirmed),
        failing(Hop::Hygiene, "DUO9", Severity::Critical, Confidence::Possible),
        failing(Hop::Features, "EFFECT", Severity::Critical, Confidence::Confirmed),
    ];
    let diagnosis = diagnosed(&symptoms, &[edge("DUO6", "EFFECT", true)]);
    assert_eq!(codes(&diagnosis), ["DUO9", "DUO8", "DUO6", "DUO1", "DUO3"]);
}

/// Only what lies further on the way than a critical cause, and never a leftover.
#[test]
fn a_cause_before_or_beside_a_critical_one_is_not_hidden() {
    let symptoms = [
        symptom(Hop::Gateway, "DUO3101", "", Severity::Critical),
        symptom(Hop::Gitlab, "DUO1101", "", Severity::High),
        symptom(Hop::Gateway, "DUO3301", "", Severity::High),
        symptom(Hop::GatewayToGitlab, "DUO4101", "", Severity::High),
        symptom(Hop::Features, "DUO8101", "", Severity::High),
        symptom(Hop::Hygiene, "DUO9101", "", Severity::High),
    ];
    let hidden = |symptoms: &[Symptom<'_>]| -> Vec<String> {
        let causes = diagnosed(symptoms, &[]).causes.into_iter();
        causes.filter(|cause| cause.hidden).map(|cause| cause.finding.code).collect()
    };
    assert_eq!(hidden(&symptoms), ["DUO4101", "DUO8101"]);
    assert_eq!(hidden(&symptoms[1..]), Vec::<String>::new(), "nothing is critical");
}

/// A check that needs nothing could otherwise take every cause of the vendor's away.
#[test]
fn nobody_speaks_for_another_publisher() {
    let (acme, other) = (Publisher::Named("acme".into()), Publisher::Named("other".into()));
    let by = |check, publisher, code, hop| Symptom { check, publisher, ..symptom(hop, code, "", Severity::Critical) };
    let everything = edge("RED-1", "*", true);
    for red in [&acme, &Publisher::Local] {
        let symptoms = [
            by("red", red, "RED-1", Hop::Gitlab),
            by("vendor", &Publisher::Vendor, "DUO4103", Hop::Gateway),
            by("other", &other, "OTHER-1", Hop::Model),
            by("red", red, "RED-2", Hop::Model),
        ];
        let edges = [Edge { check: "red", publisher: red, explanation: &everything }];
        let diagnosis = diagnose(&symptoms, &edges, &[]);
        assert_eq!(codes(&diagnosis), ["RED-1", "DUO4103", "OTHER-1"]);
        let [first, vendor, third] = &diagnosis.causes[..] else { panic!("three causes") };
        assert_eq!(first.explains.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["RED-2"]);
        assert!(first.claimed_by.is_empty());
        for (cause, hidden) in [(vendor, false), (third, true)] {
            assert_eq!(cause.claimed_by.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["RED-1"]);
            assert_eq!(cause.hidden, hidden, "only the same publisher's or the vendor's broken hop hides");
        }
    }
}

/// The same where the symptom names its cause, and where a warning is explained.
#[test]
fn no_edge_crosses_publishers_in_either_direction() {
    let acme = Publisher::Named("acme".into());
    let mut symptoms = [
        symptom(Hop::Model, "DUO6102", "", Severity::High),
        symptom(Hop::Features, "RED-1", "", Severity::Medium),
        symptom(Hop::Features, "RED-2", "", Severity::Medium),
    ];
    symptoms[2].outcome = Outcome::Warn;
    for (own, foreign) in [(0, 1), (1, 0)] {
        symptoms[own].publisher = &Publisher::Vendor;
        symptoms[foreign].publisher = &acme;
        for (from, to) in [("DUO6102", "RED-*"), ("RED-1", "DUO6102")] {
            for publisher in [&Publisher::Vendor, &acme] {
                let explanation = edge(from, to, true);
                let edges = [Edge { check: CHECK, publisher, explanation: &explanation }];
                let diagnosis = diagnose(&symptoms, &edges, &[]);
                assert_eq!(diagnosis.causes.len(), 2, "{from} {to} {publisher}");
            }
        }
    }
}
