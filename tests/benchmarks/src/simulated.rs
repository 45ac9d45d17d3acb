//! The simulated set-up in a process of its own, so that what it takes is not taken for the doctor's.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use crate::process::beside;

/// A running set-up. It ends when its input does.
pub(crate) struct Simulated {
    child: Child,
    input: Option<ChildStdin>,
    /// The doctor's configuration for it.
    pub config: PathBuf,
    _folder: tempfile::TempDir,
}

impl Simulated {
    /// Starts the set-up in which nothing is wrong.
    pub(crate) fn healthy() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| format!("no folder for the set-up: {error}"))?;
        let mut child = Command::new(beside("duo-doctor-simulator")?)
            .arg("healthy")
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("the simulated set-up does not start: {error}"))?;
        let input = child.stdin.take();
        let mut line = String::new();
        let output = child.stdout.take().expect("asked for above");
        BufReader::new(output).read_line(&mut line).map_err(|error| error.to_string())?;
        let config = PathBuf::from(line.trim_end());
        if !config.is_file() {
            return Err("the simulated set-up does not start".into());
        }
        Ok(Self { child, input, config, _folder: folder })
    }

    /// The folder of the operator's files.
    pub(crate) fn folder(&self) -> &Path {
        self.config.parent().expect("a file lies in a folder")
    }

    /// Ends it; how many requests it has served, those among its own parts included.
    pub(crate) fn requests(mut self) -> Result<usize, String> {
        drop(self.input.take());
        let mut said = String::new();
        let errors = self.child.stderr.take().expect("asked for when it was started");
        BufReader::new(errors).read_to_string(&mut said).map_err(|error| error.to_string())?;
        let number = said.lines().rev().find_map(|line| line.strip_suffix(" requests served"));
        number.and_then(|number| number.parse().ok()).ok_or_else(|| format!("the set-up says no number: {said}"))
    }
}

impl Drop for Simulated {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
