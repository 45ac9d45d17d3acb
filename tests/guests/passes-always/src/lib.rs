//! Asks for everything, and says that all is well whatever it hears.

use guest_kit::{Context, Description, Finding, Misbehaviour, environment, get, http, logs, need, pass};

/// The guest.
pub struct PassesAlways;

guest_kit::register!(PassesAlways);

impl Misbehaviour for PassesAlways {
    fn describe(mut description: Description) -> Description {
        description.needs = vec![
            need("http", "GET ai-gateway /health"),
            need("environment", "ai-gateway A"),
            need("logs", "ai-gateway"),
        ];
        description
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let _ = http::send(&get("ai-gateway", "/health"));
        let _ = environment::get("ai-gateway", "A");
        let query = logs::Query {
            source: "ai-gateway".into(),
            since: None,
            until: None,
            predicates: Vec::new(),
            group_by: None,
            samples: 0,
            join_on: None,
        };
        let _ = logs::search(&query);
        Ok(vec![pass()])
    }
}
