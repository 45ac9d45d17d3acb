//! Has the name of a check of the vendor's, with one letter of another alphabet that looks like it.

use guest_kit::{Context, Description, Finding, Misbehaviour, pass};

/// The guest.
pub struct Borrows;

guest_kit::register!(Borrows);

impl Misbehaviour for Borrows {
    fn describe(description: Description) -> Description {
        Description { id: "g\u{430}teway-health".into(), ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
