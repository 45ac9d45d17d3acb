//! Settings of the processes under examination.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Reason;
use crate::bindings::duo_doctor::check::environment as wit;

/// The value of a variable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// Set, and readable.
    Text(String),
    /// Set, and kept from the check.
    Secret {
        /// Characters.
        length: u32,
        /// Lines.
        lines: u32,
        /// Equal values have equal fingerprints inside one run.
        #[serde(default)]
        fingerprint: String,
    },
}

impl Setting {
    /// The text, where it is not kept from the check.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Secret { .. } => None,
        }
    }

    /// For evidence: the text in quotes, or what is known of a secret.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => format!("\"{text}\""),
            Self::Secret { length, lines, .. } => format!("set, not shown ({length} characters, {lines} lines)"),
        }
    }
}

/// All granted variables of one scope.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Environment {
    /// Where the values come from, for evidence.
    pub origin: String,
    /// Values by name; what is absent is not set, unless something is missing.
    pub values: BTreeMap<String, Setting>,
    /// Why nothing is known: no source, unreadable, or denied; or why not all is, where the source names only the place
    /// of a value.
    pub missing: Option<Reason>,
}

impl Environment {
    /// The readable text of a variable.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name).and_then(Setting::text)
    }

    /// True for a readable value that [`truth`] reads as true.
    #[must_use]
    pub fn is_true(&self, name: &str) -> bool {
        self.text(name).and_then(truth) == Some(true)
    }

    /// True for a readable value that [`truth`] reads as false. What is not set is neither.
    #[must_use]
    pub fn is_false(&self, name: &str) -> bool {
        self.text(name).and_then(truth) == Some(false)
    }

    /// A quotation of one variable, set or not.
    #[must_use]
    pub fn evidence(&self, scope: &str, name: &str) -> crate::Evidence {
        let shown = self.values.get(name).map_or_else(|| "not set".into(), Setting::shown);
        crate::Evidence::new(format!("environment {scope} {name}"), format!("{shown} ({})", self.origin))
    }
}

/// A switch as the AI Gateway's settings (pydantic) read it, spaces around it forgiven; nothing where they refuse.
#[must_use]
pub fn truth(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "1" | "yes" | "on" | "t" | "y" => Some(true),
        "false" | "0" | "no" | "off" | "f" | "n" => Some(false),
        _ => None,
    }
}

/// Reads every granted variable of a scope.
#[must_use]
pub fn read(scope: &str) -> Environment {
    match try_read(scope) {
        Ok(environment) => environment,
        Err(missing) => Environment { missing: Some(missing), ..Environment::default() },
    }
}

/// Reads these variables of a scope. One that policy denies is no unset one: nothing is known then.
#[must_use]
pub fn read_these(scope: &str, names: &[&str]) -> Environment {
    match try_these(scope, names.iter().map(|&name| name.to_owned())) {
        Ok(environment) => environment,
        Err(missing) => Environment { missing: Some(missing), ..Environment::default() },
    }
}

fn try_read(scope: &str) -> Result<Environment, Reason> {
    try_these(scope, wit::names(scope).map_err(|error| Reason::of_environment(error, scope))?)
}

fn try_these(scope: &str, names: impl IntoIterator<Item = String>) -> Result<Environment, Reason> {
    let mut values = BTreeMap::new();
    let mut missing = None;
    for name in names {
        let value = match wit::get(scope, &name).map_err(|error| Reason::of_environment(error, scope)) {
            Err(place @ Reason::Elsewhere { .. }) => {
                missing.get_or_insert(place);
                continue;
            }
            value => value?,
        };
        match value {
            wit::Value::Unset => {}
            wit::Value::Text(text) => drop(values.insert(name, Setting::Text(text))),
            wit::Value::Secret(secret) => {
                let setting =
                    Setting::Secret { length: secret.length, lines: secret.lines, fingerprint: secret.fingerprint };
                values.insert(name, setting);
            }
        }
    }
    let origin = wit::origin(scope).map_err(|error| Reason::of_environment(error, scope))?;
    Ok(Environment { origin, values, missing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches() {
        for (text, expected) in [
            ("true", Some(true)),
            (" On ", Some(true)),
            ("1", Some(true)),
            ("Y", Some(true)),
            ("FALSE", Some(false)),
            ("0", Some(false)),
            ("off", Some(false)),
            ("n", Some(false)),
            ("", None),
            ("2", None),
            ("enabled", None),
        ] {
            assert_eq!(truth(text), expected, "{text}");
            let values = BTreeMap::from([("X".to_owned(), Setting::Text(text.into()))]);
            let environment = Environment { values, ..Environment::default() };
            assert_eq!(
                (environment.is_true("X"), environment.is_false("X")),
                (expected == Some(true), expected == Some(false))
            );
        }
        assert!(!Environment::default().is_true("X") && !Environment::default().is_false("X"));
    }
}
