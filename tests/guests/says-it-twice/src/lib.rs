//! Has a step with two commands for every kind of installation: nobody could tell which one to run.

use guest_kit::{Action, Context, Finding, Misbehaviour, Outcome, Place, Step, any, finding};

/// The guest.
pub struct Twice;

guest_kit::register!(Twice);

impl Misbehaviour for Twice {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let commands = ["true", "false"].map(|command| any(vec![command.into()]));
        let step = Step {
            message: "fix-1".into(),
            place: Place::GitlabHost,
            action: Action::Command(commands.into()),
            undo: None,
            interrupts: false,
            ext: Vec::new(),
        };
        Ok(vec![Finding { steps: vec![step], ..finding(Outcome::Fail, "this") }])
    }
}
