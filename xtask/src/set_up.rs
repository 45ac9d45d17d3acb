//! What a new machine lacks.

use std::process::{Command, Stdio};

/// The target of every check.
pub(crate) const TARGET: &str = "wasm32-wasip2";

/// Adds the WebAssembly target where it is missing. A `targets` line in a toolchain file does
/// nothing where rustup's automatic installation is off, so it is said explicitly.
pub(crate) fn target() -> Result<(), String> {
    if has_target() {
        return Ok(());
    }
    eprintln!("xtask: adding the target {TARGET}");
    let added = Command::new("rustup").args(["target", "add", TARGET]).status();
    match added {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`rustup target add {TARGET}` failed; run it by hand to see why")),
        Err(_) => Err(format!(
            "this Rust has no standard library for {TARGET}, and there is no rustup to add it; \
             install rustup, or that library from wherever this Rust came"
        )),
    }
}

fn has_target() -> bool {
    let output =
        Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).stderr(Stdio::null()).output();
    let path = output.ok().and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    std::path::Path::new(path.trim()).is_dir()
}

/// True where a program can be started.
pub(crate) fn has(program: &str, argument: &str) -> bool {
    let started = Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status();
    started.is_ok_and(|status| status.success())
}
