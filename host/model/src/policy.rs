//! What a check may really use: what it asks for, cut down to what policy allows. Pure: no
//! component, no I/O. Nothing by default for private checks.
//!
//! A rule is written as a line: `GET gitlab /api/v4/version as admin`, `probe ai-gateway`,
//! `ai-gateway AIGW_*`, `llm`. The same line stands in a denial, so that it can be copied.

pub mod address;
mod advice;
mod capability;
mod environment;
mod grpc;
mod http;
mod logs;
pub mod path;
mod rules;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use semver::{Version, VersionReq};
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

pub use advice::{Advice, Standing, Withheld, table_of};
pub use capability::{CAPABILITIES, Capability, Rule, Use};
pub use environment::{EnvironmentRule, EnvironmentUse};
pub use grpc::{GrpcRule, GrpcUse, is_grpc_name};
pub use http::{HttpRule, HttpUse};
pub use logs::{LogRule, LogUse};
pub use rules::Rules;

use crate::description::Need;
use crate::{Check, is_digest};

/// Who publishes a check. In this order they are asked what they know: the vendor first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Publisher {
    /// Signed with a key of the vendor.
    Vendor,
    /// Signed with a key that an administrator trusts; its name.
    Named(String),
    /// Signed by nobody: a file that was named on the command line.
    Local,
}

impl Publisher {
    /// Whose checks share a pass over a log with this one: those of its publisher, so that nobody's expressions cost
    /// another one's time. What nobody signed has nothing in common.
    #[must_use]
    pub fn circle(&self, check: &str) -> String {
        match self {
            Self::Vendor | Self::Named(_) => self.to_string(),
            Self::Local => format!("{self} {check}"),
        }
    }
}

impl fmt::Display for Publisher {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Vendor => "vendor",
            Self::Named(name) => name,
            Self::Local => "local",
        })
    }
}

/// The reasons that no operator can lift.
const UNDECLARED: &str = "the check's description does not ask for it";
const NO_RULE: &str = "no rule can name it";

/// How the reason begins where the configuration refuses it to every check; the rule follows.
pub const DENIED: &str = "refused by [deny]: ";

/// What is said where no grant gives it.
pub const NOT_GRANTED: &str = "not granted";

/// A name that a rule can have and that stands for nothing else: a `*` in a rule stands for any rest.
fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(|character: char| character == '*' || character.is_whitespace())
}

/// Keys of a grant beside its capabilities.
const PUBLISHER: &str = "publisher";
const VERSION: &str = "version";
const DIGEST: &str = "digest";

/// What an operator gives to one check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Whose check it must be: the name of a trusted key, `vendor`, or `local`. Unless said, no check that was signed
    /// with a customer's key: another one could take its name.
    pub publisher: Option<String>,
    /// Versions of the check, for example `^1.2`; all unless said.
    pub version: Option<VersionReq>,
    /// The very component, `sha256:…`; any unless said. Whoever can write a file of that id has the grant otherwise.
    pub digest: Option<String>,
    /// Rules by capability.
    pub rules: Rules,
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = Given;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a table of rules by capability")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Given, A::Error> {
                let (mut publisher, mut version, mut digest) = (None, None, None);
                let rules = Rules::read(map, &[PUBLISHER, VERSION, DIGEST], |key, map| {
                    match key {
                        PUBLISHER => publisher = Some(map.next_value()?),
                        DIGEST => digest = Some(map.next_value::<Digest>()?.0),
                        _ => version = Some(map.next_value()?),
                    }
                    Ok(())
                })?;
                Ok(Given { publisher, version, digest, rules })
            }
        }
        deserializer.deserialize_map(Table)
    }
}

/// A digest as it is written into a grant.
struct Digest(String);

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?.to_ascii_lowercase();
        if is_digest(&text) {
            return Ok(Self(text));
        }
        Err(D::Error::custom(
            "a digest is `sha256:` with 64 hexadecimal digits, as `pack inspect` and refusals print it",
        ))
    }
}

impl Given {
    /// Why they are not meant for this check.
    fn withheld(&self, publisher: &Publisher, version: &Version, digest: &str) -> Option<Withheld> {
        let meant = match &self.publisher {
            Some(name) => *name == publisher.to_string(),
            None => !matches!(publisher, Publisher::Named(_)),
        };
        if !meant {
            let whose = self.publisher.clone().unwrap_or_else(|| Publisher::Local.to_string());
            return Some(Withheld::Publisher(whose, publisher.clone()));
        }
        if let Some(range) = self.version.as_ref().filter(|range| !range.matches(version)) {
            return Some(Withheld::Version(range.clone(), version.clone()));
        }
        let is = format!("sha256:{digest}");
        self.digest.as_ref().filter(|meant| **meant != is).map(|meant| Withheld::Digest(meant.clone(), is))
    }
}

/// What the operator says.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Refused to every check, the vendor's too.
    pub deny: Rules,
    /// Given to single checks, by id. Replaces what is given by default.
    pub grants: BTreeMap<String, Given>,
}

/// What a check may use. A capability cannot be built without one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grant {
    asked: Rules,
    /// None: all that is asked for.
    given: Option<Rules>,
    /// The grant of this check's id.
    standing: Option<Arc<Standing>>,
    /// The customer's key that the check was signed with.
    publisher: Option<String>,
    denied: Rules,
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denial {
    /// `http`, `grpc`, `environment` or `logs`.
    pub capability: String,
    /// The rule that would allow it.
    pub wanted: String,
    /// One sentence.
    pub reason: String,
    /// Whom the check is of, where a grant has to say so: the name of a customer's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The grant that there is under the check's id. Of a recording it is not known.
    #[serde(skip)]
    pub standing: Option<Arc<Standing>>,
}

