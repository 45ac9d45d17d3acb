use serde_json::{Value, json};

use super::*;

/// What the library between gateway and model says in 300 bytes.
const WORDS: &str = "litellm.NotFoundError: NotFoundError: Custom_openaiException - The model `nope` does not exist.";
const CAUSE: &str =
    "aiohttp.ClientConnectorError: Cannot connect to host m:8000 ssl:default [Connect call failed ('m', 8000)]";

/// Two exceptions, the second raised from the first, with so many frames each.
fn traceback(frames: usize) -> String {
    let of = |words: &str| {
        let frame = |number| {
            format!("  File \"/home/aigateway/app/venv/lib/python3.12/a.py\", line {number}, in call\n    await f()\n")
        };
        let frames: String = (0..frames).map(frame).collect();
        format!("Traceback (most recent call last):\n{frames}{words}\n")
    };
    let then = "\nThe above exception was the direct cause of the following exception:\n\n";
    format!("{}{then}{}", of(CAUSE), of(WORDS))
}

/// The gateway's line about an exception, in its order of fields.
fn exception(frames: usize) -> Value {
    json!({
        "status_code": null,
        "exception_class": "NotFoundError",
        "backtrace": traceback(frames),
        "correlation_id": "01KQ5T9X3WD3V4C9Z1YJ4M7N2B",
        "extra": {"model_engine": "litellm-chat", "model_name": "mistral"},
        "logger": "exceptions",
        "level": "error",
        "timestamp": "2026-11-23T12:28:36.000000Z",
        "message": WORDS,
    })
}

fn short(line: &str) -> Value {
    let shorter = shortened(line, 4096);
    assert!((3_000..=4_096).contains(&shorter.len()), "{}: {shorter}", shorter.len());
    serde_json::from_str(&shorter).unwrap_or_else(|error| panic!("{error}: {shorter}"))
}

/// All but one field.
fn without(value: &Value, field: &str) -> Value {
    let mut value = value.clone();
    value.as_object_mut().expect("an object").remove(field);
    value
}

#[test]
fn of_a_long_exception_only_frames_are_lost() {
    for frames in [45, 80, 1_000] {
        let whole = exception(frames);
        let shorter = short(&whole.to_string());
        assert_eq!(without(&shorter, "backtrace"), without(&whole, "backtrace"));
        let backtrace = shorter["backtrace"].as_str().expect("a text");
        let begin = format!("Traceback (most recent call last):\n…\n{CAUSE}\n\nThe above exception was");
        assert!(backtrace.starts_with(&begin), "{backtrace}");
        let end = format!("line {}, in call\n    await f()\n{WORDS}\n", frames - 1);
        assert!(backtrace.ends_with(&end), "{backtrace}");
    }
}

#[test]
fn an_access_line_keeps_everything_but_frames() {
    let mut whole =
        json!({"url": "http://g/v1/chat/agent", "path": "/v1/chat/agent", "status_code": 500, "correlation_id": "01A"});
    for number in 0..25 {
        whole[format!("gitlab_header_{number}")] = Value::Null;
    }
    whole["http_exception_details"] = json!("421: 404: Not Found");
    whole["exception_message"] = json!(WORDS);
    whole["exception_backtrace"] = json!(traceback(100));
    whole["message"] = json!("10.0.0.1:5 - \"POST /v1/chat/agent HTTP/1.1\" 500");
    let shorter = short(&whole.to_string());
    assert_eq!(without(&shorter, "exception_backtrace"), without(&whole, "exception_backtrace"));
}

