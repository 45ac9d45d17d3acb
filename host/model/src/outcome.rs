//! What can become of a check, of a run, and of the process: the words and nothing else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of a check. Every planned check ends in exactly one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The check says: good.
    Pass,
    /// The check says: works, and something about it will hurt.
    Warn,
    /// The check says: does not work.
    Fail,
    /// The check says: no access or no data.
    Unknown,
    /// The check says: not in use here.
    NotApplicable,
    /// The plan says: the user left it out.
    Skipped,
    /// The plan says: a check that must not fail first has failed.
    Blocked,
    /// The plan says: the answer has no meaning from here.
    OutOfVantage,
    /// The host says: policy does not allow what it needs.
    Denied,
    /// The host says: it crashed, hung, went over a limit, or cannot run here.
    Broken,
}

impl Outcome {
    /// The word for it, as in every output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::NotApplicable => "not-applicable",
            Self::Skipped => "skipped",
            Self::Blocked => "blocked",
            Self::OutOfVantage => "out-of-vantage",
            Self::Denied => "denied",
            Self::Broken => "broken",
        }
    }

    /// True where the question of the check was answered, well or badly.
    #[must_use]
    pub fn is_evaluated(self) -> bool {
        matches!(self, Self::Pass | Self::Warn | Self::Fail | Self::NotApplicable)
    }

    /// True where a question has no answer, for whatever reason. Never healthy.
    #[must_use]
    pub fn is_gap(self) -> bool {
        !self.is_evaluated()
    }

    /// Of several findings the one that speaks for the check: a failure above all, then not
    /// knowing, so that one pass never hides what could not be told.
    #[must_use]
    pub fn of_findings(outcomes: impl IntoIterator<Item = Self>) -> Option<Self> {
        let rank = |outcome: &Self| match outcome {
            Self::Fail => 5,
            Self::Unknown => 4,
            Self::Warn => 3,
            Self::Pass => 2,
            _ => 1,
        };
        outcomes.into_iter().max_by_key(rank)
    }
}

/// What a run says as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Everything selected was evaluated, and nothing fails.
    Healthy,
    /// Something fails.
    Broken,
    /// Nothing seen fails, and something selected was not evaluated.
    Incomplete,
    /// Nothing was selected. Not green.
    Empty,
}

impl Verdict {
    /// The word for it, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::Broken => "broken",
            Self::Incomplete => "incomplete",
            Self::Empty => "empty",
        }
    }

    /// The verdict over the outcomes of all planned checks.
    #[must_use]
    pub fn over(outcomes: impl IntoIterator<Item = Outcome>) -> Self {
        let (mut gap, mut begun) = (false, false);
        for outcome in outcomes {
            if outcome == Outcome::Fail {
                return Self::Broken;
            }
            gap |= outcome.is_gap();
            begun |= outcome != Outcome::Skipped;
        }
        match (begun, gap) {
            (false, _) => Self::Empty,
            (true, true) => Self::Incomplete,
            (true, false) => Self::Healthy,
        }
    }

    /// The exit code that says the same.
    #[must_use]
    pub fn exit_code(self) -> ExitCode {
        match self {
            Self::Healthy => ExitCode::Healthy,
            Self::Broken => ExitCode::Problems,
            Self::Incomplete => ExitCode::Incomplete,
            Self::Empty => ExitCode::NothingSelected,
        }
    }
}

/// The exit code of the process: the same for every format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[repr(u8)]
pub enum ExitCode {
    /// Healthy and complete.
    Healthy = 0,
    /// Problems found. Wins over incomplete.
    Problems = 1,
    /// The command line or the configuration is wrong; nothing was run.
    Usage = 2,
    /// No problem found, but not everything was evaluated.
    Incomplete = 3,
    /// Nothing was selected.
    NothingSelected = 4,
    /// A pack or a check was rejected.
    PackRejected = 5,
    /// A recording cannot be read, or the replay went another way.
    Recording = 6,
    /// A fault of this program.
    Internal = 70,
    /// Interrupted by Ctrl-C; the partial report is valid.
    Interrupted = 130,
    /// Ended by SIGTERM; the partial report is valid.
    Terminated = 143,
}

