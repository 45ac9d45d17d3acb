//! Kubernetes: a pod, or anything with a pod's template, as YAML or JSON; also several documents, and the `List` that
//! `kubectl get` prints.

use std::collections::BTreeMap;

use serde_json::Value;

use super::interpolation::Interpolation;
use super::wanted::{Candidate, Wanted, shown};
use super::yaml::scalar;
use super::{Setting, Settings};

/// Bytes that ConfigMaps may add to a file's own: each can be named again and again.
const OF_CONFIG_MAPS: usize = 1024 * 1024;

/// True for a document that names its version and kind.
pub(super) fn is_one(document: &Value) -> bool {
    document["apiVersion"].is_string() && document["kind"].is_string()
}

/// Reads the gateway's container.
///
/// # Errors
/// None of its containers is it, or nothing is set there.
pub(super) fn parse(documents: &[Value], wanted: &Wanted<'_>) -> Result<Settings, String> {
    let mut all = Vec::new();
    documents.iter().for_each(|document| flattened(document, &mut all));
    let maps = all.iter().filter(|one| one["kind"] == "ConfigMap");
    let maps = maps.filter_map(|one| Some((one["metadata"]["name"].as_str()?, one["data"].as_object()?)));
    let mut file = File { maps: maps.collect(), filling: Interpolation::default(), left: OF_CONFIG_MAPS };
    let containers = all.iter().flat_map(|one| {
        let spec = &one["spec"];
        let pods = [spec, &spec["template"]["spec"], &spec["jobTemplate"]["spec"]["template"]["spec"]];
        pods.into_iter().flat_map(|pod| pod["containers"].as_array().into_iter().flatten())
    });
    let found = containers.map(|container| Candidate {
        name: container["name"].as_str().unwrap_or_default().to_owned(),
        settings: file.container(container),
    });
    let found = found.collect();
    let Candidate { name, settings } = wanted.one(found, "container")?;
    let settings = wanted.with_variables(settings, "container")?;
    let name = shown(&name);
    Ok(Settings { origin: format!("a Kubernetes manifest, container {name}"), ..settings })
}

/// Lists hold no lists.
fn flattened<'a>(document: &'a Value, all: &mut Vec<&'a Value>) {
    match document["items"].as_array() {
        Some(items) => all.extend(items),
        None => all.push(document),
    }
}

/// The variables of a list such as a container's `env`.
pub(super) fn variables(entries: &Value) -> BTreeMap<String, Setting> {
    File { maps: BTreeMap::new(), filling: Interpolation::default(), left: 0 }.variables(entries, BTreeMap::new())
}

struct File<'a> {
    maps: BTreeMap<&'a str, &'a serde_json::Map<String, Value>>,
    filling: Interpolation,
    left: usize,
}

impl File<'_> {
    fn container(&mut self, container: &Value) -> Settings {
        let mut settings = Settings::default();
        for from in container["envFrom"].as_array().into_iter().flatten() {
            match self.of_map(from) {
                Ok(values) => settings.values.extend(values),
                Err(place) => settings.unlisted.push(place),
            }
        }
        settings.values = self.variables(&container["env"], std::mem::take(&mut settings.values));
        let image = container["image"].as_str().map(|image| ("image".to_owned(), image.to_owned()));
        settings.container = image.into_iter().collect();
        settings
    }

    /// All of a ConfigMap that is in the same file, or where they are. Secrets stay where they are.
    fn of_map(&mut self, from: &Value) -> Result<Vec<(String, Setting)>, String> {
        let name = |key: &str| from[key]["name"].as_str();
        let place = match (name("secretRef"), name("configMapRef")) {
            (Some(name), _) => return Err(format!("Secret {}", shown(name))),
            (None, Some(name)) => name,
            (None, None) => return Err("envFrom".into()),
        };
        let map = self.maps.get(place).ok_or_else(|| format!("ConfigMap {}", shown(place)))?;
        let prefix = from["prefix"].as_str().unwrap_or_default();
        let values: Vec<_> = map
            .iter()
            .filter_map(|(key, value)| Some((format!("{prefix}{key}"), value.as_str()?.to_owned())))
            .collect();
        let size = values.iter().map(|(name, value)| name.len() + value.len()).sum();
        self.left =
            self.left.checked_sub(size).ok_or_else(|| format!("ConfigMap {}, which is too large", shown(place)))?;
        Ok(values.into_iter().map(|(name, value)| (name, Setting::Text(value))).collect())
    }

    fn variables(&mut self, entries: &Value, mut values: BTreeMap<String, Setting>) -> BTreeMap<String, Setting> {
        for entry in entries.as_array().into_iter().flatten() {
            let Some(name) = entry["name"].as_str() else { continue };
            let setting = match &entry["valueFrom"] {
                // Kubernetes refuses numbers; somebody who looks for a fault should see what is written.
                Value::Null => {
                    let written = scalar(&entry["value"]).unwrap_or_default();
                    self.filling.of_kubernetes(&written, &|name| values.get(name).cloned())
                }
                from => self.of_key(from),
            };
            values.insert(name.to_owned(), setting);
        }
        values
    }

    fn of_key(&mut self, from: &Value) -> Setting {
        let of = |kind: &str, source: &str| {
            let source = &from[source];
            let (name, key) = (source["name"].as_str()?, source["key"].as_str()?);
            Some((name, key, format!("{kind} {}, key {}", shown(name), shown(key))))
        };
        if let Some((name, key, place)) = of("ConfigMap", "configMapKeyRef") {
            let value = self.maps.get(name).and_then(|map| map.get(key)?.as_str());
            let left = value.and_then(|value| self.left.checked_sub(value.len()));
            self.left = left.unwrap_or(self.left);
            return value
                .filter(|_| left.is_some())
                .map_or(Setting::Elsewhere(place), |value| Setting::Text(value.to_owned()));
        }
        let place = of("Secret", "secretKeyRef").map(|(_, _, place)| place);
        Setting::Elsewhere(place.unwrap_or_else(|| "a field of the pod".into()))
    }
}
