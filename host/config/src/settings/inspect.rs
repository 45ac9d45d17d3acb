//! The output of `docker inspect CONTAINER` or `docker inspect CONTAINER IMAGE`, and parts of it; Podman's is the same.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Settings;
use super::wanted::{Candidate, Wanted, shown};

/// True for what inspecting containers and images prints.
pub(super) fn is_one(objects: &[Value]) -> bool {
    objects.iter().any(|object| object["Config"].is_object())
}

/// True for the `.Config` of a container.
pub(super) fn is_config(value: &Value) -> bool {
    value["Env"].is_array() && (value["Image"].is_string() || value["Hostname"].is_string())
}

/// Reads the gateway's container.
///
/// # Errors
/// No container is in it, or none is it.
pub(super) fn parse(objects: &[Value], wanted: &Wanted<'_>) -> Result<Settings, String> {
    let image = objects.iter().find(|object| object["Architecture"].is_string() && !object["State"].is_object());
    let containers = objects.iter().filter(|object| object["Config"].is_object() && object["State"].is_object());
    let found: Vec<_> = containers.map(|container| candidate(container, image)).collect();
    if found.is_empty() && image.is_some() {
        return Err("it describes an image and no container".into());
    }
    let Candidate { name, settings } = wanted.one(found, "container")?;
    let settings = wanted.with_variables(settings, "container")?;
    let of = if name.is_empty() { String::new() } else { format!(", container {}", shown(&name)) };
    Ok(Settings { origin: format!("the output of docker inspect{of}"), ..settings })
}

/// Reads the `.Config` of a container.
///
/// # Errors
/// Nothing of the gateway is in it.
pub(super) fn config(config: &Value, wanted: &Wanted<'_>) -> Result<Settings, String> {
    let settings = candidate(&json!({"Config": config}), None).settings;
    Ok(Settings { origin: "the Config of docker inspect".into(), ..wanted.checked(settings)? })
}

fn candidate(container: &Value, image: Option<&Value>) -> Candidate {
    let name = container["Name"].as_str().unwrap_or_default();
    Candidate { name: name.trim_start_matches('/').to_owned(), settings: settings(container, image, None) }
}

/// Settings and facts of a container. `host` is the architecture that the container's host names.
pub(crate) fn settings(container: &Value, image: Option<&Value>, host: Option<&str>) -> Settings {
    let listed = container["Config"]["Env"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let values = listed.filter_map(|entry| entry.split_once('='));
    let values = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut settings = Settings::listed(values);
    settings.container = facts(container, image, host);
    settings
}

fn facts(container: &Value, image: Option<&Value>, host: Option<&str>) -> BTreeMap<String, String> {
    let state = &container["State"];
    // Recent engines name the platform of the image beside its digest.
    let platform = &container["ImageManifestDescriptor"]["platform"]["architecture"];
    let image_architecture = image.map_or(platform, |image| &image["Architecture"]);
    let stopped = state["Running"] == false;
    let exit_code = state["ExitCode"].as_i64().filter(|_| stopped).map(|code| code.to_string());
    let facts = [
        ("image", text(&container["Config"]["Image"])),
        ("image-architecture", text(image_architecture).map(|word| architecture(&word).to_owned())),
        ("host-architecture", host.map(|word| architecture(word).to_owned())),
        ("container-state", text(&state["Status"])),
        ("container-exit-code", exit_code),
        ("container-network", text(&container["HostConfig"]["NetworkMode"]).map(network)),
        ("container-ports", Some(ports(container)).filter(|ports| !ports.is_empty())),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The engine calls its own network `default`.
fn network(mode: String) -> String {
    if mode == "default" { "bridge".into() } else { mode }
}

/// Images and kernels have different words for one thing; those of images are used.
pub fn architecture(word: &str) -> &str {
    match word {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    }
}

/// `5052=0.0.0.0:5052`, nothing on the right where a port is not published.
fn ports(container: &Value) -> String {
    let mut ports: BTreeMap<u16, String> = BTreeMap::new();
    let number = |key: &String| key.strip_suffix("/tcp").unwrap_or(key).parse::<u16>().ok();
    let exposed = container["Config"]["ExposedPorts"].as_object().into_iter().flatten();
    exposed.filter_map(|(key, _)| number(key)).for_each(|port| drop(ports.insert(port, String::new())));
    // A stopped container has its bindings in its plan only.
    for bindings in [&container["HostConfig"]["PortBindings"], &container["NetworkSettings"]["Ports"]] {
        for (key, bound) in bindings.as_object().into_iter().flatten() {
            let Some(port) = number(key) else { continue };
            let first = bound.as_array().and_then(|all| all.first());
            let published = first.and_then(|first| {
                let address = text(&first["HostIp"]).unwrap_or_else(|| "0.0.0.0".into());
                Some(format!("{address}:{}", text(&first["HostPort"])?))
            });
            let entry = ports.entry(port).or_default();
            if let Some(published) = published {
                *entry = published;
            }
        }
    }
    ports.into_iter().map(|(port, bound)| format!("{port}={bound}")).collect::<Vec<_>>().join(",")
}
