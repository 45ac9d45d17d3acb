//! Gives a code of another check, as if that had spoken.

use guest_kit::{Context, Finding, Misbehaviour, pass};

/// The guest.
pub struct Invents;

guest_kit::register!(Invents);

impl Misbehaviour for Invents {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass(), Finding { code: "DUO3100".into(), ..pass() }])
    }
}
