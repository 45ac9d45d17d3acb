//! Rules about variables: `SCOPE NAME`, for example `ai-gateway AIGW_*`.

use std::fmt;
use std::str::FromStr;

use super::{Rule, Use, is_name};
use crate::description::fits;

/// A rule about variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvironmentRule {
    /// `gitlab`, `ai-gateway` or `agent-platform`.
    pub scope: String,
    /// Name; a trailing `*` matches any rest.
    pub name: String,
}

/// A use of settings.
#[derive(Debug, Clone, Copy)]
pub enum EnvironmentUse<'a> {
    /// A variable.
    Variable {
        /// Its scope.
        scope: &'a str,
        /// Its name.
        name: &'a str,
    },
    /// A look at which variables of a scope are set, and at where they come from.
    Scope(&'a str),
}

impl Rule for EnvironmentRule {
    const CAPABILITY: &'static str = "environment";
    type Use<'a> = EnvironmentUse<'a>;

    fn whole(&self) -> EnvironmentUse<'_> {
        EnvironmentUse::Variable { scope: &self.scope, name: &self.name }
    }

    fn includes(&self, other: &Self) -> bool {
        self.scope == other.scope && fits(&self.name, &other.name)
    }
}

impl Use for EnvironmentUse<'_> {
    type Rule = EnvironmentRule;

    /// Whoever may see any variable of a scope may see where it comes from.
    fn allowed_by(self, rule: &EnvironmentRule) -> bool {
        match self {
            Self::Variable { scope, name } => rule.scope == scope && fits(&rule.name, name),
            Self::Scope(scope) => rule.scope == scope,
        }
    }

    /// Refusing one variable refuses no look at the others.
    fn refused_by(self, rule: &EnvironmentRule) -> bool {
        match self {
            Self::Variable { .. } => self.allowed_by(rule),
            Self::Scope(scope) => rule.scope == scope && rule.name == "*",
        }
    }

    /// A look at a scope needs no more than the first variable that is asked for.
    fn wanted(self, asked: &[EnvironmentRule]) -> EnvironmentRule {
        match self {
            Self::Variable { scope, name } => EnvironmentRule { scope: scope.into(), name: name.into() },
            Self::Scope(scope) => {
                let first = asked.iter().find(|rule| rule.scope == scope).cloned();
                first.unwrap_or_else(|| EnvironmentRule { scope: scope.into(), name: "*".into() })
            }
        }
    }

    fn has_rule(self) -> bool {
        match self {
            Self::Variable { scope, name } => is_name(scope) && is_name(name),
            Self::Scope(scope) => is_name(scope),
        }
    }

    fn shown(self) -> String {
        match self {
            Self::Variable { scope, name } => format!("environment {scope} {name}"),
            Self::Scope(scope) => format!("environment {scope}"),
        }
    }
}

impl fmt::Display for EnvironmentRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.scope, self.name)
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
