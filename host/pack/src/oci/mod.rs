//! Packs in OCI registries and layouts, as artifacts that other tools for WebAssembly understand.

mod address;
mod artifact;
mod challenge;
mod layout;
mod registry;
mod session;

use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use artifact::Artifact;

/// What a reference to a registry begins with.
const SCHEME: &str = "oci://";

/// How to talk to a registry.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// User name for the registry.
    pub user: Option<String>,
    /// A file with the password for the registry.
    pub password_file: Option<PathBuf>,
    /// CA certificates, PEM, for the registry beside those of this machine.
    pub ca: Option<PathBuf>,
    /// Talk to the registry without TLS.
    pub plain_http: bool,
    /// Further hosts that may be given the password for a token, HOST or HOST:PORT.
    pub auth_hosts: Vec<String>,
    /// For everything together; otherwise half an hour.
    pub total: Option<Duration>,
}

/// A pack that was asked for, as a file.
#[derive(Debug)]
pub enum Fetched {
    /// It was one.
    Here(PathBuf),
    /// It was put together from an artifact; gone when this is.
    Made(NamedTempFile),
}

impl Fetched {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Here(path) => path,
            Self::Made(file) => file.path(),
        }
    }
}

/// Gets a pack from a registry, from a layout, or takes the file. Nothing is verified yet.
///
/// # Errors
/// What could not be had, and from where.
pub async fn fetch(source: &str, options: &Registry) -> Result<Fetched, String> {
    let say = |problem: String| format!("{source}: {problem}");
    if let Some(reference) = source.strip_prefix(SCHEME) {
        return registry::pull(reference, options).await.map(Fetched::Made).map_err(say);
    }
    let path = Path::new(source);
    Ok(match layout::read(path).await.map_err(say)? {
        Some(made) => Fetched::Made(made),
        None => Fetched::Here(path.to_owned()),
    })
}

/// Publishes a pack; the digest of its manifest, to pin it by.
///
/// # Errors
/// What is wrong with the pack, or what the registry says.
pub async fn push(pack: &Path, target: &str, options: &Registry) -> Result<String, String> {
    let artifact = Artifact::of_pack(pack).map_err(|problem| format!("{}: {problem}", pack.display()))?;
    let say = |problem: String| format!("{target}: {problem}");
    match target.strip_prefix(SCHEME) {
        Some(reference) => registry::push(&artifact, reference, options).await.map_err(say),
        None => layout::write(&artifact, Path::new(target)).map_err(say),
    }
}
