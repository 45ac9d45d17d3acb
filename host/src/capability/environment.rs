//! `wit/environment.wit`: settings of the processes under examination. Secrets are masked here,
//! so that their values never enter a guest.

mod secret;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::State;
use super::gate::{Backend, Call};
use super::http::wit_denial;
use super::live::Live;
use crate::bindings::duo_doctor::check::environment as wit;
use crate::config::read;
use crate::policy::{Denial, Use};
use crate::scrub::Scrubber;
pub(super) use secret::inside;
use secret::is_secret;

/// Bytes of a value that are looked at.
const VALUE: usize = 64 * 1024;

/// Bytes of a file with the output of `env`: Linux allows a process 2 MiB of arguments and variables by default.
const FILE: u64 = 4 * 1024 * 1024;

/// The settings of one scope.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What the source is.
    pub origin: String,
    values: BTreeMap<String, String>,
}

impl Settings {
    /// Reads the output of `env` from a file.
    ///
    /// # Errors
    /// Which file and why.
    pub fn from_file(path: &Path) -> Result<Self, String> {
        let shown = path.display();
        let unusable = |problem: String| format!("{shown} {problem}; name a file with the output of `env`");
        let bytes = read(path, FILE).map_err(unusable)?;
        let metadata = std::fs::metadata(path).map_err(|error| unusable(format!("cannot be read: {error}")))?;
        let modified = metadata.modified().ok().and_then(|time| jiff::Timestamp::try_from(time).ok());
        let age = modified.map(|time| format!(", {time:.0}")).unwrap_or_default();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        Ok(Self { origin: format!("file {name}{age}"), values: parse(&String::from_utf8_lossy(&bytes)) })
    }

    /// This process's own variables.
    #[must_use]
    pub fn of_this_process() -> Self {
        let values = std::env::vars_os()
            .map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()));
        Self { origin: "this process".into(), values: values.collect() }
    }

    /// The text of a variable, for the host's own use.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// Every value that is kept from guests, and what is secret by itself inside of them.
    pub fn secrets(&self) -> impl Iterator<Item = String> {
        let kept = self.values.iter().filter(|(name, value)| is_secret(name, value));
        kept.flat_map(|(name, value)| inside(name, value).into_iter().chain([value.clone()]))
    }

    fn value(&self, name: &str, salt: &str) -> wit::Value {
        let Some(value) = self.values.get(name) else { return wit::Value::Unset };
        if is_secret(name, value) {
            let digest = Sha256::digest(format!("{salt}{value}").as_bytes());
            return wit::Value::Secret(wit::Secret {
                length: u32::try_from(value.chars().count()).unwrap_or(u32::MAX),
                lines: u32::try_from(value.lines().count()).unwrap_or(u32::MAX),
                fingerprint: hex::encode(&digest[..6]),
            });
        }
        let end = value.floor_char_boundary(VALUE.min(value.len()));
        wit::Value::Text(value[..end].to_owned())
    }
}

/// Reads `NAME=value` lines. A line that begins no variable continues the one before, as the
/// lines of a PEM key do; zero bytes (`env -0`) end a variable for certain.
fn parse(text: &str) -> BTreeMap<String, String> {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    let separated = text.contains('\0');
    let mut last: Option<String> = None;
    for line in text.split(if separated { '\0' } else { '\n' }) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let inside = last.as_ref().and_then(|name| values.get(name)).is_some_and(|value| is_open_pem(value));
        // Base64 has no underscore, so that a key which was cut short does not swallow what follows.
        let begins = |name: &str| is_name(name) && (separated || !inside || name.contains('_'));
        match line.split_once('=').filter(|(name, _)| begins(name)) {
            Some((name, value)) => {
                values.insert(name.to_owned(), value.to_owned());
                last = Some(name.to_owned());
            }
            None if separated => {}
            None => {
                if let Some(value) = last.as_ref().and_then(|name| values.get_mut(name)) {
                    value.push('\n');
                    value.push_str(line);
                }
            }
        }
    }
    if !separated {
        values.values_mut().for_each(|value| value.truncate(value.trim_end_matches('\n').len()));
    }
    values
}

