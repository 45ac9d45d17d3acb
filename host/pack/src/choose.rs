//! Which checks are run where several sources have them. Pure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;

use super::accept::{Approval, expired};
use super::{Index, Pack, Plugin};
use duo_doctor_model::description::VENDOR_CODES;
use duo_doctor_model::policy::Publisher;
use duo_doctor_model::{Check, Rejected};

/// Where a pack was found, in the order in which it is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Part of the program.
    Inside,
    /// Beside the program.
    BuiltIn,
    /// In a folder of this machine.
    Folder,
    /// In the store of `pack add`.
    Store,
    /// Named on the command line.
    CommandLine,
}

/// A source and what is there.
#[derive(Debug)]
pub struct Found {
    /// What kind of source.
    pub origin: Origin,
    /// Where.
    pub path: String,
    /// The pack, or why it is refused.
    pub pack: Result<Pack, Rejected>,
}

/// What became of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum State {
    /// So many of its checks are used.
    Used {
        /// How many.
        checks: usize,
        /// Its checks that others were preferred to, each with the reason.
        left: BTreeMap<String, String>,
    },
    /// Nothing of it is used.
    Refused {
        /// One sentence.
        reason: String,
    },
}

/// A source for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Row {
    /// Name and version; empty where they cannot be read.
    pub pack: String,
    /// `vendor`, a customer's key, or `local`; with the key where it is the vendor's.
    pub signed_by: String,
    /// SHA-256 of its index; empty where it cannot be read.
    pub digest: String,
    /// What kind of source.
    pub origin: Origin,
    /// Where.
    pub path: String,
    /// What became of it.
    #[serde(flatten)]
    pub state: State,
    /// What the operator should know, for example that it has expired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
}

/// What is run.
#[derive(Debug, Default)]
pub struct Chosen {
    /// Sorted by id, one for each.
    pub plugins: Vec<Plugin>,
    /// One for each source.
    pub rows: Vec<Row>,
    /// What is refused, in words for an error.
    pub refused: Vec<Rejected>,
    /// Ids of all checks of the vendor that were found, also of those that are not run.
    vendors: BTreeSet<String>,
}

/// Whether a component may have codes of the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VendorCodes {
    /// As in a pack that nobody has signed.
    Refused,
    /// It is the vendor's own check at work, and nothing of it is taken for an answer about a system.
    Allowed,
}

impl Chosen {
    /// Takes up a component that was named by itself, under the rules for a pack that nobody has signed.
    ///
    /// # Errors
    /// It takes the place of another, or speaks in it.
    pub fn add(&mut self, plugin: Plugin, codes: VendorCodes) -> Result<(), Rejected> {
        let check = &plugin.check;
        let reject = |problem: String| Rejected::new(&check.source, problem);
        let shadows = shadows(check, &self.vendors).filter(|_| codes == VendorCodes::Refused);
        if let Some(problem) = shadows {
            return Err(reject(problem));
        }
        if let Some(first) = self.plugins.iter().find(|first| first.check.id() == check.id()) {
            return Err(reject(format!("its check `{}` is already there, from {}", check.id(), first.check.source)));
        }
        let place = self.plugins.partition_point(|first| first.check.id() < check.id());
        self.plugins.insert(place, plugin);
        Ok(())
    }
}

/// A check in the running, and the pack that it comes with.
struct Candidate {
    plugin: Plugin,
    source: usize,
}

/// Chooses. `revoked`: what each publisher has ever revoked, as the store remembers it.
#[must_use]
pub fn choose(
    found: Vec<Found>,
    revoked: &BTreeMap<String, BTreeSet<String>>,
    offline: bool,
    now: Timestamp,
) -> Chosen {
    let approval = Approval { yes: false, offline, now };
    let mut rows = Vec::new();
    let mut refused = Vec::new();
    let mut indexes: Vec<Option<(Publisher, Index)>> = Vec::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for (source, found) in found.into_iter().enumerate() {
        let looked = found.pack.and_then(|pack| match expired(&pack.index, approval) {
            Ok(warning) => Ok((pack, warning)),
            Err(problem) => Err(Rejected::new(&found.path, problem)),
        });
        let (mut pack, mut signed_by, mut digest, mut note, mut state) =
            (String::new(), String::new(), String::new(), None, State::Used { checks: 0, left: BTreeMap::new() });
        match looked {
            Ok((known, warning)) => {
                pack = format!("{} {}", known.index.name, known.index.version);
                signed_by = known.signer.as_ref().map_or_else(|| "nobody".to_owned(), |signer| signer.key.clone());
                digest.clone_from(&known.digest);
                note = warning;
                let publisher = known.publisher();
                candidates.extend(known.plugins.into_iter().map(|plugin| Candidate { plugin, source }));
                indexes.push(Some((publisher, known.index)));
            }
            Err(problem) => {
                state = State::Refused { reason: problem.reason.clone() };
                refused.push(problem);
                indexes.push(None);
            }
        }
        rows.push(Row { pack, signed_by, digest, origin: found.origin, path: found.path, state, warning: note });
    }
    // A private check that takes a vendor's name or codes could speak in its place: nothing of its pack is used.
    let vendors: BTreeSet<String> = candidates
        .iter()
        .filter(|candidate| candidate.plugin.check.publisher == Publisher::Vendor)
        .map(|candidate| candidate.plugin.check.description.id.clone())
        .collect();
    for candidate in &candidates {
        if let Some(problem) = shadows(&candidate.plugin.check, &vendors) {
            refuse(&mut rows, &mut refused, candidate.source, problem);
        }
    }
    candidates.retain(|candidate| is_used(&rows, candidate.source));
    let mut kept = Vec::new();
    for candidate in candidates {
        match taken_back(&candidate, &indexes, revoked) {
            Some(why) => leave(&mut rows, &candidate, why),
            None => kept.push(candidate),
        }
    }
    let plugins = best(kept, &indexes, &mut rows, &mut refused);
    Chosen { plugins, rows, refused, vendors }
}

