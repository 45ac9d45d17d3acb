//! Gives times that no clock shows and sizes that no answer has. Says which of them were taken.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, finding, get, http, logs, need};

/// The guest.
pub struct Asks;

guest_kit::register!(Asks);

/// Not a number, without end, before all time, and the least and the most there is.
const TIMES: [f64; 9] =
    [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, -0.0, f64::MIN, f64::MAX, f64::MIN_POSITIVE, 9.3e18];

impl Misbehaviour for Asks {
    fn describe(description: Description) -> Description {
        let needs = vec![need("http", "GET ai-gateway /monitoring/healthz"), need("logs", "llm")];
        Description { needs, ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let mut said = Vec::new();
        for since in TIMES {
            for until in TIMES {
                let hit = logs::Predicate { name: "a".into(), all: vec![logs::Matcher::Contains("a".into())] };
                let query = logs::Query {
                    source: "llm".into(),
                    since: Some(since),
                    until: Some(until),
                    predicates: vec![hit],
                    group_by: None,
                    samples: u32::MAX,
                    join_on: None,
                };
                match logs::search(&query) {
                    Ok(found) if found.hits.len() == 1 && found.hits[0].samples.len() <= 20 => {}
                    Ok(_) => said.push(format!("{since} to {until}: too much")),
                    Err(logs::Error::Invalid(_)) => {}
                    Err(error) => said.push(format!("{since} to {until}: {error:?}")),
                }
            }
        }
        let request = http::Request { timeout_ms: Some(u32::MAX), ..get("ai-gateway", "/monitoring/healthz") };
        match http::send(&request) {
            Ok(answer) => {
                let nothing = answer.body(0).is_ok_and(|body| body.bytes.is_empty());
                let rest = answer.body(u32::MAX).is_ok_and(|body| body.bytes.is_empty());
                said.push(format!("nothing: {nothing}, rest: {rest}"));
            }
            Err(error) => said.push(format!("{error:?}")),
        }
        Ok(vec![finding(Outcome::Unknown, &said.join(", "))])
    }
}
