//! LiteLLM in a virtual environment below the target folder: made once, and used again as long as its pins and
//! the Python that made it stay the same. It must leave the rest of the machine as it is, but for pip's own cache.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::child::Group;
use crate::support::{program, root};

/// Every package with its version.
const PINS: &str = include_str!("requirements.txt");

/// The file that is written last; what it holds tells whether the folder still fits.
const COMPLETE: &str = "complete";

/// Takes one to four minutes on two busy cores; more than this is a network that hangs.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// The Python that has LiteLLM.
///
/// # Errors
/// Why this machine cannot have one.
pub(crate) fn python() -> Result<PathBuf, String> {
    let name = format!("litellm-{}", version());
    let folder = target().join(&name);
    let wanted = format!("{}\n{PINS}", interpreter()?);
    let python = folder.join("bin/python");
    // Two test runs at a time would tread on each other; the second finds the work of the first.
    let lock = File::create(target().join(format!("{name}.lock"))).and_then(|file| file.lock().map(|()| file));
    let _lock = lock.map_err(|error| format!("cannot lock {}: {error}", folder.display()))?;
    if fs::read_to_string(folder.join(COMPLETE)).is_ok_and(|made| made == wanted) {
        return Ok(python);
    }
    make(&folder, &python, &target().join(format!("{name}.log")))?;
    fs::write(folder.join(COMPLETE), wanted)
        .map_err(|error| format!("cannot write to {}: {error}", folder.display()))?;
    Ok(python)
}

fn make(folder: &Path, python: &Path, log: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(folder), "python3 -m venv", log)?;
    let mut install = Command::new(python);
    let arguments = "-m pip install --no-input --disable-pip-version-check --retries 2 --requirement";
    install.args(arguments.split(' '));
    run(install.arg(root().join("tests/litellm/requirements.txt")), "pip install", log)
}

/// Runs a command that must succeed within [`PATIENCE`]; what it prints goes to the log.
///
/// # Errors
/// What it said last.
pub(crate) fn run(command: &mut Command, what: &str, log: &Path) -> Result<(), String> {
    let failed = |reason: &dyn std::fmt::Display| format!("{what}: {reason}, see {}", log.display());
    let output = File::create(log).map_err(|error| failed(&error))?;
    let errors = output.try_clone().map_err(|error| failed(&error))?;
    let command = command.stdin(Stdio::null()).stdout(output).stderr(errors);
    let ended = Group::start(command).and_then(|mut child| child.ends_within(PATIENCE));
    match ended.map_err(|error| failed(&error))? {
        Some(status) if status.success() => Ok(()),
        Some(status) => Err(failed(&last_error(log).unwrap_or_else(|| status.to_string()))),
        None => Err(failed(&format!("no end after {} minutes", PATIENCE.as_secs() / 60))),
    }
}

/// The line that says why, as pip marks it; the last line where nothing is marked.
fn last_error(log: &Path) -> Option<String> {
    let text = fs::read_to_string(log).ok()?;
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines().rfind(|line| line.starts_with("ERROR")).or_else(|| lines().next_back()).map(Into::into)
}

/// `Python 3.11.7`.
fn interpreter() -> Result<String, String> {
    let output = Command::new("python3").arg("--version").output().map_err(|error| format!("python3: {error}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).trim().into()),
        false => Err(format!("python3 --version: {}", output.status)),
    }
}

fn version() -> &'static str {
    PINS.lines().find_map(|line| line.strip_prefix("litellm==")).expect("LiteLLM is pinned")
}

fn target() -> &'static Path {
    program().parent().and_then(Path::parent).expect("the program lies in the target folder")
}
