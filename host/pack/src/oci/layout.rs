//! OCI layouts: what a registry has, as a folder or a tar, for networks without one.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use oci_client::manifest::{
    ImageIndexEntry, OCI_IMAGE_INDEX_MEDIA_TYPE, OCI_IMAGE_MEDIA_TYPE, OciImageIndex, OciImageManifest,
};
use semver::Version;

use super::artifact::{Artifact, digest_of, wanted};
use crate::ARCHIVE;

/// The file that says that a folder is a layout, and what stands in it.
const MARK: &str = "oci-layout";
const MARK_TEXT: &str = r#"{"imageLayoutVersion":"1.0.0"}"#;

/// The annotation with an artifact's tag.
const TAG: &str = "org.opencontainers.image.ref.name";

/// Bytes of an index or a manifest.
const DOCUMENT: u64 = 16 * 1024 * 1024;

/// Files in a tar.
const FILES: usize = 100_000;

/// Where the files of a layout are.
enum Place {
    Folder(PathBuf),
    /// Offsets and sizes in a tar.
    Tar(fs::File, BTreeMap<String, (u64, u64)>),
}

/// The newest pack of a layout; none where the path is no layout.
pub(crate) fn read(path: &Path) -> Result<Option<Artifact>, String> {
    let Some(mut place) = open(path)? else { return Ok(None) };
    let index: OciImageIndex = document(&place.read("index.json", DOCUMENT)?, "index.json")?;
    // Of several tags the highest version; a layout with one artifact needs no tag.
    let version = |entry: &ImageIndexEntry| {
        entry.annotations.as_ref().and_then(|all| all.get(TAG)).and_then(|tag| Version::parse(tag).ok())
    };
    let newest = index.manifests.iter().max_by_key(|entry| version(entry));
    let entry = newest.ok_or("is a layout without an artifact")?;
    let manifest: OciImageManifest = document(&place.blob(&entry.digest, DOCUMENT)?, &entry.digest)?;
    let mut blobs = BTreeMap::new();
    for layer in wanted(&manifest)? {
        let size = u64::try_from(layer.size).unwrap_or_default();
        blobs.insert(layer.digest.clone(), place.blob(&layer.digest, size)?);
    }
    Ok(Some(Artifact { manifest, blobs, version: String::new() }))
}

/// Adds an artifact to a layout, which is made where it is not there; a name that ends in `.tar` is a new tar.
pub(crate) fn write(artifact: &Artifact, path: &Path) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("cannot be written: {error}");
    if path.extension().is_some_and(|extension| extension == "tar") {
        let folder = tempfile::tempdir().map_err(failed)?;
        let digest = write(artifact, folder.path())?;
        let mut file = tempfile::NamedTempFile::new_in(
            path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new(".")),
        )
        .map_err(failed)?;
        let mut tar = tar::Builder::new(&mut file);
        tar.append_dir_all(".", folder.path()).and_then(|()| tar.finish()).map_err(failed)?;
        drop(tar);
        file.persist(path).map_err(|error| failed(error.error))?;
        return Ok(digest);
    }
    let blobs = path.join("blobs/sha256");
    fs::create_dir_all(&blobs).map_err(failed)?;
    let manifest = serde_json::to_vec(&artifact.manifest).expect("a manifest is plain data");
    let digest = digest_of(&manifest);
    for (name, bytes) in artifact.blobs.iter().chain([(&digest, &manifest)]) {
        fs::write(blobs.join(name.trim_start_matches("sha256:")), bytes).map_err(failed)?;
    }
    let index_path = path.join("index.json");
    let mut index = match fs::read(&index_path) {
        Ok(text) => document(&text, "index.json")?,
        Err(_) => OciImageIndex {
            schema_version: 2,
            media_type: Some(OCI_IMAGE_INDEX_MEDIA_TYPE.into()),
            manifests: Vec::new(),
            artifact_type: None,
            annotations: None,
        },
    };
    let tag = BTreeMap::from([(TAG.to_owned(), artifact.version.clone())]);
    index.manifests.retain(|entry| entry.annotations.as_ref().and_then(|all| all.get(TAG)) != Some(&artifact.version));
    index.manifests.push(ImageIndexEntry {
        media_type: OCI_IMAGE_MEDIA_TYPE.into(),
        digest: digest.clone(),
        size: i64::try_from(manifest.len()).unwrap_or(i64::MAX),
        platform: None,
        artifact_type: None,
        annotations: Some(tag),
    });
    fs::write(index_path, serde_json::to_vec_pretty(&index).expect("an index is plain data")).map_err(failed)?;
    fs::write(path.join(MARK), MARK_TEXT).map_err(failed)?;
    Ok(digest)
}

