//! The table of packs.

use duo_doctor_pack::{Origin, Row, State};

/// Its columns.
pub(crate) const HEADER: [&str; 6] = ["pack", "signed by", "found", "state", "why", "file"];

/// Its rows.
pub(crate) fn rows(rows: &[Row]) -> Vec<Vec<String>> {
    rows.iter().map(row).collect()
}

fn row(row: &Row) -> Vec<String> {
    let (state, mut why) = match &row.state {
        State::Refused { reason } => ("refused".to_owned(), vec![reason.clone()]),
        State::Used { checks, left } => {
            let left = left.iter().map(|(id, why)| format!("not {id}: {why}")).collect();
            (if *checks == 0 { "not used".to_owned() } else { format!("{checks} checks") }, left)
        }
    };
    why.extend(row.warning.clone());
    let found = match row.origin {
        Origin::BuiltIn => "beside the program",
        Origin::Folder => "folder",
        Origin::Store => "store",
        Origin::CommandLine => "--pack",
    };
    let shown = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
    vec![shown(&row.pack), shown(&row.signed_by), found.into(), state, shown(&why.join("; ")), row.path.clone()]
}
