//! The smallest check: no call, one finding. What it takes to run is what the sandbox itself costs.

use duo_doctor_sdk::{Check, Context, Description, Finding, Hop, register};

/// The check.
pub struct OneFinding;

register!(OneFinding);

impl Check for OneFinding {
    type Facts = ();

    fn describe() -> Description {
        Description::new("one-finding", Hop::Hygiene).codes(&["TEST-ONE-00"])
    }

    fn gather(_context: &Context) -> Result<(), String> {
        Ok(())
    }

    fn judge(_facts: &()) -> Vec<Finding> {
        vec![Finding::pass("TEST-ONE-00")]
    }
}
