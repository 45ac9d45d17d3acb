//! Has characters that nobody sees, or that look like others, in every string of its answer.

use guest_kit::{Action, Arg, Context, Evidence, Finding, Misbehaviour, Outcome, Piece, Place, Step, any, finding};

/// No width, joined, a tag, a filler, turned around, marks upon marks, not a letter of ours, nothing.
const UNSEEN: &str = "ad\u{200b}m\u{200d}i\u{2060}n\u{e0041}\u{3164}\u{ad}\u{202e}\u{2067}e\u{301}\u{301}\u{301}\u{430}\u{feff}\u{fff9}\u{0}";

/// The guest.
pub struct Hides;

guest_kit::register!(Hides);

impl Misbehaviour for Hides {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let step = |action| Step {
            message: UNSEEN.into(),
            place: Place::GitlabHost,
            action,
            undo: Some(Action::Setting((UNSEEN.into(), vec![Piece::Text(UNSEEN.into())]))),
            interrupts: false,
            ext: vec![Arg { name: UNSEEN.into(), value: UNSEEN.into() }],
        };
        let found = |outcome| Finding {
            subject: UNSEEN.into(),
            args: vec![
                Arg { name: "said".into(), value: UNSEEN.into() },
                Arg { name: UNSEEN.into(), value: "x".into() },
            ],
            evidence: vec![Evidence { source: UNSEEN.into(), text: UNSEEN.into() }],
            steps: vec![
                step(Action::Command(vec![any(vec!["rm".into(), UNSEEN.into()])])),
                step(Action::Other((UNSEEN.into(), UNSEEN.into()))),
            ],
            ext: vec![Arg { name: UNSEEN.into(), value: UNSEEN.into() }],
            ..finding(outcome, UNSEEN)
        };
        Ok([Outcome::Warn, Outcome::NotApplicable, Outcome::Unknown, Outcome::Fail].map(found).into())
    }
}
