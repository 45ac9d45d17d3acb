//! What a person does about a finding: steps, each with one action. Inert data.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a person carries out a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// GitLab's web pages.
    GitlabUi,
    /// A shell on the GitLab host.
    GitlabHost,
    /// A shell on the AI Gateway's host.
    AiGatewayHost,
    /// A shell on the model server's host.
    ModelHost,
    /// Firewall, proxy, name server.
    Network,
    /// The customers' portal.
    LicensePortal,
}

/// How the part of the set-up is installed that a command is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Installation {
    /// Whatever it is.
    Any,
    /// Docker, Compose or Podman.
    Docker,
    /// Kubernetes, for example by the Helm charts.
    Kubernetes,
    /// GitLab's Linux package.
    LinuxPackage,
}

/// A command for one kind of installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Which kind.
    pub installation: Installation,
    /// Program and arguments, each made of pieces.
    pub arguments: Vec<Vec<Piece>>,
}

/// A piece of an argument or of a setting's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it is.
    Text(String),
    /// The name, in kebab-case, of what a person fills in.
    Placeholder(String),
}

/// What is done. Inert: never carried out by the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The same thing for each kind of installation.
    Command(Vec<Command>),
    /// A setting and the value that it should have.
    Setting {
        /// Its name.
        name: String,
        /// The value.
        value: Vec<Piece>,
    },
    /// Words only.
    Instruction,
    /// Run this check again.
    Verify(String),
}

impl Action {
    /// What a report cannot show as it is meant; none where all is well.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        match self {
            // It is shown as a command, for a person to copy.
            Self::Verify(check) if !crate::description::is_id(check) => Some("a step names a check by what is no id"),
            Self::Command(commands) if !is_one_of_each(commands) => {
                Some("a step needs one command, or one for each kind of installation")
            }
            // It is shown in braces and unquoted.
            _ if self
                .pieces()
                .any(|piece| matches!(piece, Piece::Placeholder(name) if !crate::description::is_id(name))) =>
            {
                Some("a step names a placeholder by what is not kebab-case")
            }
            _ => None,
        }
    }

    /// Of every argument of every command, or of the value.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let (commands, value) = match self {
            Self::Command(commands) => (commands.as_slice(), &[][..]),
            Self::Setting { value, .. } => (&[][..], value.as_slice()),
            Self::Instruction | Self::Verify(_) => (&[][..], &[][..]),
        };
        commands.iter().flat_map(|command| command.arguments.iter().flatten()).chain(value)
    }

    fn pieces_mut(&mut self) -> impl Iterator<Item = &mut Piece> {
        let (commands, value) = match self {
            Self::Command(commands) => (commands.as_mut_slice(), &mut [][..]),
            Self::Setting { value, .. } => (&mut [][..], value.as_mut_slice()),
            Self::Instruction | Self::Verify(_) => (&mut [][..], &mut [][..]),
        };
        commands.iter_mut().flat_map(|command| command.arguments.iter_mut().flatten()).chain(value)
    }

    /// Puts what is known in the place of placeholders, by their names.
    pub(super) fn fill(&mut self, known: &BTreeMap<String, String>) {
        for piece in self.pieces_mut() {
            if let Piece::Placeholder(name) = piece
                && let Some(value) = known.get(name)
            {
                *piece = Piece::Text(value.clone());
            }
        }
    }

    pub(super) fn each_text(&mut self, look: &mut dyn FnMut(&mut String)) {
        if let Self::Setting { name: text, .. } | Self::Verify(text) = self {
            look(text);
        }
        for Piece::Text(text) | Piece::Placeholder(text) in self.pieces_mut() {
            look(text);
        }
    }

    pub(super) fn bytes(&self) -> usize {
        let named = match self {
            Self::Setting { name: text, .. } | Self::Verify(text) => text.len(),
            Self::Command(_) | Self::Instruction => 0,
        };
        named + self.pieces().map(Piece::bytes).sum::<usize>()
    }
}

impl Piece {
    fn bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::Placeholder(text) => text.len(),
        }
    }
}

fn is_one_of_each(commands: &[Command]) -> bool {
    let kinds = || commands.iter().map(|command| command.installation);
    !commands.is_empty()
        && commands.iter().all(|command| !command.arguments.is_empty())
        && (commands.len() == 1 || kinds().all(|kind| kind != Installation::Any))
        && kinds().enumerate().all(|(index, kind)| kinds().take(index).all(|earlier| earlier != kind))
}

/// One step of a repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Attribute of the code's message that words it.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What.
    pub action: Action,
    /// What takes it back, at the same place.
    pub undo: Option<Action>,
    /// Restarts or interrupts a service.
    pub interrupts: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(installations: &[Installation]) -> Action {
        let command = |&installation| Command { installation, arguments: vec![vec![Piece::Text("true".into())]] };
        Action::Command(installations.iter().map(command).collect())
    }

    #[test]
    fn a_step_has_one_command_or_one_for_each_kind_of_installation() {
        use Installation::{Any, Docker, Kubernetes, LinuxPackage};
        for good in [&[Any][..], &[Docker], &[LinuxPackage, Docker, Kubernetes]] {
            assert_eq!(command(good).fault(), None, "{good:?}");
        }
        for bad in [&[][..], &[Any, Docker], &[Docker, Docker]] {
            assert!(command(bad).fault().is_some(), "{bad:?}");
        }
        for (name, fault) in [("ca-bundle-file", false), ("a b", true), ("a}; reboot {b", true), ("", true)] {
            let value = vec![Piece::Text("x".into()), Piece::Placeholder(name.into())];
            assert_eq!(Action::Setting { name: "a".into(), value: value.clone() }.fault().is_some(), fault, "{name}");
            let command = Command { installation: Any, arguments: vec![value] };
            assert_eq!(Action::Command(vec![command]).fault().is_some(), fault, "{name}");
        }
        let silent = Command { installation: Any, arguments: Vec::new() };
        assert!(Action::Command(vec![silent]).fault().is_some());
    }

    #[test]
    fn a_step_names_a_check_by_its_id() {
        for (check, fault) in [("a-check", false), ("a check", true), ("a; reboot", true), ("", true)] {
            assert_eq!(Action::Verify(check.into()).fault().is_some(), fault, "{check}");
        }
    }
}
