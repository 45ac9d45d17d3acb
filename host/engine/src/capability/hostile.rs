//! A system at its worst, for the tests of checks: answers every call well but for what its [`Case`] spoils.
//! Touches nothing outside the program.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::gate::Call;
use crate::record::Replay;
use duo_doctor_model::description::Description;
use duo_doctor_model::policy::{Denial, Rule};

/// What is wrong with the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// The operator grants nothing.
    Denied,
    /// Every request is answered with this status.
    Status(u16),
    /// A proxy wants to know who asks.
    Proxy,
    /// Nobody answers in time.
    Slow,
    /// The connection breaks in the middle of a body.
    Closed,
    /// A body ends in the middle, as if it were whole.
    Truncated,
    /// A login page with status 200.
    Html,
    /// JSON whose values have other types.
    WrongType,
    /// Status 200 and no body.
    EmptyAnswer,
    /// Every number is as large as it can be.
    HugeNumbers,
    /// No settings are known.
    NoSettings,
    /// Every variable is unset.
    Unset,
    /// Every variable is kept from the check.
    Secret,
    /// No log is configured.
    NoLog,
    /// The log has no lines.
    EmptyLog,
}

impl Case {
    /// Every case.
    pub const ALL: [Self; 18] = [
        Self::Denied,
        Self::Status(401),
        Self::Status(403),
        Self::Proxy,
        Self::Status(429),
        Self::Status(500),
        Self::Slow,
        Self::Closed,
        Self::Truncated,
        Self::Html,
        Self::WrongType,
        Self::EmptyAnswer,
        Self::HugeNumbers,
        Self::NoSettings,
        Self::Unset,
        Self::Secret,
        Self::NoLog,
        Self::EmptyLog,
    ];

    /// In words.
    #[must_use]
    pub fn name(self) -> String {
        let name = match self {
            Self::Denied => "denied",
            Self::Status(status) => return status.to_string(),
            Self::Proxy => "407 of a proxy",
            Self::Slow => "slow",
            Self::Closed => "connection breaks",
            Self::Truncated => "truncated body",
            Self::Html => "login page",
            Self::WrongType => "wrong types",
            Self::EmptyAnswer => "empty answer",
            Self::HugeNumbers => "huge numbers",
            Self::NoSettings => "no settings",
            Self::Unset => "variables unset",
            Self::Secret => "variables hidden",
            Self::NoLog => "no log",
            Self::EmptyLog => "empty log",
        };
        name.into()
    }

    /// True where a check can know all that it asked for: an unset variable may be right, a hidden one is set, and
    /// a number is one however large it is.
    #[must_use]
    pub fn may_pass(self) -> bool {
        matches!(self, Self::Unset | Self::Secret | Self::HugeNumbers)
    }
}

/// Answers calls.
#[derive(Debug)]
pub struct Hostile {
    case: Case,
    /// What a good system answered; what it does not know is invented.
    good: Replay,
    description: Description,
    spoiled: AtomicBool,
}

impl Hostile {
    /// A system with this fault, otherwise as good as in the recording.
    #[must_use]
    pub fn new(case: Case, good: Replay, description: Description) -> Self {
        Self { case, good, description, spoiled: AtomicBool::new(false) }
    }

    /// True where an answer was other than a good one.
    #[must_use]
    pub fn has_spoiled(&self) -> bool {
        self.spoiled.load(Ordering::Relaxed)
    }

    /// The answer to a call; `is_free`: policy cannot refuse it.
    pub(super) async fn answer<C: Call>(&self, call: &C, is_free: bool, left: Duration) -> C::Answer {
        let recorded = self.good.next::<C::Answer>(&self.description.id, C::NAME, call);
        let good = recorded.map_or_else(|_| call.invented(&self.description), |(answer, _)| answer);
        let spoilt = match self.case {
            Case::Denied if is_free => None,
            Case::Denied => Some(C::denied(refusal::<C>())),
            case => call.spoilt(case, &good),
        };
        let Some(answer) = spoilt.filter(|answer| *answer != good) else { return good };
        self.spoiled.store(true, Ordering::Relaxed);
        if self.case == Case::Slow {
            tokio::time::sleep(call.patience().unwrap_or(left).min(left)).await;
        }
        answer
    }
}

fn refusal<C: Call>() -> Denial {
    let capability = C::Rule::CAPABILITY.into();
    Denial { capability, wanted: C::NAME.into(), reason: "not granted".into(), publisher: None, standing: None }
}

#[cfg(test)]
mod tests {
    use super::super::{connections, environment, grpc, http, logs};
    use super::*;

    async fn spoils(case: Case, call: &impl Call) -> bool {
        let hostile = Hostile::new(case, Replay::empty(), duo_doctor_model::testing::check("a", &[]).description);
        hostile.answer(call, false, Duration::ZERO).await;
        hostile.has_spoiled()
    }

    #[tokio::test]
    async fn every_case_spoils_something() {
        let (list, send, probe) = (
            connections::List::example(),
            http::Request::own("gitlab", "/", "", &serde_json::json!({})),
            http::Probe::example(),
        );
        let call = grpc::Unary::example();
        let (get, about) = (environment::Get::example(), environment::About::example());
        let (search, files) = (logs::Search::example(), logs::Files::example());
        for case in Case::ALL {
            let spoilt = [
                spoils(case, &list).await,
                spoils(case, &send).await,
                spoils(case, &probe).await,
                spoils(case, &call).await,
                spoils(case, &about).await,
                spoils(case, &get).await,
                spoils(case, &search).await,
                spoils(case, &files).await,
            ];
            assert!(spoilt.contains(&true), "{case:?} spoils nothing");
        }
    }
}
