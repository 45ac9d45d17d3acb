//! Joined lines: those that share a field's value with a match.
//!
//! Which values these are is known only after the first pass, so this is a second one over the same window. It is
//! the same search again, with the values in place of the matchers, and their lines as samples.

use std::collections::HashSet;

use super::compile::{Condition, Plan, Predicate};
use super::limits::SAMPLES;
use super::literal;
use super::tally::Tally;

/// What to look for in the second pass, and for which predicates of the first; nothing where nothing is joined.
pub(super) fn derive(plan: &Plan, tally: &Tally) -> Option<(Plan, Vec<usize>)> {
    let mut second = Plan { windows: plan.windows.clone(), predicates: Vec::new(), fields: plan.fields.clone() };
    let mut owners = Vec::new();
    for (number, (predicate, matches)) in plan.predicates.iter().zip(&tally.matches).enumerate() {
        let Some(field) = predicate.join else { continue };
        // An empty value says that nothing was known, and would join strangers.
        let values: HashSet<String> =
            matches.newest.iter().filter_map(|kept| kept.join.clone()).filter(|value| !value.is_empty()).collect();
        if values.is_empty() {
            continue;
        }
        let mut necessary = literal::of_field(plan.fields.name(field));
        let mut literals: Vec<_> = values.iter().map(|value| literal::of_value(value)).collect();
        literals.sort();
        if let Some(literals) = literals.into_iter().collect::<Option<Vec<_>>>() {
            necessary.push(literals);
        }
        second.predicates.push(Predicate {
            window: predicate.window,
            all: vec![Condition::FieldIn(field, values)],
            except: Some(predicate.all.clone()),
            necessary,
            group: None,
            join: None,
            keep: SAMPLES,
            own: predicate.own.clone(),
        });
        owners.push(number);
    }
    (!owners.is_empty()).then_some((second, owners))
}
