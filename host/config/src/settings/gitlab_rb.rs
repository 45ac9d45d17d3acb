//! `/etc/gitlab/gitlab.rb`: the variables that it gives to a service, `gitlab_rails['env'] = { … }`. It is Ruby and is
//! not run: only literals are known.

use std::collections::BTreeMap;

use super::env::is_name;
use super::wanted::Wanted;
use super::{Setting, Settings};

/// The service that runs GitLab's Rails.
const RAILS: &str = "gitlab_rails";

/// True for lines as such a file has them.
pub(super) fn is_one(text: &str) -> bool {
    let is_setting = |line: &str| {
        let service =
            line.split_once('[').map(|(service, rest)| is_name(service) && rest.starts_with(['\'', '"', ':']));
        let url = line.strip_prefix("external_url").is_some_and(|rest| rest.trim_start().starts_with(['\'', '"']));
        url || service == Some(true) && line.contains("] =") || service == Some(true) && line.contains("]=")
    };
    text.lines().any(is_setting)
}

/// Reads the variables of Rails, or of the service that is named.
///
/// # Errors
/// It is not GitLab's settings that are wanted, or it gives the service none.
pub(super) fn parse(text: &str, wanted: &Wanted<'_>) -> Result<Settings, String> {
    if !wanted.is_gitlab() {
        return Err("it sets GitLab's variables and not those of the AI Gateway".into());
    }
    let service = wanted.service.unwrap_or(RAILS);
    let values = variables(text, service);
    if values.is_empty() {
        return Err(format!("it has no {service}['env'] with variables"));
    }
    Ok(Settings { origin: format!("a gitlab.rb, {service}['env']"), values, ..Settings::default() })
}

/// What Compose and `docker run` hand to GitLab's image as `GITLAB_OMNIBUS_CONFIG`.
pub(super) fn of_rails(text: &str) -> BTreeMap<String, Setting> {
    variables(text, RAILS)
}

fn variables(text: &str, service: &str) -> BTreeMap<String, Setting> {
    let mut values = BTreeMap::new();
    let mut rest = text;
    while !rest.is_empty() {
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        let after = rest.trim_start_matches([' ', '\t']);
        rest = after
            .strip_prefix(service)
            .and_then(|after| assignment(after, &mut values))
            .unwrap_or_else(|| rest.get(line.len() + 1..).unwrap_or_default());
    }
    values
}

/// `['env'] = { … }` or `['env']['NAME'] = …`; what follows it.
fn assignment<'a>(text: &'a str, values: &mut BTreeMap<String, Setting>) -> Option<&'a str> {
    let rest = ["['env']", "[\"env\"]", "[:env]"].iter().find_map(|key| text.strip_prefix(key))?;
    if let Some(rest) = rest.strip_prefix('[') {
        let (name, rest) = literal(rest)?;
        let rest = rest.strip_prefix(']')?.trim_start_matches([' ', '\t']).strip_prefix('=')?;
        let (value, rest) = value(rest);
        if let Setting::Text(name) = name {
            values.insert(name, value);
        }
        return Some(rest);
    }
    let mut rest = rest.trim_start().strip_prefix('=')?.trim_start().strip_prefix('{')?;
    values.clear();
    loop {
        rest = blank(rest);
        if rest.is_empty() || rest.starts_with('}') {
            return Some(rest.strip_prefix('}').unwrap_or(rest));
        }
        let Some((name, after)) = key(rest) else { return Some(rest) };
        let (value, after) = value(after);
        values.insert(name, value);
        rest = after;
    }
}

/// Without spaces, line breaks, commas and comments at its start.
fn blank(text: &str) -> &str {
    let mut rest = text.trim_start_matches(|one: char| one.is_whitespace() || one == ',');
    while rest.starts_with('#') {
        rest = rest.split_once('\n').map_or("", |(_, after)| after);
        rest = rest.trim_start_matches(|one: char| one.is_whitespace() || one == ',');
    }
    rest
}

/// `'NAME' =>`, `"NAME":` or `NAME:`.
fn key(text: &str) -> Option<(String, &str)> {
    let (name, rest) = match literal(text) {
        Some((Setting::Text(name), rest)) => (name, rest.trim_start()),
        Some(_) => return None,
        None => {
            let text = text.strip_prefix(':').unwrap_or(text);
            let end = text.find(|one: char| !one.is_ascii_alphanumeric() && one != '_')?;
            (text[..end].to_owned(), text[end..].trim_start())
        }
    };
    let rest = rest.strip_prefix("=>").or_else(|| rest.strip_prefix(':'))?;
    is_name(&name).then_some((name, rest))
}

/// A value up to the comma, the brace or the end of the line behind it; what is more than a literal is not known.
fn value(text: &str) -> (Setting, &str) {
    let text = text.trim_start();
    let ends = |rest: &str| {
        let rest = rest.trim_start_matches([' ', '\t', '\r']);
        rest.is_empty() || rest.starts_with([',', '}', '\n', '#'])
    };
    if let Some((setting, rest)) = literal(text).filter(|(_, rest)| ends(rest)) {
        return (setting, rest);
    }
    let end = text.find([',', '}', '\n']).unwrap_or(text.len());
    let word = text[..end].split('#').next().unwrap_or_default().trim();
    let plain = word == "true" || word == "false" || word.parse::<u64>().is_ok();
    let setting =
        if plain { Setting::Text(word.to_owned()) } else { Setting::Elsewhere("an expression of Ruby".into()) };
    (setting, &text[end..])
}

/// A string in quotes and what follows it.
fn literal(text: &str) -> Option<(Setting, &str)> {
    let quote = text.chars().next().filter(|one| "\"'".contains(*one))?;
    let mut out = String::new();
    let mut computed = false;
    let mut all = text[1..].char_indices();
    while let Some((index, one)) = all.next() {
        match one {
            _ if one == quote => {
                let expression = || Setting::Elsewhere("an expression of Ruby".into());
                return Some((if computed { expression() } else { Setting::Text(out) }, &text[index + 2..]));
            }
            '\\' => match (all.next()?.1, quote) {
                ('n', '"') => out.push('\n'),
                ('t', '"') => out.push('\t'),
                ('r', '"') => out.push('\r'),
                (other, '"') => out.push(other),
                (other @ ('\'' | '\\'), _) => out.push(other),
                (other, _) => out.extend(['\\', other]),
            },
            '#' if quote == '"' && text[index + 2..].starts_with('{') => {
                computed = true;
                out.push(one);
            }
            other => out.push(other),
        }
    }
    None
}
