//! Wrong input of every kind: one sentence on standard error that says what, where and what to do,
//! nothing on standard output, and the exit code of its kind. A source of facts that cannot be read
//! is no wrong input: the run is incomplete and the report says what is missing.

/// Files with checks in them: components and packs.
mod checks;
/// The configuration and what it names.
mod configuration;
/// The gateway's variables in every shape.
mod shapes;
/// Sources of facts: logs and environments.
mod sources;
/// Recordings, selections, flags, places to write to.
mod verbs;

use crate::support::Ran;

/// One line on standard error, nothing on standard output, this code. Returns the sentence.
fn refused(ran: &Ran, code: i32) -> String {
    assert_eq!((ran.code, ran.stdout.as_str()), (code, ""), "{ran:?}");
    let sentence = ran.stderr.strip_prefix("duo-doctor: ").and_then(|rest| rest.strip_suffix('\n'));
    let sentence = sentence.unwrap_or_else(|| panic!("no sentence of the program: {ran:?}"));
    assert!(!sentence.contains(|character: char| character.is_control()), "more than one line: {ran:?}");
    for fault in ["panicked", "internal error", "RUST_BACKTRACE", "stack backtrace"] {
        assert!(!sentence.contains(fault), "{ran:?}");
    }
    sentence.to_owned()
}
