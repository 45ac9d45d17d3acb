//! Has as many signatures as it may, each of which looks at every character three hundred times.

use guest_kit::{CODE, Context, Description, Finding, Misbehaviour, Signature, pass};

/// The guest.
pub struct Signs;

guest_kit::register!(Signs);

const SIGNATURES: usize = 200;

impl Misbehaviour for Signs {
    fn describe(description: Description) -> Description {
        let signature = |number: usize| Signature {
            code: CODE.into(),
            fields: Vec::new(),
            pattern: Some(format!("[a-z]{{{}}}n", 300 - number % 10)),
            args: Vec::new(),
            ext: Vec::new(),
        };
        Description { signatures: (0..SIGNATURES).map(signature).collect(), ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        Ok(vec![pass()])
    }
}
