//! The crates that a check in Rust needs, for authors without network.

use std::process::{Command, ExitCode};

use crate::build;

/// Leaves them in `target/dist/crates`, and as one file beside it. What they are is what `check-kit new` asks for.
pub(crate) fn crates() -> Result<ExitCode, String> {
    let program = build::program()?;
    let dist = build::target().join("dist");
    let (project, crates) = (build::target().join("crates-project"), dist.join("crates"));
    for folder in [&project, &crates] {
        let removed = if folder.exists() { std::fs::remove_dir_all(folder) } else { Ok(()) };
        removed.map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    std::fs::create_dir_all(&dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    let mut new = Command::new(program);
    build::succeed(new.args(["check-kit", "new", "crates", "--folder"]).arg(&project))?;
    let mut vendor = build::cargo_command();
    vendor.args(["vendor", "--quiet"]).arg(&crates).current_dir(&project);
    build::succeed(vendor.stdout(std::process::Stdio::null()))?;
    let file = dist.join("crates.tar.gz");
    build::succeed(Command::new("tar").arg("-czf").arg(&file).arg("-C").arg(&dist).arg("crates"))?;
    println!("{}\n{}", crates.display(), file.display());
    Ok(ExitCode::SUCCESS)
}
