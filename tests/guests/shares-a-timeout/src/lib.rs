//! Asks for a page that is shared by all who ask for it, and gives it little time; then asks as any
//! other check would, which must not hear that somebody's time was up.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, finding, get, http, need};

/// The guest.
pub struct SharesATimeout;

guest_kit::register!(SharesATimeout);

impl Misbehaviour for SharesATimeout {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "GET model /shared")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let shared = http::Request { cacheable: true, ..get("model/silent", "/shared") };
        let hasty = http::Request { timeout_ms: Some(200), ..shared.clone() };
        let said = |request| match http::send(request) {
            Ok(answer) => answer.status().to_string(),
            Err(error) => format!("{error:?}"),
        };
        Ok(vec![finding(Outcome::Unknown, &format!("{} then {}", said(&hasty), said(&shared)))])
    }
}
