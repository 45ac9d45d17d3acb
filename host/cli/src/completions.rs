//! `completions`: what a shell reads so that it completes words of this command line.

use std::io::Write as _;

use clap::{Args, CommandFactory as _};
use clap_complete::{Shell, generate};

use super::args::{Arguments, General};
use super::{Failure, help, variables};
use duo_doctor_model::outcome::ExitCode;

/// `completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// For which shell.
    #[arg(value_enum)]
    pub shell: Shell,
}

pub(crate) fn run(general: &General, arguments: &Completions) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    let mut command = help::translated(variables::settled(Arguments::command()), general.language());
    generate(arguments.shell, &mut command, "duo-doctor", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(ExitCode::Healthy)
}
