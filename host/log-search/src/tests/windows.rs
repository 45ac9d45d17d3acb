//! Windows in files that are large enough for bisection, in order and not.

use super::super::compile::Window;
use super::super::content;
use super::super::limits::ORDER_PROBES;
use super::super::order::{self, Position};
use super::log_generator::{Random, Settings, Written, stamp, write_llm_log};
use super::reference::{self, Log};
use super::*;

const HOUR: f64 = 3600.0;

fn generated(folder: &Folder, name: &str, settings: &Settings) -> Written {
    let mut text = Vec::new();
    let written = write_llm_log(&mut text, settings).unwrap();
    folder.write(name, text);
    written
}

fn code_query() -> Query {
    Query {
        predicates: vec![
            predicate("codes", &[present("duo_chat_error_code")]),
            predicate("unreachable", &[equals("duo_chat_error_code", "A1001"), contains("not reachable")]),
        ],
        group_by: Some("duo_chat_error_code".into()),
        samples: 5,
        ..Query::default()
    }
}

#[test]
fn the_histogram_is_the_generators() {
    let folder = Folder::new();
    let settings = Settings { bytes: LARGE + 1, ..Settings::default() };
    let written = generated(&folder, "llm.log", &settings);
    let summary = answer(&folder.files("llm.log"), &code_query());
    let lines = written.lines.unwrap();
    let seconds = |milliseconds: i64| milliseconds as f64 / 1000.0;
    assert_eq!(summary.lines, lines.count);
    assert_eq!(summary.bytes, written.bytes);
    assert_eq!(summary.covered, Some((seconds(lines.first), seconds(lines.last))));
    let groups = &summary.hits[0].groups;
    assert_eq!(groups.len(), written.codes.len());
    for group in groups {
        let code = written.codes[&group.value[..]];
        assert_eq!(
            (group.count, group.first, group.last),
            (code.count, Some(seconds(code.first)), Some(seconds(code.last)))
        );
    }
    assert_eq!(summary.hits[1].count, written.codes["A1001"].count);
}

#[test]
fn windows_in_a_large_file_are_exact() {
    let folder = Folder::new();
    let settings = Settings { bytes: LARGE + (4 << 20), jitter: 20_000, ..Settings::default() };
    generated(&folder, "llm.log", &settings);
    let files = folder.files("llm.log");
    let log = Log::read(&texts(&files));
    let start = settings.from as f64 / 1000.0;
    let end = start + settings.span as f64 / 1000.0;
    let windows = [
        (Some(start + 10.0 * HOUR), Some(start + 11.0 * HOUR)),
        (Some(start + 12.0 * HOUR + 0.5), None),
        (None, Some(start + 2.25 * HOUR)),
        (Some(start + 5.0), Some(end - 5.0)),
        (Some(start + 3.0 * HOUR), Some(start + 3.0 * HOUR + 30.0)),
        (Some(end + 1000.0), None),
        (None, Some(start - 1000.0)),
        (Some(start + HOUR), Some(start)),
    ];
    let queries: Vec<_> = windows.map(|(since, until)| Query { since, until, ..code_query() }).into();
    // All in one pass, and each alone.
    let together = answers(&files, &queries, &limits());
    for (query, together) in queries.iter().zip(together) {
        let expected = log.answer(0.0, query);
        assert_eq!(together.unwrap(), expected, "{query:?}");
        assert_eq!(answer(&files, query), expected, "{query:?}");
    }
}

