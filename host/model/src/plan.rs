//! What a run will do, before it does it: selection, prerequisites, order. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::description::{Impact, Vantage};
use crate::event::Reason;
use crate::outcome::Outcome;
use crate::policy::{Grant, LogRule, Policy};
use crate::{Check, nearest};

/// What the user wants to run.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Ids, codes, or globs of ids; empty: everything.
    pub only: Vec<String>,
    /// Ids or globs of ids that are left out.
    pub skip: Vec<String>,
}

/// Where and how far.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// Places that the host stands for.
    pub vantages: &'a [Vantage],
    /// The most that checks may do.
    pub impact: Impact,
    /// What checks may use.
    pub policy: &'a Policy,
}

/// One planned check.
#[derive(Debug, Clone)]
pub struct Task {
    /// The check.
    pub check: Arc<Check>,
    /// What it may use.
    pub grant: Grant,
    /// Planned checks that must not have failed.
    pub requires: Vec<String>,
    /// It ends like this without being run.
    pub settled: Option<(Outcome, Reason)>,
}

/// For each log source, and each [circle](crate::policy::Publisher::circle), the checks that are going to search it.
pub type Searches = BTreeMap<(String, String), BTreeSet<String>>;

/// Checks in an order in which every prerequisite comes first. Those that require each other in a circle, which no check
/// of another publisher can be drawn into, block each other and come last.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// In order.
    pub tasks: Vec<Task>,
}

/// A selection or a set of checks that makes no plan.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// Nothing fits what the user wrote.
    #[error("no check fits `{name}`")]
    NoSuchCheck {
        /// As it was written.
        name: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
}

impl Plan {
    /// Makes the plan.
    ///
    /// # Errors
    /// Where a selection fits nothing.
    pub fn new(checks: &[Arc<Check>], selection: &Selection, terms: Terms<'_>) -> Result<Self, Error> {
        let by_id: BTreeMap<&str, &Arc<Check>> = checks.iter().map(|check| (check.id(), check)).collect();
        let skipped = matching(&by_id, &selection.skip)?;
        let mut wanted = if selection.only.is_empty() {
            by_id.keys().copied().collect()
        } else {
            matching(&by_id, &selection.only)?
        };
        let mut open: Vec<&str> = wanted.iter().copied().collect();
        while let Some(id) = open.pop() {
            for required in &by_id[id].description.requires {
                if let Some((&required, _)) = by_id.get_key_value(required.as_str())
                    && wanted.insert(required)
                {
                    open.push(required);
                }
            }
        }
        let (ordered, circle) = ordered(&by_id, &wanted);
        let tasks = ordered.iter().chain(&circle).map(|&id| {
            let check = by_id[id];
            let description = &check.description;
            let grant = terms.policy.decide(check);
            let required = description.requires.iter().filter(|required| wanted.contains(required.as_str()));
            let (by, requires) = required.cloned().partition(|required| circle.contains(&required.as_str()));
            Task {
                settled: settled(check, skipped.contains(id), terms, &grant).or_else(|| blocked(by)),
                requires,
                check: Arc::clone(check),
                grant,
            }
        });
        Ok(Self { tasks: tasks.collect() })
    }

    /// Who is going to search what. A check that needs one to end first that searches any log is left out: whoever
    /// waited for it could wait for itself.
    #[must_use]
    pub fn searches(&self) -> Searches {
        let mut searches = Searches::new();
        // Checks that search a log, and those that come after one.
        let mut late: BTreeSet<&str> = BTreeSet::new();
        for task in &self.tasks {
            let id = task.check.description.id.as_str();
            let sources: Vec<LogRule> = task.check.description.needs_of().collect();
            let after = task.requires.iter().any(|required| late.contains(required.as_str()));
            if after || !sources.is_empty() {
                late.insert(id);
            }
            if !after && task.settled.is_none() {
                let circle = task.check.publisher.circle(id);
                for LogRule(source) in sources {
                    searches.entry((source, circle.clone())).or_default().insert(id.into());
                }
            }
        }
        searches
    }

    /// Ids in order.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.tasks.iter().map(|task| task.check.description.id.clone()).collect()
    }
}

fn settled(check: &Check, skipped: bool, terms: Terms<'_>, grant: &Grant) -> Option<(Outcome, Reason)> {
    let description = &check.description;
    if skipped {
        return Some((Outcome::Skipped, Reason::Deselected));
    }
    if description.impact > terms.impact {
        return Some((Outcome::Skipped, Reason::Impact { needs: description.impact }));
    }
    let here =
        description.vantages.is_empty() || description.vantages.iter().any(|vantage| terms.vantages.contains(vantage));
    if !here {
        return Some((Outcome::OutOfVantage, Reason::OutOfVantage { vantages: description.vantages.clone() }));
    }
    // With nothing of what it needs a check can only guess; with some of it, it says what is missing.
    grant.refusals_of_all().map(|denials| (Outcome::Denied, Reason::Denied { denials }))
}

fn matching<'a>(checks: &BTreeMap<&'a str, &'a Arc<Check>>, patterns: &[String]) -> Result<BTreeSet<&'a str>, Error> {
    let mut found = BTreeSet::new();
    for pattern in patterns {
        let fitting = checks
            .iter()
            .filter(|(id, check)| glob(pattern, id) || check.description.codes.iter().any(|code| code == pattern));
        let mut any = false;
        for (id, _) in fitting {
            any = true;
            found.insert(*id);
        }
        if !any {
            let codes = checks.values().flat_map(|check| &check.description.codes).map(String::as_str);
            let nearest = nearest(pattern, checks.keys().copied().chain(codes)).map(str::to_owned);
            return Err(Error::NoSuchCheck { name: pattern.clone(), nearest });
        }
    }
    Ok(found)
}

/// `*` stands for any characters, also none.
fn glob(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(text) = text.strip_prefix(start) else { return false };
    (0..=text.len()).filter(|&index| text.is_char_boundary(index)).any(|index| glob(rest, &text[index..]))
}

/// Nothing that requires itself by way of others can begin.
fn blocked(by: Vec<String>) -> Option<(Outcome, Reason)> {
    (!by.is_empty()).then_some((Outcome::Blocked, Reason::Blocked { by }))
}

/// An order, and what has none: whatever is in a circle, or requires something that is.
fn ordered<'a>(checks: &BTreeMap<&'a str, &'a Arc<Check>>, wanted: &BTreeSet<&'a str>) -> (Vec<&'a str>, Vec<&'a str>) {
    let mut left: Vec<&str> = wanted.iter().copied().collect();
    left.sort_by_key(|id| (checks[id].description.hop, *id));
    let mut order: Vec<&str> = Vec::new();
    while let Some(index) = left.iter().position(|id| {
        let requires = &checks[id].description.requires;
        requires.iter().all(|required| !wanted.contains(required.as_str()) || order.contains(&required.as_str()))
    }) {
        order.push(left.remove(index));
    }
    (order, left)
}

#[cfg(test)]
mod tests;
