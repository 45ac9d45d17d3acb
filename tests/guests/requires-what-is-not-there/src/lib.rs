//! Requires checks that nobody has, explains codes that nobody gives, and has meaning from
//! everywhere.

use guest_kit::bindings::duo_doctor::check::types::Vantage;
use guest_kit::{Context, Description, Explanation, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Requires;

guest_kit::register!(Requires);

impl Misbehaviour for Requires {
    fn describe(description: Description) -> Description {
        let everywhere = [Vantage::Gitlab, Vantage::AiGateway, Vantage::Model, Vantage::Workstation];
        Description {
            requires: vec!["nobody".into(), "no-one".into()],
            explains: vec![Explanation { from: "*".into(), to: "DUO*".into(), any_subject: true }],
            vantages: everywhere.into(),
            ..description
        }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![finding(Outcome::Unknown, "nothing")])
    }
}
