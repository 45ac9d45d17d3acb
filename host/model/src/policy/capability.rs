//! What policy knows of a capability: one row each, so that another capability is a file beside these and a line here.

use std::fmt::Display;
use std::str::FromStr;

use super::{Denial, EnvironmentRule, Grant, GrpcRule, HttpRule, LogRule};

/// A line that an operator writes and a check asks for.
pub trait Rule: FromStr<Err = String> + Display {
    /// The capability's name: in needs, grants and denials.
    const CAPABILITY: &'static str;
    /// One use of the capability.
    type Use<'a>: Use<Rule = Self>
    where
        Self: 'a;

    /// All that the rule allows, as one use of the widest kind: for a preview.
    fn whole(&self) -> Self::Use<'_>;

    /// True where everything that the other one allows is allowed by this one.
    fn includes(&self, other: &Self) -> bool;

    /// What a check must not ask for although an operator may write it.
    ///
    /// # Errors
    /// One sentence.
    fn declared(&self) -> Result<(), String> {
        Ok(())
    }

    /// What an operator must not write although a check may ask for it: it would change nothing.
    ///
    /// # Errors
    /// One sentence.
    fn written(&self) -> Result<(), String> {
        Ok(())
    }
}

/// One use of a capability.
pub trait Use: Copy {
    /// Its rules.
    type Rule: Rule;

    /// True where the rule allows it.
    fn allowed_by(self, rule: &Self::Rule) -> bool;

    /// True where the rule, written to refuse, refuses it.
    fn refused_by(self, rule: &Self::Rule) -> bool;

    /// The rule that would allow it; `asked` are those that the check declares.
    fn wanted(self, asked: &[Self::Rule]) -> Self::Rule;

    /// False where what is used has no name that stands for it alone: a rule would say nothing, or more.
    fn has_rule(self) -> bool {
        true
    }

    /// True where no operator can refuse what a check declares.
    fn is_free(self) -> bool {
        false
    }

    /// As it stands in the ledger of a report.
    fn shown(self) -> String;
}

/// A row of the table.
pub struct Capability {
    /// Its name.
    pub name: &'static str,
    pub(super) parse: fn(&str) -> Result<String, String>,
    pub(super) declared: fn(&str) -> Result<(), String>,
    pub(super) written: fn(&str) -> Result<String, String>,
    pub(super) includes: fn(&str, &str) -> bool,
    pub(super) preview: fn(&Grant, &str) -> (bool, Option<Denial>),
}

/// Every capability that needs leave, in the order in which people read them.
pub static CAPABILITIES: [Capability; 4] =
    [row::<HttpRule>(), row::<GrpcRule>(), row::<EnvironmentRule>(), row::<LogRule>()];

impl Capability {
    /// The row with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<&'static Self> {
        CAPABILITIES.iter().find(|capability| capability.name == name)
    }

    /// A line of an operator in its one form.
    ///
    /// # Errors
    /// It is no rule, or one that would change nothing.
    pub fn written(&self, line: &str) -> Result<String, String> {
        (self.written)(line)
    }

    /// Says what is wrong with a rule that a check asks for.
    ///
    /// # Errors
    /// One sentence.
    pub fn declared(&self, rule: &str) -> Result<(), String> {
        (self.declared)(rule)
    }
}

const fn row<R: Rule>() -> Capability {
    Capability {
        name: R::CAPABILITY,
        parse: |line| line.parse::<R>().map(|rule| rule.to_string()),
        declared: |line| line.parse::<R>()?.declared(),
        written: |line| {
            let rule = line.parse::<R>()?;
            rule.written().map(|()| rule.to_string())
        },
        includes: |rule, other| match (rule.parse::<R>(), other.parse::<R>()) {
            (Ok(rule), Ok(other)) => rule.includes(&other),
            _ => false,
        },
        preview: |grant, line| match line.parse::<R>() {
            Ok(rule) => (rule.whole().is_free(), grant.allow_whole(&rule).err()),
            Err(_) => (true, None),
        },
    }
}
