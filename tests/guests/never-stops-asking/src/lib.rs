//! Asks a model server again and again until it answers, whatever the host says meanwhile.

use guest_kit::{Context, Description, Finding, Misbehaviour, get, http, need, pass};

/// The guest.
pub struct NeverStops;

guest_kit::register!(NeverStops);

impl Misbehaviour for NeverStops {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "GET model /silence")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        while http::send(&get("model/silent", "/silence")).is_err() {}
        Ok(vec![pass()])
    }
}
