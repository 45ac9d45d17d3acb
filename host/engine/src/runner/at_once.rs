//! How many checks run at once.

use std::sync::Arc;

use duo_doctor_model::description::Impact;
use duo_doctor_model::plan::{Selection, Terms};
use duo_doctor_model::policy::Policy;
use duo_doctor_model::testing::check;

use super::*;
use crate::capability::Backend;
use crate::record::Replay;
use crate::sandbox::{Mode, Sandbox, engine};

/// The most that ran together of so many that need nothing of each other, and what became of all of them. They have no
/// code, so each ends as soon as it is looked at, but never before all that may begin have begun.
async fn most_of(count: usize) -> (usize, Vec<Finished>) {
    let checks: Vec<_> = (0..count).map(|number| Arc::new(check(&format!("check-{number:04}"), &[]))).collect();
    let terms = Terms { vantages: &[], impact: Impact::Active, policy: &Policy::default() };
    let plan = Plan::new(&checks, &Selection::default(), terms).expect("a plan");
    let sandbox = Sandbox::new(engine(Mode::Interpreter).expect("an engine")).expect("a sandbox");
    let run = Run::of(&[], &sandbox, Backend::Replay(Replay::empty()));
    let (mut now, mut most) = (0_usize, 0);
    let mut emit = |event: Event<'_>| match event {
        Event::Started(_) => {
            now += 1;
            most = most.max(now);
        }
        Event::Finished(_) => now -= 1,
        _ => {}
    };
    let finished = run.perform(&plan, &mut emit).await;
    (most, finished)
}

#[tokio::test]
async fn no_more_than_the_limit_run_at_once_and_none_is_forgotten() {
    let (most, finished) = most_of(3 * AT_ONCE + 1).await;
    assert_eq!(most, AT_ONCE);
    assert_eq!(finished.len(), 3 * AT_ONCE + 1);
    assert!(finished.iter().all(|ended| ended.outcome == Outcome::Broken), "they have no code");
}

#[tokio::test]
async fn up_to_the_limit_all_begin_together() {
    assert_eq!(most_of(AT_ONCE).await.0, AT_ONCE);
}
