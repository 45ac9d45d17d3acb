//! A pack as an artifact: the CNCF's layout for WebAssembly, with the members of the pack as layers.
//!
//! The signature is over the pack's index. So nothing here needs to be trusted: what is put together wrongly is
//! refused when the pack is opened.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use duo_doctor_model::is_digest;
use oci_client::manifest::{OCI_IMAGE_MEDIA_TYPE, OciDescriptor, OciImageManifest};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use crate::archive::{begin, end, finish};
use crate::{ARCHIVE, Archive, Entry, INDEX, INDEX_BYTES, Index, SIGNATURE, digest, parse_index};

/// What the configuration of such an artifact is.
pub(crate) const CONFIG: &str = "application/vnd.wasm.config.v0+json";

/// A component, compressed.
const COMPONENT: &str = "application/vnd.duo-doctor.pack.component.v1+zstd";

/// Members that only this program reads.
const PACK_INDEX: &str = "application/vnd.duo-doctor.pack.index.v1+json";
const PACK_SIGNATURE: &str = "application/vnd.duo-doctor.pack.signature.v1";
const INTERPRETER: &str = "application/vnd.duo-doctor.pack.interpreter.v1+zstd";
const MESSAGES: &str = "application/vnd.duo-doctor.pack.messages.v1+zstd";

/// The annotation that holds a member's name in the pack.
const TITLE: &str = "org.opencontainers.image.title";

/// Layers of an artifact: as many as a pack can have members.
const LAYERS: usize = 16_000;

/// An artifact with all that it names.
#[derive(Debug)]
pub(crate) struct Artifact {
    pub manifest: OciImageManifest,
    /// Configuration and layers by digest, with `sha256:`.
    pub blobs: BTreeMap<String, Vec<u8>>,
    /// Version of the pack.
    pub version: String,
}

impl Artifact {
    /// Makes the artifact of a pack.
    pub(crate) fn of_pack(path: &Path) -> Result<Self, String> {
        let (archive, names) = Archive::open(path)?;
        let index = parse_index(&archive.read_plain(INDEX, ARCHIVE)?)?;
        let mut blobs = BTreeMap::new();
        let mut layers = Vec::new();
        for name in &names {
            let bytes = archive.read_plain(name, ARCHIVE)?;
            layers.push(descriptor(media_type(name), &bytes, Some(name)));
            blobs.insert(digest_of(&bytes), bytes);
        }
        let config = config(&index, &layers);
        let manifest = OciImageManifest {
            schema_version: 2,
            media_type: Some(OCI_IMAGE_MEDIA_TYPE.into()),
            config: descriptor(CONFIG, &config, None),
            layers,
            subject: None,
            artifact_type: None,
            annotations: Some(BTreeMap::from([
                (TITLE.to_owned(), index.name.clone()),
                ("org.opencontainers.image.version".to_owned(), index.version.to_string()),
            ])),
        };
        blobs.insert(digest_of(&config), config);
        Ok(Self { manifest, blobs, version: index.version.to_string() })
    }
}

/// Where the blobs of an artifact are.
pub(crate) trait Blobs {
    /// Copies a blob as it comes. What it is, is looked at where it is written.
    fn copy(
        &mut self,
        blob: &OciDescriptor,
        out: &mut (impl Write + Send),
    ) -> impl Future<Output = Result<(), String>> + Send;
}

