use serde_json::json;

use super::{beside_the_core_checks, limit, reason, row, without_words};
use crate::support::set_up::SetUp;

#[test]
fn a_panic_ends_the_check_with_its_words() {
    let reason = reason("panics", "");
    assert_eq!(reason["kind"], "crashed");
    assert_eq!(reason["trap"], "wasm trap: wasm `unreachable` instruction executed");
    let words = reason["last_words"].as_str().expect("a panic has words");
    assert!(words.contains("panicked at tests/guests/panics/src/lib.rs:"), "{words}");
    assert!(words.ends_with("nobody thought of this"), "{words}");
}

#[test]
fn an_endless_loop_ends_after_its_time_on_the_cpu() {
    assert_eq!(reason("loops-in-run", ""), limit("cpu-time", "2 s"));
}

#[test]
fn memory_is_bounded() {
    assert_eq!(reason("allocates-without-end", ""), limit("memory", "64 MiB"));
}

#[test]
fn deep_recursion_ends_the_check_and_not_the_program() {
    let expected = json!({
        "why": "broken",
        "kind": "crashed",
        "trap": "wasm trap: call stack exhausted",
        "last_words": "",
    });
    assert_eq!(reason("recurses-without-end", ""), expected);
}

#[test]
fn handles_are_bounded() {
    assert_eq!(reason("opens-without-end", ""), limit("resources", "1000"));
}

#[test]
fn one_call_copies_no_more_than_it_may() {
    assert_eq!(reason("copies-too-much", ""), limit("host-copy", "4 MiB"));
}

#[test]
fn an_answer_copies_no_more_than_a_call() {
    assert_eq!(reason("answers-too-much", ""), limit("host-copy", "4 MiB"));
}

#[test]
fn whoever_calls_too_often_cannot_say_that_all_is_well() {
    assert_eq!(reason("calls-without-end", r#"environment = ["ai-gateway LANG"]"#), limit("calls", "200"));
}

#[test]
fn a_list_that_cannot_be_had_any_more_is_not_an_empty_one() {
    assert_eq!(reason("lists-without-end", ""), limit("calls", "200"));
}

#[test]
fn printing_without_end_is_time_on_the_cpu() {
    assert_eq!(reason("prints-without-end", ""), limit("cpu-time", "2 s"));
}

#[test]
fn printing_too_much_is_cut_and_said() {
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let ran = beside_the_core_checks(&set_up, &configuration, "prints-too-much", &[]);
    let row = row(&ran, "prints-too-much");
    assert_eq!((&row["outcome"], without_words(&row["reason"])), (&json!("unknown"), json!(null)));
    let printed = row["printed"].as_str().expect("it printed");
    let dropped = "the first line\n".len() + 2 * 1024 * 1024 - 256 * 1024;
    assert!(printed.starts_with("the first line\n"));
    assert!(printed.ends_with(&format!("\n[{dropped} more bytes dropped]")), "{}", &printed[printed.len() - 60..]);
    assert!(printed.len() < 257 * 1024);
}
