use super::*;
use crate::description::Need;
use crate::policy::Publisher;
use crate::testing::check;

fn plan(checks: &[Check], only: &[&str], skip: &[&str]) -> Result<Plan, Error> {
    let selection = Selection {
        only: only.iter().map(|&text| text.into()).collect(),
        skip: skip.iter().map(|&text| text.into()).collect(),
    };
    let policy = Policy::default();
    let checks: Vec<_> = checks.iter().cloned().map(Arc::new).collect();
    Plan::new(&checks, &selection, Terms { vantages: &[Vantage::Workstation], impact: Impact::Probe, policy: &policy })
}

fn ids(plan: Result<Plan, Error>) -> Vec<String> {
    plan.expect("a plan").ids()
}

#[test]
fn prerequisites_come_along_and_first() {
    let checks = [check("a", &["c"]), check("b", &[]), check("c", &["d"]), check("d", &["not-in-this-pack"])];
    assert_eq!(ids(plan(&checks, &["a"], &[])), ["d", "c", "a"]);
    assert_eq!(ids(plan(&checks, &[], &[])), ["b", "d", "c", "a"]);
}

#[test]
fn knows_who_searches_a_log_and_leaves_out_who_would_wait_for_them() {
    let searching = |id: &str, requires: &[&str], source: &str| {
        let mut check = check(id, requires);
        check.description.needs = vec![Need::new("logs", source)];
        check
    };
    let checks = [
        searching("a", &[], "llm"),
        searching("b", &["between"], "llm"),
        check("between", &["a"]),
        searching("c", &[], "llm"),
        searching("d", &["a"], "rails"),
        searching("skipped", &[], "llm"),
    ];
    let searches = plan(&checks, &[], &["skipped"]).expect("a plan").searches();
    let names = |source: &str, circle: &str| {
        searches
            .get(&(source.to_owned(), circle.to_owned()))
            .iter()
            .flat_map(|ids| ids.iter().cloned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("llm", "vendor"), ["a", "c"]);
    let circles = [Publisher::Vendor, Publisher::Named("acme".into()), Publisher::Local].map(|by| by.circle("a"));
    assert_eq!(circles, ["vendor", "acme", "local a"], "what nobody signed has passes of its own");
    assert!(!searches.keys().any(|(source, _)| source == "rails"), "it comes after one that waits for others");
}

#[test]
fn selects_by_id_code_and_glob() {
    let checks = [check("model-a", &[]), check("model-b", &[]), check("other", &[])];
    assert_eq!(ids(plan(&checks, &["model-*"], &[])), ["model-a", "model-b"]);
    assert_eq!(ids(plan(&checks, &["CODE-OTHER"], &[])), ["other"]);
    let error = plan(&checks, &["othre"], &[]).expect_err("no such check");
    assert_eq!(error, Error::NoSuchCheck { name: "othre".into(), nearest: Some("other".into()) });
}

/// Whoever brings such checks stops those alone.
#[test]
fn a_circle_blocks_itself_and_whoever_requires_it() {
    let checks = [
        check("a", &["b", "well"]),
        check("b", &["c"]),
        check("c", &["a"]),
        check("behind", &["a"]),
        check("well", &[]),
        check("other", &["well"]),
        check("left-out", &["c"]),
    ];
    let plan = plan(&checks, &[], &["left-*"]).expect("a plan");
    assert_eq!(ids(Ok(plan.clone())), ["well", "other", "a", "b", "behind", "c", "left-out"]);
    let task = |id: &str| plan.tasks.iter().find(|task| task.check.id() == id).expect("it is planned").clone();
    let blocked =
        |by: &[&str]| Some((Outcome::Blocked, Reason::Blocked { by: by.iter().map(|&id| id.into()).collect() }));
    for (id, by) in [("a", "b"), ("b", "c"), ("c", "a"), ("behind", "a")] {
        assert_eq!(task(id).settled, blocked(&[by]), "{id}");
    }
    assert_eq!((task("a").requires, task("b").requires), (vec!["well".to_owned()], vec![]));
    assert_eq!((task("well").settled, task("other").settled), (None, None));
    assert_eq!(task("left-out").settled, Some((Outcome::Skipped, Reason::Deselected)));
}

#[test]
fn what_is_not_run_says_why() {
    let mut here = check("here", &[]);
    here.description.vantages = vec![Vantage::Workstation, Vantage::Model];
    let mut elsewhere = check("elsewhere", &[]);
    elsewhere.description.vantages = vec![Vantage::AiGateway];
    let mut active = check("active", &[]);
    active.description.impact = Impact::Active;
    let mut denied = check("denied", &[]);
    denied.publisher = Publisher::Local;
    denied.description.needs = vec![Need::new("logs", "llm")];
    let plan = plan(&[here, elsewhere, active, denied, check("left-out", &[])], &[], &["left-*"]).expect("a plan");
    let settled: BTreeMap<String, Option<Outcome>> = plan
        .tasks
        .iter()
        .map(|task| (task.check.description.id.clone(), task.settled.as_ref().map(|(outcome, _)| *outcome)))
        .collect();
    assert_eq!(settled["here"], None);
    assert_eq!(settled["elsewhere"], Some(Outcome::OutOfVantage));
    assert_eq!(settled["active"], Some(Outcome::Skipped));
    assert_eq!(settled["denied"], Some(Outcome::Denied));
    assert_eq!(settled["left-out"], Some(Outcome::Skipped));
}

#[test]
fn a_pattern_may_fit_what_another_has_selected() {
    let checks = [check("model-a", &[]), check("other", &[])];
    assert_eq!(ids(plan(&checks, &["model-*", "model-a", "CODE-MODEL-A"], &[])), ["model-a"]);
    assert!(plan(&checks, &["model-*", "none-at-all"], &[]).is_err(), "the second fits nothing");
}

#[test]
fn a_check_may_do_as_much_as_is_allowed_and_no_more() {
    for (impact, runs) in [(Impact::Passive, true), (Impact::Probe, true), (Impact::Active, false)] {
        let mut check = check("a", &[]);
        check.description.impact = impact;
        let plan = plan(&[check], &[], &[]).expect("a plan");
        assert_eq!(plan.tasks[0].settled.is_none(), runs, "{impact:?}");
    }
}
