//! What an operator does about refusals: the one place where a grant is written.

use std::fmt::{self, Write as _};
use std::sync::Arc;

use semver::{Version, VersionReq};

use super::{Capability, DIGEST, Denial, Given, PUBLISHER, Publisher, Rules, VERSION};
use crate::Check;
use crate::description::Need;

/// The grant that stands in the configuration under a check's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What it says.
    pub given: Given,
    /// Why it is none for this check.
    pub withheld: Option<Withheld>,
}

/// Why a grant gives nothing to a check: whom it is meant for, and who that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withheld {
    /// It is another publisher's.
    Publisher(String, Publisher),
    /// It has another version.
    Version(VersionReq, Version),
    /// It is another component; both as `sha256:…`.
    Digest(String, String),
}

impl fmt::Display for Withheld {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Publisher(meant, is) => write!(out, "granted to the check of `{meant}`, and this one is of `{is}`"),
            Self::Version(meant, is) => write!(out, "granted to versions {meant}, and this one is {is}"),
            Self::Digest(meant, is) => write!(out, "granted to the component {meant}, and this one is {is}"),
        }
    }
}

/// What allows all that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Advice {
    /// The table for the configuration, where a grant can allow it.
    pub table: Option<String>,
    /// The table of the same name that it takes the place of.
    pub instead_of: Option<Arc<Standing>>,
    /// The rules under `[deny]` that are in the way, in the form in which a rule is printed.
    pub denied: Vec<String>,
}

impl Advice {
    /// For the refusals of one check. What no operator can allow is no advice to anyone.
    #[must_use]
    pub fn of(check: &str, denials: &[Denial]) -> Self {
        let mut advice = Self::default();
        let mut given = None::<Given>;
        for denial in denials.iter().filter(|denial| denial.can_be_lifted()) {
            if let Some(rule) = denial.denied_by() {
                let line = line(&denial.capability, &[rule]);
                if !advice.denied.contains(&line) {
                    advice.denied.push(line);
                }
                continue;
            }
            let given = given.get_or_insert_with(|| {
                advice.instead_of.clone_from(&denial.standing);
                started(denial)
            });
            let Some(capability) = Capability::of(&denial.capability) else { continue };
            if !given.rules.lines().any(|(of, rule)| of.name == capability.name && rule == denial.wanted) {
                let _ = given.rules.add(capability, &denial.wanted);
            }
        }
        advice.table = given.map(|given| table(check, &given));
        advice
    }
}

/// A grant that says what the standing one says, and is meant for the check.
fn started(denial: &Denial) -> Given {
    let mut given = Given { publisher: denial.publisher.clone(), ..Given::default() };
    let Some(standing) = denial.standing.as_deref() else { return given };
    match &standing.withheld {
        None => return standing.given.clone(),
        // What one publisher was given is no word about another one.
        Some(Withheld::Publisher(..)) => {}
        Some(Withheld::Version(_, is)) => {
            given.version = VersionReq::parse(&format!("={is}")).ok();
            given.digest.clone_from(&standing.given.digest);
        }
        Some(Withheld::Digest(_, is)) => {
            given.version.clone_from(&standing.given.version);
            given.digest = Some(is.clone());
        }
    }
    given
}

/// The table that gives a check all that it asks for.
#[must_use]
pub fn table_of(check: &Check) -> String {
    let publisher = match &check.publisher {
        Publisher::Named(name) => Some(name.clone()),
        Publisher::Vendor | Publisher::Local => None,
    };
    table(check.id(), &Given { publisher, rules: written(&check.description.needs), ..Given::default() })
}

/// What an operator can write of what is asked for: what is free is not granted.
fn written(needs: &[Need]) -> Rules {
    let mut rules = Rules::default();
    for (capability, line) in Rules::of_needs(needs).lines() {
        if capability.written(line).is_ok() {
            let _ = rules.add(capability, line);
        }
    }
    rules
}

/// A grant as the configuration is read, to the letter.
fn table(check: &str, given: &Given) -> String {
    let mut table = format!("[grant.{check}]\n");
    let version = given.version.as_ref().map(ToString::to_string);
    for (key, value) in [(PUBLISHER, &given.publisher), (VERSION, &version), (DIGEST, &given.digest)] {
        if let Some(value) = value {
            let _ = writeln!(table, "{key} = {}", quoted(value));
        }
    }
    for capability in &super::CAPABILITIES {
        let lines = given.rules.lines().filter(|(of, _)| of.name == capability.name);
        let lines: Vec<&str> = lines.map(|(_, line)| line).collect();
        if !lines.is_empty() {
            let _ = writeln!(table, "{}", line(capability.name, &lines));
        }
    }
    table.truncate(table.trim_end().len());
    table
}

fn line(capability: &str, rules: &[&str]) -> String {
    let rules: Vec<String> = rules.iter().map(|rule| quoted(rule)).collect();
    format!("{capability} = [{}]", rules.join(", "))
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            character if character.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests;
