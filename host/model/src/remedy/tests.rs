use std::time::Duration;

use super::*;
use crate::event::{Broken, Spent};
use crate::finding::{Confidence, Severity};

fn ended(id: &str, outcome: Outcome, reason: Option<Reason>, findings: Vec<Finding>) -> Finished {
    Finished {
        id: id.into(),
        outcome,
        reason,
        findings,
        duration: Duration::ZERO,
        spent: Spent::default(),
        output: String::new(),
        compiled: None,
    }
}

fn finding(outcome: Outcome, args: &[(&str, &str)]) -> Finding {
    Finding {
        code: "DUO0000".into(),
        outcome,
        severity: Severity::Low,
        confidence: Confidence::Confirmed,
        subject: String::new(),
        args: args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        evidence: Vec::new(),
        steps: Vec::new(),
    }
}

fn unknown(id: &str, reasons: &[&[(&str, &str)]]) -> Finished {
    let findings = reasons.iter().map(|args| finding(Outcome::Unknown, args)).collect();
    ended(id, Outcome::Unknown, None, findings)
}

fn shown(gaps: &[Gap]) -> Vec<String> {
    let args = |remedy: &Remedy| remedy.args().into_values().collect::<Vec<_>>().join("/");
    gaps.iter()
        .map(|gap| format!("{} {} {}% {}", gap.remedy.name(), args(&gap.remedy), gap.worth, gap.checks.join(",")))
        .collect()
}

const NO_TOKEN: &[(&str, &str)] = &[("reason", "no-token"), ("connection", "gitlab"), ("credential", "admin")];
const NO_LOG: &[(&str, &str)] = &[("reason", "no-log"), ("source", "llm")];

#[test]
fn gaps_are_grouped_by_what_closes_them_the_cheapest_first_and_then_by_worth() {
    let blocked = Reason::Blocked { by: vec!["a".into()] };
    let finished = [
        ended("a", Outcome::Fail, None, vec![finding(Outcome::Fail, &[])]),
        ended("b", Outcome::Blocked, Some(blocked), vec![]),
        unknown("c", &[NO_LOG]),
        unknown("d", &[NO_TOKEN]),
        unknown("e", &[NO_TOKEN]),
        unknown("f", &[&[("reason", "no-token"), ("connection", "ai-gateway"), ("credential", "token")]]),
        ended("g", Outcome::Skipped, Some(Reason::Deselected), vec![]),
        unknown("h", &[&[("reason", "odd")]]),
        ended("i", Outcome::Pass, None, vec![]),
        ended("j", Outcome::Skipped, Some(Reason::Impact { needs: Impact::Active }), vec![]),
    ];
    assert_eq!(
        shown(&gaps(&finished)),
        [
            "select  10% g",
            "impact active 10% j",
            "credential gitlab/admin 20% d,e",
            "credential ai-gateway/token 10% f",
            "log llm 10% c",
            "repair  10% b",
            "own  10% h",
        ]
    );
}

/// What needs two things is not won by one of them, and a check that fails has an answer already.
#[test]
fn worth_is_what_nothing_else_keeps_from_an_answer() {
    let failing = vec![finding(Outcome::Fail, &[]), finding(Outcome::Unknown, NO_LOG)];
    let finished = [unknown("a", &[NO_TOKEN, NO_LOG]), ended("b", Outcome::Fail, None, failing)];
    assert_eq!(shown(&gaps(&finished)), ["credential gitlab/admin 0% a", "log llm 0% a,b"]);
}

/// Whatever has no answer stands in some group, and what has one in none.
#[test]
fn every_gap_has_a_remedy() {
    let vantages = vec![Vantage::Gitlab];
    let crashed = Broken::GaveUp { reason: "odd".into() };
    for (outcome, reason) in [
        (Outcome::Skipped, Reason::Deselected),
        (Outcome::Skipped, Reason::Interrupted),
        (Outcome::Skipped, Reason::Impact { needs: Impact::Probe }),
        (Outcome::Blocked, Reason::Blocked { by: vec![] }),
        (Outcome::OutOfVantage, Reason::OutOfVantage { vantages }),
        (Outcome::Denied, Reason::Denied { denials: vec![] }),
        (Outcome::Broken, Reason::Broken(crashed)),
    ] {
        let gaps = gaps(&[ended("a", outcome, Some(reason), vec![])]);
        assert_eq!(
            gaps.iter().map(|gap| (gap.checks.as_slice(), gap.worth)).collect::<Vec<_>>(),
            [(&["a".to_owned()][..], 100)]
        );
    }
    for key in ["no-connection", "rejected", "no-variables", "no-container", "denied", "refused", "", "odd"] {
        assert_eq!(gaps(&[unknown("a", &[&[("reason", key)]])])[0].worth, 100, "{key}");
    }
    for outcome in [Outcome::Pass, Outcome::Warn, Outcome::NotApplicable, Outcome::Fail] {
        assert_eq!(gaps(&[ended("a", outcome, None, vec![finding(outcome, &[])])]), []);
    }
}
