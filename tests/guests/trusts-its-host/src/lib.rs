//! Takes every answer for a whole one, and asks again without end where it is told of an error.

use guest_kit::Outcome;
use guest_kit::{Context, Description, Finding, Misbehaviour, finding, get, http, need};

/// The guest.
pub struct TrustsItsHost;

guest_kit::register!(TrustsItsHost);

impl Misbehaviour for TrustsItsHost {
    fn describe(mut description: Description) -> Description {
        description.needs = vec![need("http", "GET ai-gateway /health")];
        description
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let response = http::send(&get("ai-gateway", "/health")).expect("the gateway answers");
        while response.status() == 500 {
            // Waits for better times, and never asks again.
        }
        let body = response.body(1_000).expect("the body arrives").bytes;
        assert_eq!(body.last(), Some(&b'}'), "an object ends with a brace");
        Ok(vec![finding(Outcome::Unknown, "nothing of interest")])
    }
}
