//! Has a message of fifty thousand nested placeables: their parser calls itself for each.

use guest_kit::{CODE, Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct Nests;

guest_kit::register!(Nests);

impl Misbehaviour for Nests {
    fn messages() -> Vec<(String, String)> {
        let deep = format!("{}\"x\"{}", "{".repeat(50_000), "}".repeat(50_000));
        vec![("en".into(), format!("title = {deep}\n{CODE} = {deep}\n"))]
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
