//! What checks say, as the host keeps it: plain data, checked against the limits on the way in.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::outcome::Outcome;

/// What breaks while a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing works for anyone.
    Critical,
    /// A feature, a model or a group of users is broken.
    High,
    /// Works for most.
    Medium,
    /// Hygiene.
    Low,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// How sure the check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Seen directly.
    Confirmed,
    /// Follows from what was seen, with one assumption.
    Likely,
    /// One explanation among several.
    Possible,
}

impl Confidence {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }
}

/// One observed fact, quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// For example `http ai-gateway GET /monitoring/healthz`.
    pub source: String,
    /// The quotation, redacted.
    pub text: String,
}

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
    /// Puts what is known in the place of placeholders, by their names.
    fn fill(&mut self, known: &BTreeMap<String, String>) {
        let pieces: Vec<&mut Piece> = match self {
            Self::Command(commands) => {
                commands.iter_mut().flat_map(|command| command.arguments.iter_mut().flatten()).collect()
            }
            Self::Setting { value, .. } => value.iter_mut().collect(),
            Self::Instruction | Self::Verify(_) => Vec::new(),
        };
        for piece in pieces {
            if let Piece::Placeholder(name) = piece
                && let Some(value) = known.get(name)
            {
                *piece = Piece::Text(value.clone());
            }
        }
    }

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
}

impl Action {
    /// Of every argument of every command, or of the value.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let (commands, value) = match self {
            Self::Command(commands) => (commands.as_slice(), &[][..]),
            Self::Setting { value, .. } => (&[][..], value.as_slice()),
            Self::Instruction | Self::Verify(_) => (&[][..], &[][..]),
        };
        commands.iter().flat_map(|command| command.arguments.iter().flatten()).chain(value)
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

/// One answer of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable for ever.
    pub code: String,
    /// One of the five that a check can say.
    pub outcome: Outcome,
    /// What breaks.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// What it is about; empty for the whole set-up.
    pub subject: String,
    /// Arguments of the code's messages.
    pub args: BTreeMap<String, String>,
    /// What was seen.
    pub evidence: Vec<Evidence>,
    /// What to do, in order.
    pub steps: Vec<Step>,
}

impl Finding {
    /// Bytes of all its texts: what it takes in memory and in every report.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let args = self.args.iter().map(|(name, value)| name.len() + value.len());
        let evidence = self.evidence.iter().map(|evidence| evidence.source.len() + evidence.text.len());
        let steps = self.steps.iter().map(|step| {
            step.message.len() + step.action.bytes() + step.undo.as_ref().map(Action::bytes).unwrap_or_default()
        });
        self.code.len() + self.subject.len() + args.chain(evidence).chain(steps).sum::<usize>()
    }
}

impl Finding {
    /// Puts what is known of the set-up in the place of what a person would have to fill in.
    pub fn fill(&mut self, known: &BTreeMap<String, String>) {
        for step in &mut self.steps {
            step.action.fill(known);
            if let Some(undo) = &mut step.undo {
                undo.fill(known);
            }
        }
    }

    /// Every text that the check has made, names too: what a secret could stand in. Its code is one of those that it
    /// declared.
    pub fn each_text(&mut self, look: &mut dyn FnMut(&mut String)) {
        look(&mut self.subject);
        for (mut name, mut value) in std::mem::take(&mut self.args) {
            look(&mut name);
            look(&mut value);
            self.args.insert(name, value);
        }
        for evidence in &mut self.evidence {
            look(&mut evidence.source);
            look(&mut evidence.text);
        }
        for step in &mut self.steps {
            look(&mut step.message);
            std::iter::once(&mut step.action).chain(&mut step.undo).for_each(|action| action.each_text(look));
        }
    }
}

