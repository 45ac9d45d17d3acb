//! Sets of rules, as an operator writes them: a list of lines for each capability.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{CAPABILITIES, Capability, Rule};
use crate::description::Need;

/// A set of rules: what a check asks for, what an operator grants or denies. Each line is one that its capability
/// understands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules(BTreeMap<&'static str, Vec<String>>);

impl Rules {
    /// The rules that these needs ask for. What no capability understands is not among them.
    #[must_use]
    pub fn of_needs(needs: &[Need]) -> Self {
        let mut rules = Self::default();
        for need in needs {
            if let Some(capability) = Capability::of(&need.capability) {
                let _ = rules.add(capability, &need.rule);
            }
        }
        rules
    }

    /// Adds a line.
    ///
    /// # Errors
    /// The capability does not understand it.
    pub fn add(&mut self, capability: &'static Capability, line: &str) -> Result<(), String> {
        let line = (capability.parse)(line)?;
        self.0.entry(capability.name).or_default().push(line);
        Ok(())
    }

    /// Every line with its capability, in the order of [`CAPABILITIES`].
    pub fn lines(&self) -> impl Iterator<Item = (&'static Capability, &str)> {
        CAPABILITIES.iter().flat_map(|capability| {
            self.0.get(capability.name).into_iter().flatten().map(move |line| (capability, line.as_str()))
        })
    }

    /// What these rules allow and `others` do not, each with its capability, as lines.
    #[must_use]
    pub fn beyond(&self, others: &Self) -> Vec<(&'static str, String)> {
        let included = |capability: &'static Capability, line: &str| {
            others.lines().any(|(other, rule)| other.name == capability.name && (capability.includes)(rule, line))
        };
        let beyond = self.lines().filter(|(capability, line)| !included(capability, line));
        beyond.map(|(capability, line)| (capability.name, line.to_owned())).collect()
    }

    /// The rules of one capability.
    #[must_use]
    pub fn of<R: Rule>(&self) -> Vec<R> {
        let lines = self.0.get(R::CAPABILITY).into_iter().flatten();
        lines.filter_map(|line| line.parse().ok()).collect()
    }
}

impl<'de> Deserialize<'de> for Rules {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = Rules;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a table of rules by capability")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Rules, A::Error> {
                Rules::read(map, &[], |_, _| Ok(()))
            }
        }
        deserializer.deserialize_map(Table)
    }
}

impl Rules {
    /// Reads a table. `others` are keys that may stand beside capabilities, and `other` takes the value of one.
    pub(super) fn read<'de, A: MapAccess<'de>>(
        mut map: A,
        others: &'static [&'static str],
        mut other: impl FnMut(&str, &mut A) -> Result<(), A::Error>,
    ) -> Result<Self, A::Error> {
        let mut rules = Self::default();
        while let Some(key) = map.next_key_seed(Keys(others))? {
            match key {
                Key::Other(key) => other(key, &mut map)?,
                Key::Capability(capability) => {
                    let lines = map.next_value_seed(Lines(capability))?;
                    rules.0.entry(capability.name).or_default().extend(lines);
                }
            }
        }
        Ok(rules)
    }
}

/// A key of a table of rules.
enum Key {
    /// Names a capability.
    Capability(&'static Capability),
    /// One of those that may stand beside them.
    Other(&'static str),
}

/// A key, refused at its own place in the file; with the keys that may stand beside capabilities.
struct Keys(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Keys {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        let key = String::deserialize(deserializer)?;
        if let Some(other) = self.0.iter().find(|other| **other == key) {
            return Ok(Key::Other(other));
        }
        Capability::of(&key).map(Key::Capability).ok_or_else(|| {
            let known = self.0.iter().copied().chain(CAPABILITIES.iter().map(|row| row.name));
            let known: Vec<String> = known.map(|name| format!("`{name}`")).collect();
            D::Error::custom(format!("unknown field `{key}`, expected one of {}", known.join(", ")))
        })
    }
}

/// A list of lines of one capability.
struct Lines(&'static Capability);

impl<'de> DeserializeSeed<'de> for Lines {
    type Value = Vec<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<String>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Lines {
    type Value = Vec<String>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "a list of rules such as [\"…\"] for {}", self.0.name)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<String>, A::Error> {
        let mut lines = Vec::new();
        while let Some(line) = items.next_element_seed(Line(self.0))? {
            lines.push(line);
        }
        Ok(lines)
    }
}

/// One line, refused at its own place in the file.
struct Line(&'static Capability);

impl<'de> DeserializeSeed<'de> for Line {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        self.0.written(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
