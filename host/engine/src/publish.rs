//! Builds packs: asks every component who it is, compiles it, writes index and archive.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::Timestamp;

use duo_doctor_model::Rejected;
use duo_doctor_model::description::is_id;
use duo_doctor_pack::{Code, Contents, Entry, FORMAT, Index, Member, Plugin, VendorCodes, vendor_code};

use crate::load::{from_file, recall};
use crate::sandbox::{Mode, Sandbox, code_version, engine, one_line};

/// What a pack is made of beside its components.
#[derive(Debug, Clone)]
pub struct Build {
    /// For example `core`.
    pub name: String,
    /// Higher than that of every earlier pack of the name.
    pub version: semver::Version,
    /// When it is built.
    pub issued: Option<Timestamp>,
    /// From when on it is refused.
    pub expires: Option<Timestamp>,
    /// Ids of earlier packs that are no longer run, with the reason.
    pub withdrawn: BTreeMap<String, String>,
    /// Digests of components that are never run again.
    pub revoked: BTreeSet<String>,
    /// Whether they may be the vendor's own.
    pub codes: VendorCodes,
}

/// A pack that was made.
#[derive(Debug)]
pub struct Built {
    /// Its archive.
    pub bytes: Vec<u8>,
    /// Components that were not compiled: an earlier pack had their code.
    pub reused: usize,
}

/// Makes the archive of a pack from component files. The same files give the same bytes, whatever code is taken over
/// from `earlier`, the checks of a pack of before.
///
/// # Errors
/// Which component cannot be used, and why.
pub async fn build(what: Build, files: &[PathBuf], earlier: &[Plugin]) -> Result<Built, Rejected> {
    let name = what.name.clone();
    let reject = |reason: String| Rejected::new(&name, reason);
    if !is_id(&name) {
        return Err(reject("is no name of a pack; write it in kebab-case".into()));
    }
    let engine = engine(Mode::Interpreter).map_err(|error| reject(format!("{error:#}")))?;
    let sandbox = Sandbox::new(engine).map_err(|error| reject(format!("{error:#}")))?;
    let known: BTreeSet<&str> =
        earlier.iter().filter(|plugin| recall(plugin, &sandbox)).map(|plugin| plugin.check.digest.as_str()).collect();
    let mut plugins = Vec::new();
    for file in files {
        let plugin = from_file(file, &sandbox).await?;
        // Whoever loads the pack would refuse it.
        if what.codes == VendorCodes::Refused
            && let Some(problem) = vendor_code(&plugin.check)
        {
            return Err(Rejected::new(file.display(), problem));
        }
        plugins.push(plugin);
    }
    plugins.sort_by(|a, b| a.check.id().cmp(b.check.id()));
    if let Some(pair) = plugins.windows(2).find(|pair| pair[0].check.id() == pair[1].check.id()) {
        return Err(reject(format!("has two checks with the id `{}`", pair[0].check.id())));
    }

    let reused = plugins.iter().filter(|plugin| known.contains(plugin.check.digest.as_str())).count();
    let mut checks = Vec::new();
    let mut contents = Contents::default();
    for plugin in plugins {
        let check = &plugin.check;
        let id = check.id();
        let Code::Component(component) = &plugin.code else { unreachable!("it was read from a file of its own") };
        // It was compiled or recalled to be asked who it is; the sandbox still has it.
        let interpreter = sandbox
            .compile(component)
            .map_err(|problem| problem.to_string())
            .and_then(|component| component.serialize().map_err(|error| one_line(&error)))
            .map_err(|problem| reject(format!("`{id}` does not compile: {problem}")))?;
        let messages: BTreeMap<String, Member> = check
            .messages
            .iter()
            .map(|(language, text)| {
                let path = format!("{id}/messages/{language}.ftl.zst");
                (language.clone(), contents.add(path, text.clone().into_bytes()))
            })
            .collect();
        checks.push(Entry {
            component: contents.add_alike("component", format!("{id}/check.wasm.zst"), component.to_vec()),
            interpreter: contents.add_alike("interpreter", format!("{id}/interpreter.cwasm.zst"), interpreter),
            messages,
            imports: check.imports.clone(),
            description: check.description.clone(),
        });
    }
    let index = Index {
        format: FORMAT.into(),
        name: what.name,
        version: what.version,
        issued: what.issued,
        expires: what.expires,
        code_version: code_version(),
        withdrawn: what.withdrawn,
        revoked: what.revoked,
        checks,
    };
    let index = serde_json::to_vec_pretty(&index).expect("an index is plain data");
    let bytes = contents.archive(&index).map_err(reject)?;
    Ok(Built { bytes, reused })
}
