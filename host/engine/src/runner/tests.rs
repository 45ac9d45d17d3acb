//! What a run is, with checks that are no components: prerequisites, blocking, interruption, events, panics.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::run::settle;
use super::*;
use duo_doctor_model::Check;
use duo_doctor_model::description::Need;
use duo_doctor_model::finding::Confidence;
use duo_doctor_model::policy::{Grant, LogUse, Policy, Publisher};
use duo_doctor_model::testing::check;

/// How a check ends that is no component.
#[derive(Clone)]
enum End {
    /// With these findings.
    Says(Vec<Finding>),
    /// With a panic of whoever serves it.
    Panics,
    /// With a pass, and Ctrl-C while it ran.
    Interrupts,
}

/// Ends checks as they were told.
struct Checks {
    ends: HashMap<&'static str, End>,
    interrupted: Arc<AtomicBool>,
    /// Who had ended or would not run, in that order.
    ended: Mutex<Vec<String>>,
    /// What each left out.
    hidden: Mutex<HashMap<String, BTreeSet<String>>>,
}

impl Examine for Checks {
    fn examine(
        &self,
        task: Task,
        hidden: BTreeSet<String>,
        _waiting: Waiting,
    ) -> impl Future<Output = Finished> + Send + 'static {
        let id = task.check.id().to_owned();
        self.hidden.lock().expect("nobody panics with it").insert(id.clone(), hidden);
        let end = self.ends.get(id.as_str()).cloned().unwrap_or(End::Says(vec![finding(Outcome::Pass, "")]));
        let interrupted = Arc::clone(&self.interrupted);
        async move {
            // The others go on first.
            tokio::task::yield_now().await;
            let findings = match end {
                End::Says(findings) => findings,
                End::Panics => panic!("a fault of the host, which is wanted here"),
                End::Interrupts => {
                    interrupted.store(true, Ordering::Relaxed);
                    vec![finding(Outcome::Pass, "")]
                }
            };
            let (outcome, reason, findings) = settle(findings, &Spent::default());
            Finished { findings, reason, ..unrun(&id, outcome, Reason::Deselected) }
        }
    }

    fn await_searches(&self, _searches: &Searches) {}

    fn await_searches_of(&self, _check: &str, _searches: &Searches) {}

    fn ended(&self, check: &str) {
        self.ended.lock().expect("nobody panics with it").push(check.into());
    }
}

fn finding(outcome: Outcome, subject: &str) -> Finding {
    Finding {
        code: "DUO3100".into(),
        outcome,
        severity: Severity::High,
        confidence: Confidence::Confirmed,
        subject: subject.into(),
        args: BTreeMap::new(),
        evidence: Vec::new(),
        steps: Vec::new(),
    }
}

/// A planned check with its prerequisites.
fn task(id: &str, requires: &[&str]) -> Task {
    Task {
        check: Arc::new(check(id, requires)),
        grant: Grant::default(),
        requires: requires.iter().map(|&required| required.into()).collect(),
        settled: None,
    }
}

/// A run that is over.
struct Ran {
    /// Planned, started and finished, as it was told.
    events: Vec<String>,
    /// What became of each, in the order that was returned.
    finished: Vec<Finished>,
    ended: Vec<String>,
    hidden: HashMap<String, BTreeSet<String>>,
}

impl Ran {
    fn outcomes(&self) -> Vec<(&str, Outcome)> {
        self.finished.iter().map(|ended| (ended.id.as_str(), ended.outcome)).collect()
    }

    fn place(&self, event: &str) -> usize {
        self.events.iter().position(|known| known == event).unwrap_or_else(|| panic!("{event}: {:?}", self.events))
    }
}

async fn run_plan(tasks: Vec<Task>, ends: impl IntoIterator<Item = (&'static str, End)>) -> Ran {
    let checks = Checks {
        ends: ends.into_iter().collect(),
        interrupted: Arc::default(),
        ended: Mutex::default(),
        hidden: Mutex::default(),
    };
    let mut events = Vec::new();
    let mut emit = |event: Event<'_>| {
        events.push(match event {
            Event::Planned(ids) => format!("planned {}", ids.join(" ")),
            Event::Started(id) => format!("started {id}"),
            Event::Finished(ended) => format!("finished {}", ended.id),
            Event::Waiting { id, .. } => format!("waiting {id}"),
        });
    };
    let finished = super::run_plan(&checks, &Plan { tasks }, &checks.interrupted, &mut emit).await;
    let (ended, hidden) = (checks.ended.into_inner(), checks.hidden.into_inner());
    Ran {
        events,
        finished,
        ended: ended.expect("nobody panics with it"),
        hidden: hidden.expect("nobody panics with it"),
    }
}

#[tokio::test]
async fn a_check_begins_when_its_prerequisites_have_ended() {
    let tasks = vec![task("a", &[]), task("b", &["a"]), task("c", &["a", "b"]), task("d", &[])];
    let ran = run_plan(tasks, []).await;
    assert_eq!(ran.events[0], "planned a b c d");
    assert!(ran.place("finished a") < ran.place("started b"));
    assert!(ran.place("finished b") < ran.place("started c"));
    // Who needs nobody does not wait.
    assert!(ran.place("started d") < ran.place("finished a"));
}

