//! A step of a repair as text: shown, never run.

use duo_doctor_model::finding::Installation;

use crate::shape::{Action, Command, Step};
use duo_doctor_wording::Words;

/// The message that names the step's place.
pub(super) fn place_key(step: &Step) -> String {
    let place = serde_json::to_value(step.place).ok().and_then(|value| value.as_str().map(str::to_owned));
    format!("fix-place-{}", place.unwrap_or_default())
}

/// The commands with their kind of installation, or the setting; nothing where there are words only.
pub(super) fn lines(action: &Action, words: &Words) -> Vec<String> {
    match action {
        Action::Command(commands) => commands.iter().map(|command| line(command, words)).collect(),
        Action::Setting { name, value } => vec![format!("{name} = {value}")],
        Action::Instruction => Vec::new(),
        Action::Verify(check) => vec![format!("$ duo-doctor check {check}")],
    }
}

fn line(command: &Command, words: &Words) -> String {
    let installation = match command.installation {
        Installation::Any => String::new(),
        Installation::Docker => format!("{}: ", words.say("installation-docker", &[])),
        Installation::Kubernetes => format!("{}: ", words.say("installation-kubernetes", &[])),
        Installation::LinuxPackage => format!("{}: ", words.say("installation-linux-package", &[])),
    };
    format!("{installation}$ {}", quoted(&command.arguments))
}

/// What a person has to fill in, in the order in which it comes.
pub(super) fn placeholders(step: &Step) -> Vec<String> {
    let texts: Vec<&String> = match &step.action {
        Action::Command(commands) => commands.iter().flat_map(|command| &command.arguments).collect(),
        Action::Setting { value, .. } => vec![value],
        Action::Instruction | Action::Verify(_) => Vec::new(),
    };
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let mut found: Vec<String> = Vec::new();
    for part in texts.iter().flat_map(|text| text.split('{').skip(1)) {
        if let Some((name, _)) = part.split_once('}')
            && is_name(name)
            && !found.iter().any(|other| other == name)
        {
            found.push(name.to_owned());
        }
    }
    found
}

/// A command as a shell reads it; placeholders stay as they are, for a person to fill.
fn quoted(arguments: &[String]) -> String {
    let plain = |argument: &str| {
        !argument.is_empty() && argument.chars().all(|c| c.is_alphanumeric() || "-_./:=@%+,{}<>".contains(c))
    };
    let shown = arguments.iter().map(|argument| {
        if plain(argument) { argument.clone() } else { format!("'{}'", argument.replace('\'', "'\\''")) }
    });
    shown.collect::<Vec<_>>().join(" ")
}
