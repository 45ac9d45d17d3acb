//! What a check may really use: what it asks for, cut down to what policy allows. Pure: no
//! component, no I/O. Nothing by default for private checks.
//!
//! A rule is written as a line: `GET gitlab /api/v4/version as admin`, `probe ai-gateway`,
//! `ai-gateway AIGW_*`, `llm`. The same line stands in a denial, so that it can be copied.

mod rules;

use std::collections::BTreeMap;
use std::fmt;

use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};

pub use rules::{EnvironmentRule, HttpRule, Rules};

use crate::description::Need;

/// Who publishes a check.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Publisher {
    /// Signed with a key of the vendor.
    Vendor,
    /// Signed with a key that an administrator trusts; its name.
    Named(String),
    /// Signed by nobody: a file that was named on the command line.
    Local,
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

/// What an operator gives to one check.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Given {
    /// Whose check it must be: the name of a trusted key, `vendor`, or `local`. Unless said, no check that was signed
    /// with a customer's key: another one could take its name.
    pub publisher: Option<String>,
    /// Versions of the check, for example `^1.2`; all unless said.
    pub version: Option<VersionReq>,
    /// Requests.
    pub http: Vec<HttpRule>,
    /// Variables.
    pub environment: Vec<EnvironmentRule>,
    /// Log sources.
    pub logs: Vec<String>,
}

impl Given {
    /// The rules, where they are meant for this check; otherwise why not.
    fn rules(&self, publisher: &Publisher, version: &Version) -> Result<Rules, String> {
        let meant = match &self.publisher {
            Some(name) => *name == publisher.to_string(),
            None => !matches!(publisher, Publisher::Named(_)),
        };
        if !meant {
            let whose = self.publisher.as_deref().unwrap_or("local");
            return Err(format!("granted to the check of `{whose}`, and this one is of `{publisher}`"));
        }
        if let Some(range) = self.version.as_ref().filter(|range| !range.matches(version)) {
            return Err(format!("granted to versions {range}, and this one is {version}"));
        }
        Ok(Rules { http: self.http.clone(), environment: self.environment.clone(), logs: self.logs.clone() })
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
    /// Why nothing is given although there is a grant.
    withheld: Option<String>,
    /// The customer's key that the check was signed with.
    publisher: Option<String>,
    denied: Rules,
}

/// One use of a capability.
#[derive(Debug, Clone, Copy)]
pub enum Use<'a> {
    /// A request; `path` is normalised and below the connection's base path.
    Request {
        /// Upper case.
        method: &'a str,
        /// The connection's kind.
        kind: &'a str,
        /// The connection's name.
        connection: &'a str,
        /// Below the base path.
        path: &'a str,
        /// Credential, or empty.
        credential: &'a str,
    },
    /// The ladder.
    Probe {
        /// The connection's kind.
        kind: &'a str,
        /// The connection's name.
        connection: &'a str,
    },
    /// A variable.
    Environment {
        /// Its scope.
        scope: &'a str,
        /// Its name.
        name: &'a str,
    },
    /// A log source.
    Log(&'a str),
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denial {
    /// `http`, `environment` or `logs`.
    pub capability: String,
    /// The rule that would allow it.
    pub wanted: String,
    /// One sentence.
    pub reason: String,
    /// Whom the check is of, where a grant has to say so: the name of a customer's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
}

impl Denial {
    /// What an operator adds to the configuration to allow it.
    #[must_use]
    pub fn remedy(&self, check: &str) -> String {
        let whose = self.publisher.as_ref().map(|name| format!("publisher = \"{name}\" ")).unwrap_or_default();
        format!("[grant.{check}] {whose}{} = [\"{}\"]", self.capability, self.wanted)
    }
}

impl Policy {
    /// What a check with these needs may use.
    #[must_use]
    pub fn decide(&self, publisher: &Publisher, id: &str, version: &Version, needs: &[Need]) -> Grant {
        let (given, withheld) = match (self.grants.get(id), publisher) {
            (Some(given), _) => match given.rules(publisher, version) {
                Ok(rules) => (Some(rules), None),
                Err(why) => (Some(Rules::default()), Some(why)),
            },
            (None, Publisher::Vendor) => (None, None),
            (None, _) => (Some(Rules::default()), None),
        };
        let publisher = match publisher {
            Publisher::Named(name) => Some(name.clone()),
            Publisher::Vendor | Publisher::Local => None,
        };
        Grant { asked: Rules::of_needs(needs), given, withheld, publisher, denied: self.deny.clone() }
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
    pub fn allow(&self, what: Use<'_>) -> Result<(), Denial> {
        let refuse = |reason: &str| {
            Err(Denial {
                capability: what.capability().into(),
                wanted: what.rule(),
                reason: reason.into(),
                publisher: self.publisher.clone(),
            })
        };
        if !self.asked.covers(what) {
            return refuse("the check does not declare this need");
        }
        if self.denied.refuse(what) {
            return refuse("refused by [deny]");
        }
        match &self.given {
            Some(rules) if !rules.covers(what) => refuse(self.withheld.as_deref().unwrap_or("not granted")),
            _ => Ok(()),
        }
    }

    /// The rules that a check asks for, each with the refusal that it would meet.
    #[must_use]
    pub fn preview(&self) -> Vec<(String, &'static str, Option<Denial>)> {
        let http = self.asked.http.iter().map(|rule| {
            let kind = rule.connection.as_str();
            let what = match rule.method.as_str() {
                "probe" => Use::Probe { kind, connection: kind },
                method => {
                    Use::Request { method, kind, connection: kind, path: &rule.path, credential: &rule.credential }
                }
            };
            (rule.to_string(), "http", self.allow(what).err())
        });
        let environment = self.asked.environment.iter().map(|rule| {
            let what = Use::Environment { scope: &rule.scope, name: &rule.name };
            (rule.to_string(), "environment", self.allow(what).err())
        });
        let logs = self.asked.logs.iter().map(|log| (log.clone(), "logs", self.allow(Use::Log(log)).err()));
        http.chain(environment).chain(logs).collect()
    }
}

impl Use<'_> {
    fn capability(&self) -> &'static str {
        match self {
            Self::Request { .. } | Self::Probe { .. } => "http",
            Self::Environment { .. } => "environment",
            Self::Log(_) => "logs",
        }
    }

    fn rule(&self) -> String {
        match *self {
            Self::Request { method, kind, path, credential, .. } => HttpRule {
                method: method.into(),
                connection: kind.into(),
                path: path.into(),
                credential: credential.into(),
            }
            .to_string(),
            Self::Probe { kind, .. } => format!("probe {kind}"),
            Self::Environment { scope, name } => format!("{scope} {name}"),
            Self::Log(source) => source.into(),
        }
    }
}

#[cfg(test)]
mod tests;
