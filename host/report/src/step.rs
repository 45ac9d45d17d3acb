//! A step of a repair as text: shown, never run.

use duo_doctor_model::finding::Installation;

use crate::shape::{Action, Command, Piece, Step};
use crate::shell;
use duo_doctor_wording::Words;

/// The message that names the step's place.
pub(super) fn place_key(step: &Step) -> String {
    let place = serde_json::to_value(step.place).ok().and_then(|value| value.as_str().map(str::to_owned));
    format!("fix-place-{}", place.unwrap_or_default())
}

/// The commands with their kind of installation, or the setting; nothing where there are words only.
pub(super) fn lines(action: &Action, again: &[String], words: &Words) -> Vec<String> {
    match action {
        Action::Command(commands) => commands.iter().map(|command| line(command, words)).collect(),
        Action::Setting { name, value } => vec![format!("{name} = {}", shell::value(value))],
        Action::Instruction => Vec::new(),
        Action::Verify(check) => vec![format!("$ {}", verify(again, check))],
    }
}

/// The command that was used, for this check alone.
fn verify(again: &[String], check: &str) -> String {
    let mut arguments: Vec<&str> = again.iter().map(String::as_str).collect();
    match arguments.get(1) {
        Some(&"check") => arguments.insert(2, check),
        // A simulated set-up or a recording is examined as a whole.
        Some(_) => {}
        None => arguments = vec!["duo-doctor", "check", check],
    }
    plain(&arguments)
}

/// A command of texts as a shell reads it.
pub(super) fn plain<T: AsRef<str>>(arguments: &[T]) -> String {
    let pieces: Vec<Vec<Piece>> =
        arguments.iter().map(|argument| vec![Piece::Text(argument.as_ref().to_owned())]).collect();
    shell::line(&pieces)
}

fn line(command: &Command, words: &Words) -> String {
    let installation = match command.installation {
        Installation::Any => String::new(),
        Installation::Docker => format!("{}: ", words.say("installation-docker", &[])),
        Installation::Kubernetes => format!("{}: ", words.say("installation-kubernetes", &[])),
        Installation::LinuxPackage => format!("{}: ", words.say("installation-linux-package", &[])),
    };
    format!("{installation}$ {}", command.line)
}

/// What a person has to fill in, in the order in which it comes.
pub(super) fn placeholders(step: &Step) -> Vec<&str> {
    match &step.action {
        Action::Command(commands) => {
            shell::placeholders(commands.iter().flat_map(|command| command.arguments.iter().flatten()))
        }
        Action::Setting { value, .. } => shell::placeholders(value.iter()),
        Action::Instruction | Action::Verify(_) => Vec::new(),
    }
}
