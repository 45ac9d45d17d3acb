use serde_json::json;

use super::{garbage, limit, reason, row};
use crate::support::set_up::{SetUp, component};

#[test]
fn no_finding_is_no_answer() {
    assert_eq!(reason("finds-nothing", ""), garbage("no finding at all"));
}

#[test]
fn findings_are_counted() {
    assert_eq!(reason("finds-too-many", ""), limit("findings", "1000"));
}

#[test]
fn findings_are_weighed() {
    assert_eq!(reason("finds-too-much", ""), limit("findings", "1024 KiB"));
}

#[test]
fn a_code_must_be_declared() {
    let expected = garbage("the code `DUO3100` is not among those that it declares");
    assert_eq!(reason("invents-a-code", ""), expected);
}

#[test]
fn a_step_cannot_smuggle_in_a_command() {
    assert_eq!(reason("slips-in-a-command", ""), garbage("a step names a check by what is no id"));
}

#[test]
fn a_step_has_one_command_for_each_kind_of_installation() {
    let expected = garbage("a step needs one command, or one for each kind of installation");
    assert_eq!(reason("says-it-twice", ""), expected);
}

#[test]
fn giving_up_is_said_and_cut() {
    let reason = reason("gives-up", "");
    assert_eq!(reason["kind"], "gave-up");
    let words = reason["reason"].as_str().expect("it says why");
    assert!(words.starts_with("no idea\nxxx"), "{words}");
    assert_eq!(words.chars().count(), 1_000);
}

/// In every string of the finding, in what was printed, and in what it says that it waits for.
#[test]
fn nothing_that_a_terminal_would_obey_reaches_it() {
    const GUEST: &str = "writes-over-the-terminal";
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    for language in duo_doctor_wording::Language::ALL.map(duo_doctor_wording::Language::tag) {
        let arguments = ["--verbose", "--lang", language, "--color", "never"].map(str::to_owned);
        let ran = set_up.check(&configuration, arguments.into_iter().chain(component(GUEST)));
        assert_eq!(ran.code, 1, "{ran:?}");
        for (index, character) in ran.stdout.chars().chain(ran.stderr.chars()).enumerate() {
            let obeyed = character.is_control() && character != '\n';
            let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!obeyed && !turns, "{character:?} at {index}: {:?}", ran.stdout);
        }
        assert!(ran.stdout.contains("HOSTILE-1"), "{ran:?}");
    }
    // A program gets what the guest said, as JSON writes it.
    let arguments = ["--format", "json"].map(str::to_owned);
    let ran = set_up.check(&configuration, arguments.into_iter().chain(component(GUEST)));
    assert!(!ran.stdout.chars().any(|character| character < ' ' && character != '\n'), "{}", ran.stdout);
    assert_eq!(row(&ran, GUEST)["outcome"], json!("fail"));
}
