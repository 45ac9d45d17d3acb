//! What is shipped says nothing of the machine that built it, and is the same from every machine: panics name their
//! file, and the compiler would write its whole path.

use std::path::PathBuf;
use std::process::Command;

use crate::build;

/// Separates the flags of one variable.
const SEPARATOR: &str = "\u{1f}";

/// Has cargo build for another target so. Flags reach no build script and no procedural macro then.
pub(crate) fn build(command: &mut Command) -> Result<(), String> {
    let remap = |(folder, name): (PathBuf, &str)| format!("--remap-path-prefix={}={name}", folder.display());
    let flags: Vec<String> = remapped()?.into_iter().map(remap).collect();
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join(SEPARATOR));
    Ok(())
}

/// What must stand nowhere in what is shipped.
pub(crate) fn folders() -> Result<Vec<PathBuf>, String> {
    // Everything begins with the root, which some users of containers have as their home.
    let home = home().filter(|home| home.parent().is_some());
    Ok(remapped()?.into_iter().map(|(folder, _)| folder).chain(home).collect())
}

/// Folders of this machine, each with what stands for it.
fn remapped() -> Result<Vec<(PathBuf, &'static str)>, String> {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
    let sysroot = sysroot.map_err(|error| format!("rustc: {error}"))?.stdout;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot).trim());
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(home()?.join(".cargo"))).ok_or("neither CARGO_HOME nor HOME is set")?;
    // Of several that fit the compiler takes the last.
    Ok(vec![(build::root(), "duo-doctor"), (build::target(), "target"), (cargo, "cargo"), (sysroot, "rust")])
}

fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").map(PathBuf::from)
}
