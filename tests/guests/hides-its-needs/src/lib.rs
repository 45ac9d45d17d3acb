//! Has a need whose path erases the line that shows it: `plan` is read before leave is given.

use guest_kit::{Context, Description, Finding, Misbehaviour, needs_http, pass};

/// The guest.
pub struct Hides;

guest_kit::register!(Hides);

impl Misbehaviour for Hides {
    fn describe(description: Description) -> Description {
        let path = "/**\u{1b}[2K\rGET gitlab /harmless";
        Description { needs: vec![needs_http("gitlab", &["DELETE"], &[path], "admin")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
