//! Has a terminal sequence in its messages, written so that it only appears when they are formatted.

use guest_kit::{CODE, Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct Paints;

guest_kit::register!(Paints);

impl Misbehaviour for Paints {
    fn messages() -> Vec<(String, String)> {
        vec![("en".into(), format!("title = Plain\n{CODE} = {{ \"\\u001B[2J\" }}all is well\n"))]
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
