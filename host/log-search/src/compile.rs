//! Turns queries into predicates that can be asked of a line, and tells what is wrong with those that cannot.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use memchr::memmem::{self, Finder};
use regex::bytes::{Regex, RegexBuilder};

use super::json::{Fields, Values};
use super::limits::{self, SAMPLES};
use super::literal::{self, AnyOf};
use super::time::{self, Micros};
use super::{Error, Matcher, Own, Query, REQUEST_IDS, regex_literal};

/// A span of time, ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    pub(super) since: f64,
    pub(super) until: f64,
}

impl Window {
    pub(super) fn contains(&self, time: Micros) -> bool {
        let time = time::seconds(time);
        self.since <= time && time <= self.until
    }

    /// Whether a line that stands at this time is meant. Of a file without times only the last change is known:
    /// nothing in it is newer.
    pub(super) fn admits(&self, standing: Micros, modified: Micros) -> bool {
        if standing != time::NONE {
            return self.contains(standing);
        }
        modified == time::NONE || self.since <= time::seconds(modified)
    }
}

/// All that is looked for in one pass.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// Each once.
    pub(super) windows: Vec<Window>,
    /// Of all queries.
    pub(super) predicates: Vec<Predicate>,
    /// All that are read of a line.
    pub(super) fields: Fields,
}

/// Where a query's answer is found in the plan.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    pub(super) window: usize,
    pub(super) predicates: Range<usize>,
}

/// The plan, and for each query its part of it or what is wrong.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) plan: Plan,
    pub(super) outcomes: Vec<Result<Scope, Error>>,
}

/// A predicate of one query.
#[derive(Debug, Clone)]
pub(super) struct Predicate {
    pub(super) window: usize,
    /// Cheapest first.
    pub(super) all: Vec<Condition>,
    /// Lines on which all of these hold are not meant; only for joined lines.
    pub(super) except: Option<Vec<Condition>>,
    /// Conditions on a line's text that must hold where the predicate does.
    pub(super) necessary: Vec<AnyOf>,
    /// Count by this field.
    pub(super) group: Option<usize>,
    /// Collect the values of this field.
    pub(super) join: Option<usize>,
    /// Newest lines to keep.
    pub(super) keep: usize,
    /// A line is not meant where one of these fields is the id of an own request.
    pub(super) own: Option<(Arc<Own>, [usize; REQUEST_IDS.len()])>,
}

/// A condition on one line.
#[derive(Debug, Clone)]
pub(super) enum Condition {
    Contains(Box<Finder<'static>>),
    FieldPresent(usize),
    FieldEquals(usize, String),
    FieldIn(usize, HashSet<String>),
    Regex(Regex),
}

/// A line and its fields, which are read when first asked for.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) values: &'a mut Values,
    pub(super) read: bool,
}

impl Line<'_> {
    pub(super) fn value(&mut self, fields: &Fields, field: usize) -> super::json::Value {
        if !self.read {
            fields.read(self.bytes, self.values);
            self.read = true;
        }
        self.values.get(field)
    }
}

impl Condition {
    fn holds(&self, line: &mut Line<'_>, fields: &Fields) -> bool {
        match self {
            Self::Contains(text) => text.find(line.bytes).is_some(),
            Self::Regex(expression) => expression.is_match(line.bytes),
            Self::FieldPresent(field) => line.value(fields, *field) != super::json::Value::Absent,
            Self::FieldEquals(field, wanted) => line.value(fields, *field).equals(line.bytes, wanted),
            Self::FieldIn(field, wanted) => {
                line.value(fields, *field).text(line.bytes).is_some_and(|text| wanted.contains(&*text))
            }
        }
    }

    fn cost(&self) -> u8 {
        match self {
            Self::Contains(_) => 0,
            Self::FieldPresent(_) | Self::FieldEquals(..) | Self::FieldIn(..) => 1,
            Self::Regex(_) => 2,
        }
    }
}

impl Predicate {
    pub(super) fn holds(&self, line: &mut Line<'_>, fields: &Fields) -> bool {
        let mut all = |conditions: &[Condition]| conditions.iter().all(|condition| condition.holds(line, fields));
        all(&self.all) && !self.except.as_ref().is_some_and(|except| all(except))
    }

    /// True for a line about a request of this program. Most lines have not even the text in them.
    pub(super) fn is_own(&self, line: &mut Line<'_>, fields: &Fields) -> bool {
        let Some((own, ids)) = &self.own else { return false };
        let possible = !own.ids.is_empty() || memmem::find(line.bytes, own.start.as_bytes()).is_some();
        possible && ids.iter().any(|&id| line.value(fields, id).text(line.bytes).is_some_and(|value| own.has(&value)))
    }
}

