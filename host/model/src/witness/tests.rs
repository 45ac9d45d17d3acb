use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::description::{Explanation, Impact, Vantage};
use crate::event::{Reason, Spent};
use crate::finding::{Confidence, Severity, Step};
use crate::plan::{Selection, Terms};
use crate::policy::{Policy, Publisher};
use crate::testing::check;

/// `model` says that its failures explain those of `gitlab`.
fn plan(publisher: &Publisher) -> Plan {
    let mut model = check("model", &[]);
    model.description.codes = ["M1", "M9", "M0"].map(str::to_owned).to_vec();
    model.description.explains.push(Explanation { from: "M1".into(), to: "G1".into(), any_subject: true });
    let mut gitlab = check("gitlab", &[]);
    gitlab.publisher = publisher.clone();
    let checks = [Arc::new(gitlab), Arc::new(model)];
    let terms = Terms { vantages: &[Vantage::Workstation], impact: Impact::Active, policy: &Policy::default() };
    Plan::new(&checks, &Selection::default(), terms).expect("a plan")
}

fn ended(id: &str, findings: Vec<Finding>) -> Finished {
    let outcome = Outcome::of_findings(findings.iter().map(|finding| finding.outcome)).expect("a finding");
    let (spent, output) = (Spent::default(), String::new());
    Finished { id: id.into(), outcome, reason: None, findings, duration: Duration::ZERO, spent, output, compiled: None }
}

fn finding(code: &str, outcome: Outcome, args: &[(&str, &str)]) -> Finding {
    Finding {
        code: code.into(),
        outcome,
        severity: Severity::High,
        confidence: Confidence::Confirmed,
        subject: String::new(),
        args: args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        evidence: Vec::new(),
        steps: Vec::<Step>::new(),
    }
}

/// What becomes of the model's finding beside GitLab's.
fn beside(gitlab: Finding, model: Finding) -> (String, Outcome) {
    let heard = heard(&plan(&Publisher::Vendor), vec![ended("gitlab", vec![gitlab]), ended("model", vec![model])]);
    assert_eq!(heard[1].outcome, heard[1].findings[0].outcome);
    (heard[1].findings[0].code.clone(), heard[1].outcome)
}

const OWN: &[(&str, &str)] = &[("own-access", "M9"), ("connection", "model"), ("credential", "key")];

#[test]
fn a_failure_of_own_access_stands_where_somebody_else_saw_what_it_explains() {
    let with_own_key = || finding("M1", Outcome::Fail, OWN);
    let failing = finding("G1", Outcome::Fail, &[]);
    assert_eq!(beside(failing.clone(), with_own_key()), ("M1".into(), Outcome::Fail));
    let passing = finding("G0", Outcome::Pass, &[]);
    assert_eq!(beside(passing.clone(), with_own_key()), ("M9".into(), Outcome::Unknown));
    // Nor does what was seen with the same access bear witness.
    let as_blind = finding("G1", Outcome::Fail, &[("own-access", "G9")]);
    assert_eq!(beside(as_blind, with_own_key()), ("M9".into(), Outcome::Unknown));
    let only = |witness: &str| finding("M1", Outcome::Fail, &[OWN, &[("witnessed-by", witness)]].concat());
    assert_eq!(beside(failing.clone(), only("G7 G*")), ("M1".into(), Outcome::Fail));
    assert_eq!(beside(failing.clone(), only("G7 G2*")), ("M9".into(), Outcome::Unknown));
    // A code that the check does not declare is no code.
    let other = finding("M1", Outcome::Fail, &[("own-access", "X9")]);
    assert_eq!(beside(passing.clone(), other), ("M1".into(), Outcome::Fail));
    assert_eq!(beside(passing, finding("M1", Outcome::Fail, &[])), ("M1".into(), Outcome::Fail));
}

#[test]
fn what_another_check_proves_is_known() {
    let open = |url| finding("M9", Outcome::Unknown, &[("proven-by", "G0"), ("proven-as", "M0"), ("url", url)]);
    let proof = finding("G0", Outcome::Pass, &[("proves", "http://a/v1 http://b/v1/")]);
    for url in ["http://a/v1", "http://a/v1/", "http://b/v1"] {
        assert_eq!(beside(proof.clone(), open(url)), ("M0".into(), Outcome::Pass), "{url}");
    }
    assert_eq!(beside(proof.clone(), open("http://c/v1")), ("M9".into(), Outcome::Unknown));
    let failing = Finding { outcome: Outcome::Fail, ..proof };
    assert_eq!(beside(failing, open("http://a/v1")), ("M9".into(), Outcome::Unknown));
}

/// Nobody proves anything about another publisher's checks.
#[test]
fn proof_counts_within_one_publisher() {
    let open = finding("M9", Outcome::Unknown, &[("proven-by", "G0"), ("proven-as", "M0"), ("url", "http://a")]);
    let proof = finding("G0", Outcome::Pass, &[("proves", "http://a")]);
    let plan = plan(&Publisher::Named("acme".into()));
    let heard = heard(&plan, vec![ended("gitlab", vec![proof]), ended("model", vec![open])]);
    assert_eq!(heard[1].outcome, Outcome::Unknown);
}

/// What the host said of a check is not in its findings: policy denied what it needs.
#[test]
fn a_denied_check_stays_denied_while_something_of_it_is_unknown() {
    let denied = |findings: Vec<Finding>| {
        let reason = Some(Reason::Denied { denials: Vec::new() });
        Finished { outcome: Outcome::Denied, reason, ..ended("model", findings) }
    };
    let answer = |findings: Vec<Finding>, gitlab: Finding| {
        let heard = heard(&plan(&Publisher::Vendor), vec![ended("gitlab", vec![gitlab]), denied(findings)]);
        (heard[1].outcome, heard[1].reason.is_some())
    };
    let unknown = || finding("M9", Outcome::Unknown, &[]);
    let asked = || finding("M9", Outcome::Unknown, &[("proven-by", "G0"), ("proven-as", "M0"), ("url", "http://m/v1")]);
    let proof = || finding("G0", Outcome::Pass, &[("proves", "http://m/v1")]);
    assert_eq!(answer(vec![unknown()], finding("G0", Outcome::Pass, &[])), (Outcome::Denied, true));
    assert_eq!(answer(vec![unknown(), asked()], proof()), (Outcome::Denied, true));
    assert_eq!(answer(vec![asked()], proof()), (Outcome::Pass, false));
}
