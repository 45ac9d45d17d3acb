//! Builds packs: asks every component who it is, compiles it, writes index and archive.

use std::collections::BTreeMap;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::{Entry, FORMAT, INDEX, Index, Member};
use crate::description::is_id;
use crate::plugin::{Code, Plugin, Rejected};
use crate::sandbox::{Mode, Sandbox, code_version, engine};

/// Makes the archive of a pack from component files. The same files give the same bytes.
///
/// # Errors
/// Which component cannot be used, and why.
pub async fn build(name: &str, version: &semver::Version, files: &[PathBuf]) -> Result<Vec<u8>, Rejected> {
    let reject = |reason: String| Rejected::new(name, reason);
    if !is_id(name) {
        return Err(reject("is no name of a pack; write it in kebab-case".into()));
    }
    let engine = engine(Mode::Interpreter).map_err(|error| reject(format!("{error:#}")))?;
    let sandbox = Sandbox::new(engine.clone()).map_err(|error| reject(format!("{error:#}")))?;
    let mut plugins = Vec::new();
    for file in files {
        plugins.push(Plugin::from_file(file, &sandbox).await?);
    }
    plugins.sort_by(|a, b| a.description.id.cmp(&b.description.id));
    if let Some(pair) = plugins.windows(2).find(|pair| pair[0].description.id == pair[1].description.id) {
        return Err(reject(format!("has two checks with the id `{}`", pair[0].description.id)));
    }

    let mut checks = Vec::new();
    let mut contents = Vec::new();
    for plugin in plugins {
        let id = &plugin.description.id;
        let (Code::Component(component) | Code::Compiled { component, .. }) = &plugin.code;
        let interpreter = engine
            .precompile_component(component)
            .map_err(|error| reject(format!("`{id}` does not compile: {error:#}")))?;
        let mut member = |path: String, bytes: Vec<u8>| {
            let sha256 = hex::encode(Sha256::digest(&bytes));
            let member = Member { path: path.clone(), bytes: bytes.len() as u64, sha256 };
            contents.push((path, bytes));
            member
        };
        let messages: BTreeMap<String, Member> = plugin
            .messages
            .iter()
            .map(|(language, text)| {
                (language.clone(), member(format!("{id}/messages/{language}.ftl"), text.clone().into_bytes()))
            })
            .collect();
        checks.push(Entry {
            component: member(format!("{id}/check.wasm"), component.to_vec()),
            interpreter: member(format!("{id}/interpreter.cwasm"), interpreter),
            messages,
            imports: plugin.imports,
            description: plugin.description,
        });
    }
    let index = Index {
        format: FORMAT.into(),
        name: name.into(),
        version: version.clone(),
        code_version: code_version(),
        checks,
    };
    let index = serde_json::to_vec_pretty(&index).expect("an index is plain data");
    let mut archive = tar::Builder::new(Vec::new());
    for (path, bytes) in std::iter::once((INDEX.to_owned(), index)).chain(contents) {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(0);
        archive
            .append_data(&mut header, &path, bytes.as_slice())
            .map_err(|error| reject(format!("`{path}` cannot be archived: {error}")))?;
    }
    archive.into_inner().map_err(|error| reject(error.to_string()))
}
