//! `pack`: make packs of components.

use super::Failure;
use super::args::{Pack, PackCommand};
use super::setup;
use crate::outcome::ExitCode;

pub async fn run(arguments: &Pack) -> Result<ExitCode, Failure> {
    let PackCommand::Build { name, version, output, components } = &arguments.command;
    let bytes = crate::pack::build(name, version, components).await?;
    setup::write_file(output, &bytes)?;
    eprintln!("{}: {} checks, {} KiB, unsigned", output.display(), components.len(), bytes.len() / 1024);
    Ok(ExitCode::Healthy)
}
