//! Gives no answer back that it got, until it may ask no more.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, finding, get, http, need};

/// The guest.
pub struct Forgets;

guest_kit::register!(Forgets);

impl Misbehaviour for Forgets {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "GET ai-gateway /monitoring/healthz")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let ask = || http::send(&http::Request { cacheable: true, ..get("ai-gateway", "/monitoring/healthz") });
        let mut forgotten = 0;
        let refused = loop {
            match ask() {
                Ok(answer) => std::mem::forget(answer),
                Err(error) => break error,
            }
            forgotten += 1;
        };
        Ok(vec![finding(Outcome::Unknown, &format!("{forgotten}, then {refused:?}"))])
    }
}
