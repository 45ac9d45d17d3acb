//! The answer, found one line after the other with `serde_json` and `regex`.

use std::collections::BTreeMap;

use duo_doctor_log_search::{Matcher, Query, shortened, time_of};
use regex::bytes::Regex;
use serde_json::Value;

/// Samples of a predicate.
const SAMPLES: usize = 20;

/// Bytes of a sample, and of a group's value; values that are named.
const SAMPLE: usize = 32 << 10;
const VALUE: usize = 256;
const GROUPS: usize = 100;

/// What must come out.
pub(crate) struct Answer {
    pub(crate) lines: u64,
    pub(crate) plain: u64,
    pub(crate) bytes: u64,
    pub(crate) hits: Vec<Hit>,
}

/// Of one predicate.
#[derive(Default)]
pub(crate) struct Hit {
    pub(crate) count: u64,
    pub(crate) samples: Vec<String>,
    pub(crate) groups: Vec<(String, u64)>,
}

struct Line<'a> {
    text: &'a [u8],
    json: Option<Value>,
    /// Where it stands in time.
    standing: Option<f64>,
}

/// None where the documentation leaves the answer open, or this reader cannot tell.
pub(crate) fn answer(log: &[u8], query: &Query) -> Option<Answer> {
    let mut lines: Vec<(usize, Line<'_>)> = Vec::new();
    let mut last = None;
    for whole in log.split_inclusive(|byte| *byte == b'\n') {
        let text = whole.strip_suffix(b"\n").unwrap_or(whole);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if !is_certain(text) {
            return None;
        }
        let own = time_of(text);
        last = own.or(last);
        let decoded = String::from_utf8_lossy(text);
        let json = match serde_json::from_str::<Value>(&decoded) {
            Ok(value) => Some(value).filter(Value::is_object),
            Err(error) if error.to_string().contains("out of range") => return None,
            Err(_) => None,
        };
        lines.push((whole.len(), Line { text, json, standing: last }));
    }
    let first = lines.iter().find_map(|(_, line)| line.standing);
    for (_, line) in &mut lines {
        line.standing = line.standing.or(first);
    }
    // Of a file without times its change counts, which is now.
    if first.is_none() && query.since.is_some() {
        return None;
    }
    let within = |line: &Line<'_>| {
        line.standing.is_none_or(|time| {
            query.since.is_none_or(|since| since <= time) && query.until.is_none_or(|until| time <= until)
        })
    };
    lines.retain(|(_, line)| within(line));
    let hits = query.predicates.iter().map(|predicate| hit(&lines, query, &predicate.all));
    Some(Answer {
        lines: lines.len() as u64,
        plain: lines.iter().filter(|(_, line)| !is_object(line.text)).count() as u64,
        bytes: lines.iter().map(|(bytes, _)| *bytes as u64).sum(),
        hits: hits.collect::<Option<_>>()?,
    })
}

/// Not: letters that are escaped although no serializer does that; halves of surrogate pairs, which `serde_json`
/// refuses; numbers that have several spellings.
fn is_certain(text: &[u8]) -> bool {
    let escapes = text.windows(4).any(|four| matches!(four, [b'\\', b'u', b'0', b'0'] | [b'\\', b'u', b'd' | b'D', _]));
    !escapes
}

fn hit(lines: &[(usize, Line<'_>)], query: &Query, all: &[Matcher]) -> Option<Hit> {
    let mut matches: Vec<&Line<'_>> = Vec::new();
    for (_, line) in lines {
        let mut holds_all = true;
        for matcher in all {
            holds_all &= holds(line, matcher)?;
        }
        if holds_all {
            matches.push(line);
        }
    }
    let mut groups: BTreeMap<String, u64> = BTreeMap::new();
    if let Some(field) = &query.group_by {
        for line in &matches {
            if let Some(value) = value(line, field)? {
                let cut = value.floor_char_boundary(VALUE);
                *groups.entry(value[..cut].to_owned()).or_default() += 1;
            }
        }
    }
    if groups.len() > GROUPS {
        return None;
    }
    let mut groups: Vec<(String, u64)> = groups.into_iter().collect();
    groups.sort_by(|(a, left), (b, right)| right.cmp(left).then_with(|| a.cmp(b)));
    let count = matches.len() as u64;
    matches.sort_by(|a, b| a.standing.partial_cmp(&b.standing).expect("times are numbers"));
    let newest = &matches[matches.len().saturating_sub(SAMPLES)..];
    let sample = |line: &&Line<'_>| {
        let text = String::from_utf8_lossy(line.text);
        shortened(&text, SAMPLE).into_owned()
    };
    Some(Hit { count, samples: newest.iter().map(sample).collect(), groups })
}

fn holds(line: &Line<'_>, matcher: &Matcher) -> Option<bool> {
    Some(match matcher {
        Matcher::Contains(text) => text.is_empty() || line.text.windows(text.len()).any(|one| one == text.as_bytes()),
        Matcher::Regex(text) => Regex::new(text).ok()?.is_match(line.text),
        Matcher::FieldPresent(field) => lookup(line, field).is_some(),
        Matcher::FieldEquals(field, wanted) => value(line, field)?.as_ref() == Some(wanted),
    })
}

/// A key first, then a path.
fn lookup<'a>(line: &'a Line<'_>, field: &str) -> Option<&'a Value> {
    let json = line.json.as_ref()?;
    let path = || field.split('.').try_fold(json, |json, name| json.as_object()?.get(name));
    let whole = json.get(field).filter(|value| !value.is_null());
    whole.or_else(|| path().filter(|value| !value.is_null()))
}

/// Outer none: a number that can be written in several ways.
fn value(line: &Line<'_>, field: &str) -> Option<Option<String>> {
    Some(match lookup(line, field) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Bool(value)) => Some(value.to_string()),
        Some(Value::Number(number)) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        Some(Value::Number(_)) => return None,
        Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => None,
    })
}

fn is_object(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    text.len() > 1 && text.starts_with(b"{") && text.ends_with(b"}")
}
