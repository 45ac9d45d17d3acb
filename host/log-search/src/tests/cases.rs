//! Single lines and small files, each for one rule.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::{json, time};
use super::*;

#[test]
fn fields_are_read_as_json() {
    let line = r#"{"a.b":1,"a":{"b":2,"c":{"d":"deep"}},"n":null,"t":true,"s":"x","l":[1],"o":{}}"#;
    let holds = |matcher| count(line, &[matcher]) == 1;
    assert!(holds(equals("a.b", "1")), "whole name first");
    assert!(!holds(equals("a.b", "2")));
    assert!(holds(equals("a.c.d", "deep")));
    assert!(!holds(present("n")) && holds(present("l")) && holds(present("o")) && holds(present("a")));
    assert!(holds(equals("t", "true")) && !holds(equals("s", "\"x\"")) && !holds(equals("l", "[1]")));
    assert!(!holds(present("a.c.e")) && !holds(present("b")) && !holds(present("")));
}

#[test]
fn numbers_are_compared_as_they_are_written() {
    assert_eq!(count(r#"{"v":1.50}"#, &[equals("v", "1.50")]), 1);
    assert_eq!(count(r#"{"v":1.50}"#, &[equals("v", "1.5")]), 0);
    assert_eq!(count(r#"{"v":1e3}"#, &[equals("v", "1e3")]), 1);
    assert_eq!(count(r#"{"v":"401"}"#, &[equals("v", "401")]), 1);
}

#[test]
fn escapes_are_what_they_stand_for() {
    for (text, value) in [
        (r#"say \"hi\""#, "say \"hi\""),
        (r"a\/b", "a/b"),
        ("a/b", "a/b"),
        (r"\u003cb\u003e", "<b>"),
        ("<b>", "<b>"),
        (r"caf\u00e9", "café"),
        ("café", "café"),
        (r"\ud83d\ude00 smile", "😀 smile"),
        (r"half \ud83d pair", "half \u{FFFD} pair"),
        (r"\b\f\n\r\t\\", "\u{8}\u{c}\n\r\t\\"),
    ] {
        let line = format!(r#"{{"m":"{text}"}}"#);
        assert_eq!(count(&line, &[equals("m", value)]), 1, "{line}");
        assert_eq!(count(format!(r#"{{"{text}":1}}"#), &[present(value)]), 1, "{line} as a name");
    }
}

#[test]
fn letters_written_as_escapes_are_found_only_on_candidates() {
    // No serializer writes this. The prefilter looks for `"code"` or `"A1001"`, whichever is rarer in the log.
    assert_eq!(count(r#"{"c\u006fde":"\u00411001"}"#, &[equals("code", "A1001")]), 0);
    // Where another condition makes the line a candidate, the value is read as JSON has it.
    let log = format!("{}{}", "{\"code\":\"A1001\"}\n".repeat(9), r#"{"code":"\u00411001","m":"rare"}"#);
    assert_eq!(count(log, &[equals("code", "A1001"), contains("rare")]), 1);
}

#[test]
fn only_json_has_fields() {
    for line in [
        r#"{"code":"A1001""#,
        r#"{"code":"A1001",}"#,
        r#"{"code":"A1001"} trailing"#,
        r#"prefix {"code":"A1001"}"#,
        r#"["code","A1001"]"#,
        r#"{"code":"A1001","n":01}"#,
        r#"{"code":"A1001","n":.5}"#,
        r#"{"code":"A1001","n":nul}"#,
        "{\"code\":\"A1001\",\"m\":\"a\u{1}b\"}",
        r#"{"code":"A1001","m":"\x"}"#,
        r#"{"code":"A1001","m":"\u12g4"}"#,
        r#"{"code":"A1001" "n":1}"#,
    ] {
        assert_eq!(count(line, &[equals("code", "A1001")]), 0, "{line}");
        assert_eq!(count(line, &[contains("A1001")]), 1, "{line}");
    }
}

#[test]
fn nesting_is_bounded() {
    let nested = |depth: usize| format!(r#"{{"a":{}1{}}}"#, "[".repeat(depth), "]".repeat(depth));
    assert_eq!(count(nested(127), &[present("a")]), 1);
    assert_eq!(count(nested(128), &[present("a")]), 0);
    assert_eq!(count(nested(1_000_000), &[present("a")]), 0);
}

#[test]
fn the_last_of_two_fields_counts() {
    assert_eq!(count(r#"{"a":1,"a":2}"#, &[equals("a", "2")]), 1);
    assert_eq!(count(r#"{"a":1,"a":null}"#, &[present("a")]), 0);
    assert_eq!(count(r#"{"a":{"b":1},"a":{}}"#, &[present("a.b")]), 0);
}

#[test]
fn strings_of_every_length_end_where_they_end() {
    // The reader takes eight bytes at a time.
    for length in 0..40 {
        for special in ["\"", "\\n", "\u{1f}", "é", "\u{80}", "!"] {
            let text = format!("{}{special}{}", "x".repeat(length), "y".repeat(9));
            let line = format!(r#"{{"m":"{text}","z":1}}"#);
            let mut fields = json::Fields::default();
            fields.add("z");
            let read = fields.read(line.as_bytes(), &mut json::Values::default());
            assert_eq!(read, serde_json::from_str::<serde_json::Value>(&line).is_ok(), "{line}");
        }
    }
}

#[test]
fn times_are_those_of_iso_8601() {
    for text in [
        "2026-01-09T20:17:43.419Z",
        "2026-11-23T12:28:36.0Z",
        "2026-11-23T12:28:36Z",
        "2024-02-29T23:59:59.999999Z",
        "2024-02-29T23:59:59.999999999Z",
        "1999-12-31T00:00:00+09:00",
        "2000-03-01T00:00:00-0330",
        "1969-12-31T23:59:59.5Z",
        "2100-03-01T00:00:00Z",
    ] {
        let expected: jiff::Timestamp = text.parse().unwrap();
        assert_eq!(time::parse(text.as_bytes()), Some(expected.as_microsecond()), "{text}");
    }
    for text in [
        "2026-01-09 20:17:43,419",
        "2026-01-09T20:17:43.419",
        "2026-01-09T20:17:43.Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-09T24:00:00Z",
        "2026-01-09T20:17:43+24:00",
        "2026-01-09",
        "",
    ] {
        assert_eq!(time::parse(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn every_day_has_its_number() {
    let mut day = jiff::civil::date(1890, 1, 1);
    while day.year() < 2110 {
        let text = format!("{day}T12:00:00Z");
        let expected: jiff::Timestamp = text.parse().unwrap();
        assert_eq!(time::parse(text.as_bytes()), Some(expected.as_microsecond()), "{text}");
        day = day.tomorrow().unwrap();
    }
}

#[test]
fn a_lines_time_is_its_own() {
    let own = |line: &str| time::optional(time::of_line(line.as_bytes()));
    assert_eq!(own(r#"{"timestamp":"1970-01-01T00:00:02.0Z","time":"1970-01-01T00:00:01Z"}"#), Some(2.0));
    assert_eq!(own(r#"{"time":0.25,"timestamp":"1970-01-01T00:00:02.0Z"}"#), Some(2.0));
    assert_eq!(own(r#"{"body":{"time":"1970-01-01T00:00:01Z"},"time":"1970-01-01T00:00:03Z"}"#), Some(3.0));
    assert_eq!(own(r#"{"m":"\"time\":\"1970-01-01T00:00:01Z\""}"#), None);
    assert_eq!(own(r#"{"asctime":"2026-01-09 12:28:28,123"}"#), None);
    assert_eq!(own("[\"time\",\"1970-01-01T00:00:01Z\"]"), None);
}

#[test]
fn groups_beyond_a_hundred_are_one() {
    let line = |number: u32| format!("{{\"time\":\"1970-01-01T00:10:{:02}Z\",\"v\":{number}}}\n", number % 60);
    let mut text: String = (0..150).map(line).collect();
    text.push_str(&line(7).repeat(3));
    let folder = Folder::new();
    folder.write("a.log", text);
    let query = Query { group_by: Some("v".into()), ..asks(&[]) };
    let groups = &answer(&folder.files("a.log"), &query).hits[0].groups;
    assert_eq!(groups.len(), 101);
    assert_eq!((&groups[0].value[..], groups[0].count), ("7", 4));
    assert_eq!((&groups[100].value[..], groups[100].count), ("…", 50));
    assert_eq!(groups.iter().map(|group| group.count).sum::<u64>(), 153);
}

#[test]
fn values_that_are_too_many_are_counted_still() {
    let text: String = (0..3000).map(|number| format!("{{\"v\":\"value {number}\"}}\n")).collect();
    let folder = Folder::new();
    folder.write("a.log", text);
    let query = Query { group_by: Some("v".into()), ..asks(&[]) };
    let groups = &answer(&folder.files("a.log"), &query).hits[0].groups;
    assert_eq!(groups.len(), 101);
    assert_eq!(groups[100].value, "…");
    assert_eq!(groups[100].count, 2900);
}

/// Of more distinct values those that come late, by the alphabet within a piece, are only in `…`, however often they
/// come.
#[test]
fn a_thousand_values_are_told_apart() {
    let first = |before: usize| {
        let early = (0..before).map(|number| format!("{{\"v\":\"value {number}\"}}\n"));
        let folder = Folder::new();
        folder.write("a.log", early.collect::<String>() + &"{\"v\":\"z\"}\n".repeat(5));
        let query = Query { group_by: Some("v".into()), ..asks(&[]) };
        answer(&folder.files("a.log"), &query).hits[0].groups[0].clone()
    };
    assert_eq!((&first(999).value[..], first(999).count), ("z", 5));
    assert_eq!(first(1_000).count, 1);
}

#[test]
fn a_long_value_is_cut_in_groups() {
    let folder = Folder::new();
    folder.write("a.log", format!("{{\"v\":\"{}\"}}\n", "é".repeat(400)));
    let query = Query { group_by: Some("v".into()), ..asks(&[]) };
    assert_eq!(answer(&folder.files("a.log"), &query).hits[0].groups[0].value, "é".repeat(128));
}

#[test]
fn samples_are_the_newest_by_time() {
    let folder = Folder::new();
    let line = |second: u32, name: &str| format!("{{\"time\":\"1970-01-01T00:00:{second:02}Z\",\"m\":\"{name}\"}}\n");
    folder.write("one.log", [line(10, "a"), line(40, "b"), line(20, "c")].concat());
    folder.write("two.log", [line(30, "d"), "plain d\n".into(), line(50, "e")].concat());
    let query = Query { samples: 4, ..asks(&[]) };
    let summary = answer(&folder.files("*.log"), &query);
    let samples: Vec<_> = summary.hits[0].samples.iter().map(|line| &line[line.len() - 3..line.len() - 2]).collect();
    assert_eq!(samples, ["d", "n", "b", "e"], "{:?}", summary.hits[0].samples);
}

#[test]
fn joined_lines_are_the_others_with_the_same_value() {
    let folder = Folder::new();
    folder.write(
        "a.log",
        "{\"id\":\"x\",\"m\":\"before\"}\n{\"id\":\"y\",\"m\":\"stranger\"}\n{\"id\":\"x\",\"code\":\"A1001\"}\n\
         {\"id\":\"x\",\"m\":\"after\"}\nplain \"x\"\n{\"id\":\"\",\"code\":\"A1001\"}\n{\"id\":\"\",\"m\":\"no id\"}\n",
    );
    let query = Query { join_on: Some("id".into()), samples: 1, ..asks(&[equals("code", "A1001")]) };
    let hit = answer(&folder.files("a.log"), &query).hits.remove(0);
    assert_eq!(hit.joined, ["{\"id\":\"x\",\"m\":\"before\"}", "{\"id\":\"x\",\"m\":\"after\"}"]);
    assert_eq!(hit.samples, ["{\"id\":\"\",\"code\":\"A1001\"}"]);
}

#[test]
fn joined_values_that_serializers_escape_are_found() {
    let folder = Folder::new();
    folder.write("a.log", "{\"id\":\"\\u003c\\/é\",\"m\":1}\n{\"id\":\"</\\u00e9\",\"code\":\"A1001\"}\n");
    let query = Query { join_on: Some("id".into()), ..asks(&[equals("code", "A1001")]) };
    assert_eq!(answer(&folder.files("a.log"), &query).hits[0].joined.len(), 1);
}

#[test]
fn lines_about_own_requests_count_nowhere() {
    let folder = Folder::new();
    let line = |id: &str| {
        format!("{{\"time\":\"2026-01-09T20:17:43.419Z\",\"correlation_id\":\"{id}\",\"error\":\"refused\"}}\n")
    };
    folder.write("a.log", line("01ABC") + &line("own-18c2-0") + &line("01GIVEN") + &line("01GIVEN2"));
    let query = Query {
        predicates: vec![Predicate { name: "a".into(), all: vec![Matcher::Contains("refused".into())] }],
        samples: 5,
        own: Some(Arc::new(Own { start: "own-".into(), ids: HashSet::from(["01GIVEN".to_owned()]) })),
        ..Query::default()
    };
    let cancel = AtomicBool::new(false);
    let summary = search(&folder.files("a.log"), &[query], &Limits::default(), &cancel).remove(0).expect("a summary");
    let hit = &summary.hits[0];
    assert_eq!((hit.count, hit.own, hit.samples.len(), summary.lines), (2, 2, 2, 4));
}
