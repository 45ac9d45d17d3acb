//! Rules about requests: `GET gitlab /api/v4/version as admin`, `probe ai-gateway`.

use std::fmt;
use std::str::FromStr;

use super::{Rule, Use, is_name, path};

/// Stands for a method where the phases of a connection are gone through without a request.
const PROBE: &str = "probe";

/// Stands for a method where a check only looks at connections. No operator writes it: looking is never refused.
const LIST: &str = "list";

/// Ends the kind of a connection that another process's settings and trust lead to the host of another connection.
const AS_GATEWAY: &str = "-as-gateway";

/// Methods that a request can have.
const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];

/// A rule about requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRule {
    /// `GET` …, `probe`, `list`, or `*`.
    pub method: String,
    /// Kind of connection, or one connection's name.
    pub connection: String,
    /// Path pattern in its normal form: `*` one segment, `**` the rest; empty for `probe` and `list`.
    pub path: String,
    /// Credential, or empty.
    pub credential: String,
}

/// A use of connections.
#[derive(Debug, Clone, Copy)]
pub enum HttpUse<'a> {
    /// A request.
    Request {
        /// Upper case.
        method: &'a str,
        /// The connection's kind.
        kind: &'a str,
        /// The connection's name.
        connection: &'a str,
        /// Below the base path, in the [form of a request](path::of_request).
        path: &'a str,
        /// Credential, or empty.
        credential: &'a str,
    },
    /// A walk through the phases of a connection.
    Probe {
        /// The connection's kind.
        kind: &'a str,
        /// The connection's name.
        connection: &'a str,
    },
    /// A look at the connections of a kind.
    List {
        /// Which kind.
        kind: &'a str,
    },
}

impl Rule for HttpRule {
    const CAPABILITY: &'static str = "http";
    type Use<'a> = HttpUse<'a>;

    fn whole(&self) -> HttpUse<'_> {
        let kind = self.connection.as_str();
        match self.method.as_str() {
            PROBE => HttpUse::Probe { kind, connection: kind },
            LIST => HttpUse::List { kind },
            method => {
                HttpUse::Request { method, kind, connection: kind, path: &self.path, credential: &self.credential }
            }
        }
    }

    fn includes(&self, other: &Self) -> bool {
        (self.method == "*" || self.method == other.method)
            && (self.connection == "*" || self.connection == other.connection)
            && (self.path == other.path || (!other.path.contains("**") && path::allows(&self.path, &other.path)))
            && (other.credential.is_empty() || self.credential == "*" || self.credential == other.credential)
    }

    fn written(&self) -> Result<(), String> {
        if self.method == LIST {
            return Err(format!("`{self}`: looking at connections is neither granted nor refused; leave it out"));
        }
        Ok(())
    }

    fn declared(&self) -> Result<(), String> {
        if [&self.method, &self.connection, &self.credential].into_iter().any(|word| word == "*") {
            return Err(format!("it needs `{self}`; a check names method, connection and credential"));
        }
        Ok(())
    }
}

