//! The same check in a later version: it looks at a variable, and fails where that says so.

use guest_kit::bindings::duo_doctor::check::environment::Value;
use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, environment, finding, need, pass};

/// The guest.
pub struct WatchesCloser;

guest_kit::register!(WatchesCloser);

impl Misbehaviour for WatchesCloser {
    fn describe(description: Description) -> Description {
        let needs = vec![need("environment", "ai-gateway AIGW_STORY_FAULT")];
        Description { id: "watches".into(), version: "1.1.0".into(), needs, ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let found = match environment::get("ai-gateway", "AIGW_STORY_FAULT") {
            Ok(Value::Text(fault)) => finding(Outcome::Fail, &fault),
            Ok(_) => pass(),
            Err(_) => finding(Outcome::Unknown, "not allowed to look"),
        };
        Ok(vec![found])
    }
}
