//! Asks for the largest answer that there is, as often as it may, and lets go of each.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, finding, get, http, need};

/// The guest.
pub struct AsksAgain;

guest_kit::register!(AsksAgain);

impl Misbehaviour for AsksAgain {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "GET model /large")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let mut answers = 0;
        let refused = loop {
            match http::send(&get("model/large", "/large")) {
                Ok(_) => answers += 1,
                Err(error) => break error,
            }
        };
        Ok(vec![finding(Outcome::Unknown, &format!("{answers}, then {refused:?}"))])
    }
}
