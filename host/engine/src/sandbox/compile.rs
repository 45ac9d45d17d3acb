//! Compiles components. Cranelift takes time and memory as an author of code wishes, and both are the program's own:
//! what is foreign is compiled in a process of its own, which has limits, no environment, and ends alone.

use std::ffi::OsString;
use std::fmt;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};
use wasmtime::Engine;
use wasmtime::component::Component;

use super::engine::{Mode, engine};
use crate::load::COMPONENT;
use duo_doctor_model::event::{Broken, Limit};

/// CPU seconds for compiling a component of no size; real ones take a tenth of one.
const TIME: u64 = 2;

/// CPU seconds for every mebibyte of it; JavaScript's engine takes 1.7, Python's 0.8, and machines differ.
const TIME_PER_MEBIBYTE: u64 = 8;

/// Memory for compiling a component of no size.
const MEMORY: u64 = 128 * 1024 * 1024;

/// Memory for every byte of it; JavaScript's engine takes some thirty bytes.
const MEMORY_PER_BYTE: u64 = 48;

/// Address space beside that memory: the program, its libraries, and what is reserved and never used.
const RESERVED: u64 = 512 * 1024 * 1024;

/// Bytes of compiled code for each of a component, and of a small one; real code has four.
const GROWS: u64 = 16;

/// How often a compiler looks at its clock.
const LOOK: Duration = Duration::from_millis(20);

/// Bytes that a compiler says of a fault.
const WORDS: usize = 1_000;

/// What a compiler ends with where the component is at fault.
const INVALID: u8 = 65;

/// What a compiler ends with where its time is up.
const TOO_LONG: u8 = 75;

/// One compiler at a time: their memory adds up.
static TURN: Mutex<()> = Mutex::new(());

/// Who compiles components.
#[derive(Debug, Clone, Default)]
pub enum Compiler {
    /// This process: what one has built oneself.
    #[default]
    Here,
    /// A process of its own.
    Apart {
        /// This very program.
        program: PathBuf,
        /// Before the name of the engine; with both it calls [`compile_apart`].
        argument: OsString,
    },
}

/// Why a component was not compiled.
#[derive(Debug)]
pub enum Uncompiled {
    /// It is none.
    Invalid(String),
    /// It takes more than a component of its size may; how much that is.
    Limit(String),
    /// There is no compiler; why.
    Nobody(String),
}

impl fmt::Display for Uncompiled {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(problem) => write!(out, "is no valid component: {problem}"),
            Self::Limit(value) => write!(out, "takes more than {value} to compile, the limit for one of its size"),
            Self::Nobody(problem) => write!(out, "cannot be compiled here: {problem}"),
        }
    }
}

impl From<Uncompiled> for Broken {
    fn from(uncompiled: Uncompiled) -> Self {
        match uncompiled {
            Uncompiled::Limit(value) => Self::Limit { limit: Limit::Compile, value },
            other => Self::Incompatible { reason: other.to_string() },
        }
    }
}

impl Compiler {
    /// Makes code for an engine of a component.
    pub(super) fn compile(&self, engine: &Engine, component: &[u8]) -> Result<Component, Uncompiled> {
        match self {
            Self::Here => {
                Component::from_binary(engine, component).map_err(|error| Uncompiled::Invalid(one_line(&error)))
            }
            Self::Apart { program, argument } => {
                let mode = if engine.is_pulley() { Mode::Interpreter } else { Mode::Native };
                let mut command = Command::new(program);
                command.arg(argument).arg(mode.name());
                let code = ask(&mut command, component)?;
                ready(engine, &code).map_err(|error| Uncompiled::Nobody(one_line(&error)))
            }
        }
    }
}