/// Puts a pack together again, straight into a file: the same bytes, since members decide all of them. Every layer is
/// written once at most, so the file is no larger than what [`wanted`] has counted.
pub(crate) async fn into_pack(manifest: &OciImageManifest, blobs: &mut impl Blobs) -> Result<NamedTempFile, String> {
    let layers = wanted(manifest)?;
    let layer = |name: &str| layers.get(name).copied().ok_or_else(|| format!("has no layer `{}`", name.escape_debug()));
    let first = layer(INDEX)?;
    if size(first).is_none_or(|size| size > INDEX_BYTES) {
        return Err(format!("has an index larger than {} MiB", INDEX_BYTES / 1024 / 1024));
    }
    let mut text = Vec::new();
    checked(first, blobs, &mut text).await?;
    let index = parse_index(&text)?;
    let signature = layers.contains_key(SIGNATURE).then_some(SIGNATURE);
    let named = index.checks.iter().flat_map(Entry::members).map(|member| member.path.as_str());
    let unwritable = |error: io::Error| format!("no room for it: {error}");
    let file = NamedTempFile::new().map_err(unwritable)?;
    let mut out = BufWriter::new(file);
    begin(&mut out, INDEX, text.len() as u64)?;
    out.write_all(&text).map_err(unwritable)?;
    end(&mut out, text.len() as u64).map_err(unwritable)?;
    let mut written = BTreeSet::new();
    for name in signature.into_iter().chain(named) {
        if !written.insert(name) {
            return Err(format!("names `{}` twice", name.escape_debug()));
        }
        let layer = layer(name)?;
        let bytes = size(layer).unwrap_or_default();
        begin(&mut out, name, bytes)?;
        checked(layer, blobs, &mut out).await?;
        end(&mut out, bytes).map_err(unwritable)?;
    }
    finish(&mut out).map_err(unwritable)?;
    out.into_inner().map_err(|error| unwritable(error.into_error()))
}

/// Copies a blob that must be what its descriptor says; not a byte more is written.
async fn checked(layer: &OciDescriptor, blobs: &mut impl Blobs, out: &mut (impl Write + Send)) -> Result<(), String> {
    let mut checked = Checked { left: size(layer).unwrap_or_default(), hash: Sha256::new(), out };
    blobs.copy(layer, &mut checked).await?;
    if checked.left > 0 || format!("sha256:{}", hex::encode(checked.hash.finalize())) != layer.digest {
        return Err(format!("has another blob than {}", layer.digest.escape_debug()));
    }
    Ok(())
}

struct Checked<'a, W> {
    left: u64,
    hash: Sha256,
    out: &'a mut W,
}

impl<W: Write> Write for Checked<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.left =
            self.left.checked_sub(bytes.len() as u64).ok_or_else(|| io::Error::other("sends more than it says"))?;
        self.hash.update(bytes);
        self.out.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The layers of a manifest by their names. What is fetched is counted layer by layer, however few blobs they share.
///
/// # Errors
/// An artifact that is none of ours, or too large.
pub(crate) fn wanted(manifest: &OciImageManifest) -> Result<BTreeMap<&str, &OciDescriptor>, String> {
    if manifest.config.media_type != CONFIG {
        return Err(format!("is no artifact of WebAssembly: it is `{}`", manifest.config.media_type.escape_debug()));
    }
    if manifest.layers.len() > LAYERS {
        return Err(format!("has more than {LAYERS} layers"));
    }
    let total = manifest.layers.iter().map(size).try_fold(0_u64, |total, size| total.checked_add(size?));
    if total.is_none_or(|total| total > ARCHIVE) {
        return Err(format!("is larger than {} MiB, the limit of a pack", ARCHIVE / 1024 / 1024));
    }
    let mut layers = BTreeMap::new();
    for layer in &manifest.layers {
        if !is_digest(&layer.digest) {
            return Err(format!("names the blob `{}`, which is no sha256", layer.digest.escape_debug()));
        }
        let title = title(layer)?;
        if layers.insert(title, layer).is_some() {
            return Err(format!("has two layers `{}`", title.escape_debug()));
        }
    }
    Ok(layers)
}

fn size(layer: &OciDescriptor) -> Option<u64> {
    u64::try_from(layer.size).ok()
}

pub(crate) fn digest_of(bytes: &[u8]) -> String {
    format!("sha256:{}", digest(bytes))
}

fn title(layer: &OciDescriptor) -> Result<&str, String> {
    let title = layer.annotations.as_ref().and_then(|annotations| annotations.get(TITLE));
    title.map(String::as_str).ok_or_else(|| format!("has a layer without a title, {}", layer.digest.escape_debug()))
}

