//! What the answer must be, found the slow way: with `serde_json`, `jiff`, one line after the other, and no limits
//! but those on the number of lines and groups.

use std::collections::{BTreeMap, HashSet};

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::super::{Group, Hit, Matcher, Query, REQUEST_IDS, Summary, shortened};

struct Line {
    bytes: u64,
    text: Vec<u8>,
    json: Option<Value>,
    own: Option<f64>,
    standing: Option<f64>,
    position: (usize, usize),
}

/// The lines of a source, for any number of questions.
pub(super) struct Log {
    lines: Vec<Line>,
}

/// `modified` stands in for files without any time.
pub(super) fn answer(texts: &[Vec<u8>], modified: f64, query: &Query) -> Summary {
    Log::read(texts).answer(modified, query)
}

impl Log {
    pub(super) fn read(texts: &[Vec<u8>]) -> Self {
        Self { lines: texts.iter().enumerate().flat_map(|(file, text)| read(file, text)).collect() }
    }

    pub(super) fn answer(&self, modified: f64, query: &Query) -> Summary {
        let in_window = |line: &&Line| match line.standing {
            Some(time) => {
                query.since.is_none_or(|since| since <= time) && query.until.is_none_or(|until| time <= until)
            }
            None => query.since.is_none_or(|since| since <= modified),
        };
        let lines: Vec<&Line> = self.lines.iter().filter(in_window).collect();
        let times: Vec<f64> = lines.iter().filter_map(|line| line.own).collect();
        let hits = query.predicates.iter();
        Summary {
            hits: hits.map(|predicate| hit(&lines, modified, query, &predicate.name, &predicate.all)).collect(),
            lines: lines.len() as u64,
            bytes: lines.iter().map(|line| line.bytes).sum(),
            covered: least(&times).zip(greatest(&times)),
            plain: lines.iter().filter(|line| !is_object(&line.text)).count() as u64,
            partial: false,
            skipped: 0,
        }
    }
}

fn read(file: usize, text: &[u8]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (number, bytes) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let decoded = String::from_utf8_lossy(line);
        let json = serde_json::from_str(&decoded).ok().filter(Value::is_object);
        let own = is_object(line).then(|| time(&decoded)).flatten();
        let standing = own.or(lines.last().and_then(|line| line.standing));
        lines.push(Line {
            bytes: bytes.len() as u64,
            text: line.into(),
            json,
            own,
            standing,
            position: (file, number),
        });
    }
    let origin = lines.iter().find_map(|line| line.own);
    for line in &mut lines {
        line.standing = line.standing.or(origin);
    }
    lines
}

/// The fields come in order, up to where the line is not JSON any more.
struct Times(Vec<f64>);

impl<'de> Visitor<'de> for &mut Times {
    type Value = ();

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some((name, value)) = fields.next_entry::<String, Value>()? {
            let time = value.as_str().and_then(|text| text.parse::<jiff::Timestamp>().ok());
            if let Some(time) = time.filter(|_| name == "time" || name == "timestamp") {
                self.0.push(time.as_microsecond() as f64 / 1e6);
            }
        }
        Ok(())
    }
}

fn time(line: &str) -> Option<f64> {
    let mut times = Times(Vec::new());
    let _ = serde_json::Deserializer::from_str(line).deserialize_map(&mut times);
    times.0.first().copied()
}

