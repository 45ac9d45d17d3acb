//! A step of a repair as text: shown, never run.

use crate::finding::{Action, Step};

/// The message that names the step's place.
pub(super) fn place_key(step: &Step) -> String {
    let place = serde_json::to_value(step.place).ok().and_then(|value| value.as_str().map(str::to_owned));
    format!("fix-place-{}", place.unwrap_or_default())
}

/// The command or the setting; none where the step has words only.
pub(super) fn action(step: &Step) -> Option<String> {
    match &step.action {
        Action::Command(arguments) => Some(format!("$ {}", quoted(arguments))),
        Action::Setting { name, value } => Some(format!("{name} = {value}")),
        Action::Instruction => None,
        Action::Verify(check) => Some(format!("$ duo-doctor check {check}")),
    }
}

/// What a person has to fill in, in the order in which it comes.
pub(super) fn placeholders(step: &Step) -> Vec<String> {
    let texts: Vec<&String> = match &step.action {
        Action::Command(arguments) => arguments.iter().collect(),
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
