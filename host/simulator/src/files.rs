//! The files of an operator: the doctor's configuration, secrets, environment dumps, the CA file.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::container;
use crate::environment::Variables;
use crate::error::Error;
use crate::places::{Places, identifier};
use crate::secrets::{self, ADMIN_TOKEN, USER_TOKEN};
use crate::world::World;
use crate::world::doctor::Part;

/// Name of the doctor's configuration.
pub(crate) const CONFIGURATION: &str = "duo-doctor.toml";
/// The output of `docker inspect`.
const GATEWAY_INSPECT: &str = "ai-gateway.inspect.json";
/// GitLab's chat log.
pub(crate) const LLM_LOG: &str = "logs/llm.log";
/// The gateway's log.
pub(crate) const GATEWAY_LOG: &str = "logs/ai-gateway.log";

/// A token for the gateway, as an operator takes it from GitLab's console.
const GATEWAY_TOKEN: &str = "secrets/ai-gateway-token";

/// The output of GitLab's rake task.
pub(crate) const SETUP_SUMMARY: &str = "logs/setup-summary.txt";

/// Makes the directories.
pub(crate) fn directories(directory: &Path) -> Result<(), Error> {
    for path in [directory.join("secrets"), directory.join("logs")] {
        fs::create_dir_all(&path).map_err(|source| Error::Write { path, source })?;
    }
    Ok(())
}

/// Writes a file that anybody may read.
pub(crate) fn write(path: PathBuf, text: &str) -> Result<(), Error> {
    fs::write(&path, text).map_err(|source| Error::Write { path, source })
}

fn write_secret(path: PathBuf, text: &str) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&path).and_then(|mut file| file.write_all(format!("{text}\n").as_bytes()));
    written.map_err(|source| Error::Write { path, source })
}

/// Writes everything but the logs.
pub(crate) fn write_all(world: &World, places: &Places, gateway: &Variables, gitlab: &Variables) -> Result<(), Error> {
    let directory = &places.directory;
    let secret = |name: &str| directory.join("secrets").join(name);
    write_secret(secret("gitlab-admin-token"), ADMIN_TOKEN)?;
    write_secret(secret("gitlab-user-token"), USER_TOKEN)?;
    for name in world.model.keys() {
        let told = world.doctor.model.get(name).is_some_and(|told| told.servers_key);
        let key = if told { secrets::wanted(world, name) } else { secrets::configured(world, name) };
        if let Some(key) = key {
            write_secret(secret(&format!("model-{name}-key")), &key)?;
        }
    }
    let hidden = &world.doctor.hidden_variables;
    let shown = gateway.iter().filter(|(name, _)| !hidden.contains(name));
    match &world.ai_gateway.container {
        Some(container) => {
            let shown = shown.map(|(name, value)| (name.clone(), value.clone())).collect();
            write(directory.join(GATEWAY_INSPECT), &container::inspect(container, &shown, places))?;
        }
        None => write(directory.join("ai-gateway.env"), &dump(shown))?,
    }
    write(directory.join("gitlab.env"), &dump(gitlab.iter()))?;
    write(directory.join(CONFIGURATION), &configuration(world, places))
}

/// Writes the operator's token for the gateway.
pub(crate) fn write_gateway_token(directory: &Path, token: &str) -> Result<(), Error> {
    write_secret(directory.join(GATEWAY_TOKEN), token)
}

/// Variables as `docker exec … env` prints them: values over several lines stay so.
fn dump<'a>(variables: impl Iterator<Item = (&'a String, &'a String)>) -> String {
    let mut text = String::new();
    for (name, value) in variables {
        // Writing into memory cannot fail.
        let _ = writeln!(text, "{name}={value}");
    }
    text
}

