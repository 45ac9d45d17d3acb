//! From a recording of the doctor's own run to a script for the plain client.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use duo_doctor_benchmarks::script::{Check, Request, Script, Source, Step};
use duo_doctor_config::{Config, Connection, EnvironmentSource, Flags, load};
use duo_doctor_engine::capability::Live;
use duo_doctor_engine::capability::http::Request as Asked;
use duo_doctor_engine::capability::http::trace;
use duo_doctor_pack::Plugin;
use serde_json::Value;

/// The configuration of a set-up.
pub(crate) fn config(path: &Path) -> Result<Config, String> {
    let flags = Flags { config: Some(path.to_owned()), vantages: None, impact: None, log_window: None };
    load(&flags).map_err(|error| error.to_string())
}

/// What the recorded run sent, with the graph of its checks.
pub(crate) fn script(recording: &Path, config: &Config, plugins: &[Plugin]) -> Result<Script, String> {
    let text = std::fs::read_to_string(recording).map_err(|error| format!("{}: {error}", recording.display()))?;
    let mut lines = text.lines().map(|line| serde_json::from_str::<Value>(line).map_err(|error| error.to_string()));
    let header = lines.next().ok_or("the recording is empty")??;
    let now = header["now"].as_f64().ok_or("the recording has no time")?;
    let mut calls: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in lines {
        let line = line?;
        calls.entry(line["check"].as_str().unwrap_or_default().to_owned()).or_default().push(line);
    }

    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let live = runtime.block_on(Live::open(config, now, HashSet::new()));
    let connections: BTreeMap<&str, &Connection> =
        live.connections().map(|known| (known.name.as_str(), known)).collect();
    let settings = config.environments.values().filter_map(|source| match &source.value {
        EnvironmentSource::File { path, .. } => Some(path.clone()),
        _ => None,
    });
    let mut script = Script {
        settings: settings.collect(),
        sources: config
            .logs
            .iter()
            .map(|(name, paths)| Source {
                name: name.clone(),
                paths: paths.value.clone(),
                queries: Vec::new(),
                since: now - config.log_window.value.as_secs_f64(),
            })
            .collect(),
        checks: Vec::new(),
    };
    for plugin in ordered(plugins) {
        let id = &plugin.check.description.id;
        let mut steps = Vec::new();
        for line in calls.remove(id).unwrap_or_default() {
            steps.extend(step(&line, &connections, &mut script.sources).map_err(|problem| format!("{id}: {problem}"))?);
        }
        let after = plugin.check.description.requires.iter();
        let after = after.filter_map(|required| script.checks.iter().position(|check| check.id == *required));
        script.checks.push(Check { id: id.clone(), after: after.collect(), steps });
    }
    Ok(script)
}

/// Prerequisites first.
fn ordered(plugins: &[Plugin]) -> Vec<&Plugin> {
    let mut left: Vec<&Plugin> = plugins.iter().collect();
    let mut order: Vec<&Plugin> = Vec::new();
    while !left.is_empty() {
        let missing = |id: &String| left.iter().any(|plugin| plugin.check.description.id == *id);
        let ready = left.iter().position(|plugin| !plugin.check.description.requires.iter().any(missing));
        order.push(left.remove(ready.expect("the doctor has made a plan of the same checks")));
    }
    order
}

fn step(
    line: &Value,
    connections: &BTreeMap<&str, &Connection>,
    sources: &mut [Source],
) -> Result<Option<Step>, String> {
    let asked = &line["asked"];
    let connection =
        |name: &str| connections.get(name).copied().ok_or_else(|| format!("there is no connection `{name}`"));
    // A log that nobody configured is answered without reading anything.
    let source = |sources: &[Source], name: &Value| {
        sources.iter().position(|source| Some(source.name.as_str()) == name.as_str())
    };
    match line["call"].as_str().unwrap_or_default() {
        "http.send" => {
            let asked: Asked = serde_json::from_value(asked.clone()).map_err(|error| error.to_string())?;
            let own = trace::of(connections.values().copied());
            Ok(Some(Step::Send(request(&asked, connection(&asked.connection)?, &own)?)))
        }
        "http.probe" => {
            let connection = connection(asked["connection"].as_str().unwrap_or_default())?;
            let server_first = match connection.url.scheme() {
                "http" => false,
                "https" => return Err("the plain client speaks no TLS".into()),
                _ => true,
            };
            Ok(Some(Step::Probe { host: connection.host().into(), port: connection.port(), server_first }))
        }
        "logs.search" => {
            let query = &asked["query"];
            let Some(source) = source(sources, &query["source"]) else { return Ok(None) };
            sources[source].queries.push(query.clone());
            Ok(Some(Step::Search(source)))
        }
        "logs.files" => Ok(source(sources, &asked["source"]).map(Step::Files)),
        // Answered from what was read at the start.
        "environment.get" | "environment.names" | "connections.list" => Ok(None),
        other => Err(format!("the plain client does not know `{other}`")),
    }
}

fn request(asked: &Asked, connection: &Connection, own: &str) -> Result<Request, String> {
    let mut url = connection.url.clone();
    url.set_path(&format!("{}{}", connection.base_path(), asked.path));
    if !asked.query.is_empty() {
        url.query_pairs_mut().extend_pairs(&asked.query);
    }
    let mut headers = asked.headers.clone();
    if !asked.credential.is_empty() {
        let credential = connection.credentials.get(&asked.credential);
        let credential = credential.ok_or_else(|| format!("there is no credential `{}`", asked.credential))?;
        headers.push((credential.header.clone(), credential.header_value()));
    }
    // As on the doctor's own: the set-up's logs must tell no run after this one of a user's chat.
    headers.push(("x-request-id".into(), format!("{own}plain")));
    Ok(Request {
        connection: asked.connection.clone(),
        method: asked.method.clone(),
        url: url.into(),
        headers,
        body: asked.body.as_ref().map(|body| body.0.clone()),
        shared: asked.cacheable,
    })
}
