//! Words for the person who waits.

use crate::bindings::duo_doctor::check::progress;
pub use crate::bindings::duo_doctor::check::progress::Level;

/// Says what the check waits for now: a key of its messages that takes no arguments.
pub fn waiting(message: &str) {
    progress::waiting(message);
}

/// A line for `--verbose`.
pub fn log(level: Level, text: &str) {
    progress::log(level, text);
}
