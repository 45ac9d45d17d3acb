//! A Kubernetes manifest: a pod, or anything with a pod's template, as YAML or JSON; also several
//! documents, or the `List` that `kubectl get -o json` prints.

use serde_json::Value;

use super::{Setting, Settings};

/// Parts of an image's name by which the gateway's container is known among its neighbours.
const GATEWAY: [&str; 2] = ["model-gateway", "ai-gateway"];

/// True for JSON that names a kind of Kubernetes.
pub(crate) fn is_json(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|value| value["apiVersion"].is_string())
}

/// True for YAML that names a version and a kind at the start of a line, as every manifest does.
pub(crate) fn is_yaml(text: &str) -> bool {
    let has = |key: &str| text.lines().any(|line| line.starts_with(key));
    has("apiVersion:") && has("kind:")
}

/// Reads a manifest.
///
/// # Errors
/// It is no YAML, or no container of a gateway can be told in it.
pub(crate) fn parse(text: &str) -> Result<Settings, String> {
    // JSON is YAML.
    let documents: Vec<Value> = serde_saphyr::from_multiple(text).map_err(|error| {
        let first = error.to_string();
        format!("is no manifest: {}", first.lines().next().unwrap_or_default())
    })?;
    let mut containers = Vec::new();
    documents.iter().for_each(|document| collect(document, &mut containers));
    let image = |container: &Value| container["image"].as_str().unwrap_or_default().to_owned();
    let gateway = |container: &&&Value| GATEWAY.iter().any(|part| image(container).contains(part));
    let container = containers.iter().find(gateway).or_else(|| containers.first().filter(|_| containers.len() == 1));
    let container =
        container.ok_or("no container of an AI Gateway is in it; name the manifest of its pod or deployment")?;
    Ok(settings(container))
}

fn collect<'a>(document: &'a Value, containers: &mut Vec<&'a Value>) {
    document["items"].as_array().into_iter().flatten().for_each(|item| collect(item, containers));
    let spec = &document["spec"];
    for pod in [spec, &spec["template"]["spec"], &spec["jobTemplate"]["spec"]["template"]["spec"]] {
        containers.extend(pod["containers"].as_array().into_iter().flatten());
    }
}

fn settings(container: &Value) -> Settings {
    let entries = container["env"].as_array().into_iter().flatten();
    let values = entries.filter_map(|entry| Some((entry["name"].as_str()?.to_owned(), setting(entry))));
    let unlisted = container["envFrom"].as_array().into_iter().flatten().map(|from| {
        let of = |kind: &str, key: &str| from[key]["name"].as_str().map(|name| format!("{kind} {name}"));
        of("Secret", "secretRef").or_else(|| of("ConfigMap", "configMapRef")).unwrap_or_else(|| "envFrom".into())
    });
    let image = container["image"].as_str().map(|image| ("image".to_owned(), image.to_owned()));
    Settings {
        values: values.collect(),
        unlisted: unlisted.collect(),
        container: image.into_iter().collect(),
        ..Settings::default()
    }
}

fn setting(entry: &Value) -> Setting {
    let from = &entry["valueFrom"];
    if from.is_null() {
        return Setting::Text(match &entry["value"] {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            // Kubernetes refuses numbers; somebody who looks for a fault should see what is written.
            other => other.to_string(),
        });
    }
    let of = |kind: &str, key: &str| {
        let source = &from[key];
        Some(format!("{kind} {}, key {}", source["name"].as_str()?, source["key"].as_str()?))
    };
    let place = of("Secret", "secretKeyRef").or_else(|| of("ConfigMap", "configMapKeyRef"));
    Setting::Elsewhere(place.unwrap_or_else(|| "a field of the pod".into()))
}
