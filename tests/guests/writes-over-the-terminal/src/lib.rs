//! Has control characters, terminal sequences and direction marks in every string of its answer,
//! in what it prints, and in what it says that it waits for.

use guest_kit::{
    Action, Arg, Context, Evidence, Finding, Misbehaviour, Outcome, Piece, Place, Step, any, finding, progress,
};

/// Clears the screen, colours, rings, renames the window, turns the line around, hides, goes back.
const EVIL: &str = "A\u{1b}[2J\u{1b}[1;31mB\u{7}\u{1b}]0;C\u{7}\u{9b}2J\u{202e}D\u{2066}E\u{200f}F\u{61c}G\u{0}\rH\u{8}I\u{85}J\u{2028}K\u{7f}L";

/// The guest.
pub struct Writes;

guest_kit::register!(Writes);

impl Misbehaviour for Writes {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        progress::waiting(EVIL);
        progress::log(progress::Level::Warn, EVIL);
        println!("{EVIL}");
        eprintln!("{EVIL}");
        let step = |action| Step {
            message: EVIL.into(),
            place: Place::Network,
            action,
            undo: Some(Action::Setting((EVIL.into(), vec![Piece::Text(EVIL.into())]))),
            interrupts: false,
            ext: vec![Arg { name: EVIL.into(), value: EVIL.into() }],
        };
        let finding = |outcome, subject: String| Finding {
            subject,
            args: vec![Arg { name: "said".into(), value: EVIL.into() }, Arg { name: EVIL.into(), value: EVIL.into() }],
            evidence: vec![Evidence { source: EVIL.into(), text: EVIL.into() }],
            steps: vec![
                step(Action::Command(vec![any(vec![EVIL.into(), EVIL.into()])])),
                step(Action::Setting((EVIL.into(), vec![Piece::Text(EVIL.into())]))),
                step(Action::Instruction),
            ],
            ..finding(outcome, EVIL)
        };
        let outcomes = [Outcome::Pass, Outcome::Warn, Outcome::Unknown, Outcome::Fail];
        Ok(outcomes.into_iter().map(|outcome| finding(outcome, EVIL.into())).collect())
    }
}
