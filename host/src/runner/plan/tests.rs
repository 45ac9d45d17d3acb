use super::*;
use crate::plugin::testing::plugin;
use crate::policy::Publisher;

fn plan(plugins: &[Plugin], only: &[&str], skip: &[&str]) -> Result<Plan, Error> {
    let selection = Selection {
        only: only.iter().map(|&text| text.into()).collect(),
        skip: skip.iter().map(|&text| text.into()).collect(),
    };
    let policy = Policy::default();
    Plan::new(plugins, &selection, Terms { vantages: &[Vantage::Workstation], impact: Impact::Probe, policy: &policy })
}

fn ids(plan: Result<Plan, Error>) -> Vec<String> {
    plan.expect("a plan").ids()
}

#[test]
fn prerequisites_come_along_and_first() {
    let plugins = [plugin("a", &["c"]), plugin("b", &[]), plugin("c", &["d"]), plugin("d", &["not-in-this-pack"])];
    assert_eq!(ids(plan(&plugins, &["a"], &[])), ["d", "c", "a"]);
    assert_eq!(ids(plan(&plugins, &[], &[])), ["b", "d", "c", "a"]);
}

#[test]
fn knows_who_searches_a_log_and_leaves_out_who_would_wait_for_them() {
    let searching = |id: &str, requires: &[&str], source: &str| {
        let mut plugin = plugin(id, requires);
        plugin.description.needs = vec![Need::Log(source.into())];
        plugin
    };
    let plugins = [
        searching("a", &[], "llm"),
        searching("b", &["between"], "llm"),
        plugin("between", &["a"]),
        searching("c", &[], "llm"),
        searching("d", &["a"], "rails"),
        searching("skipped", &[], "llm"),
    ];
    let searches = plan(&plugins, &[], &["skipped"]).expect("a plan").searches();
    let names = |source: &str| searches[source].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(names("llm"), ["a", "c"]);
    assert!(!searches.contains_key("rails"), "it comes after one that waits for others");
}

#[test]
fn selects_by_id_code_and_glob() {
    let plugins = [plugin("model-a", &[]), plugin("model-b", &[]), plugin("other", &[])];
    assert_eq!(ids(plan(&plugins, &["model-*"], &[])), ["model-a", "model-b"]);
    assert_eq!(ids(plan(&plugins, &["CODE-OTHER"], &[])), ["other"]);
    let error = plan(&plugins, &["othre"], &[]).expect_err("no such check");
    assert_eq!(
        error.to_string(),
        "no check fits `othre`, did you mean `other`?; `duo-doctor list checks` shows them all"
    );
}

#[test]
fn a_circle_is_refused() {
    let plugins = [plugin("a", &["b"]), plugin("b", &["a"])];
    assert_eq!(plan(&plugins, &[], &[]).expect_err("a circle"), Error::Circle("`a`, `b`".into()));
}

#[test]
fn what_is_not_run_says_why() {
    let mut here = plugin("here", &[]);
    here.description.vantages = vec![Vantage::Workstation, Vantage::Model];
    let mut elsewhere = plugin("elsewhere", &[]);
    elsewhere.description.vantages = vec![Vantage::AiGateway];
    let mut active = plugin("active", &[]);
    active.description.impact = Impact::Active;
    let mut denied = plugin("denied", &[]);
    denied.publisher = Publisher::Local;
    denied.description.needs = vec![Need::Log("llm".into())];
    let plan = plan(&[here, elsewhere, active, denied, plugin("left-out", &[])], &[], &["left-*"]).expect("a plan");
    let settled: BTreeMap<String, Option<Outcome>> = plan
        .tasks
        .iter()
        .map(|task| (task.plugin.description.id.clone(), task.settled.as_ref().map(|(outcome, _)| *outcome)))
        .collect();
    assert_eq!(settled["here"], None);
    assert_eq!(settled["elsewhere"], Some(Outcome::OutOfVantage));
    assert_eq!(settled["active"], Some(Outcome::Skipped));
    assert_eq!(settled["denied"], Some(Outcome::Denied));
    assert_eq!(settled["left-out"], Some(Outcome::Skipped));
}
