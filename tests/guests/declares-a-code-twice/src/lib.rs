//! Declares a code twice, and has two texts in one language: nobody could tell which of them counts.

use guest_kit::{CODE, Context, Description, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Declares;

guest_kit::register!(Declares);

impl Misbehaviour for Declares {
    fn describe(description: Description) -> Description {
        Description { codes: vec![CODE.into(), CODE.into()], ..description }
    }

    fn messages() -> Vec<(String, String)> {
        let text = |words: &str| format!("title = {words}\n{CODE} = {words}\n{CODE} = Again {words}\n");
        vec![("en".into(), text("One")), ("en".into(), text("Two"))]
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![finding(Outcome::Unknown, "which")])
    }
}
