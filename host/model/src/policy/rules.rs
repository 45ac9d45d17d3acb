//! Rules as an operator writes them, and what they cover.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Use;
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

impl Rules {
    /// The rules that these needs ask for.
    #[must_use]
    pub fn of_needs(needs: &[Need]) -> Self {
        let mut rules = Self::default();
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

    /// What these rules allow and `others` do not, each with its capability, as lines.
    #[must_use]
    pub fn beyond(&self, others: &Self) -> Vec<(&'static str, String)> {
        let http = self.http.iter().filter(|rule| !others.http.iter().any(|other| other.includes(rule)));
        let environment = self.environment.iter().filter(|rule| {
            !others.environment.iter().any(|other| other.scope == rule.scope && fits(&other.name, &rule.name))
        });
        let logs = self.logs.iter().filter(|log| !others.logs.iter().any(|other| fits(other, log)));
        http.map(|rule| ("http", rule.to_string()))
            .chain(environment.map(|rule| ("environment", rule.to_string())))
            .chain(logs.map(|log| ("logs", log.clone())))
            .collect()
    }

    /// Allowing a path without a credential allows no credential; refusing it refuses every one.
    pub(super) fn covers(&self, what: Use<'_>) -> bool {
        self.fit(what, |rule, used| used.is_empty() || rule == "*" || rule == used)
    }

    pub(super) fn refuse(&self, what: Use<'_>) -> bool {
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
    /// True where everything that the other one allows is allowed by this one.
    fn includes(&self, other: &Self) -> bool {
        (self.method == "*" || self.method == other.method)
            && (self.connection == "*" || self.connection == other.connection)
            && (self.path == other.path || (!other.path.contains("**") && path_fits(&self.path, &other.path)))
            && (other.credential.is_empty() || self.credential == "*" || self.credential == other.credential)
    }

    fn is_for(&self, kind: &str, connection: &str) -> bool {
        self.connection == "*" || self.connection == kind || self.connection == connection
    }
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

/// Compares segment by segment: `*` is one segment, `**` the rest, also none.
pub(super) fn path_fits(pattern: &str, path: &str) -> bool {
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
