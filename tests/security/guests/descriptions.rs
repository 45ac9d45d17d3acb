use serde_json::json;

use super::{beside_the_core_checks, row};
use crate::support::Ran;
use crate::support::set_up::{SetUp, component};

/// What a run says that does not take a guest at all. The other checks run, and nobody is told that all is well.
fn refused(name: &str) -> String {
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let ran = set_up.check(&configuration, component(name));
    let prefix = format!("duo-doctor: {}: ", crate::support::guest(name).display());
    let Ran { code: 5, stdout, stderr } = &ran else { panic!("{ran:?}") };
    assert!(stdout.contains("REFUSED, NOT RUN") && !stdout.contains("HEALTHY"), "{stdout}");
    let line =
        stderr.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix('\n')).unwrap_or_else(|| panic!("{ran:?}"));
    assert!(!line.contains(|character: char| character.is_control()), "{line:?}");
    line.to_owned()
}

#[test]
fn an_endless_loop_in_describe_ends() {
    assert_eq!(refused("loops-in-describe"), "does not say who it is: went over its limit of cpu-time: 2 s");
}

#[test]
fn sleeping_in_describe_ends() {
    let expected = "does not say who it is: was still waiting after 10 s: wasi:io/poll";
    assert_eq!(refused("sleeps-in-describe"), expected);
}

#[test]
fn the_words_of_a_panic_in_describe_do_not_write_over_the_terminal() {
    let words = refused("panics-in-describe");
    assert!(words.starts_with("does not say who it is: crashed: wasm trap: wasm `unreachable` instruction executed ("));
    assert!(words.contains("panicked at tests/guests/panics-in-describe/src/lib.rs:"), "{words}");
    assert!(!words.contains(['\u{1b}', '\u{202e}', '\r', '\u{7}']), "{words:?}");
    assert!(words.contains("red") && words.contains("der"), "{words}");
}

#[test]
fn whoever_requires_itself_is_refused() {
    assert_eq!(refused("requires-itself"), "describes itself wrongly: it requires itself");
}

#[test]
fn whoever_declares_too_much_is_refused() {
    assert_eq!(refused("declares-too-much"), "describes itself wrongly: it has 10000 codes, and at most 200 are taken");
}

#[test]
fn a_need_cannot_erase_the_line_that_shows_it() {
    assert_eq!(
        refused("hides-its-needs"),
        r"describes itself wrongly: it needs `/**\u{1b}[2K\rGET`, which no rule can name"
    );
}

#[test]
fn nested_messages_do_not_exhaust_the_stack_of_the_program() {
    assert_eq!(refused("nests-its-messages"), "its messages in `en` have more than 32 braces within braces");
}

#[test]
fn messages_cannot_bring_control_characters_in_by_escapes() {
    assert_eq!(refused("paints-its-messages"), "its messages in `en` have the control character U+001B");
}

/// To require what is not there is no lie: the other pack may be missing here.
#[test]
fn what_is_required_and_not_there_does_not_stop_it() {
    const GUEST: &str = "requires-what-is-not-there";
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let ran = beside_the_core_checks(&set_up, &configuration, GUEST, &[]);
    assert_eq!(row(&ran, GUEST)["outcome"], json!("unknown"));
}
