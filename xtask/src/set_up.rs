//! What a new machine lacks.

use std::process::{Command, Stdio};

/// The target of every check.
pub(crate) const CHECKS: &str = "wasm32-wasip2";

/// The target of the program as it is shipped: static, so that it needs no library of the machine.
pub(crate) const SHIPPED: &str = "x86_64-unknown-linux-musl";

/// Compiles C for [`SHIPPED`].
pub(crate) const SHIPPED_COMPILER: &str = "musl-gcc";

/// Adds a target where it is missing. A `targets` line in a toolchain file does nothing where rustup's automatic
/// installation is off, so it is said explicitly.
pub(crate) fn target(name: &str) -> Result<(), String> {
    if has_target(name) {
        return Ok(());
    }
    eprintln!("xtask: adding the target {name}");
    let added = Command::new("rustup").args(["target", "add", name]).status();
    match added {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`rustup target add {name}` failed; run it by hand to see why")),
        Err(_) => Err(format!(
            "this Rust has no standard library for {name}, and there is no rustup to add it; \
             install rustup, or that library from wherever this Rust came"
        )),
    }
}

fn has_target(name: &str) -> bool {
    let output =
        Command::new("rustc").args(["--print", "target-libdir", "--target", name]).stderr(Stdio::null()).output();
    let path = output.ok().and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    std::path::Path::new(path.trim()).is_dir()
}

/// Says how to get what the shipped program is built with.
pub(crate) fn shipped() -> Result<(), String> {
    if !has(SHIPPED_COMPILER, "--version") {
        return Err(format!(
            "`{SHIPPED_COMPILER}` is missing, which compiles what is C in the static program; \
             Debian and Ubuntu have it in `musl-tools` (apt-get install musl-tools)"
        ));
    }
    target(SHIPPED)
}

/// True where a program can be started.
pub(crate) fn has(program: &str, argument: &str) -> bool {
    let started = Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status();
    started.is_ok_and(|status| status.success())
}
