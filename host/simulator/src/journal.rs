//! A log file: collected and sorted while the past is played, appended to afterwards.
//!
//! A log file must be in the order of time, or a reader that seeks by bisection misses lines.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

use jiff::Timestamp;

use crate::error::Error;

/// Lines that a running set-up appends at most: a set-up under a benchmark must not fill a disk.
const LIVE_LINES: usize = 20_000;

/// One log file.
#[derive(Debug)]
pub(crate) struct Journal {
    state: Mutex<State>,
}

#[derive(Debug)]
enum State {
    Past(Vec<(Timestamp, String)>),
    Live(File, usize),
}

impl Journal {
    /// A log that collects.
    pub(crate) fn new() -> Self {
        Self { state: Mutex::new(State::Past(Vec::new())) }
    }

    /// Adds a line.
    pub(crate) fn line(&self, at: Timestamp, text: String) {
        let mut state = self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        match &mut *state {
            State::Past(lines) => lines.push((at, text)),
            State::Live(file, left) => {
                if let Some(rest) = left.checked_sub(1) {
                    *left = rest;
                    // A log that cannot be written must not stop the service that logs.
                    let _ = file.write_all(format!("{text}\n").as_bytes());
                }
            }
        }
    }

    /// Writes the past as `change` has it, line by line, and nothing afterwards: a copy that somebody made.
    pub(crate) fn copy(&self, path: &Path, change: impl Fn(Timestamp, &str) -> Option<String>) -> Result<(), Error> {
        let fail = |source| Error::Write { path: path.to_owned(), source };
        let mut state = self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let State::Past(lines) = &mut *state else {
            return Ok(());
        };
        lines.sort_by_key(|(at, _)| *at);
        let mut file = File::create(path).map_err(fail)?;
        for text in lines.iter().filter_map(|(at, text)| change(*at, text)) {
            file.write_all(format!("{text}\n").as_bytes()).map_err(fail)?;
        }
        *state = State::Live(file, 0);
        Ok(())
    }

    /// Writes what was collected to `path`, in the order of time, and appends from now on.
    pub(crate) fn open(&self, path: &Path) -> Result<(), Error> {
        let fail = |source| Error::Write { path: path.to_owned(), source };
        let mut state = self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let State::Past(lines) = &mut *state else {
            return Ok(());
        };
        lines.sort_by_key(|(at, _)| *at);
        let mut file = File::create(path).map_err(fail)?;
        for (_, text) in lines.iter() {
            file.write_all(format!("{text}\n").as_bytes()).map_err(fail)?;
        }
        *state = State::Live(file, LIVE_LINES);
        Ok(())
    }
}
