//! What a check may really use: what it asks for, cut down to what policy allows. Pure: no
//! component, no I/O. Nothing by default for private checks.
//!
//! A rule is written as a line: `GET gitlab /api/v4/version as admin`, `probe ai-gateway`,
//! `ai-gateway AIGW_*`, `llm`. The same line stands in a denial, so that it can be copied.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::description::{HttpNeed, Need, fits};

/// A rule about requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRule {
    /// `GET` …, `probe`, or `*`.
    pub method: String,
    /// Kind of connection, or one connection's name.
    pub connection: String,
    /// Path pattern; empty for `probe`.
    pub path: String,
    /// Credential, or empty.
    pub credential: String,
}

/// A rule about variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvironmentRule {
    /// `gitlab`, `ai-gateway` or `agent-platform`.
    pub scope: String,
    /// Name or pattern.
    pub name: String,
}

/// A set of rules: what a check asks for, what an operator grants or denies, and what comes of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// Requests.
    pub http: Vec<HttpRule>,
    /// Variables.
    pub environment: Vec<EnvironmentRule>,
    /// Log sources.
    pub logs: Vec<String>,
}

/// Who publishes a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publisher {
    /// Came in the vendor's pack.
    Vendor,
    /// Came from anywhere else.
    Private,
}

/// What the operator says.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Refused to every check, the vendor's too.
    pub deny: Rules,
    /// Given to single checks, by id. Replaces what is given by default.
    pub grants: std::collections::BTreeMap<String, Rules>,
}

/// What a check may use. A capability cannot be built without one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grant {
    asked: Rules,
    given: Option<Rules>,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Denial {
    /// `http`, `environment` or `logs`.
    pub capability: String,
    /// The rule that would allow it.
    pub wanted: String,
    /// One sentence.
    pub reason: String,
}

impl Denial {
    /// The line that an operator adds to allow it.
    #[must_use]
    pub fn remedy(&self, check: &str) -> String {
        format!("[grant.{check}] {} = [\"{}\"]", self.capability, self.wanted)
    }
}

impl Policy {
    /// What a check with these needs may use.
    #[must_use]
    pub fn decide(&self, publisher: Publisher, id: &str, needs: &[Need]) -> Grant {
        let given = match (self.grants.get(id), publisher) {
            (Some(rules), _) => Some(rules.clone()),
            (None, Publisher::Vendor) => None,
            (None, Publisher::Private) => Some(Rules::default()),
        };
        Grant { asked: asked(needs), given, denied: self.deny.clone() }
    }
}

impl Grant {
    /// Everything that was asked for: what a replay may use, since it touches nothing.
    #[must_use]
    pub fn of_needs(needs: &[Need]) -> Self {
        Self { asked: asked(needs), given: None, denied: Rules::default() }
    }