#[test]
fn a_window_in_a_large_file_is_sought() {
    let folder = Folder::new();
    let settings = Settings { bytes: 8 << 20, ..Settings::default() };
    generated(&folder, "llm.log", &settings);
    let content = content::open(&folder.path("llm.log")).unwrap();
    let start = settings.from as f64 / 1000.0;
    let window = |since: f64, until: f64| Window { since: start + since * HOUR, until: start + until * HOUR };
    let windows = [window(6.0, 18.0), window(f64::NEG_INFINITY, f64::INFINITY)];
    let parts = order::parts(&content, 0, &windows, &limits()).unwrap();
    let sum = |window: usize, wanted: Position| -> u64 {
        let parts = parts.iter().filter(|part| part.positions[window] == wanted);
        parts.map(|part| part.range.end - part.range.start).sum()
    };
    let inside = [sum(0, Position::Inside), sum(1, Position::Inside)];
    let edges = [sum(0, Position::Edge), sum(1, Position::Edge)];
    // Half a step of bisection and the slack at each side of each end.
    assert!(inside[0] > 3 << 20 && inside[1] > 7 << 20, "{inside:?}");
    assert!(edges[0] < 1 << 20 && edges[1] < 1 << 20, "{edges:?}");
    assert_eq!(edges[1] + inside[1], content.length);
}

