//! Has messages that refer to each other in a circle.

use guest_kit::{CODE, Context, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Chases;

guest_kit::register!(Chases);

impl Misbehaviour for Chases {
    fn messages() -> Vec<(String, String)> {
        let text = format!(
            "-one = {{ -two }}\n-two = {{ -one }}\ntitle = {{ -one }}\n{CODE} = {{ {CODE} }}\n    .cause = {{ {CODE}.cause }}\n"
        );
        vec![("en".into(), text)]
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![finding(Outcome::Unknown, "again")])
    }
}
