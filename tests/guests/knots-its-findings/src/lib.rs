//! Has a thousand findings, and as many edges between them as it may have.

use guest_kit::{CODE, Context, Description, Explanation, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Knots;

guest_kit::register!(Knots);

const CODES: usize = 200;
const EDGES: usize = 500;
const FINDINGS: usize = 1_000;

fn code(number: usize) -> String {
    format!("{CODE}-{:03}", number % CODES)
}

impl Misbehaviour for Knots {
    fn describe(description: Description) -> Description {
        let edge = |number: usize| Explanation {
            from: if number.is_multiple_of(2) { format!("{CODE}-{:01}*", number % 10) } else { code(number * 7) },
            to: if number.is_multiple_of(3) { format!("{CODE}*") } else { code(number * 11 + 1) },
            any_subject: !number.is_multiple_of(5),
        };
        Description { codes: (0..CODES).map(code).collect(), explains: (0..EDGES).map(edge).collect(), ..description }
    }

    fn messages() -> Vec<(String, String)> {
        let one = |number: usize| format!("{} = One of a knot.\n", code(number));
        vec![("en".into(), format!("title = Knots\n{}", (0..CODES).map(one).collect::<String>()))]
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let found = |number: usize| Finding {
            code: code(number),
            subject: format!("model/{}", number / CODES),
            args: Vec::new(),
            ..finding(Outcome::Fail, "")
        };
        Ok((0..FINDINGS).map(found).collect())
    }
}
