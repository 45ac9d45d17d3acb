//! Packs in OCI registries and layouts, as artifacts that other tools for WebAssembly understand.

mod artifact;
mod layout;
mod registry;

use std::path::{Path, PathBuf};

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
    let artifact = if let Some(reference) = source.strip_prefix(SCHEME) {
        registry::pull(reference, options).await.map_err(say)?
    } else {
        let path = Path::new(source);
        match layout::read(path).map_err(say)? {
            Some(artifact) => artifact,
            None => return Ok(Fetched::Here(path.to_owned())),
        }
    };
    let bytes = artifact.into_pack().map_err(say)?;
    let unwritable = |error: std::io::Error| say(format!("no room for it: {error}"));
    let mut file = NamedTempFile::new().map_err(unwritable)?;
    std::io::Write::write_all(&mut file, &bytes).map_err(unwritable)?;
    Ok(Fetched::Made(file))
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
