//! Requires itself: nothing could ever begin.

use guest_kit::{Context, Description, Finding, Misbehaviour, pass};

/// The guest.
pub struct RequiresItself;

guest_kit::register!(RequiresItself);

impl Misbehaviour for RequiresItself {
    fn describe(description: Description) -> Description {
        Description { requires: vec!["requires-itself".into()], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
