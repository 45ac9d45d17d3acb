//! `bad-answers.toml` of a check's project: under which bad answers a pass is right, and why.

use std::collections::BTreeMap;
use std::path::Path;

use duo_doctor_engine::capability::Case;

use super::Row;

/// Where a project says it; without this file every pass must have seen good answers.
const FILE: &str = "bad-answers.toml";

/// For each case, why a pass under it rests on something else.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct BadAnswers(BTreeMap<String, String>);

impl BadAnswers {
    /// What a project declares.
    ///
    /// # Errors
    /// What in the file cannot be used.
    pub(crate) fn of(project: &Path) -> Result<Self, String> {
        let path = project.join(FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::read(&text).map_err(|problem| format!("{FILE}: {problem}")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(format!("{}: {error}", path.display())),
        }
    }

    fn read(text: &str) -> Result<Self, String> {
        let table: toml::Table = text.parse().map_err(|error| format!("{error}"))?;
        if let Some(name) = table.keys().find(|name| *name != "pass") {
            return Err(format!("`{name}` is not known; `[[pass]]` is"));
        }
        let mut reasons = BTreeMap::new();
        for entry in table.get("pass").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default() {
            let because = entry.get("because").and_then(toml::Value::as_str).unwrap_or_default().trim();
            if because.is_empty() {
                return Err("an entry of `pass` has no `because`: say what the pass rests on instead".into());
            }
            let names = entry.get("under").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
            if names.is_empty() {
                return Err("an entry of `pass` has no `under`: name the bad answers".into());
            }
            for name in names {
                let name = name.as_str().unwrap_or_default();
                if !Case::ALL.iter().any(|case| case.name() == name) {
                    let known = Case::ALL.map(|case| format!("`{}`", case.name())).join(", ");
                    return Err(format!("`{name}` is no bad answer; they are: {known}"));
                }
                if reasons.insert(name.to_owned(), because.to_owned()).is_some() {
                    return Err(format!("`{name}` stands twice"));
                }
            }
        }
        Ok(Self(reasons))
    }

    /// Accepts a declared pass; refuses a declaration without one, so that none outlives its reason.
    pub(crate) fn applied(&self, mut row: Row) -> Row {
        let Some(because) = self.0.get(&row.case.name()) else { return row };
        if row.passes_unseen {
            row.problem = None;
            row.because = Some(because.clone());
        } else if row.problem.is_none() {
            row.problem = Some(format!("needs no leave to pass: take it out of {FILE}"));
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use duo_doctor_model::event::{Finished, Spent};
    use duo_doctor_model::outcome::Outcome;

    use super::*;

    fn row(problem: Option<&str>, passes_unseen: bool) -> Row {
        Row {
            case: Case::Status(401),
            finished: Finished {
                id: "a".into(),
                outcome: Outcome::Pass,
                reason: None,
                findings: Vec::new(),
                duration: Duration::ZERO,
                spent: Spent::default(),
                output: String::new(),
                compiled: None,
            },
            problem: problem.map(str::to_owned),
            passes_unseen,
            because: None,
            concerned: true,
        }
    }

    #[test]
    fn a_declared_pass_has_its_reason_and_hides_no_crash() {
        let declared = BadAnswers::read("[[pass]]\nunder = [\"401\"]\nbecause = \"it answers\"").expect("it is right");
        let accepted = declared.applied(row(Some("it says pass, and could not know"), true));
        assert_eq!((accepted.problem, accepted.because.as_deref()), (None, Some("it answers")));
        let crashed = declared.applied(row(Some("it crashed"), false));
        assert_eq!(crashed.problem.as_deref(), Some("it crashed"));
        let needless = declared.applied(row(None, false));
        assert!(needless.problem.is_some_and(|problem| problem.contains("take it out of bad-answers.toml")));
        let undeclared = BadAnswers::default().applied(row(Some("it says pass, and could not know"), true));
        assert!(undeclared.problem.is_some());
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (text, expected) in [
            ("pas = 1", "`pas` is not known"),
            ("[[pass]]\nunder = [\"401\"]", "has no `because`"),
            ("[[pass]]\nunder = [\"401\"]\nbecause = \" \"", "has no `because`"),
            ("[[pass]]\nbecause = \"a\"", "has no `under`"),
            ("[[pass]]\nunder = [\"402\"]\nbecause = \"a\"", "`402` is no bad answer"),
            ("[[pass]]\nunder = [\"401\", \"401\"]\nbecause = \"a\"", "stands twice"),
        ] {
            let problem = BadAnswers::read(text).expect_err(text);
            assert!(problem.contains(expected), "{text}: {problem}");
        }
    }
}