impl Action {
    fn each_text(&mut self, look: &mut dyn FnMut(&mut String)) {
        let pieces: Vec<&mut Piece> = match self {
            Self::Command(commands) => {
                commands.iter_mut().flat_map(|command| command.arguments.iter_mut().flatten()).collect()
            }
            Self::Setting { name, value } => {
                look(name);
                value.iter_mut().collect()
            }
            Self::Instruction => Vec::new(),
            Self::Verify(check) => return look(check),
        };
        for Piece::Text(text) | Piece::Placeholder(text) in pieces {
            look(text);
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Command(_) => self.pieces().map(Piece::bytes).sum(),
            Self::Setting { name, .. } => name.len() + self.pieces().map(Piece::bytes).sum::<usize>(),
            Self::Instruction => 0,
            Self::Verify(check) => check.len(),
        }
    }
}

impl Piece {
    fn bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::Placeholder(text) => text.len(),
        }
    }
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

    fn finding(args: &[(&str, &str)], evidence: Vec<Evidence>, steps: Vec<Step>) -> Finding {
        Finding {
            code: "DUO1101".into(),
            outcome: Outcome::Fail,
            severity: Severity::High,
            confidence: Confidence::Confirmed,
            subject: "model/a".into(),
            args: args.iter().map(|&(name, value)| (name.into(), value.into())).collect(),
            evidence,
            steps,
        }
    }

    fn step(action: Action, undo: Option<Action>) -> Step {
        Step { message: "fix-1".into(), place: Place::Network, action, undo, interrupts: false }
    }

    /// Its bytes are those that a reader finds in it: no text is forgotten, none counts twice.
    #[test]
    fn a_finding_takes_the_bytes_of_all_its_texts() {
        let pieces = || vec![Piece::Text("--file=".into()), Piece::Placeholder("a-file".into())];
        let command = |program: &str| Command {
            installation: Installation::Any,
            arguments: vec![vec![Piece::Text(program.into())], pieces()],
        };
        let setting = Action::Setting { name: "proxy".into(), value: pieces() };
        let of = "DUO1101model/a".len();
        assert_eq!(finding(&[], vec![], vec![]).bytes(), of);
        let evidence = || Evidence { source: "log llm".into(), text: "日本".into() };
        let quoted = finding(&[("host", "a.example"), ("port", "5052")], vec![evidence(), evidence()], vec![]);
        assert_eq!(quoted.bytes(), of + "hosta.exampleport5052log llm日本log llm日本".len());
        for (action, text) in [
            (Action::Command(vec![command("docker"), command("kubectl")]), "docker--file=a-filekubectl--file=a-file"),
            (setting.clone(), "proxy--file=a-file"),
            (Action::Instruction, ""),
            (Action::Verify("a-check".into()), "a-check"),
        ] {
            let once = finding(&[], vec![], vec![step(action.clone(), None)]);
            assert_eq!(once.bytes(), of + "fix-1".len() + text.len(), "{action:?}");
            let undone = finding(&[], vec![], vec![step(action.clone(), Some(setting.clone())), step(action, None)]);
            assert_eq!(undone.bytes(), of + 2 * ("fix-1".len() + text.len()) + "proxy--file=a-file".len());
        }
    }

    /// Those that are looked at are those that are counted, but for the code.
    #[test]
    fn every_text_of_a_finding_is_looked_at() {
        let pieces = || vec![Piece::Text("a text".into()), Piece::Placeholder("a-name".into())];
        let command = Command { installation: Installation::Any, arguments: vec![pieces(), pieces()] };
        let setting = || Action::Setting { name: "a setting".into(), value: pieces() };
        let steps = vec![
            step(Action::Command(vec![command]), Some(setting())),
            step(setting(), None),
            step(Action::Instruction, Some(Action::Verify("a-check".into()))),
        ];
        let evidence = vec![Evidence { source: "log llm".into(), text: "said".into() }];
        let mut finding = finding(&[("host", "a.example"), ("a-port", "5052")], evidence, steps);
        let mut seen = finding.code.len();
        finding.each_text(&mut |text| seen += text.len());
        assert_eq!(seen, finding.bytes());
        finding.each_text(&mut |text| *text = "*".repeat(text.len()));
        assert_eq!(finding.bytes(), seen);
        assert_eq!(format!("{finding:?}").matches('*').count(), seen - finding.code.len(), "{finding:?}");
    }
}
