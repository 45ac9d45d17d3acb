//! File, environment and flags become a [`Config`]. Flags win over the environment, which wins
//! over the file, which wins over what the gateway's own container tells.

mod credentials;
mod owner;
mod place;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use toml::Spanned;

use self::credentials::{credentials_of_variables, in_the_open};
use super::connection::{self, Connection, Kind, Trust};
use super::file::{CredentialSource, Endpoint, File};
use super::secret::Problem;
use super::{Config, Credential, EnvironmentSource, Error, Origin, Sourced, read, secret, vantage};
use duo_doctor_model::description::{Impact, Vantage};
use duo_doctor_model::nearest;
use duo_doctor_model::policy::Policy;
use duo_doctor_wording::{Said, said};

/// How far back logs are searched unless configured: long enough for "since yesterday",
/// short enough that yesterday's repaired fault is not today's finding for long.
const LOG_WINDOW: Duration = Duration::from_secs(24 * 60 * 60);

/// Wall-clock time of one check unless configured: a slow model's first token takes some seconds,
/// and nobody waits longer for one answer of many.
const CHECK_TIME: Duration = Duration::from_secs(30);

/// The least that `check-time` can be: nothing can be asked and judged in less.
const SHORTEST_CHECK: Duration = Duration::from_secs(1);

/// The most that `check-time` can be: longer than GitLab itself waits for the gateway (600 s).
const LONGEST_CHECK: Duration = Duration::from_secs(15 * 60);

/// A configuration file is a page of text; more is another file named by mistake.
const MAXIMUM_FILE: u64 = 1024 * 1024;

