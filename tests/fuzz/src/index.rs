//! The index of a pack.

use std::collections::BTreeSet;

use duo_doctor_model::text::is_invisible;
use duo_doctor_pack::{diff, parse_index};

use crate::naive::is_one_line;

/// What is taken has at most as many checks as a pack may have, is read again as the same, differs in nothing from
/// itself, and each description is right or wrong in one line.
pub fn index(data: &[u8]) {
    let index = match parse_index(data) {
        Ok(index) => index,
        Err(problem) => {
            assert!(is_one_line(&problem), "{problem:?}");
            return;
        }
    };
    assert!(index.checks.len() <= 2_000 && index.withdrawn.len() <= 10_000 && index.revoked.len() <= 10_000);
    assert!(index.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
    let text = serde_json::to_vec(&index).expect("an index is plain data");
    let again = parse_index(&text).expect("what was written is read");
    assert_eq!(serde_json::to_vec(&again).expect("an index is plain data"), text);
    let ids: BTreeSet<&str> = index.checks.iter().map(|entry| entry.description.id.as_str()).collect();
    if ids.len() == index.checks.len() {
        let same = diff(Some(&index), &again);
        assert!(same.pack.is_empty() && same.checks.is_empty() && !same.asks(), "{same:?}");
    }
    for entry in &index.checks {
        let description = &entry.description;
        if let Err(problem) = description.check().and_then(|()| description.check_patterns()) {
            let shown = problem.chars().all(|one| !one.is_control() && !is_invisible(one));
            assert!(!problem.is_empty() && shown, "{problem:?}");
        }
    }
}
