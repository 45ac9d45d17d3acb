//! Asks the components of a pack who they are. What an index says of them is read by people, compared with earlier
//! indexes and turned into grants, and only the component itself knows whether it is so.

use std::collections::BTreeSet;

use duo_doctor_model::Rejected;
use duo_doctor_pack::{Pack, contradictions};

use crate::load::{compiled_digest, from_component};
use crate::sandbox::{Sandbox, code_version};

/// What the components of a pack say of it.
#[derive(Debug, Default)]
pub struct Confirmed {
    /// Checks whose compiled code is what this program compiles from their components.
    pub compiled: BTreeSet<String>,
    /// Checks whose compiled code says that it is of this build, and is not.
    pub foreign: BTreeSet<String>,
}

/// Compiles every component of a pack and asks it who it is, in the sandbox and without any capability.
///
/// # Errors
/// A component that does not answer, or whose index says otherwise.
pub async fn confirm(pack: &Pack, sandbox: &Sandbox) -> Result<Confirmed, Rejected> {
    let reject = |reason: String| Rejected::new(&pack.path, reason);
    let mut confirmed = Confirmed::default();
    for (plugin, entry) in pack.plugins.iter().zip(&pack.index.checks) {
        let said = &plugin.check;
        let id = said.id();
        let wrong = |problem: String| reject(format!("its check `{id}`: {problem}"));
        // A sandbox keeps what it has compiled; a pack can have thousands.
        let sandbox = sandbox.emptied();
        let component = plugin.code.component().map_err(wrong)?;
        let asked = from_component(component.to_vec(), &pack.path, said.publisher.clone(), &sandbox).await;
        let asked = asked.map_err(|problem| wrong(problem.reason))?;
        let parts = contradictions(said, &asked.check);
        if !parts.is_empty() {
            return Err(wrong(format!("the index says something else than the component of its {}", parts.join(", "))));
        }
        if pack.index.code_version != code_version() {
            continue;
        }
        let compiled = compiled_digest(&component, &sandbox).map_err(wrong)?;
        let place = if compiled == entry.interpreter.sha256 { &mut confirmed.compiled } else { &mut confirmed.foreign };
        place.insert(id.to_owned());
    }
    Ok(confirmed)
}
