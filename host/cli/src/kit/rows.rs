//! What came of the bad answers, for people.

use std::collections::BTreeSet;

use super::Row;
use duo_doctor_model::outcome::Outcome;

/// A line for each bad answer; one for all under which the check breaks in the same way.
pub(super) fn lines(rows: &[Row]) -> Vec<String> {
    let broken = |row: &Row| row.problem.clone().filter(|_| row.finished.outcome == Outcome::Broken);
    let mut lines = Vec::new();
    let mut told = BTreeSet::new();
    for row in rows {
        let Some(problem) = broken(row) else {
            lines.push(row_of(row));
            continue;
        };
        let alike: Vec<String> = rows
            .iter()
            .filter(|other| broken(other).as_ref() == Some(&problem))
            .map(|other| other.case.name())
            .collect();
        if alike.len() == 1 {
            lines.push(row_of(row));
        } else if told.insert(problem.clone()) {
            let kinds = format!("{} of {}", alike.len(), rows.len());
            lines.push(format!("  {kinds:24} FAILED   broken {problem}"));
            lines.push(format!("  {:24}          under {}", "", alike.join(", ")));
        }
    }
    lines
}

fn row_of(row: &Row) -> String {
    let outcome = row.finished.outcome.name();
    let verdict = match (&row.problem, &row.because) {
        (Some(problem), _) => format!("FAILED   {outcome} {problem}"),
        (None, Some(because)) => format!("good     {outcome}: {because}"),
        (None, None) if row.concerned => {
            let codes: Vec<&str> = row.finished.findings.iter().map(|finding| finding.code.as_str()).collect();
            format!("good     {outcome} {}", codes.join(" "))
        }
        (None, None) => "-        the check asks for nothing of this".into(),
    };
    format!("  {:24} {verdict}", row.case.name())
}
