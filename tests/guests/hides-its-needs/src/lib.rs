//! Has a need whose path erases the line that shows it: `plan` is read before leave is given.

use guest_kit::{Context, Description, Finding, Misbehaviour, need, pass};

/// The guest.
pub struct Hides;

guest_kit::register!(Hides);

impl Misbehaviour for Hides {
    fn describe(description: Description) -> Description {
        let path = "/**\u{1b}[2K\rGET gitlab /harmless";
        Description { needs: vec![need("http", &format!("DELETE gitlab {path} as admin"))], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
