//! `man`: pages for the manual, made of the same words as `--help`.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, Command, CommandFactory as _};
use clap_mangen::Man;

use super::args::Arguments;
use super::output::{self, Audience};
use super::{Failure, variables};
use duo_doctor_model::outcome::ExitCode;

/// `man`.
#[derive(Debug, Args)]
pub(crate) struct Pages {
    /// A folder for the pages of all commands, such as /usr/local/share/man/man1; without it the main page is printed.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Pages) -> Result<ExitCode, Failure> {
    let mut command = variables::settled(Arguments::command()).disable_help_subcommand(true);
    command.build();
    match &arguments.folder {
        None => std::io::stdout().lock().write_all(&page(command)?.1)?,
        Some(folder) => {
            std::fs::create_dir_all(folder)
                .map_err(|error| Failure::usage(format!("{}: {error}", folder.display())))?;
            write(command, folder)?;
        }
    }
    Ok(ExitCode::Healthy)
}

/// A page for the command and for each of those beneath it.
fn write(command: Command, folder: &Path) -> Result<(), Failure> {
    for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set()) {
        write(verb.clone(), folder)?;
    }
    let (name, page) = page(command)?;
    output::write_file(&folder.join(name), &page, Audience::Everyone)
}

fn page(command: Command) -> Result<(String, Vec<u8>), Failure> {
    let man = Man::new(command);
    let mut page = Vec::new();
    man.render(&mut page)?;
    Ok((man.get_filename(), page))
}
