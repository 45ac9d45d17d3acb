//! Settings of processes, in every shape in which people have them.

use std::collections::BTreeMap;

use duo_doctor_config::settings::{Setting, Settings, is_told};
use serde_json::Value;

use crate::naive::{CANARY, is_one_line};

/// What references and ConfigMaps of a file may add to it.
const ADDED: usize = 2 * 1024 * 1024;

/// A text is taken, or refused in one line that repeats none of it; what is taken holds something, for the gateway as for
/// GitLab. What is read of `env` and of `docker inspect` is what a plain reader finds; `env -0` of it is read as the same;
/// and every value that is told as a secret is among the secrets.
pub fn settings(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for scope in ["ai-gateway", "gitlab"] {
        match Settings::from_text(&text, scope) {
            Ok(settings) => taken(&text, &settings),
            Err(error) => {
                assert!(is_one_line(&error), "{error:?}");
                assert!(!error.contains(CANARY), "{error:?} of\n{text}");
            }
        }
    }
}

fn taken(text: &str, settings: &Settings) {
    assert!(!settings.values.is_empty() || !settings.unlisted.is_empty(), "nothing is no environment:\n{text}");
    let texts = texts(settings);
    assert!(texts.values().map(String::len).sum::<usize>() <= 64 * text.len() + ADDED, "much of little");
    let secrets: Vec<String> = settings.secrets().collect();
    for (name, value) in texts.iter().filter(|(name, value)| is_told(name, value)) {
        assert!(secrets.contains(value), "{name}");
    }
    let start = text.trim_start_matches('\u{feff}').trim_start();
    match settings.origin.as_str() {
        _ if texts.contains_key("GITLAB_OMNIBUS_CONFIG") => {}
        "the output of env -0" => assert_eq!(texts, separated(text), "of\n{text:?}"),
        "the output of env" => {
            if !text.contains("-----BEGIN") && start.split('\n').next().is_some_and(|line| line.contains('=')) {
                assert_eq!(texts, listed(&start.replace("\r\n", "\n")), "of\n{text:?}");
            }
            again(&texts);
        }
        origin if origin.starts_with("the output of docker inspect") => {
            assert!(inspected(start).contains(&texts), "of\n{text}");
        }
        _ => {}
    }
}

fn texts(settings: &Settings) -> BTreeMap<String, String> {
    let texts = settings.values.iter().filter_map(|(name, value)| match value {
        Setting::Text(text) => Some((name.clone(), text.clone())),
        Setting::Elsewhere(_) => None,
    });
    texts.collect()
}

/// As `env -0` writes it, by which each variable ends for certain.
fn again(texts: &BTreeMap<String, String>) {
    let lines: String = texts.iter().map(|(name, value)| format!("{name}={value}\0")).collect();
    if !lines.contains("\r\0") {
        let read = Settings::from_text(&lines, "ai-gateway").or_else(|_| Settings::from_text(&lines, "gitlab"));
        assert_eq!(&self::texts(&read.expect("the output of `env -0`")), texts);
    }
}

fn is_name(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    first && name.len() <= 128 && name.chars().all(|one| one.is_ascii_alphanumeric() || "_.-".contains(one))
}

fn separated(text: &str) -> BTreeMap<String, String> {
    let entries = text.split('\0').map(|entry| entry.strip_suffix('\r').unwrap_or(entry));
    let pairs = entries.filter_map(|entry| entry.split_once('=')).filter(|(name, _)| is_name(name));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A line that begins no variable belongs to the one before; empty lines at the end of one do not.
fn listed(text: &str) -> BTreeMap<String, String> {
    let mut entries: Vec<(String, Vec<&str>)> = Vec::new();
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match line.split_once('=').filter(|(name, _)| is_name(name)) {
            Some((name, value)) => entries.push((name.to_owned(), vec![value])),
            None => entries.last_mut().into_iter().for_each(|(_, lines)| lines.push(line)),
        }
    }
    let joined = entries.into_iter().map(|(name, lines)| (name, lines.join("\n").trim_end_matches('\n').to_owned()));
    joined.collect()
}

/// The variables of each container.
fn inspected(text: &str) -> Vec<BTreeMap<String, String>> {
    let parsed: Value = serde_json::from_str(text).expect("it was read");
    let objects = parsed.as_array().cloned().unwrap_or_else(|| vec![parsed]);
    let containers = objects.iter().filter(|one| one["Config"].is_object() && one["State"].is_object());
    let listed = containers.map(|one| {
        let listed = one["Config"]["Env"].as_array().into_iter().flatten();
        let pairs = listed.filter_map(Value::as_str).filter_map(|entry| entry.split_once('='));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    });
    listed.collect()
}
