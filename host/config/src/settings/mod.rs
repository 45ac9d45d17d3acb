//! Settings of the processes under examination, from wherever the operator says: this process, a
//! file of any of the known shapes (`shape.rs`), another process, a container.

mod beside;
mod compose;
mod container;
mod describe;
mod docker_run;
mod dotenv;
mod env;
mod gitlab_rb;
mod helm;
mod inspect;
mod interpolation;
mod lines;
mod manifest;
mod secret;
mod shape;
mod shell;
mod wanted;
mod yaml;

use std::collections::BTreeMap;
use std::path::Path;

use crate::{EnvironmentSource, read as read_file};
use beside::Beside;
use duo_doctor_wording::{Said, said};
use wanted::Wanted;

pub use inspect::architecture;
pub use secret::{inside, is_secret, is_told, secret_of};

/// Bytes of a file with settings: Linux allows a process 2 MiB of arguments and variables by
/// default; what `docker inspect` and a manifest say beside them is less.
const FILE: u64 = 4 * 1024 * 1024;

/// One variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// Its value.
    Text(String),
    /// It is set, and its value stands in another place: which.
    Elsewhere(String),
}

/// The settings of one process.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// What the source is, for evidence.
    pub origin: String,
    /// By name, as written.
    pub values: BTreeMap<String, Setting>,
    /// Where variables are set that the source does not list; empty: it lists all.
    pub unlisted: Vec<String>,
    /// What is known of its container: attributes of the connection to it.
    pub container: BTreeMap<String, String>,
}

impl Settings {
    /// Reads a source of a scope's settings.
    ///
    /// # Errors
    /// Which source, and why it cannot be read.
    pub async fn read(scope: &str, source: &EnvironmentSource) -> Result<Self, String> {
        match source {
            EnvironmentSource::File { path, service } => Self::from_file(path, scope, service.as_deref()),
            EnvironmentSource::ThisProcess => Ok(Self::of_this_process()),
            EnvironmentSource::Process(id) => Self::of_process(*id),
            EnvironmentSource::Container { name, socket } => container::read(name, socket.as_deref()).await,
        }
    }

    /// Reads a file. `service` is the one of several services or containers in it.
    fn from_file(path: &Path, scope: &str, service: Option<&str>) -> Result<Self, String> {
        let shown = path.display();
        let unusable = |problem: Said| format!("{shown} {problem}; {}", advice(scope));
        let bytes = read_file(path, FILE).map_err(unusable)?;
        let metadata = std::fs::metadata(path).map_err(|error| unusable(said!("cannot-be-read", error = error)))?;
        let modified = metadata.modified().ok().and_then(|time| jiff::Timestamp::try_from(time).ok());
        let age = modified.map(|time| format!(", {time:.0}")).unwrap_or_default();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let wanted = Wanted { scope, service, beside: Beside::of(path) };
        let settings = Self::of_text(&decoded(&bytes), &wanted)
            .map_err(|problem| format!("{shown}: {problem}; {}", advice(scope)))?;
        Ok(Self { origin: format!("file {name}, read as {}{age}", settings.origin), ..settings })
    }

    /// Reads what such a file holds.
    ///
    /// # Errors
    /// What is wrong with it, without its values.
    pub fn from_text(text: &str, scope: &str) -> Result<Self, String> {
        Self::of_text(text, &Wanted { scope, service: None, beside: Beside::default() })
    }

    fn of_text(text: &str, wanted: &Wanted<'_>) -> Result<Self, String> {
        let mut settings = shape::read(text, wanted)?;
        // GitLab's image takes the text of a `gitlab.rb` in a variable.
        if wanted.is_gitlab()
            && let Some(Setting::Text(text)) = settings.values.get("GITLAB_OMNIBUS_CONFIG")
        {
            settings.values.extend(gitlab_rb::of_rails(text));
        }
        Ok(settings)
    }

    /// This process's own variables.
    #[must_use]
    pub fn of_this_process() -> Self {
        let values = std::env::vars_os()
            .map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()));
        Self { origin: "this process".into(), ..Self::listed(values) }
    }

    /// Another process's variables, as they were when it started.
    fn of_process(id: u32) -> Result<Self, String> {
        let path = format!("/proc/{id}/environ");
        let unusable = |problem: Said| format!("{path} {problem}; run as the process's user or as root");
        let bytes = read_file(Path::new(&path), FILE).map_err(unusable)?;
        let text = String::from_utf8_lossy(&bytes);
        // One variable alone has no zero byte but the last.
        let values = if text.contains('\0') { env::parse(&text) } else { BTreeMap::new() };
        Ok(Self { origin: format!("process {id}"), ..Self::listed(values) })
    }

    fn listed(values: impl IntoIterator<Item = (String, String)>) -> Self {
        let values = values.into_iter().map(|(name, value)| (name, Setting::Text(value)));
        Self { values: values.collect(), ..Self::default() }
    }

    /// The text of a variable, for the host's own use.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.values.get(name)? {
            Setting::Text(text) => Some(text),
            Setting::Elsewhere(_) => None,
        }
    }

    /// Every value that is known to be a secret, and what is secret by itself inside of them.
    pub fn secrets(&self) -> impl Iterator<Item = String> {
        let texts = self.values.iter().filter_map(|(name, value)| match value {
            Setting::Text(text) => Some((name, text)),
            Setting::Elsewhere(_) => None,
        });
        let kept = texts.filter(|(name, value)| is_told(name, value));
        kept.flat_map(|(name, value)| inside(name, value).into_iter().chain([value.clone()]))
    }
}

/// How to get a file that can be read.
fn advice(scope: &str) -> &'static str {
    match scope {
        "gitlab" => "name `/etc/gitlab/gitlab.rb` or a file with the output of `env` of GitLab's container",
        _ => "run `docker inspect CONTAINER > ai-gateway.json` and name that file",
    }
}

/// A text as it was saved: what PowerShell redirects is UTF-16.
fn decoded(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        bytes => String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned(),
    }
}

#[cfg(test)]
mod tests;
