//! Causes and what follows from them.

use duo_doctor_model::diagnosis as model;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::all;

/// Points at a finding of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pointer {
    /// The check that said it.
    pub check: String,
    /// Its code.
    pub code: String,
    /// What it is about.
    pub subject: String,
}

/// A failing finding that nothing else accounts for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cause {
    /// The finding.
    #[serde(flatten)]
    pub finding: Pointer,
    /// Findings that it accounts for.
    pub explains: Vec<Pointer>,
    /// Checks that could not run because of it.
    pub blocks: Vec<String>,
    /// It stands behind a hop that is broken for another reason: repaired alone, the first cause
    /// leads to this one.
    pub hidden: bool,
    /// Findings of other publishers' checks that are said to account for it. They stand beside it, not above it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claimed_by: Vec<Pointer>,
}

/// What a run means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnosis {
    /// What to repair, first things first.
    pub causes: Vec<Cause>,
    /// Findings that warn, and that no failure accounts for.
    pub warnings: Vec<Pointer>,
}

impl From<model::Pointer> for Pointer {
    fn from(model::Pointer { check, code, subject }: model::Pointer) -> Self {
        Self { check, code, subject }
    }
}

impl From<model::Cause> for Cause {
    fn from(model::Cause { finding, explains, blocks, hidden, claimed_by }: model::Cause) -> Self {
        Self { finding: finding.into(), explains: all(explains), blocks, hidden, claimed_by: all(claimed_by) }
    }
}

impl From<model::Diagnosis> for Diagnosis {
    fn from(model::Diagnosis { causes, warnings }: model::Diagnosis) -> Self {
        Self { causes: all(causes), warnings: all(warnings) }
    }
}
