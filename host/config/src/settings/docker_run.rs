//! The command line that starts the container: `docker run`, or `podman` and `nerdctl` in its place.

use std::collections::BTreeMap;

use super::interpolation::{Interpolation, of_shell};
use super::wanted::{Candidate, Wanted, shown};
use super::{Setting, Settings, dotenv, shell};

const ENGINES: [&str; 3] = ["docker", "podman", "nerdctl"];

/// Options that take no value; of every other the next word is one.
const SWITCHES: [&str; 23] = [
    "detach",
    "disable-content-trust",
    "env-host",
    "http-proxy",
    "init",
    "interactive",
    "no-healthcheck",
    "no-hostname",
    "no-hosts",
    "oom-kill-disable",
    "passwd",
    "privileged",
    "publish-all",
    "quiet",
    "read-only",
    "read-only-tmpfs",
    "replace",
    "rm",
    "rmi",
    "rootfs",
    "sig-proxy",
    "tls-verify",
    "tty",
];

/// The same as one letter.
const SHORT_SWITCHES: &str = "ditPq";

/// Words between the engine and its `run`, such as `container` or `--context NAME`.
const BEFORE: usize = 4;

/// True where a command of the text starts a container.
pub(super) fn is_one(commands: &[Vec<String>]) -> bool {
    commands.iter().any(|command| arguments(command).is_some())
}

/// The commands of a script as a shell takes them, also with the line continuations of PowerShell and `cmd`.
pub(super) fn commands(text: &str) -> Vec<Vec<String>> {
    shell::commands(&text.replace(" `\n", " \\\n").replace(" ^\n", " \\\n"))
}

/// Reads them.
///
/// # Errors
/// None starts the gateway's container.
pub(super) fn parse(commands: &[Vec<String>], wanted: &Wanted<'_>) -> Result<Settings, String> {
    let filling = Interpolation::default();
    let mut known = BTreeMap::new();
    let mut found = Vec::new();
    for command in commands {
        if let Some(arguments) = arguments(command) {
            found.push(container(arguments, &known, &filling, wanted));
            continue;
        }
        for (name, word) in shell::assigned(command) {
            let setting = shell::value(word, &filling, &known);
            known.insert(name.to_owned(), setting);
        }
    }
    let Candidate { name, settings } = wanted.one(found, "command")?;
    let settings = wanted.with_variables(settings, "command")?;
    let of = if name.is_empty() { String::new() } else { format!(" of the container {}", shown(&name)) };
    Ok(Settings { origin: format!("a docker run command{of}"), ..settings })
}

/// What stands behind `run`.
fn arguments(command: &[String]) -> Option<&[String]> {
    let command = if command[0] == "sudo" { &command[1..] } else { command };
    let engine = command.first()?.rsplit('/').next()?;
    if !ENGINES.contains(&engine) {
        return None;
    }
    let run = command.iter().take(BEFORE + 2).position(|word| word == "run" || word == "create")?;
    let before = &command[1..run];
    let is_other = before.iter().any(|word| ["compose", "exec", "network", "volume"].contains(&word.as_str()));
    (!is_other).then(|| &command[run + 1..])
}

fn container(
    arguments: &[String],
    known: &BTreeMap<String, Setting>,
    filling: &Interpolation,
    wanted: &Wanted<'_>,
) -> Candidate {
    let options = options(arguments);
    let mut candidate = Candidate { name: String::new(), settings: Settings::default() };
    let text = |word: &str| shell::value(word, filling, known);
    let settings = &mut candidate.settings;
    for (name, word) in &options.given {
        match (*name, text(word)) {
            ("env-file", Setting::Text(file)) => {
                let read = wanted.beside.text(&file).and_then(|text| dotenv::of_docker(&text));
                match read {
                    Ok(values) => settings.values.extend(values),
                    Err(why) => settings.unlisted.push(format!("env-file {}: {why}", shown(&file))),
                }
            }
            ("env-file", Setting::Elsewhere(place)) => settings.unlisted.push(format!("env-file: {place}")),
            ("name", Setting::Text(name)) => candidate.name = name,
            _ => {}
        }
    }
    // What the command line says wins over files, wherever it stands.
    for (_, word) in options.given.iter().filter(|(name, _)| *name == "env" || *name == "e") {
        let (name, setting) = match word.split_once('=') {
            Some((name, value)) => (name, text(value)),
            None => (*word, known.get(*word).cloned().unwrap_or_else(|| Setting::Elsewhere(of_shell(word)))),
        };
        settings.values.insert(name.to_owned(), setting);
    }
    if options.env_host {
        settings.unlisted.push("the shell that runs it".into());
    }
    if let Some(Setting::Text(image)) = options.image.map(text) {
        settings.container.insert("image".into(), image);
    }
    candidate
}

#[derive(Default)]
struct Options<'a> {
    given: Vec<(&'a str, &'a str)>,
    image: Option<&'a str>,
    env_host: bool,
}

fn options(arguments: &[String]) -> Options<'_> {
    let mut options = Options::default();
    let mut words = arguments.iter().map(String::as_str);
    while let Some(word) = words.next() {
        if let Some(long) = word.strip_prefix("--") {
            options.env_host |= long == "env-host";
            if long.is_empty() {
                options.image = words.next();
                break;
            }
            let given = match long.split_once('=') {
                Some((name, value)) => Some((name, value)),
                None if SWITCHES.contains(&long) => None,
                None => words.next().map(|value| (long, value)),
            };
            options.given.extend(given);
        } else if let Some(letters) = word.strip_prefix('-').filter(|letters| !letters.is_empty()) {
            let end = letters.find(|letter| !SHORT_SWITCHES.contains(letter)).unwrap_or(letters.len());
            let Some(letter) = letters[end..].chars().next() else { continue };
            let (name, value) = letters[end..].split_at(letter.len_utf8());
            let value = value.strip_prefix('=').unwrap_or(value);
            let value = if value.is_empty() { words.next() } else { Some(value) };
            options.given.extend(value.map(|value| (name, value)));
        } else {
            // What follows the image is for the container's own program.
            options.image = Some(word);
            break;
        }
    }
    options
}
