//! Builds the program, the checks, and the pack of them.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::{set_up, traceless};

/// Signs what no vendor's key signs; everyone has it.
const DEVELOPMENT_KEY: &str = "host/pack/keys/development.key";

/// Builds for development; the program's path.
pub(crate) fn development() -> Result<PathBuf, String> {
    with_pack(program)
}

/// Builds what is measured, with its pack beside it.
pub(crate) fn optimised() -> Result<PathBuf, String> {
    with_pack(|| {
        cargo(&["build", "--package", "duo-doctor", "--release"])?;
        Ok(executable("release"))
    })
}

fn with_pack(program: impl FnOnce() -> Result<PathBuf, String>) -> Result<PathBuf, String> {
    set_up::target(set_up::CHECKS)?;
    // Checks first: a mistake in one shows before the long build of the engine.
    let components = checks()?;
    let program = program()?;
    packed(&program, &components)?;
    Ok(program)
}

/// Builds, then runs the program; its exit code is ours.
pub(crate) fn run(verb: &str, arguments: &[String]) -> Result<ExitCode, String> {
    let program = development()?;
    let mut command = Command::new(&program);
    if !verb.is_empty() {
        command.arg(verb);
    }
    let status = command.args(arguments).status().map_err(|error| format!("{}: {error}", program.display()))?;
    // Ended by a signal there is no code; 70 is the program's own word for a fault.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::from(70), ExitCode::from))
}

/// Has a program put these components into the pack beside it, unless that is newer than both; the pack's path.
pub(crate) fn packed(program: &Path, components: &[PathBuf]) -> Result<PathBuf, String> {
    let pack = program.with_file_name("core.pack");
    if !is_older(&pack, components.iter().map(PathBuf::as_path).chain([program])) {
        return Ok(pack);
    }
    let mut command = Command::new(program);
    command.args(["pack", "build", "--vendor", "--name", "core", "--version", env!("CARGO_PKG_VERSION"), "--output"]);
    // A release is signed with the vendor's key, which no repository holds.
    let key = std::env::var_os("DUO_DOCTOR_SIGNING_KEY").map_or_else(|| root().join(DEVELOPMENT_KEY), PathBuf::from);
    command.arg(&pack).arg("--key").arg(key);
    // Components that did not change are not compiled again.
    if pack.is_file() {
        command.arg("--reuse").arg(&pack);
    }
    if let Some(password) = std::env::var_os("DUO_DOCTOR_SIGNING_PASSWORD_FILE") {
        command.arg("--password-file").arg(password);
    }
    succeed(command.args(components))?;
    Ok(pack)
}

/// Builds the program for development, without a pack.
pub(crate) fn program() -> Result<PathBuf, String> {
    cargo(&["build", "--package", "duo-doctor"])?;
    Ok(executable("debug"))
}

fn executable(folder: &str) -> PathBuf {
    target().join(folder).join(format!("duo-doctor{}", std::env::consts::EXE_SUFFIX))
}

/// Builds one check as a component.
pub(crate) fn component(name: &str) -> Result<PathBuf, String> {
    cargo(&["build", "--target", set_up::CHECKS, "--profile", "plugin", "--package", name])?;
    Ok(component_file(name))
}

fn component_file(name: &str) -> PathBuf {
    target().join(set_up::CHECKS).join("plugin").join(format!("{}.wasm", name.replace('-', "_")))
}

/// Builds every folder of `plugins/` as a component.
pub(crate) fn checks() -> Result<Vec<PathBuf>, String> {
    let names = folders("plugins")?;
    let mut arguments = vec!["build", "--target", set_up::CHECKS, "--profile", "plugin"];
    for name in &names {
        arguments.extend(["--package", name]);
    }
    cargo(&arguments)?;
    Ok(names.iter().map(|name| component_file(name)).collect())
}

/// Builds the misbehaving guests of the tests.
pub(crate) fn guests() -> Result<(), String> {
    let names = folders("tests/guests")?;
    let mut arguments = vec!["build", "--target", set_up::CHECKS, "--profile", "plugin"];
    for name in &names {
        arguments.extend(["--package", name]);
    }
    cargo(&arguments)
}

/// Crates below a folder, by the folder's names.
pub(crate) fn folders(below: &str) -> Result<Vec<String>, String> {
    let folder = root().join(below);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("Cargo.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

/// Cargo as a person would call it. `cargo run` tells this program about its own package, which build scripts of others
/// watch: with those variables every change between `cargo xtask` and plain `cargo` would compile them anew.
pub(crate) fn cargo_command() -> Command {
    let mut command = Command::new(env!("CARGO"));
    for (name, _) in std::env::vars_os() {
        let of_package =
            name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"));
        if of_package {
            command.env_remove(name);
        }
    }
    command.current_dir(root());
    command
}

/// Runs cargo; its own output is the progress.
pub(crate) fn cargo(arguments: &[&str]) -> Result<(), String> {
    let mut command = cargo_command();
    command.args(arguments);
    if arguments.contains(&"--release") {
        trusts_development(&mut command);
    }
    if arguments.contains(&set_up::CHECKS) {
        traceless::build(&mut command)?;
    }
    succeed(&mut command)
}

/// A build for development trusts the development key anyway; an optimised one that knows no other has to be asked.
pub(crate) fn trusts_development(command: &mut Command) {
    if std::env::var_os("DUO_DOCTOR_VENDOR_KEYS").is_none() {
        command.env("DUO_DOCTOR_TRUST_DEVELOPMENT_KEY", "1");
    }
}

/// Runs a command that must succeed.
pub(crate) fn succeed(command: &mut Command) -> Result<(), String> {
    let shown = || {
        let arguments: Vec<_> = command_words(command);
        arguments.join(" ")
    };
    let shown = shown();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("failed: {shown}")),
        Err(error) => Err(format!("cannot start {shown}: {error}")),
    }
}

fn command_words(command: &Command) -> Vec<String> {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect()
}

fn is_older<'a>(file: &Path, than: impl IntoIterator<Item = &'a Path>) -> bool {
    let modified = |path: &Path| path.metadata().and_then(|metadata| metadata.modified());
    let Ok(file) = modified(file) else { return true };
    than.into_iter().any(|path| modified(path).map_or(true, |other| other > file))
}

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace").to_owned()
}

/// The folder of everything that is built.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
