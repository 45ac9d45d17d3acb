//! Rules about gRPC calls: `agent-platform grpc.health.v1.Health/Check as token`.

use std::fmt;
use std::str::FromStr;

use super::{Rule, Use};

/// A rule about calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrpcRule {
    /// Kind of connection, one connection's name, or `*`.
    pub connection: String,
    /// With its package, or `*`.
    pub service: String,
    /// Or `*`.
    pub method: String,
    /// Credential, or empty.
    pub credential: String,
}

/// A call.
#[derive(Debug, Clone, Copy)]
pub struct GrpcUse<'a> {
    /// The connection's kind.
    pub kind: &'a str,
    /// The connection's name.
    pub connection: &'a str,
    /// With its package.
    pub service: &'a str,
    /// Its method.
    pub method: &'a str,
    /// Credential, or empty.
    pub credential: &'a str,
}

/// True where a text can stand in a path as the name of a service or method: nothing that a server reads in another way.
#[must_use]
pub fn is_grpc_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.';
    !text.is_empty() && text.bytes().all(fits)
}

/// True where the first stands for the second.
fn covers(pattern: &str, text: &str) -> bool {
    pattern == "*" || pattern == text
}

impl GrpcRule {
    fn fits(&self, what: GrpcUse<'_>) -> bool {
        (covers(&self.connection, what.kind) || self.connection == what.connection)
            && covers(&self.service, what.service)
            && covers(&self.method, what.method)
    }
}

impl Rule for GrpcRule {
    const CAPABILITY: &'static str = "grpc";
    type Use<'a> = GrpcUse<'a>;

    fn whole(&self) -> GrpcUse<'_> {
        let Self { connection, service, method, credential } = self;
        GrpcUse { kind: connection, connection, service, method, credential }
    }

    fn includes(&self, other: &Self) -> bool {
        self.fits(other.whole()) && (other.credential.is_empty() || covers(&self.credential, &other.credential))
    }

    fn declared(&self) -> Result<(), String> {
        if [&self.connection, &self.service, &self.method, &self.credential].into_iter().any(|word| word == "*") {
            return Err(format!("it needs `{self}`; a check names connection, service, method and credential"));
        }
        Ok(())
    }
}

impl Use for GrpcUse<'_> {
    type Rule = GrpcRule;

    /// Allowing a method without a credential allows no credential.
    fn allowed_by(self, rule: &GrpcRule) -> bool {
        rule.fits(self) && (self.credential.is_empty() || covers(&rule.credential, self.credential))
    }

    /// Refusing a method without a credential refuses every one.
    fn refused_by(self, rule: &GrpcRule) -> bool {
        rule.fits(self) && (rule.credential.is_empty() || covers(&rule.credential, self.credential))
    }

    fn wanted(self, _asked: &[GrpcRule]) -> GrpcRule {
        GrpcRule {
            connection: self.kind.into(),
            service: self.service.into(),
            method: self.method.into(),
            credential: self.credential.into(),
        }
    }

    fn has_rule(self) -> bool {
        super::is_name(self.kind)
            && super::is_name(self.connection)
            && is_grpc_name(self.service)
            && is_grpc_name(self.method)
            && (self.credential.is_empty() || super::is_name(self.credential))
    }

    fn shown(self) -> String {
        format!("grpc {} {}/{}", self.connection, self.service, self.method)
    }
}

impl fmt::Display for GrpcRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}/{}", self.connection, self.service, self.method)?;
        if !self.credential.is_empty() {
            write!(out, " as {}", self.credential)?;
        }
        Ok(())
    }
}

impl FromStr for GrpcRule {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let no_rule = || format!("`{line}` is no rule; write `CONNECTION SERVICE/METHOD [as CREDENTIAL]`");
        let words: Vec<&str> = line.split_whitespace().collect();
        let (connection, called, credential) = match words[..] {
            [connection, called] => (connection, called, ""),
            [connection, called, "as", credential] => (connection, called, credential),
            _ => return Err(no_rule()),
        };
        let (service, method) = called.split_once('/').ok_or_else(no_rule)?;
        for name in [service, method] {
            if name != "*" && !is_grpc_name(name) {
                return Err(format!("`{line}`: `{name}` is no name of a service or method; write `*` for any"));
            }
        }
        Ok(Self {
            connection: connection.into(),
            service: service.into(),
            method: method.into(),
            credential: credential.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(line: &str) -> GrpcRule {
        line.parse().expect(line)
    }

    fn call<'a>(service: &'a str, method: &'a str, credential: &'a str) -> GrpcUse<'a> {
        GrpcUse { kind: "agent-platform", connection: "agent-platform", service, method, credential }
    }

    #[test]
    fn a_rule_allows_what_it_names_and_nothing_beside_it() {
        const HEALTH: &str = "grpc.health.v1.Health";
        for (line, allowed) in [
            ("agent-platform grpc.health.v1.Health/Check", true),
            ("agent-platform grpc.health.v1.Health/Check as token", true),
            ("agent-platform */*", true),
            ("* grpc.health.v1.Health/*", true),
            ("agent-platform grpc.health.v1.Health/Watch", false),
            ("agent-platform DuoWorkflow/Check", false),
            ("gitlab grpc.health.v1.Health/Check", false),
        ] {
            assert_eq!(rule(line).to_string(), line);
            assert_eq!(call(HEALTH, "Check", "").allowed_by(&rule(line)), allowed, "{line}");
        }
    }

    #[test]
    fn a_credential_is_allowed_by_name_and_refused_with_its_method() {
        let [bare, token, any] = ["", " as token", " as *"].map(|who| rule(&format!("agent-platform a.B/C{who}")));
        let [without, with, other] = ["", "token", "admin"].map(|credential| call("a.B", "C", credential));
        assert_eq!([without, with, other].map(|it| it.allowed_by(&bare)), [true, false, false]);
        assert_eq!([without, with, other].map(|it| it.allowed_by(&token)), [true, true, false]);
        assert_eq!([without, with, other].map(|it| it.allowed_by(&any)), [true, true, true]);
        assert_eq!([without, with, other].map(|it| it.refused_by(&bare)), [true, true, true]);
        assert_eq!([without, with, other].map(|it| it.refused_by(&token)), [false, true, false]);
        assert!(any.includes(&token) && token.includes(&bare) && !bare.includes(&token));
    }

    #[test]
    fn what_is_no_rule_is_refused_and_so_is_a_check_that_asks_for_all() {
        for line in ["", "agent-platform", "agent-platform Health", "agent-platform a/b c", "agent-platform a/b/c"] {
            assert!(line.parse::<GrpcRule>().is_err(), "{line}");
        }
        for name in ["a b", "../x", "%2e", "a*", "", "ä"] {
            assert!(!is_grpc_name(name), "{name}");
            assert!(!call(name, "C", "").has_rule() && !call("a.B", name, "").has_rule(), "{name}");
        }
        for line in ["* a.B/C", "agent-platform */C", "agent-platform a.B/*", "agent-platform a.B/C as *"] {
            assert!(rule(line).declared().is_err(), "{line}");
        }
        assert_eq!(rule("agent-platform a.B/C as token").declared(), Ok(()));
    }
}
