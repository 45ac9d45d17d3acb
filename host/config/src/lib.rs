//! Configuration: a TOML file, the environment, and flags become one [`Config`] in which every
//! value knows where it comes from.

mod connection;
mod file;
mod input;
mod load;
mod secret;
pub mod settings;
mod switch;
mod vantage;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

pub use connection::proxy as parse_proxy;
use input::read;

pub use connection::{Connection, Kind, Proxy, Trust};
pub use load::{Flags, load};
pub use secret::{Credential, Secret};
pub use switch::switch;

use duo_doctor_model::description::{Impact, Vantage};
use duo_doctor_model::policy::Policy;
use duo_doctor_wording::{Said, said};

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// A configuration file, with the line where it can be told.
    File(PathBuf, Option<usize>),
    /// A variable of this process.
    Environment(&'static str),
    /// A flag.
    Flag(&'static str),
    /// By what was found on this machine.
    Detected(Vec<String>),
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(out)
    }
}

impl Origin {
    /// How it is said.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Default => said!("origin-default"),
            Self::File(path, Some(line)) => format!("{}:{line}", path.display()).into(),
            Self::File(path, None) => path.display().to_string().into(),
            Self::Environment(name) => format!("${name}").into(),
            Self::Flag(name) => (*name).to_owned().into(),
            Self::Detected(traces) if traces.is_empty() => said!("origin-nothing"),
            Self::Detected(traces) => said!("origin-found", traces = traces.join(", ")),
        }
    }

    /// What was found, where nobody said anything.
    #[must_use]
    pub fn traces(&self) -> Option<&[String]> {
        match self {
            Self::Detected(traces) => Some(traces),
            _ => None,
        }
    }
}

/// A value and where it comes from.
#[derive(Debug, Clone)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where the settings of a process are read from.
#[derive(Debug, Clone)]
pub enum EnvironmentSource {
    /// A file of one of the shapes in which people have such settings.
    File {
        /// Where it is.
        path: PathBuf,
        /// The service of a Compose file, or the container of a manifest; none: told by what it is.
        service: Option<String>,
    },
    /// This process's own variables: the doctor runs inside the container.
    ThisProcess,
    /// Another process of this machine, by its id.
    Process(u32),
    /// A container, by name or id, asked for at the socket of Docker or what speaks like it.
    Container {
        /// Name or id.
        name: String,
        /// Where the engine listens; none: its usual places.
        socket: Option<PathBuf>,
    },
}

impl fmt::Display for EnvironmentSource {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.said().fmt(out)
    }
}

impl EnvironmentSource {
    /// How it is said.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::File { path, service: None } => path.display().to_string().into(),
            Self::File { path, service: Some(service) } => {
                said!("source-file-service", path = path.display(), service = service)
            }
            Self::ThisProcess => said!("source-this-process"),
            Self::Process(id) => said!("source-process", id = id),
            Self::Container { name, .. } => said!("source-container", name = name),
        }
    }
}

/// What the operator says about the set-up and about this run.
#[derive(Debug, Clone)]
pub struct Config {
    /// The configuration file, where there is one.
    pub path: Option<PathBuf>,
    /// Sentences about what nobody reads although somebody wrote it.
    pub unread: Vec<Said>,
    /// Places that the host stands for.
    pub vantages: Sourced<Vec<Vantage>>,
    /// The most that checks may do.
    pub impact: Sourced<Impact>,
    /// Endpoints by name.
    pub connections: BTreeMap<String, Connection>,
    /// Sources of settings by scope.
    pub environments: BTreeMap<String, Sourced<EnvironmentSource>>,
    /// Configured paths by log source.
    pub logs: BTreeMap<String, Sourced<Vec<PathBuf>>>,
    /// How far back logs are searched.
    pub log_window: Sourced<Duration>,
    /// What checks may use.
    pub policy: Policy,
    /// Wall-clock time of one check.
    pub check_time: Sourced<Duration>,
}

/// Configuration that cannot be used; one sentence with the place.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{place}: {problem}")]
pub struct Error {
    /// File and line, variable, or flag.
    pub place: String,
    /// What is wrong and what to do.
    pub problem: Said,
}

impl Error {
    pub(crate) fn new(place: impl fmt::Display, problem: Said) -> Self {
        Self { place: place.to_string(), problem }
    }

    /// The sentence in whatever language.
    #[must_use]
    pub fn said(&self) -> Said {
        said!("at-place", place = self.place).saying("problem", self.problem.clone())
    }
}
