//! One check, all of it: fixtures, component, recordings, bad answers. Ends in one line.

use std::io::IsTerminal as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::{build, set_up};

/// Builds the check and the program, has the program test it, and says what was run; all of it where something is
/// wrong. `UPDATE=1` reaches the tests.
pub(crate) fn check(arguments: &[String]) -> Result<ExitCode, String> {
    let [id] = arguments else { return Err("name one check: cargo xtask check ID".into()) };
    let folder = build::root().join("plugins").join(id);
    if !folder.join("Cargo.toml").is_file() {
        return Err(format!("there is no check `{id}`; they are: {}", build::folders("plugins")?.join(", ")));
    }
    let started = Instant::now();
    set_up::target(set_up::CHECKS)?;
    let component = build::component(id)?;
    let program = build::program()?;
    let output =
        tested(&program, &folder, &component).output().map_err(|error| format!("{}: {error}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    match said.lines().last() {
        Some(line) if output.status.success() => {
            println!("{}", green(&format!("{line}, in {:.1} s", started.elapsed().as_secs_f32())));
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            print!("{said}");
            eprint!("{}", String::from_utf8_lossy(&output.stderr));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// What an author of a private check types, for a check of this workspace.
fn tested(program: &Path, folder: &Path, component: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("check-kit").arg("test").arg(folder).arg("--component").arg(component).arg("--vendor");
    command.current_dir(build::root());
    command
}

fn green(line: &str) -> String {
    let colors = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    if colors { format!("\u{1b}[32m{line}\u{1b}[0m") } else { line.to_owned() }
}
