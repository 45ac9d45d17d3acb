//! Measures the optimised program; see `docs/performance.md`.

use std::process::{Command, ExitCode};

use crate::build;

/// Builds everything that is measured, and what it is measured with; then runs one measurement or all.
pub(crate) fn bench(arguments: &[String]) -> Result<ExitCode, String> {
    build::optimised()?;
    build::guests()?;
    build::cargo(&["build", "--release", "--package", "duo-doctor-simulator", "--package", "duo-doctor-benchmarks"])?;
    let program =
        build::target().join("release").join(format!("duo-doctor-benchmarks{}", std::env::consts::EXE_SUFFIX));
    build::succeed(Command::new(program).args(arguments))?;
    Ok(ExitCode::SUCCESS)
}
