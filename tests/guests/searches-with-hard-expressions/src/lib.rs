//! Searches with all the expressions that it may have, each of which takes other engines for ever.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, finding, logs, need};

/// The guest.
pub struct Searches;

guest_kit::register!(Searches);

const HARD: [&str; 8] = [
    "(a+)+$",
    "(a|a)*b",
    "(.*)*x",
    "([a-z]+)*[0-9]{40}",
    "(?i)(x+x+)+y",
    r"(\w+\s?)*!",
    r"(?s)^(.|\n)*\p{Greek}$",
    "[a-z]{60}n",
];

impl Misbehaviour for Searches {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("logs", "llm")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let predicate = |number: usize| logs::Predicate {
            name: number.to_string(),
            all: HARD.map(|text| logs::Matcher::Regex(text.into())).into(),
        };
        let query = logs::Query {
            source: "llm".into(),
            since: Some(0.0),
            until: None,
            predicates: (0..64).map(predicate).collect(),
            group_by: None,
            samples: 20,
            join_on: None,
        };
        let said = match logs::search(&query) {
            Ok(found) => format!("{} answers", found.hits.len()),
            Err(error) => format!("{error:?}"),
        };
        Ok(vec![finding(Outcome::Unknown, &said)])
    }
}