fn open(path: &Path) -> Result<Option<Place>, String> {
    if path.is_dir() {
        if path.join(MARK).is_file() {
            return Ok(Some(Place::Folder(path.to_owned())));
        }
        return Err(format!("is a folder without `{MARK}`: name a pack or an OCI layout"));
    }
    // What is no tar, or another one, is looked at as a pack, which says what is wrong with it.
    let Ok(file) = fs::File::open(path) else { return Ok(None) };
    let mut places = BTreeMap::new();
    let mut tar = tar::Archive::new(&file);
    for entry in tar.entries_with_seek().into_iter().flatten().take(FILES) {
        let Ok(entry) = entry else { break };
        if entry.header().entry_type() == tar::EntryType::Regular {
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            places.insert(name.trim_start_matches("./").to_owned(), (entry.raw_file_position(), entry.size()));
        }
    }
    Ok(places.contains_key(MARK).then_some(Place::Tar(file, places)))
}

impl Place {
    fn blob(&mut self, digest: &str, limit: u64) -> Result<Vec<u8>, String> {
        let hex =
            digest.strip_prefix("sha256:").filter(|hex| hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let hex = hex.ok_or_else(|| format!("names the blob `{}`, which is no sha256", digest.escape_debug()))?;
        let bytes = self.read(&format!("blobs/sha256/{hex}"), limit)?;
        if digest_of(&bytes) != digest {
            return Err(format!("holds another blob than {digest}"));
        }
        Ok(bytes)
    }

    fn read(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, String> {
        let failed = |error: std::io::Error| format!("`{name}` cannot be read: {error}");
        let (mut file, size) = match self {
            Self::Folder(folder) => {
                let file = fs::File::open(folder.join(name)).map_err(failed)?;
                let size = file.metadata().map_err(failed)?.len();
                (file, size)
            }
            Self::Tar(file, places) => {
                let (offset, size) = *places.get(name).ok_or_else(|| format!("lacks `{name}`"))?;
                file.seek(SeekFrom::Start(offset)).map_err(failed)?;
                (file.try_clone().map_err(failed)?, size)
            }
        };
        if size > limit.min(ARCHIVE) {
            return Err(format!("has `{name}` larger than it may be"));
        }
        let mut bytes = Vec::new();
        (&mut file).take(size).read_to_end(&mut bytes).map_err(failed)?;
        Ok(bytes)
    }
}

fn document<T: serde::de::DeserializeOwned>(text: &[u8], name: &str) -> Result<T, String> {
    serde_json::from_slice(text).map_err(|error| format!("`{name}` cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_of_a_layout_has_16_mebibytes_at_most() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(MARK), MARK_TEXT).expect("a file");
        let index = fs::File::create(folder.path().join("index.json")).expect("a file");
        let read = |bytes: u64| {
            index.set_len(bytes).expect("it can have holes");
            read(folder.path()).map(drop).expect_err("it has zeros only")
        };
        let at = read(16 * 1024 * 1024);
        assert!(at.starts_with("`index.json` cannot be read: expected value"), "{at}");
        assert_eq!(read(16 * 1024 * 1024 + 1), "has `index.json` larger than it may be");
    }

    /// Those that come later are not there, so that the artifact lacks them.
    #[test]
    fn of_a_tar_100000_files_are_looked_at() {
        let tar = |before: usize| {
            let file = tempfile::Builder::new().suffix(".tar").tempfile().expect("a file");
            let mut tar = tar::Builder::new(std::io::BufWriter::new(file.as_file()));
            let names = (0..before).map(|number| number.to_string()).chain([MARK.to_owned()]);
            for name in names {
                let mut header = tar::Header::new_ustar();
                header.set_size(0);
                tar.append_data(&mut header, name, &b""[..]).expect("it can be written");
            }
            tar.finish().expect("it can be written");
            drop(tar);
            open(file.path()).map(|place| place.is_some())
        };
        assert_eq!(tar(100_000 - 1), Ok(true));
        assert_eq!(tar(100_000), Ok(false));
    }
}