/// Gives a compiler a component, and takes its code. One pipe at a time: it reads all before it says anything.
fn ask(command: &mut Command, component: &[u8]) -> Result<Vec<u8>, Uncompiled> {
    let nobody = |error: std::io::Error| Uncompiled::Nobody(format!("no process to compile it in: {error}"));
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let pipes = command.env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut compiler = Reaped(pipes.spawn().map_err(nobody)?);
    if let Some(mut stdin) = compiler.0.stdin.take() {
        // A compiler that has ended already says why by its code.
        let _ = stdin.write_all(component);
    }
    let size = component.len() as u64;
    let mut said = Vec::new();
    if let Some(stdout) = compiler.0.stdout.take() {
        stdout.take(size.saturating_mul(GROWS) + MEMORY).read_to_end(&mut said).map_err(nobody)?;
    }
    let status = compiler.0.wait().map_err(nobody)?;
    let words = || String::from_utf8_lossy(&said[..said.len().min(WORDS)]).into_owned();
    match status.code().map(|code| u8::try_from(code).unwrap_or(u8::MAX)) {
        Some(0) => Ok(said),
        Some(INVALID) => Err(Uncompiled::Invalid(words())),
        Some(TOO_LONG) => Err(Uncompiled::Limit(format!("{} s", seconds(size)))),
        // Without memory a program is ended by a signal, its own or the system's.
        None => Err(Uncompiled::Limit(format!("{} MiB", memory(size) / 1024 / 1024))),
        Some(code) => Err(Uncompiled::Nobody(format!("what compiles it ended with code {code}"))),
    }
}

/// A process that is never left behind.
struct Reaped(Child);

impl Drop for Reaped {
    fn drop(&mut self) {
        // Both fail where it has ended, as it should.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What the process does that [`Compiler::Apart`] starts: takes a component from standard input, and writes its code,
/// or what is wrong with it, to standard output. The number is what the process ends with.
#[must_use]
pub fn compile_apart(mode: Mode) -> u8 {
    let mut component = Vec::new();
    if std::io::stdin().lock().take(COMPONENT + 1).read_to_end(&mut component).is_err() {
        return 1;
    }
    if keep_within(component.len() as u64).is_err() {
        return 1;
    }
    let compiled = engine(mode)
        .map_err(|error| format!("{error:#}"))
        .and_then(|engine| engine.precompile_component(&component).map_err(|error| one_line(&error)));
    let (said, code) = match compiled {
        Ok(code) => (code, 0),
        Err(problem) => (problem.into_bytes(), INVALID),
    };
    let mut out = std::io::stdout().lock();
    if out.write_all(&said).and_then(|()| out.flush()).is_err() { 1 } else { code }
}

/// Takes from this process what a compiler of so many bytes does not need.
fn keep_within(bytes: u64) -> std::io::Result<()> {
    let at_most = |resource: Resource, value: u64| {
        let old = getrlimit(resource);
        let value = [old.current, old.maximum].into_iter().flatten().fold(value, u64::min);
        setrlimit(resource, Rlimit { current: Some(value), maximum: old.maximum })
    };
    let time = seconds(bytes);
    at_most(Resource::Core, 0)?;
    at_most(Resource::Fsize, 0)?;
    at_most(Resource::Data, memory(bytes))?;
    // Where the system counts no data.
    at_most(Resource::As, memory(bytes) + RESERVED)?;
    // The system's own clock is the second one: its end is a signal without a word.
    at_most(Resource::Cpu, time + 2)?;
    let look = move || {
        while clock_gettime(ClockId::ProcessCPUTime).tv_sec.unsigned_abs() < time {
            std::thread::sleep(LOOK);
        }
        std::process::exit(TOO_LONG.into());
    };
    std::thread::Builder::new().name("compile-time".into()).stack_size(64 * 1024).spawn(look)?;
    Ok(())
}

/// CPU time for compiling so many bytes.
fn seconds(bytes: u64) -> u64 {
    TIME + bytes.saturating_mul(TIME_PER_MEBIBYTE) / 1024 / 1024
}

/// Memory for compiling so many bytes.
fn memory(bytes: u64) -> u64 {
    MEMORY.saturating_add(bytes.saturating_mul(MEMORY_PER_BYTE))
}

/// Loads what this program compiled.
#[expect(unsafe_code, reason = "compiled code is trusted: it is this program's own, or the vendor signed its digest")]
pub(crate) fn ready(engine: &Engine, code: &[u8]) -> wasmtime::Result<Component> {
    // SAFETY: the bytes came out of this build's compiler. Either this very program said so, started as its own
    // compiler; or the vendor, whose key signed the index that names their digest; or they were compared with what this
    // build compiles when the pack was added, and the store remembers that. A digest was compared with these very bytes.
    unsafe { Component::deserialize(engine, code) }
}

pub(crate) fn one_line(error: &wasmtime::Error) -> String {
    format!("{error:#}").split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}
