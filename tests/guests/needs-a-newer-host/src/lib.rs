//! Built against a later minor of the contract, with a function that this host does not have yet.

use guest_kit::{Context, Finding, Misbehaviour, Outcome, finding};

mod later {
    wit_bindgen::generate!({
        inline: r"
            package guest:later;

            world later {
                import duo-doctor:check/progress@1.99.0;
            }

            package duo-doctor:check@1.99.0 {
                interface progress {
                    enum level { debug, info, warn }
                    waiting: func(message: string);
                    log: func(level: level, text: string);
                    percent: func(done: u8);
                }
            }
        ",
        generate_all,
    });
}

/// The guest.
pub struct NeedsANewerHost;

guest_kit::register!(NeedsANewerHost);

impl Misbehaviour for NeedsANewerHost {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        later::duo_doctor::check::progress::percent(50);
        Ok(vec![finding(Outcome::Pass, "half")])
    }
}
