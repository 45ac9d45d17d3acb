//! What findings were seen to carry, by code: in fixtures, recordings, and against bad answers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use duo_doctor_model::finding::Finding;
use duo_doctor_model::outcome::Outcome;

/// The variable with the file in which the tests of a project tell what `judge` says, a line of JSON each.
pub(super) const FILE: &str = "DUO_DOCTOR_FINDINGS";

/// By code.
#[derive(Debug, Default)]
pub(super) struct Seen(BTreeMap<String, OfCode>);

/// The findings of one code.
#[derive(Debug, Default)]
pub(super) struct OfCode {
    /// One of them failed or warned: a person has something to do.
    pub fails: bool,
    /// Names of their arguments; none where no finding was seen as a whole.
    pub args: Option<BTreeSet<String>>,
    /// Names of the messages of their steps.
    pub steps: BTreeSet<String>,
}

impl Seen {
    /// What was seen of a code.
    pub(super) fn of(&self, code: &str) -> Option<&OfCode> {
        self.0.get(code)
    }

    /// What a fixture expects; it does not say all that a finding carries.
    pub(super) fn expected(&mut self, finding: &Value) {
        let text = |name: &str| finding[name].as_str().unwrap_or_default();
        if !text("code").is_empty() {
            self.at(text("code")).fails |= is_bad(text("outcome"));
        }
    }

    /// What the project's tests told.
    pub(super) fn told(&mut self, file: &Path) {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        for finding in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let names = |name: &str| {
                let names = finding[name].as_array().map(Vec::as_slice).unwrap_or_default();
                names.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
            };
            self.expected(&finding);
            let of_code = self.at(finding["code"].as_str().unwrap_or_default());
            of_code.args.get_or_insert_default().extend(names("args"));
            of_code.steps.extend(names("steps"));
        }
    }

    /// What the component said.
    pub(super) fn found(&mut self, findings: &[Finding]) {
        for finding in findings {
            let of_code = self.at(&finding.code);
            of_code.fails |= matches!(finding.outcome, Outcome::Fail | Outcome::Warn);
            of_code.args.get_or_insert_default().extend(finding.args.keys().cloned());
            of_code.steps.extend(finding.steps.iter().map(|step| step.message.clone()));
        }
    }

    fn at(&mut self, code: &str) -> &mut OfCode {
        self.0.entry(code.to_owned()).or_default()
    }
}

fn is_bad(outcome: &str) -> bool {
    [Outcome::Fail, Outcome::Warn].iter().any(|bad| bad.name() == outcome)
}