impl Use for HttpUse<'_> {
    type Rule = HttpRule;

    /// Allowing a path without a credential allows no credential.
    fn allowed_by(self, rule: &HttpRule) -> bool {
        match self {
            Self::List { kind } => rule.is_for(kind, kind),
            _ => rule.fits(self, path::allows, |own, used| used.is_empty() || own == "*" || own == used),
        }
    }

    /// Refusing a path without a credential refuses every one.
    fn refused_by(self, rule: &HttpRule) -> bool {
        let of_same_host = self.on_its_host();
        [Some(self), of_same_host]
            .into_iter()
            .flatten()
            .any(|one| rule.fits(one, path::refuses, |own, used| own.is_empty() || own == "*" || own == used))
    }

    fn wanted(self, _asked: &[HttpRule]) -> HttpRule {
        let rule = |method: &str, connection: &str, path: &str, credential: &str| HttpRule {
            method: method.into(),
            connection: connection.into(),
            path: path.into(),
            credential: credential.into(),
        };
        match self {
            Self::Request { method, kind, path, credential, .. } => rule(method, kind, path, credential),
            Self::Probe { kind, .. } => rule(PROBE, kind, "", ""),
            Self::List { kind } => rule(LIST, kind, "", ""),
        }
    }

    /// No credential is no name either, and a rule without one says so.
    fn has_rule(self) -> bool {
        match self {
            Self::Request { kind, connection, credential, .. } => {
                is_name(kind) && is_name(connection) && (credential.is_empty() || is_name(credential))
            }
            Self::Probe { kind, connection } => is_name(kind) && is_name(connection),
            Self::List { kind } => is_name(kind),
        }
    }

    /// A list has no place for a refusal: a connection that is missing from it would read as one that nobody
    /// configured. What the operator refuses is refused where it is used.
    fn is_free(self) -> bool {
        matches!(self, Self::List { .. })
    }

    fn shown(self) -> String {
        match self {
            Self::Request { method, connection, path, .. } => format!("{method} {connection} {path}"),
            Self::Probe { connection, .. } => format!("probe {connection}"),
            Self::List { kind } => format!("connections {kind}"),
        }
    }
}

impl<'a> HttpUse<'a> {
    /// The same on the connection that leads to the same host: the gateway's view of GitLab is GitLab.
    fn on_its_host(self) -> Option<Self> {
        let own = |kind: &'a str| kind.strip_suffix(AS_GATEWAY);
        Some(match self {
            Self::Request { method, kind, path, credential, .. } => {
                Self::Request { method, kind: own(kind)?, connection: own(kind)?, path, credential }
            }
            Self::Probe { kind, .. } => Self::Probe { kind: own(kind)?, connection: own(kind)? },
            Self::List { .. } => return None,
        })
    }
}

impl HttpRule {
    /// True where it is about this connection of this kind.
    #[must_use]
    pub fn is_for(&self, kind: &str, connection: &str) -> bool {
        self.connection == "*" || self.connection == kind || self.connection == connection
    }

    fn fits(
        &self,
        what: HttpUse<'_>,
        path_fits: impl Fn(&str, &str) -> bool,
        credential_fits: impl Fn(&str, &str) -> bool,
    ) -> bool {
        match what {
            HttpUse::Request { method, kind, connection, path, credential } => {
                (self.method == "*" || self.method == method)
                    && self.is_for(kind, connection)
                    && path_fits(&self.path, path)
                    && credential_fits(&self.credential, credential)
            }
            HttpUse::Probe { kind, connection } => {
                (self.method == "*" || self.method == PROBE) && self.is_for(kind, connection)
            }
            HttpUse::List { .. } => false,
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
        if !["*", PROBE, LIST].contains(&method) && !METHODS.contains(&method) {
            return Err(format!("`{line}`: `{method}` is no method; one of *, {PROBE}, {}", METHODS.join(", ")));
        }
        let is_request = method != PROBE && method != LIST;
        if !is_request && !path.is_empty() {
            return Err(format!("`{line}`: `{method}` takes no path"));
        }
        if is_request && method != "*" && !path.starts_with('/') {
            return Err(format!("`{line}`: a path begins with `/`"));
        }
        let path = match path {
            "" if method == "*" => "/**".to_owned(),
            "" => String::new(),
            path => pattern(path).map_err(|reason| format!("`{line}`: {reason}"))?,
        };
        Ok(Self { method: method.into(), connection: connection.into(), path, credential: credential.into() })
    }
}

/// The normal form of a path with `*` and `**`. A star that would stand for nothing is refused: in a list of what is
/// denied it would be a hole.
fn pattern(written: &str) -> Result<String, String> {
    let pattern = path::normal(written)?;
    let mut segments = pattern.split('/').peekable();
    while let Some(segment) = segments.next() {
        match segment {
            "**" if segments.peek().is_some() => return Err("`**` stands for the rest of a path and ends it".into()),
            "*" | "**" => {}
            _ if segment.contains('*') => {
                return Err(format!("`{segment}` is matched as a whole; write `*` for any one segment"));
            }
            _ => {}
        }
    }
    Ok(pattern)
}
