//! Everything that must pass.

use std::process::ExitCode;

use crate::{build, set_up};

/// What `--fast` leaves out, by the beginnings of the tests' names: what waits, installs tools, or starts real peers.
const SLOW: &[&str] = &[
    "check_kit::",
    "litellm::",
    "logs::",
    "packs::kills::",
    "packs::registry::",
    "scenarios::slow",
    "security::crashes::",
];

/// Builds program, pack and guests, then runs the tests of all crates; with `--fast` all but the [`SLOW`] ones.
pub(crate) fn test(arguments: &[String]) -> Result<ExitCode, String> {
    let (fast, arguments) = match arguments.split_first() {
        Some((first, rest)) if first == "--fast" => (true, rest),
        _ => (false, arguments),
    };
    let left_out: Vec<&str> = if fast { SLOW.iter().flat_map(|name| ["--skip", name]).collect() } else { Vec::new() };
    build::development()?;
    build::guests()?;
    let mut command = build::cargo_command();
    // nextest runs each test in a process of its own, and shows which one hangs; plain tests do as well.
    if set_up::has("cargo-nextest", "--version") {
        command.args(["nextest", "run", "--workspace", "--no-fail-fast"]).args(arguments).arg("--").args(left_out);
    } else {
        command.args(["test", "--workspace", "--no-fail-fast", "--"]).args(arguments).args(left_out);
    }
    let not_run = build::target().join("not-run.txt");
    let _ = std::fs::remove_file(&not_run);
    command.env("DUO_DOCTOR_BUILT", "1").env("DUO_DOCTOR_NOT_RUN", &not_run);
    let ended = build::succeed(&mut command);
    // Tests name what this machine cannot run; the runner does not show what passing tests print.
    if let Ok(gaps) = std::fs::read_to_string(&not_run) {
        eprint!("{gaps}");
    }
    ended?;
    if set_up::has("cargo-nextest", "--version") {
        // nextest leaves out the examples in the documentation.
        build::cargo(&["test", "--doc", "--package", "duo-doctor-sdk"])?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Formatting, clippy, documentation; licenses where `cargo deny` is there.
pub(crate) fn lint() -> Result<ExitCode, String> {
    build::cargo(&["fmt", "--all", "--check"])?;
    build::cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
    let mut doc = build::cargo_command();
    doc.args(["doc", "--workspace", "--no-deps", "--document-private-items"]).env("RUSTDOCFLAGS", "--deny warnings");
    build::succeed(&mut doc)?;
    licenses()?;
    Ok(ExitCode::SUCCESS)
}

/// Licenses, sources and duplicates of everything that is linked; known vulnerabilities where their
/// list can be fetched.
fn licenses() -> Result<(), String> {
    if !set_up::has("cargo-deny", "--version") {
        eprintln!("xtask: NOT RUN: cargo deny is not installed (cargo install cargo-deny)");
        return Ok(());
    }
    build::cargo(&["deny", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"])?;
    if build::cargo(&["deny", "fetch", "db"]).is_err() {
        eprintln!("xtask: NOT RUN: the list of known vulnerabilities cannot be fetched from here");
        return Ok(());
    }
    build::cargo(&["deny", "check", "--disable-fetch", "advisories"])
}

/// Records every check against the simulated set-up; see `tests/recordings.rs`.
pub(crate) fn record() -> Result<ExitCode, String> {
    build::development()?;
    let mut command = build::cargo_command();
    command.args(["test", "--package", "duo-doctor", "--test", "e2e", "recordings_of_every_check"]).env("RECORD", "1");
    build::succeed(&mut command)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the fixtures of all checks, or of those named, in their one form, with what `judge` says as expected.
pub(crate) fn fixtures(checks: &[String]) -> Result<ExitCode, String> {
    let all = build::folders("plugins")?;
    let mut command = build::cargo_command();
    command.args(["test", "--quiet", "--no-fail-fast", "--test", "cases"]).env("UPDATE", "1");
    for check in if checks.is_empty() { &all } else { checks } {
        command.args(["--package", check]);
    }
    build::succeed(&mut command)?;
    Ok(ExitCode::SUCCESS)
}
