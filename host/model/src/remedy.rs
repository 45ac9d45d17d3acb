//! What would close a gap: what was not evaluated, grouped by what it takes, the cheapest first.

use std::collections::{BTreeMap, BTreeSet};

use crate::description::{Impact, Vantage};
use crate::event::{Finished, Reason};
use crate::finding::Finding;
use crate::outcome::Outcome;

/// What closes a gap.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// The run is done again, to its end.
    Rerun,
    /// What was left out is selected.
    Select,
    /// Checks may do more.
    Impact(Impact),
    /// The configuration grants what a check asks for.
    Grant,
    /// A connection of this kind is configured.
    Connection(String),
    /// A connection gets a credential.
    Credential {
        /// Kind of the connection.
        connection: String,
        /// Name of the credential.
        credential: String,
    },
    /// A credential that is there and is not accepted, or may not do that, is replaced.
    Replace(String),
    /// The settings of a process are shown.
    Environment(String),
    /// The AI Gateway's container is shown.
    Container,
    /// A log is named.
    Log(String),
    /// The doctor runs at another place too.
    Vantage(Vec<Vantage>),
    /// What has failed is repaired.
    Repair,
    /// A peer is reached; the key of the reason why it is not.
    Reach(String),
    /// Nothing that holds for several: its own words say it.
    Own,
}

impl Remedy {
    /// Its key, as in reports.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Rerun => "rerun",
            Self::Select => "select",
            Self::Impact(_) => "impact",
            Self::Grant => "grant",
            Self::Connection(_) => "connection",
            Self::Credential { .. } => "credential",
            Self::Replace(_) => "replace",
            Self::Environment(_) => "environment",
            Self::Container => "container",
            Self::Log(_) => "log",
            Self::Vantage(_) => "vantage",
            Self::Repair => "repair",
            Self::Reach(_) => "reach",
            Self::Own => "own",
        }
    }

    /// What belongs to the key, by name.
    #[must_use]
    pub fn args(&self) -> BTreeMap<String, String> {
        let args: Vec<(&str, String)> = match self {
            Self::Impact(impact) => vec![("impact", impact.name().into())],
            Self::Connection(kind) => vec![("connection", kind.clone())],
            Self::Credential { connection, credential } => {
                vec![("connection", connection.clone()), ("credential", credential.clone())]
            }
            Self::Replace(credential) => vec![("credential", credential.clone())],
            Self::Environment(scope) => vec![("scope", scope.clone())],
            Self::Log(source) => vec![("source", source.clone())],
            Self::Vantage(vantages) => {
                vec![("vantages", vantages.iter().map(|vantage| vantage.name()).collect::<Vec<_>>().join(", "))]
            }
            Self::Reach(reason) => vec![("reason", reason.clone())],
            Self::Rerun | Self::Select | Self::Grant | Self::Container | Self::Repair | Self::Own => vec![],
        };
        args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// An option, a line of the configuration, a file, another machine, a repair.
    fn effort(&self) -> u8 {
        match self {
            Self::Rerun => 0,
            Self::Select => 1,
            Self::Impact(_) => 2,
            Self::Grant => 3,
            Self::Connection(_) => 4,
            Self::Credential { .. } | Self::Replace(_) => 5,
            Self::Environment(_) | Self::Container | Self::Log(_) => 6,
            Self::Vantage(_) => 7,
            Self::Repair => 8,
            Self::Reach(_) => 9,
            Self::Own => 10,
        }
    }

    fn of_reason(reason: &Reason) -> Self {
        match reason {
            Reason::Deselected => Self::Select,
            Reason::Impact { needs } => Self::Impact(*needs),
            Reason::Interrupted => Self::Rerun,
            Reason::Blocked { .. } => Self::Repair,
            Reason::OutOfVantage { vantages } => Self::Vantage(vantages.clone()),
            Reason::Denied { .. } => Self::Grant,
            Reason::Broken(_) => Self::Own,
        }
    }

    /// By the key and the arguments that the SDK gives to a finding that does not know.
    fn of_finding(finding: &Finding) -> Self {
        let arg = |name: &str| finding.args.get(name).cloned().unwrap_or_default();
        match arg("reason").as_str() {
            "no-connection" => Self::Connection(arg("connection")),
            "own-access" if arg("credential").is_empty() => Self::Own,
            "no-token" | "own-access" => {
                Self::Credential { connection: arg("connection"), credential: arg("credential") }
            }
            "rejected" | "not-permitted" => Self::Replace(arg("credential")),
            "no-environment" | "no-variables" => Self::Environment(arg("scope")),
            "no-container" => Self::Container,
            "no-log" => Self::Log(arg("source")),
            "denied" => Self::Grant,
            reason @ ("resolve" | "refused" | "unreachable" | "timed-out" | "tls" | "proxy" | "proxy-silent"
            | "proxy-password" | "closed" | "protocol") => Self::Reach(reason.into()),
            _ => Self::Own,
        }
    }
}

/// Checks that one remedy would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What it takes.
    pub remedy: Remedy,
    /// Which checks, in the plan's order.
    pub checks: Vec<String>,
    /// Percent of the planned checks that nothing else keeps from an answer, rounded down.
    pub worth: u8,
}

/// What was not evaluated, by what it takes; the cheapest first, of two alike the one that is worth more.
#[must_use]
pub fn gaps(finished: &[Finished]) -> Vec<Gap> {
    let mut groups: BTreeMap<Remedy, (Vec<String>, usize)> = BTreeMap::new();
    let by_id: BTreeMap<&str, &Finished> = finished.iter().map(|ended| (ended.id.as_str(), ended)).collect();
    for ended in finished {
        let remedies = remedies(ended, &by_id);
        let alone = remedies.len() == 1 && ended.outcome.is_gap();
        for remedy in remedies {
            let (checks, worth) = groups.entry(remedy).or_default();
            checks.push(ended.id.clone());
            *worth += usize::from(alone);
        }
    }
    let percent = |checks: usize| u8::try_from(checks * 100 / finished.len().max(1)).unwrap_or(100);
    let gaps = groups.into_iter().map(|(remedy, (checks, worth))| Gap { remedy, checks, worth: percent(worth) });
    let mut gaps: Vec<Gap> = gaps.collect();
    gaps.sort_by_key(|gap| (gap.remedy.effort(), std::cmp::Reverse(gap.worth)));
    gaps
}

fn remedies(ended: &Finished, by_id: &BTreeMap<&str, &Finished>) -> BTreeSet<Remedy> {
    let unknown = |ended: &Finished| {
        let unknown = ended.findings.iter().filter(|finding| finding.outcome == Outcome::Unknown);
        unknown.map(Remedy::of_finding).collect::<BTreeSet<_>>()
    };
    // What waits for a check that turned out not to know needs what that one needs.
    if let Some(Reason::Blocked { by }) = &ended.reason {
        let above: Vec<&&Finished> = by.iter().filter_map(|id| by_id.get(id.as_str())).collect();
        if !above.is_empty() && above.iter().all(|above| above.outcome == Outcome::Unknown) {
            return above.into_iter().flat_map(|above| unknown(above)).collect();
        }
    }
    let reason = ended.reason.iter().filter(|_| ended.outcome.is_gap()).map(Remedy::of_reason);
    reason.chain(unknown(ended)).collect()
}

#[cfg(test)]
mod tests;
