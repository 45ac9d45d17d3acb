//! Records anew what real software prints at planted faults; see `tests/texts/README.md`.

use std::process::{Command, ExitCode};

use crate::build;

/// Runs the scripts for one family, or for all. What they install stays below the target folder for the next time,
/// unless `TEXTS_TOOLS` names another place.
pub(crate) fn texts(arguments: &[String]) -> Result<ExitCode, String> {
    let family = match arguments {
        [] => "all",
        [family] => family.as_str(),
        _ => return Err("`texts` takes one family, or none for all".into()),
    };
    let mut command = Command::new("python3");
    command.arg(build::root().join("tests/texts/make/run")).arg(family);
    if std::env::var_os("TEXTS_TOOLS").is_none() {
        command.env("TEXTS_TOOLS", build::target().join("texts-tools"));
    }
    build::succeed(&mut command)?;
    Ok(ExitCode::SUCCESS)
}
