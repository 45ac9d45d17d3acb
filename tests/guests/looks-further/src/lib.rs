//! A check that later packs bring: it counts the files of a log.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, finding, logs, need};

/// The guest.
pub struct LooksFurther;

guest_kit::register!(LooksFurther);

impl Misbehaviour for LooksFurther {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("logs", "llm")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![match logs::files("llm") {
            Ok(files) => finding(Outcome::Pass, &format!("{} files", files.len())),
            Err(_) => finding(Outcome::Unknown, "not allowed to look"),
        }])
    }
}
