//! Answers queries from what was counted.

use super::compile::Scope;
use super::limits::{GROUPS, SAMPLES};
use super::pass::Found;
use super::tally::{Counted, Kept, Matches};
use super::time::optional;
use super::{Error, Group, Hit, Query, Summary};

/// The name of the group of all values that have none of their own.
const REST: &str = "…";

/// One answer for each query, or what is wrong with it.
pub(super) fn assemble(
    queries: &[Query],
    outcomes: Vec<Result<Scope, Error>>,
    mut found: Found,
) -> Vec<Result<Summary, Error>> {
    let mut answer = |query: &Query, scope: Scope| {
        let extent = found.tally.extents[scope.window];
        let hits = scope.predicates.zip(&query.predicates).map(|(number, predicate)| Hit {
            predicate: predicate.name.clone(),
            joined: std::mem::take(&mut found.joined[number]),
            ..hit(&mut found.tally.matches[number], query.samples)
        });
        Summary {
            hits: hits.collect(),
            lines: extent.lines,
            bytes: extent.bytes,
            covered: optional(extent.span.first).zip(optional(extent.span.last)),
            plain: extent.plain,
            partial: found.tally.partial || extent.skipped > 0,
            skipped: extent.skipped,
        }
    };
    queries.iter().zip(outcomes).map(|(query, outcome)| outcome.map(|scope| answer(query, scope))).collect()
}

fn hit(matches: &mut Matches<Kept>, samples: u32) -> Hit {
    let mut groups: Vec<_> = std::mem::take(&mut matches.groups).into_iter().collect();
    groups.sort_by(|(a, left), (b, right)| right.count.cmp(&left.count).then_with(|| a.cmp(b)));
    let mut rest = matches.rest;
    for (_, counted) in groups.drain(GROUPS.min(groups.len())..) {
        rest.join(counted);
    }
    let rest = (rest.count > 0).then_some((REST.to_owned(), rest));
    let samples = usize::try_from(samples).map_or(SAMPLES, |samples| samples.min(SAMPLES));
    let lines: Vec<_> = matches.newest.take();
    let hidden = lines.len().saturating_sub(samples);
    Hit {
        count: matches.all.count,
        own: matches.own,
        first: optional(matches.all.span.first),
        last: optional(matches.all.span.last),
        groups: groups.into_iter().chain(rest).map(|(value, counted)| group(value, counted)).collect(),
        samples: lines.into_iter().skip(hidden).map(|(_, kept)| kept.text).collect(),
        ..Hit::default()
    }
}

fn group(value: String, counted: Counted) -> Group {
    let Counted { count, span } = counted;
    Group { value, count, first: optional(span.first), last: optional(span.last) }
}