/// A query with a mistake gets its error; the others are not touched by it.
pub(super) fn compile(queries: &[Query]) -> Compiled {
    let mut plan = Plan::default();
    let outcomes = queries.iter().map(|query| add(&mut plan, query)).collect();
    Compiled { plan, outcomes }
}

fn add(plan: &mut Plan, query: &Query) -> Result<Scope, Error> {
    check(query)?;
    let window =
        Window { since: query.since.unwrap_or(f64::NEG_INFINITY), until: query.until.unwrap_or(f64::INFINITY) };
    let window = plan.windows.iter().position(|known| *known == window).unwrap_or_else(|| {
        plan.windows.push(window);
        plan.windows.len() - 1
    });
    let group = query.group_by.as_deref().map(|field| plan.fields.add(field));
    let join = query.join_on.as_deref().map(|field| plan.fields.add(field));
    let own = query.own.clone().map(|own| (own, REQUEST_IDS.map(|field| plan.fields.add(field))));
    let samples = usize::try_from(query.samples).map_or(SAMPLES, |samples| samples.min(SAMPLES));
    let keep = if join.is_some() { SAMPLES } else { samples };
    let first = plan.predicates.len();
    let mut added = Vec::with_capacity(query.predicates.len());
    for predicate in &query.predicates {
        let mut all = Vec::with_capacity(predicate.all.len());
        let mut necessary = Vec::new();
        for matcher in &predicate.all {
            let (condition, literals) = condition(plan, &predicate.name, matcher)?;
            all.push(condition);
            necessary.extend(literals);
        }
        all.sort_by_key(Condition::cost);
        added.push(Predicate { window, all, except: None, necessary, group, join, keep, own: own.clone() });
    }
    plan.predicates.append(&mut added);
    Ok(Scope { window, predicates: first..plan.predicates.len() })
}

fn check(query: &Query) -> Result<(), Error> {
    let at_most = |what, found, limit| if found > limit { Err(Error::TooMany { what, found, limit }) } else { Ok(()) };
    at_most("predicates", query.predicates.len(), limits::PREDICATES)?;
    for (name, time) in [("since", query.since), ("until", query.until)] {
        if time.is_some_and(f64::is_nan) {
            return Err(Error::NotATime(name));
        }
    }
    for field in [&query.group_by, &query.join_on].into_iter().flatten() {
        at_most("bytes in a field's name", field.len(), limits::MATCHER_TEXT)?;
    }
    let mut names = HashSet::new();
    for predicate in &query.predicates {
        if !names.insert(&predicate.name) {
            return Err(Error::SameName(predicate.name.clone()));
        }
        at_most("matchers in a predicate", predicate.all.len(), limits::MATCHERS)?;
        for matcher in &predicate.all {
            let longest = match matcher {
                Matcher::Contains(text) | Matcher::Regex(text) | Matcher::FieldPresent(text) => text.len(),
                Matcher::FieldEquals(field, value) => field.len().max(value.len()),
            };
            at_most("bytes in a matcher's text", longest, limits::MATCHER_TEXT)?;
        }
    }
    Ok(())
}

fn condition(plan: &mut Plan, predicate: &str, matcher: &Matcher) -> Result<(Condition, Vec<AnyOf>), Error> {
    Ok(match matcher {
        Matcher::Contains(text) => {
            (Condition::Contains(Box::new(Finder::new(text.as_bytes()).into_owned())), literal::of_text(text))
        }
        Matcher::Regex(text) => {
            let expression = RegexBuilder::new(text)
                .size_limit(limits::REGEX_SIZE)
                .dfa_size_limit(limits::REGEX_CACHE)
                .nest_limit(limits::REGEX_NESTING)
                .build()
                .map_err(|error| Error::Regex { predicate: predicate.into(), reason: error.to_string() })?;
            (Condition::Regex(expression), regex_literal::of_regex(text))
        }
        Matcher::FieldPresent(field) => (Condition::FieldPresent(plan.fields.add(field)), literal::of_field(field)),
        Matcher::FieldEquals(field, value) => {
            let mut literals = literal::of_field(field);
            literals.extend(literal::of_value(value).map(|literal| vec![literal]));
            (Condition::FieldEquals(plan.fields.add(field), value.clone()), literals)
        }
    })
}
