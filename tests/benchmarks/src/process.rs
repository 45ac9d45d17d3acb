//! Starts programs and tells what they took, as the system counts it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub(crate) use crate::spent::Spent;
use crate::spent::{cpu, peak, spend};

/// A program that lies beside this one.
pub(crate) fn beside(name: &str) -> Result<PathBuf, String> {
    let here = std::env::current_exe().map_err(|error| error.to_string())?;
    let path = here.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if path.exists() { Ok(path) } else { Err(format!("{} is not there; run `cargo xtask bench`", path.display())) }
}

/// The doctor, with nothing of the outside in its environment.
pub(crate) fn doctor(arguments: &[&str], config: Option<&Path>) -> Result<Command, String> {
    let mut command = Command::new(beside("duo-doctor")?);
    command.args(arguments).env_clear().env("DUO_DOCTOR_LANG", "en");
    if let Some(config) = config {
        command.arg("--config").arg(config);
    }
    Ok(command)
}

/// Runs a program to its end without looking at what it prints. Another exit code than these is an error:
/// a run that went wrong is quick.
pub(crate) fn measure(command: &mut Command, codes: &[i32]) -> Result<Spent, String> {
    let shown = command.get_program().to_string_lossy().into_owned();
    let spent = spend(command.stdin(Stdio::null()).stdout(Stdio::null()));
    let (code, spent) = spent.map_err(|error| format!("{shown}: {error}"))?;
    if !code.is_some_and(|code| codes.contains(&code)) {
        return Err(format!("{shown} {} ended with {code:?}", arguments(command)));
    }
    Ok(spent)
}

fn arguments(command: &Command) -> String {
    command.get_args().map(|argument| argument.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Milliseconds that this process has spent on all processors until now.
pub(crate) fn own_cpu() -> f64 {
    cpu(&usage(libc::RUSAGE_SELF))
}

/// Milliseconds that ended children of this process have spent on all processors until now.
pub(crate) fn children_cpu() -> f64 {
    cpu(&usage(libc::RUSAGE_CHILDREN))
}

/// The most memory that this process has had resident, in MiB. A child starts with this as its own:
/// what a measured child reports counts only above it.
pub(crate) fn own_peak() -> f64 {
    peak(&usage(libc::RUSAGE_SELF))
}

#[expect(unsafe_code, reason = "the standard library does not tell what a process uses")]
fn usage(whose: i32) -> libc::rusage {
    // SAFETY: `rusage` is plain numbers, for which zero is a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: the pointer is to a live value of the type that the call fills; with these constants it cannot fail.
    unsafe { libc::getrusage(whose, &raw mut usage) };
    usage
}