#[test]
fn lines_inside_of_a_window_are_measured_right() {
    // No line of these pieces has its time read; so what they count is worth a look of its own.
    let mut text = Vec::new();
    write_llm_log(&mut text, &Settings { bytes: 6 << 20, ..Settings::default() }).unwrap();
    let middle = text.len() / 2 + text[text.len() / 2..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let odd =
        format!("plain\n\n{{\"cut\r\n {{}} \r\n{{}}\n{{\n{{\"m\":\"{} tail\"}}\r\nnext tail\n", "x".repeat(900_000));
    text.splice(middle..middle, odd.into_bytes());
    let folder = Folder::new();
    folder.write("llm.log", &text);
    let files = folder.files("llm.log");
    let query = asks(&[contains("tail")]);
    let expected = reference::answer(std::slice::from_ref(&text), 0.0, &query);
    assert_eq!(answer(&files, &query), expected);
    let limits = Limits { line: 100_000, ..limits() };
    let cut = answers(&files, &[query], &limits).remove(0).unwrap();
    assert_eq!((cut.lines, cut.plain, cut.partial), (expected.lines, expected.plain, true));
    assert_eq!((cut.bytes + cut.skipped, cut.skipped), (text.len() as u64, 900_015 - 100_000));
    assert_eq!(cut.hits[0].samples, ["next tail"]);
}

#[test]
fn a_gap_longer_than_the_window_is_no_trap() {
    let folder = Folder::new();
    let mut text = Vec::new();
    let day = Settings { bytes: LARGE / 2 + 1, span: 3_600_000, ..Settings::default() };
    write_llm_log(&mut text, &day).unwrap();
    let later = Settings { from: day.from + 86_400_000, seed: 2, ..day.clone() };
    write_llm_log(&mut text, &later).unwrap();
    folder.write("llm.log", text);
    let files = folder.files("llm.log");
    let texts = texts(&files);
    let since = day.from as f64 / 1000.0 + 6.0 * HOUR;
    for query in [
        Query { since: Some(since), until: Some(since + HOUR), ..code_query() },
        Query { since: Some(since), ..code_query() },
        Query { until: Some(since), ..code_query() },
    ] {
        assert_eq!(answer(&files, &query), reference::answer(&texts, 0.0, &query));
    }
}

#[test]
fn files_that_are_not_in_order_lose_no_line() {
    let part = Settings { bytes: LARGE / 2 + 1, span: 6 * 3_600_000, ..Settings::default() };
    let text = |settings: &Settings| {
        let mut text = Vec::new();
        write_llm_log(&mut text, settings).unwrap();
        text
    };
    let early = text(&part);
    let late = text(&Settings { from: part.from + 12 * 3_600_000, seed: 2, ..part.clone() });
    let short = text(&Settings { bytes: 4000, seed: 3, span: 1000, ..part.clone() });
    let start = part.from as f64 / 1000.0;
    let window =
        |from: f64, to: f64| Query { since: Some(start + from * HOUR), until: Some(start + to * HOUR), ..code_query() };
    for (name, text) in [
        ("swapped", [&late[..], &early].concat()),
        ("a short old part at the end", [&early[..], &late, &short].concat()),
        ("a short new part at the head", [&late[..3000], b"\n", &early, &late].concat()),
    ] {
        let folder = Folder::new();
        folder.write("llm.log", &text);
        let files = folder.files("llm.log");
        for query in [window(0.0, 3.0), window(13.0, 17.5), window(-1.0, 0.001)] {
            assert_eq!(
                answer(&files, &query),
                reference::answer(std::slice::from_ref(&text), 0.0, &query),
                "{name}, {query:?}"
            );
        }
    }
}

#[test]
fn busy_logs_are_exact_at_the_edges() {
    // So many lines a second that bisection stops within the slack, and lines almost a slack out of place.
    let folder = Folder::new();
    let settings = Settings { bytes: 6 << 20, span: 600_000, jitter: 29_000, ..Settings::default() };
    generated(&folder, "llm.log", &settings);
    let files = folder.files("llm.log");
    let log = Log::read(&texts(&files));
    let start = settings.from as f64 / 1000.0;
    let mut queries = Vec::new();
    for step in 0..8 {
        let place = start - 30.0 + f64::from(step) * 90.0;
        queries.push(Query { since: Some(place), ..code_query() });
        queries.push(Query { until: Some(place), ..code_query() });
        queries.push(Query { since: Some(place), until: Some(place + 290.0), ..code_query() });
    }
    for query in &queries {
        assert_eq!(answer(&files, query), log.answer(0.0, query), "{query:?}");
    }
    for (query, together) in queries.iter().zip(answers(&files, &queries, &limits())) {
        assert_eq!(together.unwrap(), log.answer(0.0, query), "together, {query:?}");
    }
}

#[test]
fn a_pass_notices_what_probes_do_not() {
    // Old lines in the middle of the window that is asked for, just behind a probe and not up to the next one.
    let settings = Settings { bytes: 28 << 20, ..Settings::default() };
    let mut text = Vec::new();
    write_llm_log(&mut text, &settings).unwrap();
    let mut old = Vec::new();
    write_llm_log(&mut old, &Settings { bytes: 80 << 10, seed: 3, span: 1000, ..settings.clone() }).unwrap();
    let spacing = (text.len() + old.len()) / ORDER_PROBES as usize;
    let place = spacing * ORDER_PROBES as usize / 2 + 3000;
    let place = place + text[place..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
    assert!(place % spacing + old.len() < spacing);
    text.splice(place..place, old);
    let folder = Folder::new();
    folder.write("llm.log", &text);
    let files = folder.files("llm.log");
    let log = Log::read(&[text]);
    let start = settings.from as f64 / 1000.0;
    for window in [1.0, 6.0] {
        let (since, until) = (Some(start + window * HOUR), Some(start + 18.0 * HOUR));
        // Also where no line of them is looked at for a predicate.
        for predicates in [code_query().predicates, Vec::new()] {
            let query = Query { since, until, predicates, ..code_query() };
            assert_eq!(answer(&files, &query), log.answer(0.0, &query));
        }
    }
}

#[test]
fn packed_files_from_before_the_window_are_left_alone() {
    let folder = Folder::new();
    let mut text = Vec::new();
    write_llm_log(&mut text, &Settings { bytes: 1 << 20, ..Settings::default() }).unwrap();
    let whole = gzip(&text);
    // Reading it would show that it is damaged.
    folder.write("llm.log.gz", &whole[..whole.len() / 2]);
    let end = 1_768_003_200.0;
    let ask = |modified: f64, since: f64| {
        folder.age("llm.log.gz", modified);
        let summary = answer(&folder.files("llm.log.gz"), &Query { since: Some(since), ..code_query() });
        (summary.lines > 0, summary.partial)
    };
    assert_eq!(ask(end, end + 25.0 * HOUR), (false, false), "left alone");
    assert_eq!(ask(end, end + 23.0 * HOUR), (false, true), "within the slack");
    assert_eq!(ask(end, end - 23.9 * HOUR), (true, true), "in the window");
    assert_eq!(ask(0.0, end - 23.9 * HOUR), (true, true), "the last change is a lie");
}

#[test]
fn plain_lines_stand_where_the_last_time_is() {
    let text = "start-up\n\
        {\"time\":\"2026-01-09T10:00:00Z\"}\nTraceback one\n\
        {\"time\":\"2026-01-09T11:00:00Z\"}\nTraceback two\n{\"asctime\":\"2026-01-09 10:30:00,000\",\"m\":\"Traceback\"}\n\
        {\"time\":\"2026-01-09T12:00:00Z\"}\n";
    let folder = Folder::new();
    folder.write("a.log", text);
    let ten = 1_767_952_800.0;
    let ask = |since: f64, until: f64| {
        let query = Query { since: Some(since), until: Some(until), ..asks(&[contains("Traceback")]) };
        answer(&folder.files("a.log"), &query)
    };
    let eleven = ask(ten + HOUR, ten + HOUR);
    assert_eq!((eleven.lines, eleven.plain, eleven.hits[0].count), (3, 1, 2));
    assert_eq!((eleven.hits[0].first, eleven.hits[0].last), (None, None));
    assert_eq!(eleven.covered, Some((ten + HOUR, ten + HOUR)));
    assert_eq!(ask(ten, ten).lines, 3);
    assert_eq!(ask(ten + 1.0, ten + 2.0).lines, 0);
}

#[test]
fn plain_lines_across_pieces_stand_right() {
    // Long stretches of plain lines, so that whole pieces have no time of their own.
    let mut random = Random::new(5);
    let mut text = String::new();
    let mut time = 1_767_916_800_000;
    while (text.len() as u64) < LARGE + (3 << 20) {
        text.push_str(&format!("{{\"time\":\"{}\",\"n\":{}}}\n", stamp(time), random.below(50)));
        time += 60_000;
        let length = if random.below(40) == 0 { 700_000 } else { 60_000 };
        for number in 0..random.below(length) / 45 {
            let middle = if text.len() / (1 << 20) == 2 { "middle" } else { "" };
            text.push_str(&format!("Traceback line {number} of a plain text n{} {middle}\n", random.below(50)));
        }
    }
    let folder = Folder::new();
    folder.write("a.log", &text);
    let files = folder.files("a.log");
    let start = 1_767_916_800.0;
    let query = |since, until| Query {
        since,
        until,
        predicates: vec![
            predicate("n", &[contains("n7")]),
            predicate("all", &[]),
            predicate("middle", &[contains("n7 middle")]),
        ],
        samples: 20,
        ..Query::default()
    };
    for query in
        [query(None, None), query(Some(start + 9000.0), Some(start + 30_000.0)), query(Some(start + 20_000.0), None)]
    {
        assert_eq!(answer(&files, &query), reference::answer(&[text.clone().into()], 0.0, &query), "{query:?}");
    }
}

#[test]
fn a_file_without_times_is_as_old_as_its_last_change() {
    let folder = Folder::new();
    folder.write("a.log", "Traceback\nlast line\n");
    folder.age("a.log", 1_767_952_800.0);
    let ask = |since, until| {
        let query = Query { since, until, ..asks(&[contains("Traceback")]) };
        answer(&folder.files("a.log"), &query).hits[0].count
    };
    assert_eq!(ask(Some(1_767_952_801.0), None), 0);
    assert_eq!(ask(Some(1_767_952_800.0), None), 1);
    // It may hold older lines, so that an upper bound excludes nothing.
    assert_eq!(ask(None, Some(1_767_000_000.0)), 1);
}
