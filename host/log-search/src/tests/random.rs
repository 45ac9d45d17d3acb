//! Random logs and random questions, many times, all fields of the answer compared.

use std::sync::Arc;

use super::log_generator::{Random, stamp};
use super::reference;
use super::*;

const FROM: i64 = 1_767_916_800_000;

const CODES: [&str; 6] = ["A1000", "A1001", "A1003", "M3006", "401", "true"];
const TEXTS: [&str; 6] = ["not reachable", "é<b>ü</b>", "a \\\"quoted\\\" word", "tab\\there", "A\\u00e9", "plain"];

/// A line of any kind that the logs have, and of some that they should not have.
fn line(random: &mut Random, time: i64) -> Vec<u8> {
    let stamp = stamp(time);
    let code = CODES[random.below(6) as usize];
    let text = TEXTS[random.below(6) as usize];
    let id = random.below(40);
    let scalar = ["401", "500", "2.5", "-3", "true", "null", "[1,{\"a\":2}]", "{\"code\":\"A1001\"}"];
    let scalar = scalar[random.below(8) as usize];
    let text = match random.below(14) {
        0 | 1 => format!(
            r#"{{"severity":"ERROR","time":"{stamp}","correlation_id":"c{id}","duo_chat_error_code":"{code}","message":"{text}"}}"#
        ),
        2 | 3 => format!(
            r#"{{"severity":"INFO","time":"{stamp}","correlation_id":"c{id}","message":"{text}","status":{scalar}}}"#
        ),
        4 => format!(
            r#"{{"status_code": 500, "extra": {{"engine": "{code}", "status": {scalar}}}, "correlation_id": "c{id}", "timestamp": "{}", "message": "{text}"}}"#,
            stamp.replace("Z", "00Z")
        ),
        5 => format!(r#"{{"extra.engine": "{code}", "timestamp": "{}+00:00"}}"#, stamp.trim_end_matches('Z')),
        6 => format!(r#"{{"asctime":"2026-01-09 12:28:28,123","message":"{text}","status":{scalar}}}"#),
        7 => format!(r#"{{"time":"soon","timestamp":"{stamp}","duo_chat_error_code":"{code}"}}"#),
        8 => format!("\u{1b}[92m12:28:28 - LiteLLM:INFO\u{1b}[0m: {code} {text} c{id}"),
        9 => format!(
            r#"{{"severity":"ERROR","duo_chat_error_code":"{code}","body":{{"time":"{stamp}"}},"message":"cut off"#
        ),
        10 => format!(r#"  {{"time":"{stamp}" , "duo_chat_error_code" : "{code}", "duo_chat_error_code":"A1001"}} "#),
        11 => format!(r#"{{"time":"{stamp}","message":"a {{\"duo_chat_error_code\":\"{code}\"}} inside"}}"#),
        12 => String::new(),
        _ => format!(
            r#"{{"time":"{stamp}","message":"{}","correlation_id":"c{id}"}}"#,
            "x".repeat(random.below(9000) as usize)
        ),
    };
    let mut bytes = text.into_bytes();
    if random.below(12) == 0 && bytes.len() > 40 {
        // In the middle of a text or of the structure.
        let at = random.below(bytes.len() as u64) as usize;
        bytes[at] = [0xFF, 0xC3, b'\t', b'}'][random.below(4) as usize];
    }
    bytes.extend_from_slice(if random.below(5) == 0 { b"\r\n" } else { b"\n" });
    bytes
}

fn log(random: &mut Random, lines: u64, from: i64) -> Vec<u8> {
    let mut text = Vec::new();
    for number in 0..lines {
        let time = from + number as i64 * 1000 + random.below(7000) as i64;
        text.extend(line(random, time));
    }
    if random.below(3) == 0 {
        text.pop();
    }
    text
}

fn matcher(random: &mut Random) -> Matcher {
    let code = CODES[random.below(6) as usize];
    let pick = |random: &mut Random, from: &[&str]| from[random.below(from.len() as u64) as usize].to_owned();
    match random.below(8) {
        0 => contains(code),
        1 => contains(&pick(random, &["not reachable", "é", "}", "", "\"", "c1", "LiteLLM", "\\u00e9"])),
        2 => regex(&pick(
            random,
            &["A100[01]", "(?i)litellm", "reachable|LiteLLM", "^\\{.*\\}$", "c\\d+\"?$", "^$", "x{100,}"],
        )),
        3 => present(&pick(
            random,
            &["status", "extra.status", "duo_chat_error_code", "extra", "status.code", "asctime"],
        )),
        4 => equals("status", &pick(random, &["401", "500", "2.5", "2.50", "-3", "true", "null"])),
        5 => equals(&pick(random, &["extra.engine", "status.code"]), code),
        6 => equals("message", &pick(random, &["é<b>ü</b>", "a \"quoted\" word", "tab\there", "Aé", "plain"])),
        _ => equals("duo_chat_error_code", code),
    }
}

fn query(random: &mut Random, lines: u64, from: i64) -> Query {
    let predicates = (0..random.below(6)).map(|number| {
        let all: Vec<_> = (0..random.below(4)).map(|_| matcher(random)).collect();
        predicate(&format!("p{number}"), &all)
    });
    let predicates = predicates.collect();
    let place = |random: &mut Random| {
        let milliseconds = from + random.below(lines * 1000 + 4000) as i64;
        (random.below(2) == 0).then_some(milliseconds as f64 / 1000.0)
    };
    let field =
        |random: &mut Random, names: [&str; 3]| names.get(random.below(6) as usize).map(|name| (*name).to_owned());
    Query {
        since: place(random),
        until: place(random),
        predicates,
        group_by: field(random, ["duo_chat_error_code", "status", "extra.engine"]),
        samples: random.below(21) as u32,
        join_on: field(random, ["correlation_id", "correlation_id", "status"]),
        own: (random.below(3) == 0).then(|| {
            let start = format!("c{}", random.below(10));
            let ids = (0..random.below(3)).map(|_| format!("c{}", random.below(40))).collect();
            Arc::new(Own { start, ids })
        }),
    }
}

#[test]
fn answers_are_those_of_the_reference() {
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let folder = Folder::new();
        let count = random.below(3) + 1;
        let lines = [1, 40, 1500][random.below(3) as usize];
        for number in 0..count {
            // Newer files have smaller numbers, as after rotation.
            let text = log(&mut random, lines, FROM + (count - number) as i64 * lines as i64 * 1000);
            match number % 2 {
                0 => folder.write(&format!("llm.log.{number}"), text),
                _ => folder.write_gzip(&format!("llm.log.{number}.gz"), text),
            };
        }
        let files = folder.files("llm.log*");
        let texts = texts(&files);
        let queries: Vec<_> = (0..4).map(|_| query(&mut random, lines * count, FROM + lines as i64 * 1000)).collect();
        for threads in [1, 3] {
            let limits = Limits { threads: NonZero::new(threads).unwrap(), ..limits() };
            for (query, answer) in queries.iter().zip(answers(&files, &queries, &limits)) {
                let expected = reference::answer(&texts, files[0].modified.unwrap(), query);
                assert_eq!(answer.unwrap(), expected, "seed {seed}, {query:?}");
            }
        }
    }
}

#[test]
fn literals_of_regular_expressions_lose_no_line() {
    const PARTS: [&str; 16] =
        ["abc", "de", "f", "|", "(gh|i)", "[a-c]", "*", "?", "+", "{0,2}", ".", "\\.", "^", "$", "(?:ab)", "\\d"];
    let mut random = Random::new(7);
    let mut tried = 0;
    while tried < 3000 {
        let expression: String = (0..=random.below(6)).map(|_| PARTS[random.below(16) as usize]).collect();
        let Ok(compiled) = regex::bytes::Regex::new(&expression) else { continue };
        tried += 1;
        for any_of in super::super::regex_literal::of_regex(&expression) {
            for _ in 0..20 {
                let line: String = (0..random.below(8))
                    .map(|_| ["abc", "de", "f", "gh", "i", ".", "7", "ab"][random.below(8) as usize])
                    .collect();
                let stands = any_of.iter().any(|literal| memchr::memmem::find(line.as_bytes(), literal).is_some());
                assert!(stands || !compiled.is_match(line.as_bytes()), "`{expression}` on `{line}`");
            }
        }
    }
}
