//! Runs the program and looks at what it says.

pub(crate) mod bombs;
pub(crate) mod golden;
pub(crate) mod products;
pub(crate) mod set_up;
pub(crate) mod spent;

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use duo_doctor_model::Check;
use duo_doctor_pack::{Depth, Keys, open};
use serde_json::Value;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the host lies in the workspace").to_owned()
}

/// The program, with the pack beside it. `cargo xtask test` has built the pack; plain `cargo test`
/// builds it here, once.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        if std::env::var_os("DUO_DOCTOR_BUILT").is_none() {
            xtask("pack");
        }
        PathBuf::from(env!("CARGO_BIN_EXE_duo-doctor"))
    });
    &PROGRAM
}

/// A misbehaving guest of `tests/guests`, built.
pub(crate) fn guest(name: &str) -> PathBuf {
    static GUESTS: LazyLock<()> = LazyLock::new(|| {
        if std::env::var_os("DUO_DOCTOR_BUILT").is_none() {
            xtask("guests");
        }
    });
    LazyLock::force(&GUESTS);
    let target = program().parent().and_then(Path::parent).expect("the program lies in the target folder");
    target.join("wasm32-wasip2/plugin").join(format!("{}.wasm", name.replace('-', "_")))
}

/// A gap of this machine that a person must see by its name. `cargo xtask test` repeats it at the end, where the
/// output of tests that pass is not shown.
pub(crate) fn not_run(what: &str, reason: &str) {
    let line = format!("NOT RUN: {what}: {reason}\n");
    // The macros would write where a passing test is not heard.
    let _ = std::io::stderr().write_all(line.as_bytes());
    if let Some(list) = std::env::var_os("DUO_DOCTOR_NOT_RUN") {
        let list = OpenOptions::new().create(true).append(true).open(list);
        list.and_then(|mut list| list.write_all(line.as_bytes())).expect("the list of what was not run can be written");
    }
}

fn xtask(command: &str) {
    let status = Command::new(env!("CARGO"))
        .args(["xtask", command])
        .current_dir(root())
        .stdout(Stdio::null())
        .status()
        .expect("cargo can be started");
    assert!(status.success(), "cargo xtask {command} failed");
}

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Ran {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// A run in the making: no configuration, no variables of the outside, English.
pub(crate) struct Run {
    command: Command,
}

impl Run {
    /// The program with these arguments.
    pub(crate) fn new<A: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = A>) -> Self {
        let mut command = Command::new(program());
        command.args(arguments).env_clear().env("DUO_DOCTOR_LANG", "en").stdin(Stdio::null());
        Self { command }
    }

    /// A variable of the program.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// The folder that the program is started in.
    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it to its end.
    pub(crate) fn go(mut self) -> Ran {
        Ran::of(self.command.output().expect("the program can be started"))
    }

    /// Runs it; none where it has not ended after this time, and is ended.
    pub(crate) fn within(mut self, time: Duration) -> Option<Ran> {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = self.command.spawn().expect("the program can be started");
        let id = rustix::process::Pid::from_child(&child);
        let (ended, waits) = std::sync::mpsc::channel();
        std::thread::spawn(move || ended.send(child.wait_with_output()));
        let Ok(output) = waits.recv_timeout(time) else {
            rustix::process::kill_process(id, rustix::process::Signal::KILL).expect("it is our own");
            return None;
        };
        Some(Ran::of(output.expect("its output can be read")))
    }
}

impl Ran {
    fn of(output: std::process::Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("the program prints UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("the program prints UTF-8"),
        }
    }

    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The codes of the causes, with their subjects, in the order in which they are shown.
    pub(crate) fn causes(&self) -> Vec<String> {
        pointers(&self.json()["diagnosis"]["causes"])
    }

    /// The codes of the warnings, with their subjects, in the order of the checks.
    pub(crate) fn warnings(&self) -> Vec<String> {
        pointers(&self.json()["diagnosis"]["warnings"])
    }

    /// Outcomes by check.
    pub(crate) fn outcomes(&self) -> std::collections::BTreeMap<String, String> {
        let report = self.json();
        let checks = report["checks"].as_array().expect("a report has checks");
        let text = |value: &Value| value.as_str().expect("a word").to_owned();
        checks.iter().map(|check| (text(&check["id"]), text(&check["outcome"]))).collect()
    }
}

/// What a list of the diagnosis points at: `CODE`, or `CODE@subject`.
pub(crate) fn pointers(list: &Value) -> Vec<String> {
    list.as_array().expect("a list of findings").iter().map(pointer).collect()
}

/// One entry of such a list.
pub(crate) fn pointer(pointer: &Value) -> String {
    let (code, subject) = (pointer["code"].as_str().expect("a code"), pointer["subject"].as_str().expect("a subject"));
    if subject.is_empty() { code.to_owned() } else { format!("{code}@{subject}") }
}

/// Fits an expectation such as `DUO6203` (any subject) or `DUO6203@model/mistral`.
pub(crate) fn fits(expected: &str, found: &str) -> bool {
    expected == found || found.split_once('@').is_some_and(|(code, _)| code == expected)
}

/// The entries of a pack's archive in their order: path and bytes.
pub(crate) fn entries(pack: &Path) -> Vec<(String, Vec<u8>)> {
    let file = std::fs::File::open(pack).expect("there is a pack");
    let mut archive = tar::Archive::new(file);
    let read = |entry: std::io::Result<tar::Entry<'_, std::fs::File>>| {
        let mut entry = entry.expect("an entry");
        let mut bytes = Vec::new();
        std::io::copy(&mut entry, &mut bytes).expect("it can be read");
        (entry.path().expect("a path").to_str().expect("a plain path").to_owned(), bytes)
    };
    archive.entries().expect("an archive").map(read).collect()
}

/// The vendor's checks, as they were just built.
pub(crate) fn core() -> Vec<Arc<Check>> {
    let pack = program().with_file_name("core.pack");
    let keys = Keys::built_in(true).expect("the keys of this build");
    let pack = open(&pack, &keys, Depth::Whole).expect("the pack that was just built");
    pack.plugins.into_iter().map(|plugin| plugin.check).collect()
}
