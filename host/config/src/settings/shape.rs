//! Which of the known shapes a text has. Each has its own rules for quotes and line breaks, so that nothing is read in
//! two ways: the first shape that fits reads it, and says so.

use serde_json::{Value, json};

use super::wanted::Wanted;
use super::{Settings, compose, describe, docker_run, env, gitlab_rb, helm, inspect, lines, manifest, yaml};

/// Lines that helm prints before the values of a release.
const OF_HELM: [&str; 2] = ["USER-SUPPLIED VALUES:", "COMPUTED VALUES:"];

/// Reads a text; the origin says as what.
///
/// # Errors
/// As what it was read and what is missing, or that nothing is understood.
pub(super) fn read(text: &str, wanted: &Wanted<'_>) -> Result<Settings, String> {
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\0') {
        let settings = wanted.checked(Settings::listed(env::parse(text))).map_err(read_as("the output of env -0"))?;
        return Ok(Settings { origin: "the output of env -0".into(), ..settings });
    }
    let text = text.replace("\r\n", "\n");
    let start = text.trim_start();
    if start.starts_with(['[', '{']) {
        return json(start, wanted);
    }
    if describe::is_one(&text) {
        return started(describe::parse(&text, wanted), wanted).map_err(read_as("the output of kubectl describe"));
    }
    let commands = docker_run::commands(&text);
    if docker_run::is_one(&commands) {
        return started(docker_run::parse(&commands, wanted), wanted).map_err(read_as("a docker run command"));
    }
    if gitlab_rb::is_one(&text) {
        return gitlab_rb::parse(&text, wanted).map_err(read_as("a gitlab.rb"));
    }
    if let Some((name, text)) = lines::without_prefix(&text, wanted).map_err(read_as("a log of Docker Compose"))?
        && lines::are_these(&text)
    {
        let settings = lines::parse(&text, wanted).map_err(read_as("a log of Docker Compose"))?;
        let origin = format!("{} in the log of {name}", settings.origin);
        return Ok(Settings { origin, ..settings });
    }
    if lines::are_these(&text) {
        return lines::parse(&text, wanted).map_err(read_as("lines that set variables"));
    }
    let without = OF_HELM.iter().find_map(|line| start.strip_prefix(line)).unwrap_or(start);
    let first = without.lines().map(str::trim_end).find(|line| !line.is_empty() && !line.starts_with('#'));
    if first.is_some_and(yaml::begins) {
        return documents(&yaml::documents(without)?, wanted);
    }
    Err("nothing in it is understood as an environment".into())
}

/// With what the image may add to how its container is started.
fn started(read: Result<Settings, String>, wanted: &Wanted<'_>) -> Result<Settings, String> {
    read.map(|settings| wanted.beside_image(settings))
}

/// Begins a sentence about a text of a known shape.
fn read_as(shape: &str) -> impl Fn(String) -> String {
    move |problem| format!("read as {shape}: {problem}")
}

fn json(text: &str, wanted: &Wanted<'_>) -> Result<Settings, String> {
    let parsed: Value = serde_json::from_str(text).map_err(|error| {
        let joined = text.starts_with('[') && text.lines().count() == 1 && text.contains('=');
        let hint = "; of `{{.Config.Env}}` values cannot be told apart, `{{json .Config.Env}}` can be read";
        format!("it is no JSON: {error}{}", if joined { hint } else { "" })
    })?;
    let listed = |value: &Value| value.as_array().filter(|all| !all.is_empty()).cloned().unwrap_or_default();
    let all = listed(&parsed);
    if !all.is_empty() && all.iter().all(Value::is_string) {
        let config = json!({"Env": parsed, "Hostname": ""});
        let settings = inspect::config(&config, wanted).map_err(read_as("a list of variables"))?;
        return Ok(Settings { origin: "the Config.Env of docker inspect".into(), ..settings });
    }
    if !all.is_empty() && all.iter().all(|one| one["name"].is_string()) {
        let values = manifest::variables(&parsed);
        let settings = Settings { origin: "a list of names and values".into(), values, ..Settings::default() };
        return wanted.checked(settings).map_err(read_as("a list of names and values"));
    }
    if inspect::is_config(&parsed) {
        return inspect::config(&parsed, wanted).map_err(read_as("the Config of docker inspect"));
    }
    let objects = if parsed.is_array() { all } else { vec![parsed] };
    if inspect::is_one(&objects) {
        return inspect::parse(&objects, wanted).map_err(read_as("the output of docker inspect"));
    }
    documents(&objects, wanted)
}

fn documents(documents: &[Value], wanted: &Wanted<'_>) -> Result<Settings, String> {
    if documents.iter().any(manifest::is_one) {
        return started(manifest::parse(documents, wanted), wanted).map_err(read_as("a Kubernetes manifest"));
    }
    match documents.iter().find(|document| document.is_object()) {
        Some(document) if compose::is_one(document) => {
            started(compose::parse(document, wanted), wanted).map_err(read_as("a Compose file"))
        }
        Some(document) if helm::is_one(document) => {
            started(helm::parse(document, wanted), wanted).map_err(read_as("Helm values"))
        }
        _ => Err("no container, service or Helm values are in it".into()),
    }
}