fn shadows(check: &Check, vendors: &BTreeSet<String>) -> Option<String> {
    if check.publisher == Publisher::Vendor {
        return None;
    }
    let id = &check.description.id;
    if vendors.contains(id) {
        return Some(format!("its check `{id}` has the name of a check of the vendor"));
    }
    vendor_code(check)
}

/// A code of the vendor's that a check has, in words for whoever has no leave for it.
#[must_use]
pub fn vendor_code(check: &Check) -> Option<String> {
    let code = check.description.codes.iter().find(|code| code.starts_with(VENDOR_CODES))?;
    Some(format!("its check `{}` has the code `{code}`, and codes with {VENDOR_CODES} are the vendor's", check.id()))
}

/// Why a check is not to be run although its pack is trusted.
fn taken_back(
    candidate: &Candidate,
    indexes: &[Option<(Publisher, Index)>],
    revoked: &BTreeMap<String, BTreeSet<String>>,
) -> Option<String> {
    let check = &candidate.plugin.check;
    let of_publisher = indexes.iter().flatten().filter(|(publisher, _)| *publisher == check.publisher);
    let remembered = revoked.get(&check.publisher.to_string()).is_some_and(|all| all.contains(&check.digest));
    if remembered || of_publisher.clone().any(|(_, index)| index.revoked.contains(&check.digest)) {
        return Some("revoked by its publisher".into());
    }
    let (_, own) = indexes[candidate.source].as_ref()?;
    let newer = of_publisher.filter(|(_, index)| index.name == own.name && index.version > own.version);
    newer
        .filter_map(|(_, index)| Some((index, index.withdrawn.get(&check.description.id)?)))
        .next()
        .map(|(index, reason)| format!("withdrawn by {} {}: {reason}", index.name, index.version))
}

/// The highest version of each check; of two sources with the same one that of the newer pack, then the later source.
fn best(
    candidates: Vec<Candidate>,
    indexes: &[Option<(Publisher, Index)>],
    rows: &mut [Row],
    refused: &mut Vec<Rejected>,
) -> Vec<Plugin> {
    let rank = |candidate: &Candidate| {
        let pack = indexes[candidate.source].as_ref().map(|(_, index)| index.version.clone());
        (candidate.plugin.check.description.version.clone(), pack, candidate.source)
    };
    let mut by_id: BTreeMap<String, Candidate> = BTreeMap::new();
    for candidate in candidates {
        let id = candidate.plugin.check.description.id.clone();
        let Some(other) = by_id.remove(&id) else {
            by_id.insert(id, candidate);
            continue;
        };
        if other.plugin.check.publisher != candidate.plugin.check.publisher
            || other.plugin.check.publisher == Publisher::Local
        {
            let problem = format!("its check `{id}` is already there, from {}", other.plugin.check.source);
            refuse(rows, refused, candidate.source, problem);
            by_id.insert(id, other);
            continue;
        }
        let (winner, loser) = if rank(&candidate) > rank(&other) { (candidate, other) } else { (other, candidate) };
        leave(
            rows,
            &loser,
            format!("{} of {} is used", winner.plugin.check.description.version, winner.plugin.check.source),
        );
        by_id.insert(id, winner);
    }
    // What was refused on the way must not be used either.
    by_id.retain(|_, candidate| is_used(rows, candidate.source));
    for candidate in by_id.values() {
        if let State::Used { checks, .. } = &mut rows[candidate.source].state {
            *checks += 1;
        }
    }
    by_id.into_values().map(|candidate| candidate.plugin).collect()
}

fn is_used(rows: &[Row], source: usize) -> bool {
    matches!(rows[source].state, State::Used { .. })
}

fn leave(rows: &mut [Row], candidate: &Candidate, why: String) {
    if let State::Used { left, .. } = &mut rows[candidate.source].state {
        left.insert(candidate.plugin.check.description.id.clone(), why);
    }
}

fn refuse(rows: &mut [Row], refused: &mut Vec<Rejected>, source: usize, reason: String) {
    if is_used(rows, source) {
        refused.push(Rejected::new(&rows[source].path, &reason));
        rows[source].state = State::Refused { reason };
    }
}

#[cfg(test)]
mod tests;
