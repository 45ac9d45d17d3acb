//! Fails, as badly as it can, about models, features and hosts that are not there, and about one that works.

use guest_kit::bindings::duo_doctor::check::types::{Confidence, Severity};
use guest_kit::{Context, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Speaks;

guest_kit::register!(Speaks);

/// What it speaks of.
const SUBJECTS: [&str; 7] =
    ["model/of-nobody", "model/", "feature/", "model/mistral", "gitlab/../../etc", "model/mistral ", "\u{fffd}"];

impl Misbehaviour for Speaks {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let found = |subject: &str| Finding {
            subject: subject.into(),
            severity: Severity::Critical,
            confidence: Confidence::Confirmed,
            ..finding(Outcome::Fail, "nobody")
        };
        Ok(SUBJECTS.map(found).into())
    }
}
