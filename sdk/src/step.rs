//! Steps of a repair, as data; a person does them, never the host. Words are not here: step N is
//! worded by the attribute `fix-N` of the code's message.

mod common;
mod line;

use crate::bindings::duo_doctor::check::types as wit;

pub use wit::{Installation, Place};

/// What a person puts in for the value that a setting had before.
const EARLIER: &str = "{earlier-value}";

/// One step of a repair.
#[derive(Debug, Clone)]
pub struct Step {
    place: Place,
    action: wit::Action,
    undo: Option<wit::Action>,
    interrupts: bool,
}

impl Step {
    fn new(place: Place, action: wit::Action) -> Self {
        Self { place, action, undo: None, interrupts: false }
    }

    /// Words only.
    #[must_use]
    pub fn instruction(place: Place) -> Self {
        Self::new(place, wit::Action::Instruction)
    }

    /// A command that is the same for every kind of installation, argument by argument; `{name}` is
    /// a placeholder that the person fills.
    #[must_use]
    pub fn command(place: Place, arguments: &[&str]) -> Self {
        Self::commands(place, &[(Installation::Any, arguments)])
    }

    /// A command for each kind of installation.
    #[must_use]
    pub fn commands(place: Place, variants: &[(Installation, &[&str])]) -> Self {
        let commands = variants.iter().map(|&(installation, arguments)| wit::Command {
            installation,
            arguments: arguments.iter().map(|&argument| argument.into()).collect(),
        });
        Self::new(place, wit::Action::Command(commands.collect()))
    }

    /// A setting and the value that it should have. The earlier value undoes it.
    #[must_use]
    pub fn setting(place: Place, name: &str, value: &str) -> Self {
        let back = wit::Action::Setting((name.into(), EARLIER.into()));
        Self { undo: Some(back), ..Self::new(place, wit::Action::Setting((name.into(), value.into()))) }
    }

    /// Run this check again, to see whether the repair worked.
    #[must_use]
    pub fn verify(place: Place, check: &str) -> Self {
        Self::new(place, wit::Action::Verify(check.into()))
    }

    /// What takes this step back, done at the same place.
    #[must_use]
    pub fn undo(mut self, back: Self) -> Self {
        self.undo = Some(back.action);
        self
    }

    /// The step restarts or interrupts a service.
    #[must_use]
    pub fn interrupts(mut self) -> Self {
        self.interrupts = true;
        self
    }

    pub(crate) fn into_wit(self, number: usize) -> wit::Step {
        wit::Step {
            message: format!("fix-{number}"),
            place: self.place,
            action: self.action,
            undo: self.undo,
            interrupts: self.interrupts,
            ext: Vec::new(),
        }
    }
}
