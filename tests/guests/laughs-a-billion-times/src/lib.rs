//! Has a message of ten words, each of which is ten others, ten deep.

use std::fmt::Write as _;

use guest_kit::{CODE, Context, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Laughs;

guest_kit::register!(Laughs);

impl Misbehaviour for Laughs {
    fn messages() -> Vec<(String, String)> {
        let mut text = String::from("-laugh-0 = ha\n");
        for depth in 1..=10 {
            let ten = format!("{{ -laugh-{} }}", depth - 1).repeat(10);
            let _ = writeln!(text, "-laugh-{depth} = {ten}");
        }
        vec![("en".into(), format!("{text}title = {{ -laugh-10 }}\n{CODE} = {{ -laugh-10 }}\n"))]
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![finding(Outcome::Unknown, "ha")])
    }
}
