//! Fails, and says that this is the cause of everything that others find.

use guest_kit::{CODE, Context, Description, Explanation, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Explains;

guest_kit::register!(Explains);

impl Misbehaviour for Explains {
    fn describe(description: Description) -> Description {
        let edge = |to: &str| Explanation { from: CODE.into(), to: to.into(), any_subject: true };
        Description { explains: vec![edge("*"), edge("DUO*"), edge(CODE)], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![finding(Outcome::Fail, "the cause of it all")])
    }
}
