//! Errors of starting a simulated set-up.

use std::io;
use std::path::PathBuf;

/// Why a simulated set-up did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A scenario file is wrong.
    #[error("scenario `{name}` is not valid: correct its file")]
    Scenario {
        /// Name of the scenario.
        name: String,
        /// What is wrong with it.
        source: Box<toml::de::Error>,
    },
    /// A scenario names a model that its world does not have.
    #[error("feature `{feature}` names the model `{model}`, which this world lacks: add `[model.{model}]`")]
    UnknownModel {
        /// The feature.
        feature: String,
        /// The missing model.
        model: String,
    },
    /// A scenario names a feature that GitLab does not have.
    #[error("feature `{feature}` is none of GitLab's: correct its name in the scenario")]
    UnknownFeature {
        /// The feature.
        feature: String,
    },
    /// No port could be opened.
    #[error("no port on loopback can be opened for {peer}: allow local sockets")]
    Listen {
        /// Which server.
        peer: &'static str,
        /// The system's reason.
        source: io::Error,
    },
    /// A file could not be written.
    #[error("`{path}` cannot be written: choose a directory that is writable", path = path.display())]
    Write {
        /// Which file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A certificate could not be made.
    #[error("no certificate can be made for {peer}: report this as a defect of the simulator")]
    Certificate {
        /// Which server.
        peer: &'static str,
        /// What went wrong.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// An HTTP client could not be made.
    #[error("the set-up's HTTP client cannot be made: report this as a defect of the simulator")]
    Client(#[source] reqwest::Error),
}
