//! Settings of processes: the output of `env` and `docker inspect`, manifests of Kubernetes.

use std::collections::BTreeMap;

use duo_doctor_config::settings::{Setting, Settings, is_told};
use serde_json::Value;

use crate::naive::{CANARY, is_one_line};

/// A text is taken, or refused in one line that repeats none of it. What is read of `env` and of `docker inspect` is
/// what a plain reader finds; `env -0` of it is read as the same; and every value that is told as a secret is among the
/// secrets.
pub fn settings(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let is_json = start.starts_with(['[', '{']);
    let settings = match Settings::from_text(&text) {
        Ok(settings) => settings,
        Err(error) => {
            assert!(is_one_line(&error), "{error:?}");
            assert!(!error.contains(CANARY), "{error:?} of\n{text}");
            return;
        }
    };
    let texts = texts(&settings);
    assert!(texts.values().map(String::len).sum::<usize>() <= 64 * text.len() + 64, "much of little");
    let secrets: Vec<String> = settings.secrets().collect();
    for (name, value) in texts.iter().filter(|(name, value)| is_told(name, value)) {
        assert!(secrets.contains(value), "{name}");
    }
    let is_yaml = ["apiVersion:", "kind:"].iter().all(|key| text.lines().any(|line| line.starts_with(key)));
    let is_manifest =
        is_json && serde_json::from_str::<Value>(start).is_ok_and(|value| value["apiVersion"].is_string());
    if is_json && !is_manifest {
        assert_eq!(texts, inspected(start), "of\n{text}");
    } else if !is_json && !is_yaml {
        if text.contains('\0') {
            assert_eq!(texts, separated(&text), "of\n{text:?}");
        } else if !text.contains("-----BEGIN") {
            assert_eq!(texts, listed(&text), "of\n{text:?}");
        }
        again(&texts);
    }
}

fn texts(settings: &Settings) -> BTreeMap<String, String> {
    let texts = settings.values.iter().filter_map(|(name, value)| match value {
        Setting::Text(text) => Some((name.clone(), text.clone())),
        Setting::Elsewhere(_) => None,
    });
    texts.collect()
}

/// As `env -0` writes it. A value has no zero byte, and one that begins the file like JSON is none of `env`.
fn again(texts: &BTreeMap<String, String>) {
    let lines: String = texts.iter().map(|(name, value)| format!("{name}={value}\0")).collect();
    let lines_of_values = lines.contains("\r\0");
    let is_other = ["apiVersion:", "kind:"].iter().all(|key| lines.lines().any(|line| line.starts_with(key)));
    if lines.is_empty() || lines_of_values || is_other {
        return;
    }
    let read = Settings::from_text(&lines).expect("the output of `env -0`");
    assert_eq!(&self::texts(&read), texts);
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

fn inspected(text: &str) -> BTreeMap<String, String> {
    let parsed: Value = serde_json::from_str(text).expect("it was read");
    let objects = parsed.as_array().cloned().unwrap_or_else(|| vec![parsed]);
    let container = objects.iter().find(|one| one["Config"].is_object() && one["State"].is_object());
    let listed = container.and_then(|one| one["Config"]["Env"].as_array()).into_iter().flatten();
    let pairs = listed.filter_map(Value::as_str).filter_map(|entry| entry.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
