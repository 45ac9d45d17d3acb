//! Layouts of OCI artifacts.

use std::collections::BTreeMap;

use duo_doctor_pack::oci::{Fetched, Registry, fetch};
use duo_doctor_pack::{Archive, digest, read_index};
use serde_json::Value;

use crate::file;

/// Bytes that the headers and the padding of a member add.
const BESIDE: u64 = 2 * 512;

/// A tar as it is; or, where it is text, the files of a layout: `@NAME` alone on a line begins one. `#N` in a file is
/// the digest of file N, so that a manifest names what is there; a file `@#` is a blob under its digest. What is put
/// together is an archive with the index in front, no larger than what was given; else a line says why not.
pub fn oci(data: &[u8]) {
    let made = std::str::from_utf8(data).ok().filter(|text| text.starts_with('@')).and_then(layout);
    let bytes = made.as_deref().unwrap_or(data);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let registry = Registry::default();
    let fetched = file::with(bytes, |path| runtime.block_on(fetch(path.to_str().expect("a plain path"), &registry)));
    match fetched {
        Err(problem) => assert!(!problem.contains(['\n', '\r']) && !problem.is_empty(), "{problem:?}"),
        Ok(Fetched::Here(_)) => {}
        Ok(Fetched::Made(pack)) => {
            let (_, names) = Archive::open(pack.path()).expect("what is put together is an archive");
            assert_eq!(names.first().map(String::as_str), Some("index.json"));
            let index = read_index(pack.path()).expect("its index was read before");
            assert!(serde_json::from_slice::<Value>(&index).is_ok());
            let size = pack.as_file().metadata().expect("it is there").len();
            let most = bytes.len() as u64 * (names.len() as u64) + BESIDE * (names.len() as u64 + 1);
            assert!(size <= most, "{size} of {}", bytes.len());
        }
    }
}

/// The tar of a layout that is written as text.
fn layout(text: &str) -> Option<Vec<u8>> {
    let mut digests: BTreeMap<String, String> = BTreeMap::new();
    let mut tar = tar::Builder::new(Vec::new());
    for (number, part) in text.strip_prefix('@')?.split("\n@").enumerate() {
        let (name, contents) = part.split_once('\n').unwrap_or((part, ""));
        let mut contents = contents.to_owned();
        for (of, digest) in &digests {
            contents = contents.replace(of, digest);
        }
        let digest = digest(contents.as_bytes());
        let name = if name == "#" { format!("blobs/sha256/{digest}") } else { name.to_owned() };
        digests.insert(format!("#{number}"), digest);
        let mut header = tar::Header::new_ustar();
        header.set_size(contents.len() as u64);
        header.set_path(name).ok()?;
        header.set_cksum();
        tar.append(&header, contents.as_bytes()).ok()?;
    }
    tar.into_inner().ok()
}