impl Denial {
    /// True where an operator can allow it.
    #[must_use]
    pub fn can_be_lifted(&self) -> bool {
        self.reason != UNDECLARED && self.reason != NO_RULE
    }

    /// True where the check's own description stands in the way.
    #[must_use]
    pub fn is_undeclared(&self) -> bool {
        self.reason == UNDECLARED
    }

    /// The rule under `[deny]` that refuses it.
    #[must_use]
    pub fn denied_by(&self) -> Option<&str> {
        self.reason.strip_prefix(DENIED)
    }

    /// The same where what was asked for cannot be said as it is: no advice can repeat it.
    #[must_use]
    pub fn unnameable(self) -> Self {
        let reason = if self.can_be_lifted() { NO_RULE.into() } else { self.reason };
        Self { reason, ..self }
    }
}

impl Policy {
    /// What a check may use.
    #[must_use]
    pub fn decide(&self, check: &Check) -> Grant {
        let Check { description, publisher, digest, .. } = check;
        let standing = self.grants.get(&description.id).map(|given| {
            let withheld = given.withheld(publisher, &description.version, digest);
            Arc::new(Standing { given: given.clone(), withheld })
        });
        let given = match (standing.as_deref(), publisher) {
            (Some(Standing { given, withheld: None }), _) => Some(given.rules.clone()),
            (None, Publisher::Vendor) => None,
            _ => Some(Rules::default()),
        };
        let publisher = match publisher {
            Publisher::Named(name) => Some(name.clone()),
            Publisher::Vendor | Publisher::Local => None,
        };
        Grant { asked: Rules::of_needs(&description.needs), given, standing, publisher, denied: self.deny.clone() }
    }
}

impl Grant {
    /// Everything that was asked for: what a replay may use, since it touches nothing.
    #[must_use]
    pub fn of_needs(needs: &[Need]) -> Self {
        Self { asked: Rules::of_needs(needs), ..Self::default() }
    }

    /// Allows a use, or says why not.
    ///
    /// # Errors
    /// The refusal, with the rule that would lift it where the operator can.
    pub fn allow<U: Use>(&self, what: U) -> Result<(), Denial> {
        self.of::<U::Rule>().allow(what)
    }

    /// Allows all that a need is about, or says why not.
    fn allow_whole<R: Rule>(&self, rule: &R) -> Result<(), Denial> {
        self.of::<R>().decide(rule.whole())
    }

    /// What it says of one capability, read once for many uses.
    #[must_use]
    pub fn of<R: Rule>(&self) -> Leave<'_, R> {
        Leave {
            grant: self,
            asked: self.asked.of(),
            given: self.given.as_ref().map(Rules::of),
            denied: self.denied.of(),
        }
    }

    /// The rules that a check asks for, each with its capability and the refusal that it would meet.
    #[must_use]
    pub fn preview(&self) -> Vec<(String, &'static str, Option<Denial>)> {
        let line = |(capability, line): (&'static Capability, &str)| {
            let (_, denial) = (capability.preview)(self, line);
            (line.to_owned(), capability.name, denial)
        };
        self.asked.lines().map(line).collect()
    }

    /// The refusals, where a check gets nothing of what it asks for. What is free is nothing by itself.
    #[must_use]
    pub fn refusals_of_all(&self) -> Option<Vec<Denial>> {
        let previews = self.asked.lines().map(|(capability, line)| (capability.preview)(self, line));
        let denials: Option<Vec<Denial>> = previews.filter(|(is_free, _)| !is_free).map(|(_, denial)| denial).collect();
        denials.filter(|denials| !denials.is_empty())
    }
}

/// A grant as far as one capability goes.
pub struct Leave<'a, R> {
    grant: &'a Grant,
    asked: Vec<R>,
    given: Option<Vec<R>>,
    denied: Vec<R>,
}

impl<R: Rule> Leave<'_, R> {
    /// The rules that the check asks for.
    #[must_use]
    pub fn asked(&self) -> &[R] {
        &self.asked
    }

    /// As [`Grant::allow`].
    ///
    /// # Errors
    /// The refusal.
    pub fn allow<U: Use<Rule = R>>(&self, what: U) -> Result<(), Denial> {
        match self.decide(what) {
            Err(denial) if denial.reason == UNDECLARED => Err(denial),
            _ if !what.has_rule() => self.refuse(what, NO_RULE),
            decided => decided,
        }
    }

    fn refuse<U: Use<Rule = R>>(&self, what: U, reason: &str) -> Result<(), Denial> {
        Err(Denial {
            capability: R::CAPABILITY.into(),
            wanted: what.wanted(&self.asked).to_string(),
            reason: reason.into(),
            publisher: self.grant.publisher.clone(),
            standing: self.grant.standing.clone(),
        })
    }

    fn decide<U: Use<Rule = R>>(&self, what: U) -> Result<(), Denial> {
        let refuse = |reason: &str| self.refuse(what, reason);
        if !self.asked.iter().any(|rule| what.allowed_by(rule)) {
            return refuse(UNDECLARED);
        }
        if what.is_free() {
            return Ok(());
        }
        if let Some(rule) = self.denied.iter().find(|rule| what.refused_by(rule)) {
            return refuse(&format!("{DENIED}{rule}"));
        }
        match &self.given {
            Some(rules) if !rules.iter().any(|rule| what.allowed_by(rule)) => {
                let withheld = self.grant.standing.as_ref().and_then(|standing| standing.withheld.as_ref());
                refuse(&withheld.map_or_else(|| NOT_GRANTED.to_owned(), ToString::to_string))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
