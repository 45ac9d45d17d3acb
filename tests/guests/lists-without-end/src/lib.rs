//! Lists connections a thousand times; a list has no place for an error, and an empty one would
//! read as "nothing is configured".

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, connections, finding, need};

/// The guest.
pub struct Lists;

guest_kit::register!(Lists);

impl Misbehaviour for Lists {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "list gitlab")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let empty = (0..1_000).any(|_| connections::list("gitlab").is_empty());
        let outcome = if empty { Outcome::NotApplicable } else { Outcome::Pass };
        Ok(vec![finding(outcome, "no GitLab")])
    }
}
