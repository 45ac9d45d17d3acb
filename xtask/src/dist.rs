//! The program as it is shipped: one static file with the vendor's pack in it.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::{build, set_up, shipped, traceless};

/// Builds the file; with `--test` it must then run where nothing else is.
pub(crate) fn dist(arguments: &[String]) -> Result<ExitCode, String> {
    let tested = match arguments {
        [] => false,
        [only] if only == "--test" => true,
        _ => return Err("write `cargo xtask dist` or `cargo xtask dist --test`".into()),
    };
    set_up::shipped()?;
    set_up::target(set_up::CHECKS)?;
    let components = build::checks()?;
    // The program makes the pack that it then carries; the second build only links.
    let program = program(None)?;
    let pack = build::packed(&program, &components)?;
    let program = self::program(Some(&pack))?;
    let file = build::target().join("dist").join("duo-doctor");
    replace(&file, &program)?;
    println!("{}", file.display());
    if std::env::var_os("DUO_DOCTOR_VENDOR_KEYS").is_none() {
        println!("signed with the development key, and trusting it: see docs/shipping.md for a release");
    }
    if tested {
        shipped::test(&file, &components, &traceless::folders()?)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn program(pack: Option<&Path>) -> Result<PathBuf, String> {
    let mut command = build::cargo_command();
    command.args(["rustc", "--release", "--package", "duo-doctor", "--bin", "duo-doctor", "--target", set_up::SHIPPED]);
    command.env("CC_x86_64_unknown_linux_musl", set_up::SHIPPED_COMPILER);
    traceless::build(&mut command)?;
    build::trusts_development(&mut command);
    if std::env::var_os("DUO_DOCTOR_COMMIT").is_none() {
        command.envs(commit().map(|commit| ("DUO_DOCTOR_COMMIT", commit)));
    }
    if let Some(pack) = pack {
        command.env("DUO_DOCTOR_PACK", pack).args(["--", "--cfg", "carries_pack"]);
    }
    build::succeed(&mut command)?;
    Ok(build::target().join(set_up::SHIPPED).join("release").join("duo-doctor"))
}

/// What the program was built from, where this is a checkout and git is there.
fn commit() -> Option<String> {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").arg("-C").arg(build::root()).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let changed = if git(&["status", "--porcelain"])?.is_empty() { "" } else { ", changed" };
    Some(format!("{}{changed}", git(&["rev-parse", "HEAD"])?))
}

/// Puts a program in the place of another, which may be running: a file that runs cannot be written, but replaced.
fn replace(place: &Path, program: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", place.display());
    let new = place.with_extension("new");
    std::fs::create_dir_all(place.parent().expect("a file in a folder")).map_err(failed)?;
    std::fs::copy(program, &new).map_err(failed)?;
    std::fs::rename(&new, place).map_err(failed)
}
