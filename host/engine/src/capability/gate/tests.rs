use super::*;
use duo_doctor_model::description::Need;
use duo_doctor_model::policy::{EnvironmentRule, EnvironmentUse};

/// A look at a variable, answered by nobody.
#[derive(Serialize)]
struct Look(String);

impl Call for Look {
    const NAME: &'static str = "test.look";
    type Rule = EnvironmentRule;
    type Answer = String;

    fn wants<'a>(&'a self, _backend: &'a Backend) -> EnvironmentUse<'a> {
        EnvironmentUse::Variable { scope: "gitlab", name: &self.0 }
    }

    fn denied(denial: Denial) -> String {
        denial.wanted
    }

    fn exhausted(text: String) -> String {
        text
    }

    async fn perform(&self, _live: &Live, _time: Duration) -> String {
        unreachable!("a recording answers")
    }

    fn invented(&self, _description: &Description) -> String {
        unreachable!("a recording answers")
    }

    fn spoilt(&self, _case: Case, _good: &String) -> Option<String> {
        unreachable!("a recording answers")
    }

    fn scrub(_answer: &mut String, _scrubber: &Scrubber) {}
}

fn gate(time: Duration) -> Gate {
    let grant = Grant::of_needs(&[Need::new("environment", "gitlab GRANTED_*")]);
    let backend = Arc::new(Backend::Replay(Replay::empty()));
    Gate::new("a-check", grant, backend, Arc::new(Scrubber::default()), Instant::now() + time)
}

#[tokio::test]
async fn the_201st_call_is_refused_and_what_200_touched_is_listed() {
    let mut gate = gate(Duration::from_secs(30));
    for number in 0..200 {
        let answer = gate.call(Look(format!("GRANTED_{number}"))).await;
        assert!(answer.starts_with("a-check: the recording has no answer to test.look"), "{answer}");
    }
    assert!(!gate.is_over_budget());
    assert_eq!(gate.call(Look("GRANTED_200".into())).await, "the check has made 200 calls");
    assert!(gate.is_over_budget());
    assert_eq!((gate.spent().calls, gate.spent().ledger.len()), (200, 200));
    assert_eq!(gate.spent().ledger[199], "environment gitlab GRANTED_199");
}

#[tokio::test]
async fn what_a_guest_asks_for_is_cut_at_200_characters() {
    let mut gate = gate(Duration::from_secs(30));
    let start = "environment gitlab ".len();
    for length in [200, 201, 300] {
        gate.call(Look("語".repeat(length - start))).await;
    }
    // The others are the first after they were cut.
    let lengths: Vec<usize> = gate.spent().ledger.iter().map(|entry| entry.chars().count()).collect();
    assert_eq!((lengths, gate.spent().calls), (vec![200], 3));
    let wanted: Vec<usize> = gate.spent().denials.iter().map(|denial| denial.wanted.chars().count()).collect();
    assert_eq!(wanted, [188, 189, 200]);
    gate.say(Some("語".repeat(201)));
    assert_eq!(gate.waiting().get().expect("it was said").0.chars().count(), 200);
}

#[test]
fn the_end_of_a_checks_time_is_for_judging() {
    let cases = [
        (30_000, 30_000, 29_000),
        (30_000, 1_500, 500),
        (30_000, 1_000, 0),
        (30_000, 400, 0),
        (2_000, 2_000, 1_000),
        (1_000, 1_000, 500),
        (1_000, 500, 0),
        (0, 0, 0),
    ];
    for (all, left, expected) in cases {
        let [all, left, expected] = [all, left, expected].map(Duration::from_millis);
        assert_eq!(time_for_call(all, left), expected, "{left:?} of {all:?}");
    }
}
