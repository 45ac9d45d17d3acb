//! What a process takes, as the system counts it.

use std::process::Command;
use std::time::Instant;

/// What a process took, with those that it started itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spent {
    /// From before its start until after its end, in milliseconds.
    pub wall: f64,
    /// On all processors, of its own and in the system for it, in milliseconds.
    pub cpu: f64,
    /// The most memory that one of them had resident, in MiB.
    pub peak: f64,
}

/// Runs a program to its end: its exit code, unless a signal ended it.
pub(crate) fn spend(command: &mut Command) -> std::io::Result<(Option<i32>, Spent)> {
    let started = Instant::now();
    let child = command.spawn()?;
    let (status, usage) = wait(child.id())?;
    let wall = started.elapsed().as_secs_f64() * 1e3;
    let code = libc::WIFEXITED(status).then(|| libc::WEXITSTATUS(status));
    Ok((code, Spent { wall, cpu: cpu(&usage), peak: peak(&usage) }))
}

/// Milliseconds on all processors.
pub(crate) fn cpu(usage: &libc::rusage) -> f64 {
    let milliseconds = |time: libc::timeval| time.tv_sec as f64 * 1e3 + time.tv_usec as f64 / 1e3;
    milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
}

/// MiB at the peak. A child starts with what its parent has as its own.
pub(crate) fn peak(usage: &libc::rusage) -> f64 {
    usage.ru_maxrss as f64 / 1024.0
}

#[expect(unsafe_code, reason = "the standard library waits for a child and throws away what it used")]
fn wait(child: u32) -> std::io::Result<(i32, libc::rusage)> {
    let child = libc::pid_t::try_from(child).expect("the system gave this number");
    let mut status = 0;
    // SAFETY: `rusage` is plain numbers, for which zero is a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: both pointers are to live values of the types that the call fills.
    match unsafe { libc::wait4(child, &raw mut status, 0, &raw mut usage) } {
        -1 => Err(std::io::Error::last_os_error()),
        _ => Ok((status, usage)),
    }
}