fn hit(lines: &[&Line], modified: f64, query: &Query, name: &str, all: &[Matcher]) -> Hit {
    let age = |line: &&Line| (line.standing.unwrap_or(modified), line.position);
    let sorted = |mut lines: Vec<&'_ Line>| {
        lines.sort_by(|a, b| age(a).partial_cmp(&age(b)).unwrap());
        lines.iter().map(|line| cut(&line.text)).collect::<Vec<_>>()
    };
    let newest = |lines: Vec<String>, keep: usize| lines[lines.len().saturating_sub(keep)..].to_vec();
    let is_own = |line: &&Line| {
        let ids = REQUEST_IDS.iter().filter_map(|field| value(line, field));
        query.own.as_ref().is_some_and(|own| ids.into_iter().any(|id| own.has(&id)))
    };
    let (own, matches): (Vec<&Line>, Vec<&Line>) =
        lines.iter().copied().filter(|line| all.iter().all(|matcher| holds(line, matcher))).partition(is_own);
    let times: Vec<f64> = matches.iter().filter_map(|line| line.own).collect();
    let joined = query.join_on.as_deref().map(|field| {
        let mut newest = matches.clone();
        newest.sort_by(|a, b| age(a).partial_cmp(&age(b)).unwrap());
        let values: HashSet<String> = newest.iter().rev().take(20).filter_map(|line| value(line, field)).collect();
        let shares =
            |line: &&Line| value(line, field).is_some_and(|value| !value.is_empty() && values.contains(&value));
        let others = lines.iter().copied().filter(|line| !all.iter().all(|matcher| holds(line, matcher)));
        sorted(others.filter(shares).filter(|line| !is_own(line)).collect())
    });
    Hit {
        predicate: name.into(),
        count: matches.len() as u64,
        own: own.len() as u64,
        first: least(&times),
        last: greatest(&times),
        groups: query.group_by.as_deref().map(|field| groups(&matches, field)).unwrap_or_default(),
        samples: newest(sorted(matches), query.samples as usize),
        joined: newest(joined.unwrap_or_default(), 20),
    }
}

fn groups(matches: &[&Line], field: &str) -> Vec<Group> {
    let mut found: BTreeMap<String, (u64, Vec<f64>)> = BTreeMap::new();
    for line in matches {
        if let Some(value) = value(line, field) {
            let group = found.entry(value).or_default();
            group.0 += 1;
            group.1.extend(line.own);
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by(|(a, left), (b, right)| right.0.cmp(&left.0).then_with(|| a.cmp(b)));
    let rest = found.split_off(found.len().min(100));
    if !rest.is_empty() {
        let times = rest.iter().flat_map(|(_, (_, times))| times).copied().collect();
        found.push(("…".into(), (rest.iter().map(|(_, (count, _))| count).sum(), times)));
    }
    let group = |(value, (count, times)): (String, (u64, Vec<f64>))| Group {
        value,
        count,
        first: least(&times),
        last: greatest(&times),
    };
    found.into_iter().map(group).collect()
}

fn holds(line: &Line, matcher: &Matcher) -> bool {
    match matcher {
        Matcher::Contains(text) => {
            text.is_empty() || line.text.windows(text.len()).any(|window| window == text.as_bytes())
        }
        Matcher::Regex(text) => regex::bytes::Regex::new(text).unwrap().is_match(&line.text),
        Matcher::FieldEquals(field, wanted) => value(line, field).as_ref() == Some(wanted),
        Matcher::FieldPresent(field) => lookup(line, field).is_some(),
    }
}

fn lookup<'a>(line: &'a Line, field: &str) -> Option<&'a Value> {
    let json = line.json.as_ref()?;
    let whole = json.get(field).filter(|value| !value.is_null());
    let path = || field.split('.').try_fold(json, |json, name| json.as_object()?.get(name));
    whole.or_else(|| path().filter(|value| !value.is_null()))
}

fn value(line: &Line, field: &str) -> Option<String> {
    match lookup(line, field)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn is_object(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    text.len() > 1 && text.starts_with(b"{") && text.ends_with(b"}")
}

fn cut(line: &[u8]) -> String {
    shortened(&String::from_utf8_lossy(line), 32_768).into_owned()
}

fn least(times: &[f64]) -> Option<f64> {
    times.iter().copied().reduce(f64::min)
}

fn greatest(times: &[f64]) -> Option<f64> {
    times.iter().copied().reduce(f64::max)
}
