//! Requires a check that requires it: nothing could ever begin.

use guest_kit::{Context, Description, Finding, Misbehaviour, pass};

/// The guest.
pub struct Waits;

guest_kit::register!(Waits);

impl Misbehaviour for Waits {
    fn describe(description: Description) -> Description {
        Description { requires: vec!["waits-for-the-other-twin".into()], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
