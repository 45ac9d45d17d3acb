//! A Compose file, as it is written or as `docker compose config` prints it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::interpolation::{Interpolation, of_shell};
use super::wanted::{Candidate, Wanted, shown};
use super::yaml::scalar;
use super::{Setting, Settings, dotenv};

/// True for a document with services.
pub(super) fn is_one(document: &Value) -> bool {
    document["services"].is_object()
}

/// Reads the gateway's service.
///
/// # Errors
/// None of its services is it, or nothing is set there.
pub(super) fn parse(document: &Value, wanted: &Wanted<'_>) -> Result<Settings, String> {
    let mut file = File { wanted, filling: Interpolation::default(), known: BTreeMap::new() };
    // Compose takes what it fills in from the shell, and from `.env` beside the file.
    if let Ok(text) = wanted.beside.text(".env") {
        file.known = dotenv::parse(&text, &file.filling, &BTreeMap::new()).unwrap_or_default();
    }
    let services = document["services"].as_object().into_iter().flatten();
    let found = services.map(|(name, service)| file.candidate(name, service)).collect();
    let Candidate { name, .. } = wanted.one(found, "service")?;
    let settings = file.service(&document["services"][&name]);
    let settings = wanted.with_variables(settings, "service")?;
    let name = shown(&name);
    Ok(Settings { origin: format!("a Compose file, service {name}"), ..settings })
}

struct File<'a> {
    wanted: &'a Wanted<'a>,
    filling: Interpolation,
    known: BTreeMap<String, Setting>,
}

impl File<'_> {
    fn filled(&self, text: &str) -> Setting {
        self.filling.setting(text, &|name| self.known.get(name).cloned())
    }

    /// What tells a service from others. Files of one that is not wanted are not opened.
    fn candidate(&self, name: &str, service: &Value) -> Candidate {
        let mut settings = self.own(service);
        if !service["env_file"].is_null() {
            settings.unlisted.push(service["env_file"].to_string());
        }
        Candidate { name: name.to_owned(), settings }
    }

    /// All that a service is started with. What stands in it wins over its files.
    fn service(&self, service: &Value) -> Settings {
        let mut settings = Settings::default();
        match &service["env_file"] {
            Value::Array(files) => files.iter().for_each(|file| self.env_file(file, &mut settings)),
            Value::Null => {}
            file => self.env_file(file, &mut settings),
        }
        let own = self.own(service);
        settings.values.extend(own.values);
        settings.unlisted.extend(own.unlisted);
        Settings { container: own.container, ..settings }
    }

    /// What stands in the service itself.
    fn own(&self, service: &Value) -> Settings {
        let mut settings = Settings::default();
        if let Some(Setting::Text(image)) = service["image"].as_str().map(|image| self.filled(image)) {
            settings.container.insert("image".into(), image);
        }
        if !service["extends"].is_null() {
            settings.unlisted.push("the service that it extends".into());
        }
        match &service["environment"] {
            Value::Array(entries) => {
                for entry in entries.iter().filter_map(scalar) {
                    let (name, value) = entry.split_once('=').map_or((entry.as_str(), None), |(n, v)| (n, Some(v)));
                    settings.values.insert(name.to_owned(), self.variable(name, value));
                }
            }
            Value::Object(entries) => {
                for (name, value) in entries {
                    settings.values.insert(name.clone(), self.variable(name, scalar(value).as_deref()));
                }
            }
            _ => {}
        }
        settings
    }

    /// A name alone is taken from where Compose runs.
    fn variable(&self, name: &str, value: Option<&str>) -> Setting {
        let known = || self.known.get(name).cloned().unwrap_or_else(|| Setting::Elsewhere(of_shell(name)));
        value.map_or_else(known, |value| self.filled(value))
    }

    fn env_file(&self, file: &Value, settings: &mut Settings) {
        let path = file.as_str().or_else(|| file["path"].as_str()).unwrap_or_default();
        let is_optional = file["required"] == false;
        let read = match self.filled(path) {
            Setting::Text(path) => self.wanted.beside.text(&path).and_then(|text| {
                if file["format"] == "raw" {
                    return dotenv::of_docker(&text);
                }
                dotenv::parse(&text, &self.filling, &self.known)
            }),
            Setting::Elsewhere(place) => Err(place),
        };
        match read {
            Ok(values) => settings.values.extend(values),
            Err(why) if is_optional && why.starts_with("cannot be read") => {}
            Err(why) => settings.unlisted.push(format!("env_file {}: {why}", shown(path))),
        }
    }
}