#[tokio::test]
async fn every_planned_check_has_one_outcome_in_the_plans_order_and_is_told_once() {
    let skipped = Task { settled: Some((Outcome::Skipped, Reason::Deselected)), ..task("skipped", &[]) };
    let tasks =
        vec![task("fails", &[]), task("blocked", &["fails"]), skipped, task("panics", &[]), task("passes", &[])];
    let failing = End::Says(vec![finding(Outcome::Fail, "")]);
    let ran = run_plan(tasks, [("fails", failing), ("panics", End::Panics)]).await;
    let expected = [
        ("fails", Outcome::Fail),
        ("blocked", Outcome::Blocked),
        ("skipped", Outcome::Skipped),
        ("panics", Outcome::Broken),
        ("passes", Outcome::Pass),
    ];
    assert_eq!(ran.outcomes(), expected);
    for (id, outcome) in expected {
        let told = |what: &str| ran.events.iter().filter(|event| **event == format!("{what} {id}")).count();
        let begun = usize::from(!matches!(outcome, Outcome::Blocked | Outcome::Skipped));
        assert_eq!((told("started"), told("finished")), (begun, 1), "{id}: {:?}", ran.events);
        // Whoever waits for its log searches must not wait any longer.
        assert_eq!(ran.ended.iter().filter(|ended| *ended == id).count(), 1, "{id}: {:?}", ran.ended);
    }
}

#[tokio::test]
async fn a_panic_ends_one_check_only() {
    let ran =
        run_plan(vec![task("panics", &[]), task("after", &["panics"]), task("beside", &[])], [("panics", End::Panics)])
            .await;
    let expected = [("panics", Outcome::Broken), ("after", Outcome::Pass), ("beside", Outcome::Pass)];
    assert_eq!(ran.outcomes(), expected);
    let broken = Broken::Crashed { trap: "the host failed".into(), last_words: String::new() };
    assert_eq!(ran.finished[0].reason, Some(Reason::Broken(broken)));
}

/// What runs is finished, nothing else begins, and nobody takes that for an answer.
#[tokio::test]
async fn after_an_interruption_nothing_begins_any_more() {
    let tasks =
        vec![task("interrupts", &[]), task("runs", &[]), task("after", &["interrupts"]), task("last", &["after"])];
    let ran = run_plan(tasks, [("interrupts", End::Interrupts)]).await;
    let expected = [
        ("interrupts", Outcome::Pass),
        ("runs", Outcome::Pass),
        ("after", Outcome::Unknown),
        ("last", Outcome::Unknown),
    ];
    assert_eq!(ran.outcomes(), expected);
    assert!(ran.finished[2..].iter().all(|ended| ended.reason == Some(Reason::Interrupted)));
}

/// What a prerequisite says, and whether that stands in the way.
#[tokio::test]
async fn a_prerequisite_blocks_where_it_failed_for_the_whole_set_up_or_on_every_subject() {
    use Outcome::{Fail, NotApplicable, Pass, Unknown, Warn};
    let mild = |subject| Finding { severity: Severity::Medium, ..finding(Fail, subject) };
    let cases = [
        ("for the whole set-up", vec![finding(Fail, "")], true),
        ("for the whole set-up, good on one subject", vec![finding(Fail, ""), finding(Pass, "model/a")], true),
        ("on every subject", vec![finding(Fail, "model/a"), finding(Fail, "model/b")], true),
        (
            "on one subject, nothing is known of the other",
            vec![finding(Fail, "model/a"), finding(Unknown, "model/b")],
            true,
        ),
        ("on one subject, good on the other", vec![finding(Fail, "model/a"), finding(Pass, "model/b")], false),
        ("on one subject, a warning on the other", vec![finding(Fail, "model/a"), finding(Warn, "model/b")], false),
        ("only for some", vec![mild("")], false),
        ("not at all", vec![finding(Warn, "")], false),
        ("it is not known", vec![finding(Unknown, "")], false),
        ("it is not in use", vec![finding(NotApplicable, "")], false),
    ];
    for (what, findings, blocks) in cases {
        let tasks = vec![task("first", &[]), task("second", &["first"]), task("third", &["second"])];
        let failed: BTreeSet<String> = findings
            .iter()
            .filter(|finding| finding.outcome == Fail && finding.severity <= Severity::High)
            .map(|finding| finding.subject.clone())
            .collect();
        let ran = run_plan(tasks, [("first", End::Says(findings))]).await;
        let outcome = if blocks { Outcome::Blocked } else { Pass };
        assert_eq!(ran.outcomes()[1..], [("second", outcome), ("third", outcome)], "{what}");
        if blocks {
            let by = |id: &str| Some(Reason::Blocked { by: vec![id.into()] });
            assert_eq!((&ran.finished[1].reason, &ran.finished[2].reason), (&by("first"), &by("second")), "{what}");
        } else {
            assert_eq!(ran.hidden["second"], failed, "{what}");
        }
    }
}

/// A guest knows that it was denied, and not by whom. The reader is told which of the two has to do something.
#[test]
fn what_a_description_does_not_ask_for_is_said_so_and_no_refusal_by_policy() {
    let needs = [Need::new("logs", "llm")];
    let grant = Grant::of_needs(&needs);
    let undeclared = grant.allow(LogUse("rails")).expect_err("it is not asked for");
    let mut check = Check { publisher: Publisher::Local, ..check("a", &[]) };
    check.description.needs = needs.to_vec();
    let withheld = Policy::default().decide(&check).allow(LogUse("llm")).expect_err("nothing is granted");
    let said = |wanted: &str, reason: &str| {
        let args = [("reason", reason), ("wanted", wanted)].map(|(name, value)| (name.to_owned(), value.to_owned()));
        Finding { args: args.into(), ..finding(Outcome::Unknown, "") }
    };
    let spent = Spent { denials: vec![undeclared, withheld], ..Spent::default() };
    let findings = vec![said("rails", "denied"), said("llm", "denied"), said("rails", "no-log")];
    let (_, _, findings) = settle(findings, &spent);
    let reasons: Vec<&str> = findings.iter().map(|finding| finding.args["reason"].as_str()).collect();
    assert_eq!(reasons, ["undeclared", "denied", "no-log"]);
}