/// The gateway reads names in any case.
fn is_name(name: &str) -> bool {
    let starts = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    starts && name.len() <= 128 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

/// Inside a PEM every line belongs to it: base64 ends in `=` too.
fn is_open_pem(value: &str) -> bool {
    value.contains("-----BEGIN") && !value.contains("-----END")
}

/// A look at one variable.
#[derive(Debug, Serialize)]
pub struct Get {
    scope: String,
    name: String,
}

impl Call for Get {
    const NAME: &'static str = "environment.get";
    type Answer = Result<wit::Value, wit::Error>;

    fn wants<'a>(&'a self, _backend: &'a Backend) -> Option<Use<'a>> {
        Some(Use::Environment { scope: &self.scope, name: &self.name })
    }

    fn denied(denial: Denial) -> Self::Answer {
        Err(wit::Error::Denied(wit_denial(denial)))
    }

    fn exhausted(text: String) -> Self::Answer {
        Err(wit::Error::Other(("budget".into(), text)))
    }

    async fn perform(&self, live: &Live, _time: Duration) -> Self::Answer {
        Ok(live.settings(&self.scope)?.value(&self.name, live.salt()))
    }

    fn scrub(answer: &mut Self::Answer, scrubber: &Scrubber) {
        if let Ok(wit::Value::Text(text)) = answer {
            scrubber.scrub(text);
        }
    }
}

/// A look at what is set, or at where it comes from.
#[derive(Debug, Serialize)]
pub struct About {
    scope: String,
}

impl Call for About {
    const NAME: &'static str = "environment.names";
    type Answer = Result<(String, Vec<String>), wit::Error>;

    /// What may be seen is decided name by name in the answer.
    fn wants<'a>(&'a self, _backend: &'a Backend) -> Option<Use<'a>> {
        None
    }

    fn denied(denial: Denial) -> Self::Answer {
        Err(wit::Error::Denied(wit_denial(denial)))
    }

    fn exhausted(text: String) -> Self::Answer {
        Err(wit::Error::Other(("budget".into(), text)))
    }

    async fn perform(&self, live: &Live, _time: Duration) -> Self::Answer {
        let settings = live.settings(&self.scope)?;
        Ok((settings.origin.clone(), settings.values.keys().cloned().collect()))
    }

    fn scrub(_answer: &mut Self::Answer, _scrubber: &Scrubber) {}
}

impl wit::Host for State {
    async fn get(&mut self, scope: String, name: String) -> wasmtime::Result<Result<wit::Value, wit::Error>> {
        Ok(self.gate.call(Get { scope, name }).await)
    }

    async fn names(&mut self, scope: String) -> wasmtime::Result<Result<Vec<String>, wit::Error>> {
        let about = self.gate.call(About { scope: scope.clone() }).await;
        let granted = |name: &String| self.gate.grant().allow(Use::Environment { scope: &scope, name }).is_ok();
        Ok(about.map(|(_, names)| names.into_iter().filter(granted).collect()))
    }

    async fn origin(&mut self, scope: String) -> wasmtime::Result<Result<String, wit::Error>> {
        Ok(self.gate.call(About { scope }).await.map(|(origin, _)| origin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Settings {
        Settings { origin: "test".into(), values: parse(text) }
    }

    #[test]
    fn lines_of_a_key_belong_to_their_variable() {
        let settings = settings("A=1\r\nKEY_PEM=-----BEGIN\nabc=\nQUJD=\n-----END\n\nB=2=3\n");
        assert_eq!(settings.text("A"), Some("1"));
        assert_eq!(settings.text("B"), Some("2=3"));
        assert_eq!(settings.text("KEY_PEM").map(|key| key.lines().count()), Some(4));
    }

    #[test]
    fn a_key_that_was_cut_short_swallows_no_variable() {
        let settings = settings("A_KEY=-----BEGIN\nabc=\nB_URL=http://b\n");
        assert_eq!(settings.text("A_KEY"), Some("-----BEGIN\nabc="));
        assert_eq!(settings.text("B_URL"), Some("http://b"));
    }

    #[test]
    fn zero_bytes_separate_for_certain() {
        let settings = settings("A=1\nB=2\0C=3\0");
        assert_eq!(settings.text("A"), Some("1\nB=2"));
        assert_eq!(settings.text("C"), Some("3"));
    }

    #[test]
    fn a_secret_shows_its_length_and_never_its_text() {
        let settings = settings("MODEL_API_KEY=canary-1\nEMPTY_TOKEN=\nAIGW_MTLS__KEY_FILE=/k\n");
        match settings.value("MODEL_API_KEY", "salt") {
            wit::Value::Secret(secret) => {
                assert_eq!((secret.length, secret.lines), (8, 1));
                assert!(!secret.fingerprint.contains("canary"));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(settings.value("EMPTY_TOKEN", ""), wit::Value::Text(String::new()));
        assert_eq!(settings.value("AIGW_MTLS__KEY_FILE", ""), wit::Value::Text("/k".into()));
        assert_eq!(settings.value("NOT_THERE", ""), wit::Value::Unset);
        assert_eq!(settings.secrets().collect::<Vec<_>>(), ["canary-1"]);
    }
}
