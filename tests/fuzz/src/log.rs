//! The search in logs.

mod reference;

use std::io::Write as _;
use std::num::NonZero;
use std::sync::atomic::AtomicBool;

use duo_doctor_log_search::{Limits, Matcher, Predicate, Query, Summary, files, search, shortened};

use crate::file;

/// What parts the questions from the log.
const END: &[u8] = b"\n---\n";

/// Lines with questions: `contains TEXT`, `regex EXPRESSION`, `present FIELD`, `equals FIELD VALUE`, `since SECONDS`,
/// `until SECONDS`, `group FIELD`; `gzip` packs the log. Behind `---` stands the log. The answer is that of a reader
/// that looks at one line after the other.
pub fn log(data: &[u8]) {
    let Some(at) = data.windows(END.len()).position(|window| window == END) else { return };
    let (Ok(questions), log) = (std::str::from_utf8(&data[..at]), &data[at + END.len()..]) else { return };
    let (query, is_packed) = query(questions);
    let bytes = if is_packed { packed(log) } else { log.to_vec() };
    let answer = file::with(&bytes, |path| {
        let files = files(&[path]).expect("the file is there");
        let limits = Limits { threads: NonZero::<usize>::MIN, ..Limits::default() };
        search(&files, std::slice::from_ref(&query), &limits, &AtomicBool::new(false)).remove(0)
    });
    // What is wrong with an expression is said; more than a query may have is refused.
    let Ok(Summary { hits, lines, bytes, plain, partial, skipped, .. }) = answer else { return };
    // An empty file, and one that looks packed and is not.
    if log.starts_with(b"\x1f\x8b") {
        return;
    }
    assert!(!partial && skipped == 0, "no limit is near");
    let Some(expected) = reference::answer(log, &query) else { return };
    assert_eq!((lines, plain, bytes), (expected.lines, expected.plain, expected.bytes), "{query:?}");
    for (hit, expected) in hits.iter().zip(&expected.hits) {
        assert_eq!(hit.count, expected.count, "{} of {query:?}", hit.predicate);
        assert_eq!(hit.samples, expected.samples, "{} of {query:?}", hit.predicate);
        let groups: Vec<(String, u64)> = hit.groups.iter().map(|group| (group.value.clone(), group.count)).collect();
        assert_eq!(groups, expected.groups, "{} of {query:?}", hit.predicate);
        hit.samples.iter().for_each(|line| check_cuts(line));
    }
}

/// A record that is cut inside is still one, and its end is lost only where that cannot be.
fn check_cuts(line: &str) {
    let is_record = |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok_and(|value| value.is_object());
    for limit in [line.len() / 2, line.len().saturating_sub(1)] {
        let shorter = shortened(line, limit);
        assert!(shorter.len() <= limit, "{line} in {limit}: {shorter}");
        assert!(line.starts_with(&*shorter) || !is_record(line) || is_record(&shorter), "{line} in {limit}: {shorter}");
    }
}

fn query(questions: &str) -> (Query, bool) {
    let mut query = Query { samples: 20, ..Query::default() };
    let (mut all, mut is_packed) = (Vec::new(), false);
    for line in questions.lines() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "gzip" => is_packed = true,
            "since" => query.since = rest.parse().ok().filter(|time: &f64| !time.is_nan()),
            "until" => query.until = rest.parse().ok().filter(|time: &f64| !time.is_nan()),
            "group" => query.group_by = Some(rest.to_owned()),
            "contains" => all.push(Matcher::Contains(rest.into())),
            "regex" => all.push(Matcher::Regex(rest.into())),
            "present" => all.push(Matcher::FieldPresent(rest.into())),
            "equals" => {
                let (field, value) = rest.split_once(' ').unwrap_or((rest, ""));
                all.push(Matcher::FieldEquals(field.into(), value.into()));
            }
            _ => {}
        }
    }
    let each =
        all.iter().enumerate().map(|(number, one)| Predicate { name: number.to_string(), all: vec![one.clone()] });
    query.predicates = each.collect();
    query.predicates.push(Predicate { name: "all".into(), all });
    (query, is_packed)
}

fn packed(log: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(log).expect("memory can be written");
    encoder.finish().expect("memory can be written")
}
