//! Has a repair of ten thousand steps that say nothing: what has no bytes has no weight.

use guest_kit::{Action, Context, Evidence, Finding, Misbehaviour, Outcome, Place, Step, finding};

/// The guest.
pub struct Repairs;

guest_kit::register!(Repairs);

/// Steps, and pieces of evidence.
const MANY: usize = 10_000;

impl Misbehaviour for Repairs {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let step = || Step {
            message: String::new(),
            place: Place::Network,
            action: Action::Instruction,
            undo: Some(Action::Instruction),
            interrupts: true,
            ext: Vec::new(),
        };
        let evidence = || Evidence { source: String::new(), text: String::new() };
        let steps = (0..MANY).map(|_| step()).collect();
        let evidence = (0..MANY).map(|_| evidence()).collect();
        Ok(vec![Finding { steps, evidence, ..finding(Outcome::Unknown, "nothing") }])
    }
}
