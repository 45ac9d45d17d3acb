//! Which kinds come first: those that explain others, by the graph of the checks.

use std::sync::Arc;

use duo_doctor_model::Check;
use duo_doctor_model::description::fits;

use super::Kind;
use crate::reader::Failure;

/// Puts causes before what they explain, then what is known before what is not, then the more frequent.
pub(super) fn rank(mut kinds: Vec<Kind>, checks: &[Arc<Check>]) -> Vec<Kind> {
    let certain: Vec<String> =
        kinds.iter().filter(|kind| kind.codes.len() == 1).map(|kind| kind.codes[0].clone()).collect();
    let edges: Vec<(&str, &str)> = checks
        .iter()
        .flat_map(|check| &check.description.explains)
        .map(|edge| (edge.from.as_str(), edge.to.as_str()))
        .collect();
    let explains = |from: &str, to: &str| {
        from != to && edges.iter().any(|(cause, symptom)| fits(cause, from) && fits(symptom, to))
    };
    // Of several possibilities each that explains it may be the cause.
    let possible: Vec<Vec<String>> =
        kinds.iter().filter(|kind| kind.codes.len() > 1).map(|kind| kind.codes.clone()).collect();
    for kind in &mut kinds {
        let [code] = &kind.codes[..] else { continue };
        let is_cause = |other: &String| explains(other, code) && !explains(code, other);
        let cause = certain.iter().find(|other| is_cause(other)).cloned();
        // A connection that fails is not there because of what only may be.
        let is_hard = kind.reading.cause().and_then(|link| link.failure).is_some_and(Failure::is_of_connection);
        kind.explained_by = cause.or_else(|| {
            if is_hard {
                return None;
            }
            let codes = possible.iter().find(|codes| codes.iter().any(is_cause))?;
            Some(codes.iter().filter(|code| is_cause(code)).cloned().collect::<Vec<_>>().join(", "))
        });
    }
    let explained = |code: &String| certain.iter().filter(|other| explains(code, other)).count();
    kinds.sort_by_cached_key(|kind| {
        let class = match (&kind.codes[..], &kind.explained_by) {
            ([_], None) => 0,
            ([_, _, ..], _) => 1,
            ([], _) => 2,
            (_, Some(_)) => 3,
        };
        let reach = kind.codes.first().filter(|_| class == 0).map_or(0, explained);
        let severity = kind.reading.level.as_deref().is_some_and(|level| level.starts_with("warn"));
        (class, std::cmp::Reverse(reach), severity, std::cmp::Reverse(kind.count), kind.template.clone())
    });
    kinds
}