impl ExitCode {
    /// Every code with its meaning, in the order of the README's table.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::Healthy, "healthy and complete"),
        (Self::Problems, "problems found"),
        (Self::Usage, "wrong command line or configuration"),
        (Self::Incomplete, "no problem found, but not everything was evaluated"),
        (Self::NothingSelected, "nothing selected"),
        (Self::PackRejected, "pack or check rejected"),
        (Self::Recording, "recording unreadable, or replay diverged"),
        (Self::Internal, "internal error"),
        (Self::Interrupted, "interrupted by Ctrl-C, partial report"),
        (Self::Terminated, "ended by SIGTERM, partial report"),
    ];

    /// The code with this number.
    #[must_use]
    pub fn of(number: u8) -> Option<Self> {
        Self::ALL.into_iter().map(|(code, _)| code).find(|code| code.number() == number)
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: [Outcome; 10] = [
        Outcome::Pass,
        Outcome::Warn,
        Outcome::Fail,
        Outcome::Unknown,
        Outcome::NotApplicable,
        Outcome::Skipped,
        Outcome::Blocked,
        Outcome::OutOfVantage,
        Outcome::Denied,
        Outcome::Broken,
    ];

    #[test]
    fn what_was_not_evaluated_is_never_healthy() {
        for outcome in EVERY.into_iter().filter(|outcome| outcome.is_gap()) {
            assert_eq!(Verdict::over([Outcome::Pass, outcome, Outcome::Pass]), Verdict::Incomplete, "{outcome:?}");
        }
    }

    #[test]
    fn a_failure_wins_over_a_gap() {
        assert_eq!(Verdict::over([Outcome::Broken, Outcome::Fail]), Verdict::Broken);
        assert_eq!(Verdict::over([Outcome::Fail, Outcome::Unknown]), Verdict::Broken);
    }

    #[test]
    fn an_empty_run_is_not_green() {
        assert_eq!(Verdict::over([]), Verdict::Empty);
        assert_eq!(Verdict::over([Outcome::Skipped]), Verdict::Empty);
        assert_eq!(Verdict::over([Outcome::Skipped, Outcome::Pass]), Verdict::Incomplete);
    }

    /// The louder one speaks for the check, in whatever order they come.
    #[test]
    fn a_failure_is_louder_than_not_knowing_and_that_is_louder_than_a_warning() {
        let loudest_first = [Outcome::Fail, Outcome::Unknown, Outcome::Warn, Outcome::Pass, Outcome::NotApplicable];
        for (index, &louder) in loudest_first.iter().enumerate() {
            for &quieter in &loudest_first[index..] {
                assert_eq!(Outcome::of_findings([louder, quieter]), Some(louder), "{quieter:?}");
                assert_eq!(Outcome::of_findings([quieter, louder]), Some(louder), "{quieter:?}");
            }
        }
    }

    #[test]
    fn one_pass_does_not_hide_what_could_not_be_told() {
        assert_eq!(Outcome::of_findings([Outcome::Pass, Outcome::Unknown]), Some(Outcome::Unknown));
        assert_eq!(Outcome::of_findings([Outcome::Warn, Outcome::Unknown, Outcome::Fail]), Some(Outcome::Fail));
        assert_eq!(Outcome::of_findings([]), None);
    }

    /// Also what the user left out: nobody knows what it would have found.
    #[test]
    fn a_gap_is_what_has_no_answer() {
        let gaps: Vec<Outcome> = EVERY.into_iter().filter(|outcome| outcome.is_gap()).collect();
        let unanswered = [
            Outcome::Unknown,
            Outcome::Skipped,
            Outcome::Blocked,
            Outcome::OutOfVantage,
            Outcome::Denied,
            Outcome::Broken,
        ];
        assert_eq!(gaps, unanswered);
        for outcome in EVERY {
            let beside = Verdict::over([outcome, Outcome::Pass]);
            assert_eq!(beside == Verdict::Incomplete, outcome.is_gap(), "{outcome:?}");
        }
    }

    /// Scripts compare them with these numbers.
    #[test]
    fn exit_codes_have_the_documented_numbers_and_are_found_by_them() {
        let numbers = [0, 1, 2, 3, 4, 5, 6, 70, 130, 143];
        assert_eq!(ExitCode::ALL.map(|(code, _)| code.number()), numbers);
        for number in 0..=u8::MAX {
            let found = ExitCode::of(number).map(ExitCode::number);
            assert_eq!(found, numbers.contains(&number).then_some(number));
        }
    }
}