    /// Allows a use, or says why not.
    ///
    /// # Errors
    /// The refusal, with the rule that would lift it where the operator can.
    pub fn allow(&self, what: Use<'_>) -> Result<(), Denial> {
        let refuse = |reason: &str| {
            Err(Denial { capability: what.capability().into(), wanted: what.rule(), reason: reason.into() })
        };
        if !self.asked.covers(what) {
            return refuse("the check does not declare this need");
        }
        if self.denied.refuse(what) {
            return refuse("refused by [deny]");
        }
        match &self.given {
            Some(rules) if !rules.covers(what) => refuse("not granted"),
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

fn asked(needs: &[Need]) -> Rules {
    let mut rules = Rules::default();
    for need in needs {
        match need {
            Need::Http(need) => rules.http.extend(http_rules(need)),
            Need::Environment { scope, name } => {
                rules.environment.push(EnvironmentRule { scope: scope.clone(), name: name.clone() });
            }
            Need::Log(source) => rules.logs.push(source.clone()),
        }
    }
    rules
}

fn http_rules(need: &HttpNeed) -> Vec<HttpRule> {
    let rule = |method: &str, path: &str| HttpRule {
        method: method.into(),
        connection: need.kind.clone(),
        path: path.into(),
        credential: need.credential.clone(),
    };
    let mut rules = Vec::new();
    for method in &need.methods {
        rules.extend(need.paths.iter().map(|path| rule(&method.to_uppercase(), path)));
    }
    if need.probe {
        rules.push(HttpRule { credential: String::new(), ..rule("probe", "") });
    }
    rules
}

impl Rules {
    /// Allowing a path without a credential allows no credential; refusing it refuses every one.
    fn covers(&self, what: Use<'_>) -> bool {
        self.fit(what, |rule, used| used.is_empty() || rule == "*" || rule == used)
    }

    fn refuse(&self, what: Use<'_>) -> bool {
        self.fit(what, |rule, used| rule.is_empty() || rule == "*" || rule == used)
    }

    fn fit(&self, what: Use<'_>, credential_fits: impl Fn(&str, &str) -> bool) -> bool {
        match what {
            Use::Request { method, kind, connection, path, credential } => self.http.iter().any(|rule| {
                (rule.method == "*" || rule.method == method)
                    && rule.is_for(kind, connection)
                    && path_fits(&rule.path, path)
                    && credential_fits(&rule.credential, credential)
            }),
            Use::Probe { kind, connection } => self
                .http
                .iter()
                .any(|rule| (rule.method == "*" || rule.method == "probe") && rule.is_for(kind, connection)),
            Use::Environment { scope, name } => {
                self.environment.iter().any(|rule| rule.scope == scope && fits(&rule.name, name))
            }
            Use::Log(source) => self.logs.iter().any(|log| fits(log, source)),
        }
    }
}

impl HttpRule {
    fn is_for(&self, kind: &str, connection: &str) -> bool {
        self.connection == "*" || self.connection == kind || self.connection == connection
    }
}

/// Compares segment by segment: `*` is one segment, `**` the rest, also none.
fn path_fits(pattern: &str, path: &str) -> bool {
    let mut pattern = pattern.split('/');
    let mut path = path.split('/');
    loop {
        match (pattern.next(), path.next()) {
            (Some("**"), _) | (None, None) => return true,
            (Some("*"), Some(segment)) if !segment.is_empty() => {}
            (Some(wanted), Some(segment)) if wanted == segment => {}
            _ => return false,
        }
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

impl fmt::Display for HttpRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.method, self.connection)?;
        if !self.path.is_empty() {
            write!(out, " {}", self.path)?;
        }
        if !self.credential.is_empty() {
            write!(out, " as {}", self.credential)?;
        }
        Ok(())
    }
}

impl fmt::Display for EnvironmentRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.scope, self.name)
    }
}

impl FromStr for HttpRule {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (method, connection, path, credential) = match words[..] {
            [method, connection] => (method, connection, "", ""),
            [method, connection, path] => (method, connection, path, ""),
            [method, connection, path, "as", credential] => (method, connection, path, credential),
            _ => {
                return Err(format!(
                    "`{line}` is no rule; write `METHOD CONNECTION /path [as CREDENTIAL]` or `probe CONNECTION`"
                ));
            }
        };
        let known = ["*", "probe", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];
        if !known.contains(&method) {
            return Err(format!("`{line}`: `{method}` is no method; one of {}", known.join(", ")));
        }
        if method == "probe" && !path.is_empty() {
            return Err(format!("`{line}`: `probe` takes no path"));
        }
        if method != "probe" && method != "*" && !path.starts_with('/') {
            return Err(format!("`{line}`: a path begins with `/`"));
        }
        let path = if method == "*" && path.is_empty() { "/**" } else { path };
        Ok(Self {
            method: method.into(),
            connection: connection.into(),
            path: path.into(),
            credential: credential.into(),
        })
    }
}

impl FromStr for EnvironmentRule {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            [scope, name] => Ok(Self { scope: scope.into(), name: name.into() }),
            _ => Err(format!("`{line}` is no rule; write `SCOPE NAME`, for example `ai-gateway AIGW_*`")),
        }
    }
}

macro_rules! serde_as_line {
    ($rule:ty) => {
        impl Serialize for $rule {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $rule {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

serde_as_line!(HttpRule);
serde_as_line!(EnvironmentRule);

#[cfg(test)]
mod tests;
