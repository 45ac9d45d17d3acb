//! Settings of the processes under examination, from wherever the operator says: this process, a
//! file (`env`, `docker inspect`, a Kubernetes manifest), another process, a container.

mod container;
mod env;
mod inspect;
mod manifest;
mod secret;

use std::collections::BTreeMap;
use std::path::Path;

use crate::{EnvironmentSource, read as read_file};
use duo_doctor_wording::{Said, said};

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
    /// Reads a source.
    ///
    /// # Errors
    /// Which source, and why it cannot be read.
    pub async fn read(source: &EnvironmentSource) -> Result<Self, String> {
        match source {
            EnvironmentSource::File(path) => Self::from_file(path),
            EnvironmentSource::ThisProcess => Ok(Self::of_this_process()),
            EnvironmentSource::Process(id) => Self::of_process(*id),
            EnvironmentSource::Container { name, socket } => container::read(name, socket.as_deref()).await,
        }
    }

    /// Reads a file: the output of `env` or `docker inspect`, or a Kubernetes manifest, told apart
    /// by how it begins.
    fn from_file(path: &Path) -> Result<Self, String> {
        let shown = path.display();
        let unusable = |problem: Said| format!("{shown} {problem}; name a file with the output of `env`");
        let bytes = read_file(path, FILE).map_err(unusable)?;
        let metadata = std::fs::metadata(path).map_err(|error| unusable(said!("cannot-be-read", error = error)))?;
        let modified = metadata.modified().ok().and_then(|time| jiff::Timestamp::try_from(time).ok());
        let age = modified.map(|time| format!(", {time:.0}")).unwrap_or_default();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let settings =
            Self::from_text(&String::from_utf8_lossy(&bytes)).map_err(|problem| format!("{shown}: {problem}"))?;
        Ok(Self { origin: format!("file {name}{age}"), ..settings })
    }

    /// Reads what such a file holds.
    ///
    /// # Errors
    /// What is wrong with it, without its values.
    pub fn from_text(text: &str) -> Result<Self, String> {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        if start.starts_with(['[', '{']) {
            // `kubectl get -o json` begins like `docker inspect`, and is a manifest.
            return if manifest::is_json(start) { manifest::parse(start) } else { inspect::parse(start) };
        }
        if manifest::is_yaml(text) { manifest::parse(text) } else { Ok(Self::listed(env::parse(text))) }
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

#[cfg(test)]
mod tests;
