//! What was not evaluated, by what would change that.

use std::collections::BTreeMap;

use duo_doctor_model::remedy as model;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Checks that one remedy would help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gap {
    /// What it takes, for example `credential`; more kinds may come.
    pub remedy: String,
    /// What belongs to it, for example `connection` and `credential`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
    /// Which checks.
    pub checks: Vec<String>,
    /// Percent of the planned checks that nothing else keeps from an answer, rounded down.
    pub worth: u8,
}

impl Gap {
    /// What it is worth, as in `+12%`; empty where that is nothing.
    pub(crate) fn percent(&self) -> String {
        if self.worth == 0 { String::new() } else { format!("+{}%", self.worth) }
    }
}

impl From<model::Gap> for Gap {
    fn from(model::Gap { remedy, checks, worth }: model::Gap) -> Self {
        Self { remedy: remedy.name().into(), args: remedy.args(), checks, worth }
    }
}
