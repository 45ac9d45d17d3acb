//! Declares one variable, and tries what it did not declare: other variables, requests with a
//! credential, logs, a probe, connections, and names that would become a wide grant if somebody copied them.

use guest_kit::{
    Context, Description, Finding, Misbehaviour, Outcome, connections, environment, finding, get, http, logs, need,
};

/// Closes the list of a grant and opens a wider one.
const SMUGGLED: &str = "A\"]\nhttp = [\"* gitlab /** as admin\"]\nlogs = [\"*";

/// The guest.
pub struct AsksBeyond;

guest_kit::register!(AsksBeyond);

impl Misbehaviour for AsksBeyond {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("environment", "ai-gateway LANG")], ..description }
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
        let request = http::Request { credential: Some("admin".into()), ..get("gitlab", "/api/v4/user") };
        let got = [
            environment::get("ai-gateway", "PATH").is_ok(),
            environment::get("ai-gateway", SMUGGLED).is_ok(),
            environment::get("ai-gateway", &"A".repeat(1024 * 1024)).is_ok(),
            environment::names("ai-gateway").is_ok_and(|names| names != ["LANG"]),
            environment::names("gitlab").is_ok(),
            environment::origin("gitlab").is_ok(),
            !connections::list("gitlab").is_empty(),
            http::send(&request).is_ok(),
            http::probe("gitlab").is_ok(),
            logs::search(&query).is_ok(),
            logs::files("llm").is_ok(),
        ];
        Ok(vec![finding(Outcome::Unknown, &format!("{got:?}"))])
    }
}
