//! This program's own process: where it lies, what it leaves behind, and how it starts itself.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use rustix::process::{DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit};

use duo_doctor_engine::sandbox::{Compiler, Mode, Sandbox, engine};

/// The verb with which this program starts itself to compile a component.
pub(crate) const COMPILE: &str = "compile-component";

/// The program that runs, even where its file has been replaced since.
const RUNNING: &str = "/proc/self/exe";

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

/// A crash must not write tokens to a disk, nor may another program of the same user look into this one's memory.
pub(crate) fn dumps_nothing() {
    // Where the system refuses it, the program is no worse than others.
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    let old = getrlimit(Resource::Core);
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: old.maximum });
}
