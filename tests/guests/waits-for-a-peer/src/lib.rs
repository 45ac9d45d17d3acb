//! Asks a model server once, without a limit of its own, and says what came of it.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, finding, get, http, need, pass};

/// The guest.
pub struct Waits;

guest_kit::register!(Waits);

impl Misbehaviour for Waits {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "GET model /silence")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        match http::send(&get("model/silent", "/silence")) {
            Ok(_) => Ok(vec![pass()]),
            Err(error) => Ok(vec![finding(Outcome::Unknown, &format!("{error:?}"))]),
        }
    }
}
