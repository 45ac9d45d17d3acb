//! Rules about logs: the name of a source, for example `llm`.

use std::fmt;
use std::str::FromStr;

use super::{Rule, Use, is_name};
use crate::description::fits;

/// A rule about log sources: a name; a trailing `*` matches any rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRule(pub String);

/// A search in a source, or a look at its files.
#[derive(Debug, Clone, Copy)]
pub struct LogUse<'a>(pub &'a str);

impl Rule for LogRule {
    const CAPABILITY: &'static str = "logs";
    type Use<'a> = LogUse<'a>;

    fn whole(&self) -> LogUse<'_> {
        LogUse(&self.0)
    }

    fn includes(&self, other: &Self) -> bool {
        fits(&self.0, &other.0)
    }
}

impl Use for LogUse<'_> {
    type Rule = LogRule;

    fn allowed_by(self, rule: &LogRule) -> bool {
        fits(&rule.0, self.0)
    }

    fn refused_by(self, rule: &LogRule) -> bool {
        self.allowed_by(rule)
    }

    fn wanted(self, _asked: &[LogRule]) -> LogRule {
        LogRule(self.0.into())
    }

    fn has_rule(self) -> bool {
        is_name(self.0)
    }

    fn shown(self) -> String {
        format!("log {}", self.0)
    }
}

impl fmt::Display for LogRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl FromStr for LogRule {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        if line.is_empty() || line.contains(char::is_whitespace) {
            return Err(format!("`{line}` is no rule; write the name of a log, for example `llm`"));
        }
        Ok(Self(line.into()))
    }
}