fn media_type(name: &str) -> &'static str {
    match name {
        INDEX => PACK_INDEX,
        SIGNATURE => PACK_SIGNATURE,
        name if name.ends_with(".wasm.zst") => COMPONENT,
        name if name.ends_with(".cwasm.zst") => INTERPRETER,
        _ => MESSAGES,
    }
}

fn descriptor(media_type: &str, bytes: &[u8], title: Option<&str>) -> OciDescriptor {
    OciDescriptor {
        media_type: media_type.to_owned(),
        digest: digest_of(bytes),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        annotations: title.map(|title| BTreeMap::from([(TITLE.to_owned(), title.to_owned())])),
        ..OciDescriptor::default()
    }
}

/// The configuration as the layout wants it; the time is the pack's own, so that the same pack is the same artifact.
fn config(index: &Index, layers: &[OciDescriptor]) -> Vec<u8> {
    let created = index.issued.unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let imports: BTreeSet<&String> = index.checks.iter().flat_map(|entry| &entry.imports).collect();
    let digests: Vec<&str> = layers.iter().map(|layer| layer.digest.as_str()).collect();
    let config = json!({
        "created": created.to_string(),
        "architecture": "wasm",
        "os": "wasip2",
        "layerDigests": digests,
        "component": { "exports": ["duo-doctor:check/checker@1.0.0"], "imports": imports, "target": "duo-doctor:check/check@1.0.0" },
    });
    serde_json::to_vec(&config).expect("a configuration is plain data")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(layers: Vec<OciDescriptor>) -> OciImageManifest {
        OciImageManifest { config: descriptor(CONFIG, b"", None), layers, ..OciImageManifest::default() }
    }

    fn layer(number: usize, digest: &str, size: i64) -> OciDescriptor {
        let annotations = Some(BTreeMap::from([(TITLE.to_owned(), number.to_string())]));
        OciDescriptor { digest: digest_of(digest.as_bytes()), size, annotations, ..OciDescriptor::default() }
    }

    #[test]
    fn an_artifact_has_16000_layers_at_most() {
        let layers = |count: usize| {
            let layers = (0..count).map(|number| layer(number, "a", 1)).collect();
            wanted(&manifest(layers)).map(|layers| layers.len())
        };
        assert_eq!(layers(16_000), Ok(16_000));
        assert_eq!(layers(16_001), Err("has more than 16000 layers".into()));
    }

    /// Before anything of it is fetched. A blob that many layers share is written many times, and counted so.
    #[test]
    fn the_layers_of_an_artifact_have_a_gibibyte_at_most() {
        let layers = |sizes: &[(&str, i64)]| {
            let layer = |(number, (digest, size)): (usize, &(&str, i64))| layer(number, digest, *size);
            wanted(&manifest(sizes.iter().enumerate().map(layer).collect())).map(|layers| layers.len())
        };
        let half = 512 * 1024 * 1024;
        assert_eq!(layers(&[("a", half), ("b", half)]), Ok(2));
        let refused = Err("is larger than 1024 MiB, the limit of a pack".to_owned());
        assert_eq!(layers(&[("a", half), ("b", half + 1)]), refused);
        assert_eq!(layers(&[("a", half), ("a", half), ("a", 1)]), refused);
        assert_eq!(layers(&[("a", -1)]), refused);
        let many: Vec<(&str, i64)> = vec![("a", 1024 * 1024); 8_000];
        assert_eq!(layers(&many), refused);
    }

    #[test]
    fn what_is_no_digest_is_no_path() {
        let mut odd = layer(1, "a", 1);
        odd.digest = "sha256:../../../../etc/passwd".into();
        assert!(wanted(&manifest(vec![odd])).is_err_and(|problem| problem.ends_with("which is no sha256")));
        let twice = manifest(vec![layer(1, "a", 1), layer(1, "b", 1)]);
        assert_eq!(wanted(&twice).map(|layers| layers.len()), Err("has two layers `1`".into()));
    }
}
