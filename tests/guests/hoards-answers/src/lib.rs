//! Keeps every answer in its hands until it gets no more, then opens them.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, finding, get, http, need};

/// The guest.
pub struct Hoards;

guest_kit::register!(Hoards);

/// More than the host lets it hold.
const MANY: usize = 20;

impl Misbehaviour for Hoards {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "GET model /large")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let ask = || http::send(&get("model/large", "/large"));
        let mut held = Vec::new();
        let refused = loop {
            match ask() {
                Ok(answer) if held.len() < MANY => held.push(answer),
                Ok(_) => break "nothing".to_owned(),
                Err(error) => break format!("{error:?}"),
            }
        };
        let count = held.len();
        drop(held);
        let again = ask().map_or_else(|error| format!("{error:?}"), |answer| answer.status().to_string());
        Ok(vec![finding(Outcome::Unknown, &format!("{count}, then {refused}, then {again}"))])
    }
}
