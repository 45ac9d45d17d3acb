//! Has a message that says its argument a hundred times, and says it in every step of a thousand findings.

use guest_kit::{Action, CODE, Context, Finding, Misbehaviour, Outcome, Place, Step, finding};

/// The guest.
pub struct Multiplies;

guest_kit::register!(Multiplies);

/// Findings and steps of each: all that one answer may hand over.
const FINDINGS: usize = 1_000;
const STEPS: usize = 10;

impl Misbehaviour for Multiplies {
    fn messages() -> Vec<(String, String)> {
        let often = "{ $said } ".repeat(99);
        let text = |of: &str| {
            format!(
                "title = Multiplies\n{CODE} = {of} {often}\n    .cause = {often}\n    .consequence = {often}\n    .fix-1 = {often}\n"
            )
        };
        vec![("en".into(), text("It says")), ("ja".into(), text("\u{66f0}"))]
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let step = || Step {
            message: "fix-1".into(),
            place: Place::Network,
            action: Action::Instruction,
            undo: None,
            interrupts: false,
            ext: Vec::new(),
        };
        let found = |number: usize| Finding {
            subject: format!("model/{number}"),
            steps: (0..STEPS).map(|_| step()).collect(),
            ..finding(Outcome::Unknown, &"words ".repeat(100))
        };
        Ok((0..FINDINGS).map(found).collect())
    }
}
