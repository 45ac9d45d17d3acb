//! Reads a component: who it is, what it imports, and its code ready for an engine.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;
use sha2::{Digest, Sha256};
use wasmtime::component::Component;

use crate::capability::{Backend, Gate};
use crate::convert;
use crate::record::Replay;
use crate::sandbox::{DESCRIBE_TIME, Loaded, Mode, Sandbox, code_version, one_line, ready};
use duo_doctor_model::description::Description;
use duo_doctor_model::event::Broken;
use duo_doctor_model::policy::{Grant, Publisher};
use duo_doctor_model::{Check, Rejected};
use duo_doctor_pack::{Code, Plugin};
use duo_doctor_scrub::Scrubber;
use duo_doctor_wording::{broken_in_english, messages};

/// Bytes of a component: a Python interpreter with a check in it has 18 MB, and compile time grows with size.
pub(crate) const COMPONENT: u64 = 64 * 1024 * 1024;

/// Interfaces of WASI 0.2 that exist for every guest and refuse everything that leaves the sandbox.
const WASI_BASE: [&str; 6] =
    ["wasi:cli/", "wasi:clocks/", "wasi:filesystem/", "wasi:io/", "wasi:random/", "wasi:sockets/"];

/// The contract's package, in every version that this host serves.
const CONTRACT: &str = "duo-doctor:check/";

/// The newest version of the contract that this host serves; earlier ones of its major version are served as well.
pub const CONTRACT_VERSION: &str = "1.0.0";

/// Reads a component from a file and asks it who it is.
///
/// # Errors
/// Why it cannot be used.
pub async fn from_file(path: &Path, sandbox: &Sandbox) -> Result<Plugin, Rejected> {
    let reject = |reason: String| Rejected::new(path.display(), reason);
    let metadata = std::fs::metadata(path).map_err(|error| reject(format!("cannot be read: {error}")))?;
    if !metadata.is_file() {
        return Err(reject("is no file".into()));
    }
    at_most(metadata.len()).map_err(reject)?;
    let bytes = std::fs::read(path).map_err(|error| reject(format!("cannot be read: {error}")))?;
    from_component(bytes, &path.display().to_string(), Publisher::Local, sandbox).await
}

/// Takes a component and asks it who it is.
///
/// # Errors
/// Why it cannot be used.
pub async fn from_component(
    bytes: Vec<u8>,
    source: &str,
    publisher: Publisher,
    sandbox: &Sandbox,
) -> Result<Plugin, Rejected> {
    let reject = |reason: String| Rejected::new(source, reason);
    at_most(bytes.len() as u64).map_err(reject)?;
    check_encoding(&bytes).map_err(reject)?;
    let bytes = Bytes::from(bytes);
    let compiled = {
        let (sandbox, bytes) = (sandbox.clone(), bytes.clone());
        tokio::task::spawn_blocking(move || sandbox.compile(&bytes)).await
    };
    let component = compiled
        .map_err(|failure| reject(format!("does not compile: {failure}")))?
        .map_err(|problem| reject(problem.to_string()))?;
    let imports = check_world(&component, sandbox).map_err(reject)?;
    let loaded = sandbox.load(&component).map_err(|broken| reject(incompatible(&broken)))?;
    let (description, messages) = describe(&loaded, sandbox).await.map_err(reject)?;
    let digest = hex::encode(Sha256::digest(&bytes));
    let check = Check { description, messages, publisher, source: source.into(), digest, imports };
    Ok(Plugin { check: Arc::new(check), code: Code::Component(bytes) })
}

/// The code of a check, ready for the sandbox's engine; with the digest of what was compiled before, where that is run.
///
/// # Errors
/// Where it does not compile, or does not fit the contract.
pub fn load(code: &Code, mode: Mode, sandbox: &Sandbox) -> Result<(Loaded, Option<String>), Broken> {
    let untrusted = |reason: String| Broken::Untrusted { reason };
    let compiled = match mode {
        Mode::Interpreter => code.compiled(&code_version()).map_err(untrusted)?,
        Mode::Native => None,
    };
    let (component, digest) = match compiled {
        Some(known) => {
            let component = ready(sandbox.engine(), &known.bytes);
            let component = component.map_err(|error| Broken::Incompatible { reason: one_line(&error) })?;
            (component, Some(known.digest))
        }
        None => (sandbox.compile(&code.component().map_err(untrusted)?)?, None),
    };
    Ok((sandbox.load(&component)?, digest))
}

