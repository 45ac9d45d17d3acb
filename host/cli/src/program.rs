//! This program's own process: where it lies, what it leaves behind, and how it starts itself.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, mpsc};

use rustix::process::{DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit};

use tokio::runtime::{Builder, Runtime};

use super::Failure;
use super::output::say;
use duo_doctor_engine::sandbox::{Compiler, Mode, Sandbox, engine};

/// The verb with which this program starts itself to compile a component.
pub(crate) const COMPILE: &str = "compile-component";

/// The program that runs, even where its file has been replaced since.
const RUNNING: &str = "/proc/self/exe";

/// The vendor's pack, where it is part of this program.
static INSIDE: OnceLock<&[u8]> = OnceLock::new();

/// Says that this program carries a pack.
pub(crate) fn carries(pack: &'static [u8]) {
    let _ = INSIDE.set(pack);
}

/// The pack that this program carries. Looking for it reads nothing of it.
pub(crate) fn inside() -> Option<&'static [u8]> {
    INSIDE.get().copied()
}

/// Where this program lies. What started it knows, where there is no `/proc`.
pub(crate) fn path() -> PathBuf {
    std::env::current_exe()
        .unwrap_or_else(|_| PathBuf::from(OsStr::from_bytes(rustix::param::linux_execfn().to_bytes())))
}

/// What runs components, for an engine; foreign code is compiled in a process of its own.
pub(crate) fn sandbox(mode: Mode) -> anyhow::Result<Sandbox> {
    let running = Path::new(RUNNING);
    let program = if running.exists() { running.to_owned() } else { path() };
    Ok(Sandbox::new(engine(mode)?)?.compiled_by(Compiler::Apart { program, argument: COMPILE.into() }))
}

/// What this process asks of the system, before it has a second thread.
pub(crate) fn settle() {
    dumps_nothing();
    reserves_little();
}

/// Threads of the run at most: checks wait much more than they compute, and every thread takes a stack.
const WORKERS: usize = 8;

/// Threads for what waits for files, names and searches, and for the engines' clocks, at the least.
const OTHERS: usize = 3;

/// What everything runs on, as wide as the machine, as far as the system allows that many threads: to be refused one
/// later would leave a run that waits for ever.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    let wanted = std::thread::available_parallelism().map_or(1, usize::from).min(WORKERS);
    let allowed = threads(wanted + OTHERS);
    let workers = allowed.checked_sub(OTHERS).filter(|workers| *workers > 0).ok_or_else(|| {
        let least = OTHERS + 1;
        Failure::usage(say!("few-threads", allowed = allowed, least = least))
    })?;
    Builder::new_multi_thread()
        .worker_threads(workers)
        .enable_all()
        .thread_name("duo-doctor")
        .build()
        .map_err(|error| Failure::internal(format!("no threads: {error}")))
}

/// How many of so many threads can be there at once.
fn threads(wanted: usize) -> usize {
    let (release, wait) = mpsc::channel::<()>();
    let wait = Arc::new(Mutex::new(wait));
    let waiting = |_| {
        let wait = Arc::clone(&wait);
        // Ends when the other side is gone.
        std::thread::Builder::new().spawn(move || drop(wait.lock().map(|wait| wait.recv())))
    };
    let threads: Vec<_> = (0..wanted).map_while(|number| waiting(number).ok()).collect();
    drop(release);
    let count = threads.len();
    threads.into_iter().for_each(|thread| drop(thread.join()));
    count
}

/// glibc reserves 64 MiB of address space for the memory of every thread; for sixteen of them that is more than a
/// restricted place has. One arena for all takes the same time.
fn reserves_little() {
    #[cfg(target_env = "gnu")]
    #[expect(unsafe_code, reason = "there is no other way to tell the C library before it begins")]
    // SAFETY: it sets a number of the allocator, and there is one thread. Where it is refused, nothing has changed.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}

/// A crash must not write tokens to a disk, nor may another program of the same user look into this one's memory.
fn dumps_nothing() {
    // Where the system refuses it, the program is no worse than others.
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    let old = getrlimit(Resource::Core);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: old.maximum });
}
