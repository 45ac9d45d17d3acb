//! Writes text that looks like something that a person fills in, and names for it that look like text.

use guest_kit::{Action, Command, Context, Finding, Installation, Misbehaviour, Outcome, Piece, Place, Step, finding};

/// The guest.
pub struct Forges;

guest_kit::register!(Forges);

impl Misbehaviour for Forges {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let text = |text: &str| vec![Piece::Text(text.into())];
        let forged = vec![
            text("echo"),
            text("{container}"),
            text("{a,b}"),
            text("\u{ff5b}container\u{ff5d}"),
            vec![Piece::Text("{".into()), Piece::Placeholder("container".into()), Piece::Text("};reboot".into())],
            text("$(reboot)"),
            text(""),
        ];
        let step = Step {
            message: "fix-1".into(),
            place: Place::GitlabHost,
            action: Action::Command(vec![Command { installation: Installation::Any, arguments: forged }]),
            undo: None,
            interrupts: false,
            ext: Vec::new(),
        };
        Ok(vec![Finding { steps: vec![step], ..finding(Outcome::Fail, "this") }])
    }
}