/// SHA-256 of what the sandbox's engine compiles from a component, as a pack holds it.
pub(crate) fn compiled_digest(component: &[u8], sandbox: &Sandbox) -> Result<String, String> {
    let component = sandbox.compile(component).map_err(|problem| problem.to_string())?;
    let code = component.serialize().map_err(|error| format!("does not compile: {}", one_line(&error)))?;
    Ok(hex::encode(Sha256::digest(code)))
}

/// Gives the sandbox the code that a pack holds, where the pack may be trusted with it: the same component is not
/// compiled again then. False where there is none to trust.
pub(crate) fn recall(plugin: &Plugin, sandbox: &Sandbox) -> bool {
    let mut digest = [0; 32];
    let named = hex::decode_to_slice(&plugin.check.digest, &mut digest).is_ok();
    let compiled = plugin.code.compiled(&code_version()).ok().flatten();
    let Some(code) = compiled.filter(|_| named).and_then(|code| ready(sandbox.engine(), &code.bytes).ok()) else {
        return false;
    };
    sandbox.know(digest, code);
    true
}

fn at_most(bytes: u64) -> Result<(), String> {
    if bytes > COMPONENT {
        return Err(format!("is larger than {} MiB, the limit of a component", COMPONENT / 1024 / 1024));
    }
    Ok(())
}

fn check_encoding(bytes: &[u8]) -> Result<(), String> {
    match bytes {
        [0, b'a', b's', b'm', 0x0d, 0, 1, 0, ..] => Ok(()),
        [0, b'a', b's', b'm', 1, 0, 0, 0, ..] => {
            Err("is a WebAssembly module, not a component; build it for the target wasm32-wasip2".into())
        }
        _ => Err("is not WebAssembly".into()),
    }
}

/// Compares imports and exports with the contract before anything is run, for words that help.
fn check_world(component: &Component, sandbox: &Sandbox) -> Result<Vec<String>, String> {
    let kind = component.component_type();
    let imports: Vec<String> = kind.imports(sandbox.engine()).map(|(name, _)| name.to_owned()).collect();
    for import in &imports {
        if import.starts_with(CONTRACT) {
            if !import.contains("@1.") {
                return Err(format!(
                    "was built for another version of the contract: it imports `{import}`, and this program serves 1.x"
                ));
            }
        } else if !WASI_BASE.iter().any(|base| import.starts_with(base)) {
            return Err(format!(
                "imports `{import}`, which is not lent to checks; requests go through `duo-doctor:check/http`"
            ));
        }
    }
    let checker = format!("{CONTRACT}checker@{CONTRACT_VERSION}");
    if component.get_export_index(None, &checker).is_none() {
        let exports: BTreeSet<String> = kind.exports(sandbox.engine()).map(|(name, _)| format!("`{name}`")).collect();
        let exports =
            if exports.is_empty() { "nothing".into() } else { exports.into_iter().collect::<Vec<_>>().join(", ") };
        return Err(format!("is a component for another world: it exports {exports}, and a check exports `{checker}`"));
    }
    Ok(imports)
}

async fn describe(loaded: &Loaded, sandbox: &Sandbox) -> Result<(Description, BTreeMap<String, String>), String> {
    // A recording without lines answers nothing: `describe` has no capability.
    let backend = Arc::new(Backend::Replay(Replay::empty()));
    let gate = Gate::new("describe", Grant::default(), backend, Arc::new(Scrubber::default()), Instant::now());
    let (description, messages) = sandbox
        .describe(loaded, gate, DESCRIBE_TIME)
        .await
        .map_err(|broken| format!("does not say who it is: {}", broken_in_english(&broken)))?;
    let messages: BTreeMap<String, String> = messages.into_iter().collect();
    messages::check(&messages)?;
    let description =
        convert::description(description).map_err(|problem| format!("describes itself wrongly: {problem}"))?;
    Ok((description, messages))
}

fn incompatible(broken: &Broken) -> String {
    match broken {
        Broken::Incompatible { reason } => reason.clone(),
        other => broken_in_english(other),
    }
}
