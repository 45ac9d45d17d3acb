//! The table of packs.

use std::collections::BTreeMap;

use duo_doctor_pack::{Origin, Row, State};
use duo_doctor_wording::{Said, said};

/// Checks that are named one by one; more of them that have one reason are counted.
const NAMED: usize = 3;

/// Its columns.
pub(crate) const HEADER: [&str; 6] = ["pack", "signed by", "found", "state", "why", "file"];

/// Its rows.
pub(crate) fn rows(rows: &[Row], told: fn(&Said) -> String) -> Vec<Vec<String>> {
    rows.iter().map(|found| row(found, told)).collect()
}

fn row(row: &Row, told: fn(&Said) -> String) -> Vec<String> {
    let (state, mut why) = match &row.state {
        State::Refused { reason } => (said!("state-refused"), vec![reason.clone()]),
        State::Used { checks, left } => {
            let state = if *checks == 0 { said!("state-not-used") } else { said!("state-used", count = checks) };
            (state, reasons(left, told))
        }
    };
    why.extend(row.warning.clone());
    let found = match row.origin {
        Origin::Inside => said!("found-inside"),
        Origin::BuiltIn => said!("found-beside"),
        Origin::Folder => said!("found-folder"),
        Origin::Store => said!("found-store"),
        Origin::CommandLine => said!("found-named"),
    };
    let shown = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
    vec![shown(&row.pack), shown(&row.signed_by), told(&found), told(&state), shown(&why.join("; ")), row.path.clone()]
}

/// Why checks of a pack are not run. Where a newer pack takes the place of a whole one, that is one reason.
fn reasons(left: &BTreeMap<String, String>, told: fn(&Said) -> String) -> Vec<String> {
    let source = |why: &str| Some(why.strip_suffix(" is used")?.split_once(" of ")?.1.to_owned());
    let mut by_source: BTreeMap<Option<String>, Vec<(&String, &String)>> = BTreeMap::new();
    for (id, why) in left {
        by_source.entry(source(why)).or_default().push((id, why));
    }
    let mut reasons = Vec::new();
    for (source, checks) in by_source {
        match source {
            Some(source) if checks.len() > NAMED => {
                reasons.push(told(&said!("not-counted", count = checks.len(), source = source)));
            }
            _ => reasons.extend(checks.iter().map(|(id, why)| told(&said!("not-named", id = id, why = why)))),
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_checks_are_named_and_four_are_counted() {
        let left = |count: usize| -> BTreeMap<String, String> {
            let used =
                |number: usize| (number.to_string(), format!("1.{number}.0 of pack core 2.0.0, signed by us is used"));
            (0..count).map(used).chain([("a".into(), "revoked by its publisher".into())]).collect()
        };
        assert_eq!(reasons(&left(3), Said::to_string).len(), 4);
        let counted =
            ["not a: revoked by its publisher", "not 4 checks: those of pack core 2.0.0, signed by us are used"];
        assert_eq!(reasons(&left(4), Said::to_string), counted);
    }
}