#[test]
fn rubys_frames_are_kept_from_the_first_one() {
    let frames: Vec<String> =
        (0..200).map(|number| format!("ee/lib/gitlab/llm/client.rb:{number}:in `call'")).collect();
    let whole =
        json!({"severity": "ERROR", "exception.class": "A", "exception.backtrace": frames, "exception.message": WORDS});
    let shorter = short(&whole.to_string());
    assert_eq!(without(&shorter, "exception.backtrace"), without(&whole, "exception.backtrace"));
    let kept = shorter["exception.backtrace"].as_array().expect("a list");
    assert_eq!(kept[0], frames[0]);
    assert_eq!(kept[kept.len() - 2], frames[kept.len() - 2]);
    assert_eq!(kept[kept.len() - 1], "…");
    let one = json!({"backtrace": " ".repeat(5_000), "message": "m"});
    assert!(shortened(&one.to_string(), 4_096).len() > 4_000, "a single line that is no frame");
    let one = json!({"backtrace": ["x".repeat(5_000)], "message": "m"});
    assert_eq!(shortened(&one.to_string(), 4_096), r#"{"backtrace":["…"],"message":"m"}"#);
}

/// Prompts are long as well, and the end of the traceback is worth more.
#[test]
fn other_texts_are_shortened_before_the_cause_is_lost() {
    let mut whole = exception(50);
    whole["prompt"] = json!("Why? ".repeat(50_000));
    whole["messages"] = json!([{"content": "So. ".repeat(2_000)}]);
    let line = whole.to_string();
    let shorter: Value = serde_json::from_str(&shortened(&line, 4_096)).expect("JSON");
    assert_eq!(shorter["message"], WORDS);
    assert!(
        shorter["backtrace"].as_str().is_some_and(|text| text.ends_with(&format!("{WORDS}\n")) && text.len() > 400)
    );
    assert!(shorter["prompt"].as_str().is_some_and(|text| text.starts_with("Why? ") && text.ends_with("Why? ")));
    assert!(shorter["messages"][0]["content"].as_str().is_some_and(|text| text.contains('…')));
}

#[test]
fn words_are_cut_only_where_they_alone_are_too_long() {
    let whole = json!({"prompt": "p".repeat(9_000), "message": "m".repeat(3_800), "correlation_id": "01A"});
    let shorter = short(&whole.to_string());
    assert_eq!(without(&shorter, "prompt"), without(&whole, "prompt"));
    let whole = json!({"correlation_id": "01ABCDEFGHJKMNPQRSTVWXYZ00", "message": "m".repeat(9_000), "backtrace": traceback(9)});
    let shorter = short(&whole.to_string());
    assert_eq!(shorter["correlation_id"], whole["correlation_id"]);
    assert_eq!(shorter["backtrace"], "…");
}

#[test]
fn what_stands_in_front_of_a_record_stays() {
    for (before, is_known) in [("ai-gateway-1  | ".to_owned(), true), ("x".repeat(200), true), ("x".repeat(201), false)]
    {
        let line = format!("{before}{}", exception(80));
        let shorter = shortened(&line, 4_096);
        assert!(shorter.len() <= 4_096 && shorter.starts_with(&before));
        assert_eq!(serde_json::from_str::<Value>(&shorter[before.len()..]).is_ok(), is_known, "{before}");
    }
}

/// As Docker's `json-file` writes it, with the line end inside.
#[test]
fn a_record_within_a_record_is_shortened_itself() {
    let inner = exception(60);
    let whole = json!({"log": format!("{inner}\n"), "stream": "stderr", "time": "2026-11-23T12:28:36.123456789Z"});
    let shorter = short(&whole.to_string());
    assert_eq!(without(&shorter, "log"), without(&whole, "log"));
    let log = shorter["log"].as_str().and_then(|log| log.strip_suffix('\n')).expect("its line end");
    let log: Value = serde_json::from_str(log).expect("it is JSON");
    assert_eq!(without(&log, "backtrace"), without(&inner, "backtrace"));
    // Docker cuts a line after 16 KiB: neither half is JSON, and the message stands at the end of the second.
    let half = inner.to_string().split_off(3_000);
    let shorter = short(&json!({"log": format!("{half}\n"), "stream": "stderr"}).to_string());
    assert!(shorter["log"].as_str().is_some_and(|log| log.ends_with(&format!("\"message\":\"{WORDS}\"}}\n"))));
}

#[test]
fn what_is_no_record_loses_its_end() {
    let broken = format!("{}, and more", exception(80));
    for line in ["a".repeat(9_000), "語".repeat(3_000), broken, format!("{{\"a\":{}}}", vec!["1"; 9_000].join(","))] {
        let shorter = shortened(&line, 4_096);
        assert!((4_093..=4_096).contains(&shorter.len()) && line.starts_with(&*shorter));
    }
    let numbers = json!({"ids": (0..9_000).collect::<Vec<_>>(), "message": "m"}).to_string();
    assert_eq!(shortened(&numbers, 4_096), numbers[..4_096]);
}

#[test]
fn escapes_are_never_cut() {
    let pieces = ["\\ud83d\\ude00", "\\u8a9e", "\\n", "\\\\", "\\\"", "語", "😀", "a", "  at x\\n", "\\tat y\\n"];
    for field in ["prompt", "backtrace", "message"] {
        for shift in 0..200_usize {
            let text: String = (0..900).map(|number| pieces[(number * 7 + shift * shift) % pieces.len()]).collect();
            let line = format!("{{\"{field}\":\"{}{text}\",\"m\":1}}", "x".repeat(shift % 13));
            let shorter = shortened(&line, 600 + shift);
            assert!(shorter.len() <= 600 + shift);
            let value: Value = serde_json::from_str(&shorter).unwrap_or_else(|error| panic!("{error}: {shorter}"));
            assert_eq!(value["m"], 1);
        }
    }
}

/// A first cut at the longer limit may part a secret; the second leaves nothing of where the first one was.
#[test]
fn a_second_cut_is_the_same_as_one() {
    for frames in [10, 100, 1_000, 3_000] {
        let line = exception(frames).to_string();
        let twice = shortened(&line, 32 << 10).into_owned();
        assert_eq!(shortened(&twice, 4_096), shortened(&line, 4_096), "{frames}");
    }
}