/// What the command line says; each wins over everything else.
#[derive(Debug, Default, Clone)]
pub struct Flags {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--vantage`; empty: `auto`, whatever the file says.
    pub vantages: Option<Vec<Vantage>>,
    /// `--impact`.
    pub impact: Option<Impact>,
    /// `--since`.
    pub log_window: Option<String>,
}

/// Reads the configuration.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn load(flags: &Flags) -> Result<Config, Error> {
    let (path, unread) = match &flags.config {
        Some(path) => (Some(path.clone()), Vec::new()),
        None => place::found()?,
    };
    let mut loader = Loader::open(path)?;
    let file = std::mem::take(&mut loader.file);
    let connections = loader.connections(&file)?;
    let environments = loader.environments(file.environment)?;
    let vantages = loader.vantages(flags, file.vantage, &environments);
    let impact = match (flags.impact, file.impact) {
        (Some(value), _) => Sourced { value, origin: Origin::Flag("--impact") },
        (None, Some(value)) => Sourced { value, origin: loader.whole_file() },
        (None, None) => Sourced { value: Impact::Active, origin: Origin::Default },
    };
    let log_window = match &flags.log_window {
        Some(text) => Sourced {
            value: duration(text).map_err(|problem| Error::new("--since", problem))?,
            origin: Origin::Flag("--since"),
        },
        None => loader.duration(file.log_window, LOG_WINDOW)?,
    };
    let check_time = loader.duration(file.check_time, CHECK_TIME)?;
    if check_time.value < SHORTEST_CHECK {
        return Err(Error::new(check_time.origin, said!("shortest-check", seconds = SHORTEST_CHECK.as_secs())));
    }
    if check_time.value > LONGEST_CHECK {
        return Err(Error::new(check_time.origin, said!("longest-check", seconds = LONGEST_CHECK.as_secs())));
    }
    let logs = file.logs.into_iter().map(|(name, paths)| {
        let origin = loader.at(paths.span());
        let value = paths.into_inner().iter().map(|path| loader.resolved(path)).collect();
        (name, Sourced { value, origin })
    });
    Ok(Config {
        logs: logs.collect(),
        vantages,
        impact,
        connections,
        environments,
        log_window,
        check_time,
        policy: Policy { deny: file.deny, grants: file.grant },
        path: loader.path,
        unread,
    })
}

struct Loader {
    path: Option<PathBuf>,
    text: String,
    file: File,
}

impl Loader {
    fn open(path: Option<PathBuf>) -> Result<Self, Error> {
        let Some(path) = path else {
            return Ok(Self { path: None, text: String::new(), file: File::default() });
        };
        let shown = path.display().to_string();
        let unusable = |problem: Said| Error::new(&shown, said!("name-configuration").saying("problem", problem));
        let bytes = read(&path, MAXIMUM_FILE).map_err(unusable)?;
        let text = String::from_utf8(bytes).map_err(|_| unusable(said!("is-no-text")))?;
        let file = toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(&text, span.start));
            Error::new(format!("{shown}:{line}"), words(error.message()))
        })?;
        Ok(Self { path: Some(path), text, file })
    }

    fn at(&self, span: Range<usize>) -> Origin {
        let line = line_of(&self.text, span.start);
        Origin::File(self.path.clone().unwrap_or_default(), Some(line))
    }

    fn whole_file(&self) -> Origin {
        Origin::File(self.path.clone().unwrap_or_default(), None)
    }

    /// Paths in the file are relative to its folder.
    fn resolved(&self, path: &Path) -> PathBuf {
        let folder = self.path.as_deref().and_then(Path::parent);
        folder.map_or_else(|| path.to_owned(), |folder| folder.join(path))
    }

    fn vantages(
        &self,
        flags: &Flags,
        file: Option<Vec<Vantage>>,
        environments: &BTreeMap<String, Sourced<EnvironmentSource>>,
    ) -> Sourced<Vec<Vantage>> {
        match (&flags.vantages, file) {
            (Some(value), _) if !value.is_empty() => {
                Sourced { value: value.clone(), origin: Origin::Flag("--vantage") }
            }
            (None, Some(value)) if !value.is_empty() => Sourced { value, origin: self.whole_file() },
            _ => {
                let gateway = environments.get("ai-gateway").map(|set| &set.value);
                vantage::detect(gateway, |name| std::env::var_os(name).is_some(), Path::exists)
            }
        }
    }

    fn duration(&self, text: Option<Spanned<String>>, default: Duration) -> Result<Sourced<Duration>, Error> {
        let Some(text) = text else { return Ok(Sourced { value: default, origin: Origin::Default }) };
        let origin = self.at(text.span());
        let value = duration(text.get_ref()).map_err(|problem| Error::new(&origin, problem))?;
        Ok(Sourced { value, origin })
    }

    fn environments(
        &self,
        file: BTreeMap<String, Spanned<super::file::Environment>>,
    ) -> Result<BTreeMap<String, Sourced<EnvironmentSource>>, Error> {
        const SCOPES: [&str; 3] = ["gitlab", "ai-gateway", "agent-platform"];
        let mut sources = BTreeMap::new();
        for (scope, environment) in file {
            let origin = self.at(environment.span());
            if !SCOPES.contains(&scope.as_str()) {
                return Err(Error::new(origin, said!("no-scope", scope = scope, scopes = SCOPES.join(", "))));
            }
            let environment = environment.into_inner();
            let super::file::Environment { file, service, this_process, pid, container, socket } = environment;
            let mut named: Vec<EnvironmentSource> = Vec::new();
            let alone = socket.is_some() && container.is_none() || service.is_some() && file.is_none();
            named.extend(file.map(|file| EnvironmentSource::File { path: self.resolved(&file), service }));
            named.extend(this_process.then_some(EnvironmentSource::ThisProcess));
            named.extend(pid.map(EnvironmentSource::Process));
            named.extend(container.map(|name| EnvironmentSource::Container { name, socket }));
            let value = match (named.pop(), named.pop()) {
                (Some(value), None) if !alone => value,
                _ => {
                    return Err(Error::new(origin, said!("one-environment")));
                }
            };
            sources.insert(scope, Sourced { value, origin });
        }
        // Inside the gateway's container the process's own variables are the gateway's.
        if std::env::var_os("AIGW_GITLAB_URL").is_some() && !sources.contains_key("ai-gateway") {
            let set = Sourced { value: EnvironmentSource::ThisProcess, origin: Origin::Environment("AIGW_GITLAB_URL") };
            sources.insert("ai-gateway".into(), set);
        }
        Ok(sources)
    }

    fn connections(&self, file: &File) -> Result<BTreeMap<String, Connection>, Error> {
        let mut connections = BTreeMap::new();
        let gitlab = match self.of_variable_or_file(Kind::Gitlab, "GITLAB_URL", file.gitlab.as_ref())? {
            None => from_variable(Kind::Gitlab, "AIGW_GITLAB_URL")?,
            found => found,
        };
        if let Some(mut gitlab) = gitlab {
            credentials_of_variables(&mut gitlab)?;
            connections.insert(gitlab.name.clone(), gitlab);
        }
        let gateway = self.of_variable_or_file(Kind::AiGateway, "AI_GATEWAY_URL", file.ai_gateway.as_ref())?;
        if let Some(gateway) = gateway.or_else(inside_gateway) {
            connections.insert(gateway.name.clone(), gateway);
        }
        if let Some(platform) = &file.agent_platform {
            let origin = self.at(platform.address.span());
            let written = platform.address.get_ref();
            let url = connection::tcp_url(written).map_err(|problem| Error::new(&origin, problem))?;
            let mut connection = Connection::new("agent-platform", Kind::AgentPlatform, written, url, origin);
            connection.addresses.clone_from(&platform.addresses);
            if let Some(ca_file) = &platform.ca_file {
                connection.trust = Trust::Platform(Some(self.resolved(ca_file.get_ref())));
            }
            connections.insert("agent-platform".into(), connection);
        }
        for (name, model) in &file.model {
            let name = format!("model/{name}");
            let connection = self.endpoint(&name, Kind::Model, model)?;
            connections.insert(name, connection);
        }
        connections.values().try_for_each(in_the_open)?;
        Ok(connections)
    }

    fn of_variable_or_file(
        &self,
        kind: Kind,
        variable: &'static str,
        endpoint: Option<&Endpoint>,
    ) -> Result<Option<Connection>, Error> {
        match (from_variable(kind, variable)?, endpoint) {
            (Some(mut connection), Some(endpoint)) => {
                self.furnish(&mut connection, endpoint)?;
                Ok(Some(connection))
            }
            (None, Some(endpoint)) => self.endpoint(kind.name(), kind, endpoint).map(Some),
            (found, None) => Ok(found),
        }
    }

    fn endpoint(&self, name: &str, kind: Kind, endpoint: &Endpoint) -> Result<Connection, Error> {
        let without_url = endpoint.provider.as_ref().is_some_and(|provider| provider.get_ref() != "api");
        let (written, origin) = match &endpoint.url {
            Some(url) => (url.get_ref().clone(), self.at(url.span())),
            // Bedrock and Vertex AI have no endpoint of the customer; the connection is never used.
            None if kind == Kind::Model && without_url => ("https://no-endpoint.invalid".into(), self.whole_file()),
            None => return Err(Error::new(self.whole_file().to_string(), said!("no-url", name = name))),
        };
        let url = connection::http_url(&written).map_err(|problem| Error::new(&origin, problem))?;
        let mut connection = Connection::new(name, kind, &written, url, origin);
        if endpoint.url.is_none() {
            connection.written = String::new();
        }
        self.furnish(&mut connection, endpoint)?;
        Ok(connection)
    }

    /// Everything but the URL.
    fn furnish(&self, connection: &mut Connection, endpoint: &Endpoint) -> Result<(), Error> {
        let attributes =
            [("identifier", &endpoint.identifier), ("family", &endpoint.family), ("provider", &endpoint.provider)];
        for (name, value) in attributes {
            let Some(value) = value else { continue };
            if connection.kind != Kind::Model {
                return Err(Error::new(self.at(value.span()), said!("belongs-to-model", name = name)));
            }
            connection.attributes.insert(name.into(), value.get_ref().clone());
        }
        if let Some(ca_file) = &endpoint.ca_file {
            connection.trust = Trust::Platform(Some(self.resolved(ca_file.get_ref())));
        }
        if let Some(proxy) = &endpoint.proxy {
            let parsed = connection::proxy(proxy.get_ref());
            connection.proxy = parsed.map_err(|problem| Error::new(self.at(proxy.span()), problem))?;
        }
        connection.addresses.clone_from(&endpoint.addresses);
        connection.resolve = endpoint.resolve;
        connection.plain_http = endpoint.plain_http;
        for (name, source) in &endpoint.credentials {
            let at = self.at(source.span());
            match self.credential(source.get_ref()) {
                Ok(credential) => _ = connection.credentials.insert(name.clone(), credential),
                Err(Problem::Missing(why)) => {
                    _ = connection.missing.insert(name.clone(), said!("at-place", place = at).saying("problem", why))
                }
                Err(Problem::Wrong(why)) => return Err(Error::new(at, why)),
            }
        }
        Ok(())
    }

    fn credential(&self, source: &CredentialSource) -> Result<Credential, Problem> {
        let header = source.header.as_deref().unwrap_or("authorization").to_lowercase();
        if http::HeaderName::from_bytes(header.as_bytes()).is_err() {
            return Err(Problem::Wrong(said!("no-header-name", header = header)));
        }
        let secret = match (&source.file, &source.env) {
            (Some(file), None) => secret::from_file(&self.resolved(file))?,
            (None, Some(name)) => secret::from_variable(name)?,
            _ => {
                return Err(Problem::Wrong(said!("file-or-env")));
            }
        };
        Ok(Credential { header, secret })
    }
}

fn from_variable(kind: Kind, variable: &'static str) -> Result<Option<Connection>, Error> {
    let Ok(written) = std::env::var(variable) else { return Ok(None) };
    let origin = Origin::Environment(variable);
    match connection::http_url(&written) {
        Ok(url) => Ok(Some(Connection::new(kind.name(), kind, &written, url, origin))),
        // The gateway's own wrong URL is a finding of a check; only the doctor's own variables are errors.
        Err(_) if variable.starts_with("AIGW_") => Ok(None),
        Err(problem) => Err(Error::new(origin, problem)),
    }
}

/// The gateway, seen from inside its container.
fn inside_gateway() -> Option<Connection> {
    std::env::var_os("AIGW_GITLAB_URL")?;
    let port = std::env::var("AIGW_FASTAPI__API_PORT").ok().and_then(|port| port.parse::<u16>().ok()).unwrap_or(5052);
    let written = format!("http://localhost:{port}");
    let url = connection::http_url(&written).expect("a URL made of a port");
    let origin = Origin::Environment("AIGW_FASTAPI__API_PORT");
    Some(Connection::new("ai-gateway", Kind::AiGateway, &written, url, origin))
}

/// Reads `90s`, `15m`, `24h`, `7d`.
fn duration(text: &str) -> Result<Duration, Said> {
    let problem = || said!("no-duration", text = text);
    let (number, unit) = text.split_at(text.len() - text.chars().next_back().map_or(0, char::len_utf8));
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 60 * 60,
        "d" => 24 * 60 * 60,
        _ => return Err(problem()),
    };
    let number: u32 = number.parse().map_err(|_| problem())?;
    Ok(Duration::from_secs(u64::from(number) * seconds))
}

/// The words of the parser for a person, on one line. A value is never quoted: it can be a token
/// that somebody wrote in the place of the file that holds it.
fn words(message: &str) -> Said {
    let mut text = message.lines().collect::<Vec<_>>().join(", ");
    if let (Some(start), Some(end)) = (text.find("string \""), text.rfind("\", expected"))
        && start < end
    {
        text.replace_range(start..=end, "a string");
    }
    if let Some((written, known)) = unknown(&text) {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let names = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let expected = match known[..] {
            [] => None,
            [one] => Some(said!("expected-one", name = one)),
            [one, other] => Some(said!("expected-two", one = one, other = other)),
            _ => Some(said!("expected-many", names = names)),
        };
        let what = if text.starts_with("unknown field ") { said!("unknown-field") } else { said!("unknown-variant") };
        if let Some(expected) = expected {
            let said = match nearest(&written, known.iter().copied()) {
                Some(near) => said!("unknown-key-near", name = written, near = near),
                None => said!("unknown-key", name = written),
            };
            return said.saying("what", what).saying("expected", expected);
        }
    }
    text.replace("expected a map", "expected a table")
        .replace("expected a sequence", "expected a list in brackets")
        .into()
}

/// What somebody wrote, and what could have been written there, in the words of the parser.
fn unknown(text: &str) -> Option<(String, Vec<String>)> {
    let mut quoted = text.strip_prefix("unknown ")?.split('`').skip(1).step_by(2).map(str::to_owned);
    Some((quoted.next()?, quoted.collect()))
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|&&byte| byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests;
