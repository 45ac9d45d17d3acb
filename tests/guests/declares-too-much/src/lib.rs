//! Declares ten thousand codes, and that each explains every other.

use guest_kit::{Context, Description, Explanation, Finding, Misbehaviour, pass};

/// The guest.
pub struct Declares;

guest_kit::register!(Declares);

impl Misbehaviour for Declares {
    fn describe(description: Description) -> Description {
        let codes: Vec<String> = (0..10_000).map(|number| format!("HOSTILE-{number}")).collect();
        let explains = codes.iter().map(|code| Explanation { from: code.clone(), to: "*".into(), any_subject: true });
        Description { explains: explains.collect(), codes, ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
