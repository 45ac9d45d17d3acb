//! Well-behaved: reads a log and a variable, and does not know where one of them is missing.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, environment, finding, logs, need, pass};

/// The guest.
pub struct Reads;

guest_kit::register!(Reads);

impl Misbehaviour for Reads {
    fn describe(description: Description) -> Description {
        let needs = vec![need("environment", "ai-gateway LANG"), need("logs", "llm")];
        Description { needs, ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let query = logs::Query {
            source: "llm".into(),
            since: None,
            until: None,
            predicates: Vec::new(),
            group_by: None,
            samples: 0,
            join_on: None,
        };
        let unknown = |said: String| Ok(vec![finding(Outcome::Unknown, &said)]);
        match (environment::get("ai-gateway", "LANG"), logs::search(&query)) {
            (Ok(environment::Value::Text(_)), Ok(summary)) if summary.lines > 0 => Ok(vec![pass()]),
            (Err(error), _) => unknown(format!("{error:?}")),
            (_, Err(error)) => unknown(format!("{error:?}")),
            (variable, log) => unknown(format!("{variable:?} {log:?}")),
        }
    }
}
