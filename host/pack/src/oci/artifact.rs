//! A pack as an artifact: the CNCF's layout for WebAssembly, with the members of the pack as layers.
//!
//! The signature is over the pack's index. So nothing here needs to be trusted: what is put together wrongly is
//! refused when the pack is opened.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use oci_client::manifest::{OCI_IMAGE_MEDIA_TYPE, OciDescriptor, OciImageManifest};
use serde_json::json;

use crate::{ARCHIVE, Archive, INDEX, Index, SIGNATURE, digest, parse_index, write_archive};

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

    /// Puts the pack together again: the same bytes, since members decide all of them.
    pub(crate) fn into_pack(self) -> Result<Vec<u8>, String> {
        let mut members: BTreeMap<String, &[u8]> = BTreeMap::new();
        for layer in &self.manifest.layers {
            let bytes = self.blobs.get(&layer.digest).ok_or_else(|| format!("lacks the blob {}", layer.digest))?;
            if digest_of(bytes) != layer.digest {
                return Err(format!("has another blob than {}", layer.digest));
            }
            members.insert(title(layer)?.to_owned(), bytes);
        }
        let index = parse_index(members.get(INDEX).ok_or_else(|| format!("has no layer `{INDEX}`"))?)?;
        let signature = members.contains_key(SIGNATURE).then(|| SIGNATURE.to_owned());
        let named = index.checks.iter().flat_map(|entry| entry.members().map(|member| member.path.clone()));
        let order: Vec<String> = std::iter::once(INDEX.to_owned()).chain(signature).chain(named).collect();
        let contents = order.iter().map(|name| match members.get(name) {
            Some(bytes) => Ok((name.as_str(), *bytes)),
            None => Err(format!("has no layer `{}`", name.escape_debug())),
        });
        write_archive(contents.collect::<Result<Vec<_>, String>>()?)
    }
}

/// What has to be fetched for a manifest: digest and size, each once.
///
/// # Errors
/// An artifact that is none of ours, or too large.
pub(crate) fn wanted(manifest: &OciImageManifest) -> Result<Vec<&OciDescriptor>, String> {
    if manifest.config.media_type != CONFIG {
        return Err(format!("is no artifact of WebAssembly: it is `{}`", manifest.config.media_type.escape_debug()));
    }
    if manifest.layers.len() > LAYERS {
        return Err(format!("has more than {LAYERS} layers"));
    }
    let mut seen = BTreeSet::new();
    let layers: Vec<&OciDescriptor> = manifest.layers.iter().filter(|layer| seen.insert(&layer.digest)).collect();
    let size = |layer: &&OciDescriptor| u64::try_from(layer.size).ok();
    let total = layers.iter().map(size).try_fold(0_u64, |total, size| total.checked_add(size?));
    if total.is_none_or(|total| total > ARCHIVE) {
        return Err(format!("is larger than {} MiB, the limit of a pack", ARCHIVE / 1024 / 1024));
    }
    Ok(layers)
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

    #[test]
    fn an_artifact_has_16000_layers_at_most() {
        let layers = |count: usize| {
            let layer = |number: usize| OciDescriptor { digest: number.to_string(), ..OciDescriptor::default() };
            wanted(&manifest((0..count).map(layer).collect())).map(|layers| layers.len())
        };
        assert_eq!(layers(16_000), Ok(16_000));
        assert_eq!(layers(16_001), Err("has more than 16000 layers".into()));
    }

    /// Before anything of it is fetched; a layer that is named twice is fetched once.
    #[test]
    fn the_layers_of_an_artifact_have_a_gibibyte_at_most() {
        let layers = |sizes: &[(&str, i64)]| {
            let layer = |&(digest, size): &(&str, i64)| OciDescriptor {
                digest: digest.into(),
                size,
                ..OciDescriptor::default()
            };
            wanted(&manifest(sizes.iter().map(layer).collect())).map(|layers| layers.len())
        };
        let half = 512 * 1024 * 1024;
        assert_eq!(layers(&[("a", half), ("b", half), ("a", half)]), Ok(2));
        let refused = Err("is larger than 1024 MiB, the limit of a pack".to_owned());
        assert_eq!(layers(&[("a", half), ("b", half + 1)]), refused);
        assert_eq!(layers(&[("a", -1)]), refused);
    }
}
