//! Texts of lines that set variables: what `env` printed, also as a log of Compose shows it, dotenv files, and exports
//! of a shell. They look alike and differ in what a quote means.

use std::collections::BTreeMap;

use super::interpolation::Interpolation;
use super::wanted::{Wanted, shown};
use super::{Settings, dotenv, env, shell};

/// True where the first line that says anything sets a variable. A prompt with the command may stand before it.
pub(super) fn are_these(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_prompt = |line: &str| ["env", "printenv"].iter().any(|command| line.ends_with(&format!(" {command}")));
    let first = lines.by_ref().next().unwrap_or_default();
    let first = if is_prompt(first) { lines.next().unwrap_or_default() } else { first };
    is_export(first) || begins(first)
}

/// A dotenv file allows spaces around the sign, as long as it is no sentence.
fn begins(line: &str) -> bool {
    line.split_once('=').is_some_and(|(name, _)| env::is_name(name.trim_end()))
}

fn is_export(line: &str) -> bool {
    ["export ", "declare -x ", "typeset -x ", "export\t"].iter().any(|start| line.starts_with(start))
}

/// Reads them.
///
/// # Errors
/// A line that sets nothing, or nothing of the gateway.
pub(super) fn parse(text: &str, wanted: &Wanted<'_>) -> Result<Settings, String> {
    let text = text.trim_start();
    let text = if text.lines().next().is_some_and(|line| line.ends_with("env") && !line.contains('=')) {
        text.split_once('\n').map_or("", |(_, rest)| rest)
    } else {
        text
    };
    let filling = Interpolation::default();
    let (origin, values) = match kind(text) {
        Kind::Env => {
            let settings = wanted.checked(Settings::listed(env::parse(text)))?;
            return Ok(Settings { origin: "the output of env".into(), ..settings });
        }
        Kind::Dotenv => ("a dotenv file", dotenv::parse(text, &filling, &BTreeMap::new())?),
        Kind::Exports => ("exports of a shell", shell::exports(text, &filling)),
    };
    let settings = wanted.checked(Settings { values, ..Settings::default() })?;
    Ok(Settings { origin: origin.into(), ..wanted.beside_image(settings) })
}

enum Kind {
    Env,
    Dotenv,
    Exports,
}

/// Every process has a `PATH`, and a dotenv file sets none. Without it a comment, `export` or a value in quotes tells
/// what a person wrote.
fn kind(text: &str) -> Kind {
    let (mut declared, mut exported, mut plain, mut has_path, mut by_hand) = (false, false, false, false, false);
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        let is_of_key = inside;
        inside = env::is_in_pem(inside, line);
        if is_of_key {
            continue;
        }
        declared |= ["declare -x ", "typeset -x "].iter().any(|start| line.starts_with(start));
        exported |= is_export(line);
        plain |= env::begins(line);
        has_path |= line.starts_with("PATH=");
        let value = line.split_once('=').map(|(_, value)| value.trim_start()).unwrap_or_default();
        by_hand |= line.starts_with('#') || value.starts_with(['"', '\'']) || value.contains(" #");
        by_hand |= begins(line) && !env::begins(line);
    }
    match () {
        () if declared || exported && !plain => Kind::Exports,
        () if has_path => Kind::Env,
        () if exported || by_hand => Kind::Dotenv,
        () => Kind::Env,
    }
}

/// Without the `ai-gateway-1  | ` with which Compose begins each line; nothing where lines do not begin so.
///
/// # Errors
/// Lines of several containers, of which none is the gateway's.
pub(super) fn without_prefix(text: &str, wanted: &Wanted<'_>) -> Result<Option<(String, String)>, String> {
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let Some((name, rest)) = line.split_once('|') else { return Ok(None) };
        let name = name.trim();
        let is_word = !name.is_empty() && name.chars().all(|one| one.is_ascii_alphanumeric() || "_.-".contains(one));
        if !is_word {
            return Ok(None);
        }
        let text = texts.entry(name).or_default();
        text.push_str(rest.strip_prefix(' ').unwrap_or(rest));
        text.push('\n');
    }
    // Compose numbers the containers of a service.
    let is_number =
        |rest: &str| rest.is_empty() || rest.strip_prefix('-').is_some_and(|rest| rest.parse::<u16>().is_ok());
    let is_it = |name: &str| match wanted.service {
        Some(service) => name.strip_prefix(service).is_some_and(is_number),
        None => wanted.is_name(name),
    };
    let names: Vec<&str> = texts.keys().copied().filter(|name| is_it(name)).collect();
    let name = match (names[..].first(), names.len(), texts.len()) {
        (_, 0, 0) => return Ok(None),
        (Some(name), 1, _) => *name,
        (_, 0, 1) if wanted.service.is_none() => texts.keys().next().copied().unwrap_or_default(),
        _ => {
            return Err(format!(
                "its lines are of {} containers; say whose are wanted with `service = \"NAME\"`",
                texts.len()
            ));
        }
    };
    Ok(Some((shown(name), texts.remove(name).unwrap_or_default())))
}
