//! OCI layouts: what a registry has, as a folder or a tar, for networks without one.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use duo_doctor_model::is_digest;
use duo_doctor_model::text::harmless;
use oci_client::manifest::{
    ImageIndexEntry, OCI_IMAGE_INDEX_MEDIA_TYPE, OCI_IMAGE_MEDIA_TYPE, OciDescriptor, OciImageIndex,
};
use semver::Version;
use tempfile::NamedTempFile;

use super::artifact::{Artifact, Blobs, digest_of, into_pack};

/// The file that says that a folder is a layout, and what stands in it.
const MARK: &str = "oci-layout";
const MARK_TEXT: &str = r#"{"imageLayoutVersion":"1.0.0"}"#;

/// The annotation with an artifact's tag.
const TAG: &str = "org.opencontainers.image.ref.name";

/// Bytes of an index or a manifest, as in a registry.
const DOCUMENT: u64 = 4 * 1024 * 1024;

/// Files in a tar.
const FILES: usize = 100_000;

/// Where the files of a layout are.
enum Place {
    Folder(PathBuf),
    /// Offsets and sizes in a tar.
    Tar(fs::File, BTreeMap<String, (u64, u64)>),
}

/// The newest pack of a layout; none where the path is no layout.
pub(crate) async fn read(path: &Path) -> Result<Option<NamedTempFile>, String> {
    let Some(mut place) = open(path)? else { return Ok(None) };
    let index: OciImageIndex = document(&place.read("index.json", DOCUMENT)?, "index.json")?;
    // Of several tags the highest version; a layout with one artifact needs no tag.
    let version = |entry: &ImageIndexEntry| {
        entry.annotations.as_ref().and_then(|all| all.get(TAG)).and_then(|tag| Version::parse(tag).ok())
    };
    let newest = index.manifests.iter().max_by_key(|entry| version(entry));
    let entry = newest.ok_or("is a layout without an artifact")?;
    let text = place.read(&blob(&entry.digest)?, DOCUMENT)?;
    if digest_of(&text) != entry.digest {
        return Err(format!("holds another blob than {}", entry.digest));
    }
    into_pack(&document(&text, &entry.digest)?, &mut place).await.map(Some)
}

/// Where a blob lies.
fn blob(digest: &str) -> Result<String, String> {
    let hex = digest.strip_prefix("sha256:").filter(|_| is_digest(digest));
    let hex = hex.ok_or_else(|| format!("names the blob `{}`, which is no sha256", digest.escape_debug()))?;
    Ok(format!("blobs/sha256/{hex}"))
}

/// Adds an artifact to a layout, which is made where it is not there; a name that ends in `.tar` is a new tar.
pub(crate) fn write(artifact: &Artifact, path: &Path) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("cannot be written: {error}");
    if path.extension().is_some_and(|extension| extension == "tar") {
        let folder = tempfile::tempdir().map_err(failed)?;
        let digest = write(artifact, folder.path())?;
        let mut file =
            NamedTempFile::new_in(path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new(".")))
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
    // Raw: nobody reads into memory what extension headers say; names of a layout need none.
    let entries = tar.entries_with_seek().into_iter().map(|entries| entries.raw(true));
    for entry in entries.flatten().take(FILES) {
        let Ok(entry) = entry else { break };
        if entry.header().entry_type() == tar::EntryType::Regular {
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            places.insert(name.trim_start_matches("./").to_owned(), (entry.raw_file_position(), entry.size()));
        }
    }
    Ok(places.contains_key(MARK).then_some(Place::Tar(file, places)))
}

impl Place {
    /// A file of the layout, and its size.
    fn file(&mut self, name: &str) -> Result<(fs::File, u64), String> {
        let failed = |error: std::io::Error| format!("`{name}` cannot be read: {error}");
        match self {
            Self::Folder(folder) => {
                let file = fs::File::open(folder.join(name)).map_err(failed)?;
                let metadata = file.metadata().map_err(failed)?;
                if !metadata.is_file() {
                    return Err(format!("has a `{name}` that is no file"));
                }
                Ok((file, metadata.len()))
            }
            Self::Tar(file, places) => {
                let (offset, size) = *places.get(name).ok_or_else(|| format!("lacks `{name}`"))?;
                file.seek(SeekFrom::Start(offset)).map_err(failed)?;
                Ok((file.try_clone().map_err(failed)?, size))
            }
        }
    }

    fn read(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, String> {
        let (mut file, size) = self.file(name)?;
        if size > limit {
            return Err(format!("has `{name}` larger than {} MiB", limit / 1024 / 1024));
        }
        let mut bytes = Vec::new();
        let read = (&mut file).take(size).read_to_end(&mut bytes);
        read.map_err(|error| format!("`{name}` cannot be read: {error}"))?;
        Ok(bytes)
    }
}

impl Blobs for Place {
    async fn copy(&mut self, layer: &OciDescriptor, out: &mut (impl std::io::Write + Send)) -> Result<(), String> {
        let name = blob(&layer.digest)?;
        let (mut file, size) = self.file(&name)?;
        if u64::try_from(layer.size) != Ok(size) {
            return Err(format!("holds another blob than {}", layer.digest));
        }
        let copied = std::io::copy(&mut (&mut file).take(size), out);
        copied.map(drop).map_err(|error| format!("`{name}` cannot be read: {error}"))
    }
}

fn document<T: serde::de::DeserializeOwned>(text: &[u8], name: &str) -> Result<T, String> {
    serde_json::from_slice(text).map_err(|error| format!("`{name}` cannot be read: {}", harmless(&error.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_index_of_a_layout_has_4_mebibytes_at_most() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(MARK), MARK_TEXT).expect("a file");
        let index = fs::File::create(folder.path().join("index.json")).expect("a file");
        index.set_len(4 * 1024 * 1024).expect("it can have holes");
        let at = read(folder.path()).await.map(drop).expect_err("it has zeros only");
        assert!(at.starts_with("`index.json` cannot be read: expected value"), "{at}");
        index.set_len(4 * 1024 * 1024 + 1).expect("it can have holes");
        let beyond = read(folder.path()).await.map(drop).expect_err("it has zeros only");
        assert_eq!(beyond, "has `index.json` larger than 4 MiB");
    }

    /// A tar whose extension header says that a name of half a gibibyte follows: it is walked over, not read.
    #[test]
    fn extension_headers_of_a_tar_are_not_read() {
        let mut file = NamedTempFile::new().expect("a file");
        let mut extension = tar::Header::new_gnu();
        extension.set_path("extension").expect("a path");
        extension.set_entry_type(tar::EntryType::GNULongName);
        extension.set_size(1 << 29);
        extension.set_cksum();
        std::io::Write::write_all(&mut file, extension.as_bytes()).expect("it can be written");
        file.as_file().set_len((1 << 29) + 512).expect("it can have holes");
        file.seek(SeekFrom::End(0)).expect("it has an end");
        let mut tar = tar::Builder::new(file.as_file());
        let mut header = tar::Header::new_ustar();
        header.set_size(0);
        tar.append_data(&mut header, MARK, &b""[..]).expect("it can be written");
        tar.finish().expect("it can be written");
        drop(tar);
        assert!(open(file.path()).expect("a tar").is_some(), "the mark behind it is found under its own name");
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
