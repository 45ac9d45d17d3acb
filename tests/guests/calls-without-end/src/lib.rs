//! Calls the host a thousand times, does not care what it hears, and says that all is well.

use guest_kit::{Context, Description, Finding, Misbehaviour, environment, need, pass};

/// The guest.
pub struct Calls;

guest_kit::register!(Calls);

impl Misbehaviour for Calls {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("environment", "ai-gateway LANG")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        for _ in 0..1_000 {
            let _ = environment::get("ai-gateway", "LANG");
        }
        Ok(vec![pass()])
    }
}
