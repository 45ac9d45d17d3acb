//! Gives the readers of untrusted input whatever libFuzzer thinks of.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use crate::{build, set_up};

/// The version that `tests/fuzz/libfuzzer` was written for.
const VERSION: &str = "0.13.2";

/// The compiler: what counts which branches were taken is no part of a stable one.
const TOOLCHAIN: &str = "nightly";

/// Seconds for each target unless said.
const SECONDS: u32 = 600;

/// Targets that need the sandbox's crate, which takes long to build.
const OF_ENGINE: [&str; 2] = ["certificate", "recording"];

/// What libFuzzer is told beside the time. No code of the host is unsafe, so a sanitizer would look at dependencies
/// only, at half the speed; debug assertions are on. A reader that takes 25 seconds or 2 GiB for so little hangs.
const SETTINGS: [&str; 4] = ["-print_final_stats=1", "-timeout=25", "-rss_limit_mb=2048", "-max_len=16384"];

/// Fuzzes one target or all of them; fails where one crashed.
pub(crate) fn fuzz(arguments: &[String]) -> Result<ExitCode, String> {
    let (target, seconds) = parse(arguments)?;
    let known = targets()?;
    let chosen: Vec<&String> = known.iter().filter(|name| target.is_none_or(|target| *name == target)).collect();
    if chosen.is_empty() {
        return Err(format!("that is no target; one of {}", known.join(", ")));
    }
    tools()?;
    // The very dependencies of the program; cargo adds those of libFuzzer.
    let lock = libfuzzer().join("Cargo.lock");
    fs::copy(build::root().join("Cargo.lock"), &lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let mut crashed = false;
    for name in chosen {
        let run = run(name, seconds)?;
        crashed |= !run.found.is_empty();
        print!("{}", run.told(name));
    }
    Ok(if crashed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// `[TARGET] [--seconds N]`.
fn parse(arguments: &[String]) -> Result<(Option<&str>, u32), String> {
    let usage = || "write: cargo xtask fuzz [TARGET] [--seconds N]".to_owned();
    let (mut target, mut seconds) = (None, SECONDS);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => {
                let number = arguments.next().and_then(|text| text.parse().ok()).filter(|number| *number > 0);
                seconds = number.ok_or_else(usage)?;
            }
            name if target.is_none() && !name.starts_with('-') => target = Some(name),
            _ => return Err(usage()),
        }
    }
    Ok((target, seconds))
}

fn libfuzzer() -> PathBuf {
    build::root().join("tests/fuzz/libfuzzer")
}

/// Names of the files in `fuzz_targets/`.
fn targets() -> Result<Vec<String>, String> {
    let folder = libfuzzer().join("fuzz_targets");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut names: Vec<String> =
        paths.filter_map(|path| path.file_stem().map(|name| name.to_string_lossy().into_owned())).collect();
    names.sort();
    Ok(names)
}

fn tools() -> Result<(), String> {
    let compiler = Command::new("rustup").args(["run", TOOLCHAIN, "rustc", "--version"]).stdout(Stdio::null()).status();
    if !compiler.is_ok_and(|status| status.success()) {
        return Err(format!(
            "libFuzzer needs a {TOOLCHAIN} compiler: rustup toolchain install {TOOLCHAIN} --profile minimal"
        ));
    }
    if !set_up::has("cargo-fuzz", "--version") {
        eprintln!("xtask: installing cargo-fuzz {VERSION}");
        build::cargo(&["install", "cargo-fuzz", "--locked", "--version", VERSION])?;
    }
    Ok(())
}

/// What a run said of itself.
#[derive(Debug, Default, PartialEq, Eq)]
struct Run {
    executions: u64,
    per_second: u64,
    /// Inputs that it keeps because they go where none went before.
    kept: u64,
    /// Files with inputs on which the target crashed.
    found: Vec<String>,
}

impl Run {
    /// Takes over what a line of libFuzzer says.
    fn hear(&mut self, line: &str) {
        let number = |name: &str| line.strip_prefix(name).and_then(|rest| rest.trim().parse().ok());
        if let Some(executions) = number("stat::number_of_executed_units:") {
            self.executions = executions;
        } else if let Some(per_second) = number("stat::average_exec_per_sec:") {
            self.per_second = per_second;
        } else if let Some(kept) = number("stat::new_units_added:") {
            self.kept = kept;
        } else if let Some((_, path)) = line.split_once("Test unit written to ") {
            self.found.push(path.trim().to_owned());
        }
    }

    fn told(&self, name: &str) -> String {
        let Self { executions, per_second, kept, found } = self;
        let mut told = format!("{name:<12} {executions} executions, {per_second} a second, {kept} new inputs kept\n");
        for path in found {
            told +=
                &format!("{name:<12} CRASHED on {path}; once more: cargo xtask fuzz {name}, or make a test of it\n");
        }
        told
    }
}

/// Runs one target. Everything that it finds and says is left in `target/fuzz`.
fn run(name: &str, seconds: u32) -> Result<Run, String> {
    let folder = build::target().join("fuzz");
    let (corpus, artifacts) = (folder.join("corpus").join(name), folder.join("artifacts").join(name));
    for folder in [&corpus, &artifacts] {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let tests = build::root().join("tests/fuzz");
    let features: &[&str] = if OF_ENGINE.contains(&name) { &["--features", "engine"] } else { &[] };
    let mut command = Command::new("rustup");
    command.args(["run", TOOLCHAIN, "cargo", "fuzz", "run", "--sanitizer", "none"]).args(features);
    command.arg("--fuzz-dir").arg(libfuzzer()).arg("--target-dir").arg(&folder).arg(name);
    command.arg(&corpus).arg(tests.join("corpus").join(name)).arg("--").args(SETTINGS);
    command.arg(format!("-max_total_time={seconds}")).arg(format!("-dict={}", tests.join("tokens.dict").display()));
    command.arg(format!("-artifact_prefix={}/", artifacts.display())).current_dir(build::root());
    listen(&mut command, &folder.join(format!("{name}.log")))
}

/// Runs it, keeps what it says in a file, and shows the end of that where it failed for another reason than a crash.
fn listen(command: &mut Command, log: &Path) -> Result<Run, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", log.display());
    let mut file = fs::File::create(log).map_err(failed)?;
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("cargo fuzz: {error}"))?;
    let mut run = Run::default();
    for line in BufReader::new(child.stderr.take().expect("it is piped")).split(b'\n') {
        let line = line.map_err(failed)?;
        file.write_all(&line).and_then(|()| file.write_all(b"\n")).map_err(failed)?;
        run.hear(&String::from_utf8_lossy(&line));
    }
    let status = child.wait().map_err(failed)?;
    if !status.success() && run.found.is_empty() {
        return Err(format!("cargo fuzz failed; what it said is in {}", log.display()));
    }
    Ok(run)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_and_its_time_stand_in_any_order() {
        let parsed = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            parse(&words).map(|(target, seconds)| (target.map(str::to_owned), seconds))
        };
        assert_eq!(parsed(&[]), Ok((None, 600)));
        assert_eq!(parsed(&["path", "--seconds", "60"]), Ok((Some("path".into()), 60)));
        assert_eq!(parsed(&["--seconds", "1", "path"]), Ok((Some("path".into()), 1)));
        for wrong in [&["--seconds"][..], &["--seconds", "0"], &["--seconds", "soon"], &["path", "log"], &["--time"]] {
            assert!(parsed(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn what_libfuzzer_says_is_told() {
        let mut run = Run::default();
        for line in [
            "#2 INITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 30Mb",
            "artifact_prefix='a/'; Test unit written to a/crash-00",
            "stat::number_of_executed_units: 4711",
            "stat::average_exec_per_sec:     815",
            "stat::new_units_added:          3",
        ] {
            run.hear(line);
        }
        let expected = Run { executions: 4711, per_second: 815, kept: 3, found: vec!["a/crash-00".into()] };
        assert_eq!(run, expected);
        assert!(run.told("path").starts_with("path         4711 executions, 815 a second, 3 new inputs kept\n"));
        assert!(run.told("path").contains("CRASHED on a/crash-00"));
    }

    #[test]
    fn every_target_is_a_file() {
        let targets = targets().expect("they are there");
        assert!(OF_ENGINE.iter().all(|name| targets.iter().any(|target| target == name)), "{targets:?}");
    }
}
