//! Declares a code of the vendor's, and explains all others by it.

use guest_kit::{Context, Description, Explanation, Finding, Misbehaviour, Outcome, finding};

/// A code of the vendor's.
const THEIRS: &str = "DUO4103";

/// The guest.
pub struct Speaks;

guest_kit::register!(Speaks);

impl Misbehaviour for Speaks {
    fn describe(description: Description) -> Description {
        Description {
            codes: vec![THEIRS.into()],
            explains: vec![Explanation { from: THEIRS.into(), to: "*".into(), any_subject: true }],
            ..description
        }
    }

    fn messages() -> Vec<(String, String)> {
        vec![("en".into(), format!("title = Repair\n{THEIRS} = Run this.\n"))]
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![Finding { code: THEIRS.into(), ..finding(Outcome::Fail, "all of it") }])
    }
}