/// The doctor's configuration.
fn configuration(world: &World, places: &Places) -> String {
    let doctor = &world.doctor;
    let given = |part: Part| !doctor.without.contains(&part);
    let mut text = Text::default();
    text.line(format!("vantage = [{}]", doctor.vantage.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")));
    if let Some(time) = &doctor.check_time {
        text.set("check-time", time);
    }

    text.table("gitlab");
    let url = doctor.gitlab_url.as_deref().map_or_else(|| places.gitlab.clone(), |url| places.fill(url));
    text.url(&url);
    if world.gitlab.tls.is_some() {
        text.set("ca-file", "ca.pem");
    }
    let tokens = [
        (Part::AdminToken, "admin", "secrets/gitlab-admin-token"),
        (Part::UserToken, "user", "secrets/gitlab-user-token"),
    ];
    if tokens.iter().any(|(part, ..)| given(*part)) {
        text.table("gitlab.credentials");
        for (_, name, file) in tokens.iter().filter(|(part, ..)| given(*part)) {
            text.file(name, file);
        }
    }

    text.table("ai-gateway");
    let url = doctor.gateway_url.as_deref().map_or_else(|| places.gateway.clone(), |url| places.fill(url));
    text.url(&url);
    if world.ai_gateway.tls.is_some() && given(Part::CaFiles) {
        text.set("ca-file", "ca.pem");
    }
    if given(Part::GatewayToken) {
        text.table("ai-gateway.credentials");
        text.file("token", GATEWAY_TOKEN);
    }

    if given(Part::AgentPlatform) {
        text.table("agent-platform");
        let told = doctor.agent_platform.as_deref().map(|address| places.fill(address));
        text.set("address", told.as_ref().unwrap_or(&places.agent_platform));
        if world.agent_platform.tls.is_some() && given(Part::CaFiles) {
            text.set("ca-file", "ca.pem");
        }
    }
    if given(Part::Models) {
        for name in world.model.keys() {
            model(&mut text, world, places, name);
        }
    }
    let environments =
        [(Part::GatewayEnvironment, "ai-gateway", "ai-gateway.env"), (Part::GitlabEnvironment, "gitlab", "gitlab.env")];
    if environments.iter().any(|(part, ..)| given(*part)) {
        text.table("environment");
        for (part, name, file) in environments.iter().filter(|(part, ..)| given(*part)) {
            match &world.ai_gateway.container {
                Some(_) if *part == Part::GatewayEnvironment => {
                    text.line(format!("{name} = {{ file = {} }}", quoted(GATEWAY_INSPECT)));
                }
                _ => text.file(name, file),
            }
        }
    }
    let logs = [(Part::LlmLog, "llm", LLM_LOG), (Part::GatewayLog, "ai-gateway", GATEWAY_LOG)];
    if logs.iter().any(|(part, ..)| given(*part)) {
        text.table("logs");
        for (_, name, file) in logs.iter().filter(|(part, ..)| given(*part)) {
            text.line(format!("{name} = [{}]", quoted(file)));
        }
        if world.logs.setup_summary {
            text.line(format!("setup-summary = [{}]", quoted(SETUP_SUMMARY)));
        }
    }
    text.0
}

fn model(text: &mut Text, world: &World, places: &Places, name: &str) {
    let data = &world.model[name];
    let told = world.doctor.model.get(name);
    let given = |part: Part| !world.doctor.without.contains(&part);
    text.table(&format!("model.{name}"));
    let url = told.and_then(|told| told.url.as_deref()).map(|url| places.fill_endpoint(world, name, url));
    text.url(&url.unwrap_or_else(|| places.endpoint(world, name)));
    let known = told.and_then(|told| told.identifier.clone());
    if world.ai_gateway.container.is_some() {
        text.set("resolve", "127.0.0.1");
    }
    text.set("identifier", &known.unwrap_or_else(|| identifier(world, name)));
    text.set("family", &data.family);
    text.set("provider", data.provider.key());
    if data.tls.is_some() && given(Part::CaFiles) {
        text.set("ca-file", "ca.pem");
    }
    if secrets::configured(world, name).is_some() && given(Part::ModelKeys) {
        text.table(&format!("model.{name}.credentials"));
        text.file("key", &format!("secrets/model-{name}-key"));
    }
}

/// A TOML text in the making.
#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, line: String) {
        self.0.push_str(&line);
        self.0.push('\n');
    }

    fn table(&mut self, name: &str) {
        self.line(format!("\n[{name}]"));
    }

    /// Where it is, and that credentials may go there as they are: nobody listens to a simulated network.
    fn url(&mut self, url: &str) {
        self.set("url", url);
        if url.starts_with("http://") {
            self.line("plain-http = true".into());
        }
    }

    fn set(&mut self, name: &str, value: &str) {
        self.line(format!("{name} = {}", quoted(value)));
    }

    fn file(&mut self, name: &str, file: &str) {
        self.line(format!("{name} = {{ file = {} }}", quoted(file)));
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
