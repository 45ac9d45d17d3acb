//! For authors of private checks: a new project, its component, its tests. Needs nothing of this program's
//! sources: the SDK, the contract and the templates are embedded.

mod alone;
mod bad_answers;
mod build;
mod matrix;
mod new;
mod replayed;
mod rows;
mod seen;
mod test;
mod watch;
mod words;

use std::path::Path;
use std::process::{Command, Stdio};

pub(crate) use bad_answers::BadAnswers;
pub(crate) use build::{COMPONENT, build};
pub(crate) use matrix::{Row, matrix};
pub(crate) use new::{New, new};
pub(crate) use test::{Tested, test};
pub(crate) use watch::watch;

/// The language of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Language {
    /// With the SDK; the smallest components.
    #[default]
    Rust,
    /// By componentize-py, which puts a whole Python into the component.
    Python,
    /// By componentize-js, which puts a whole JavaScript engine into the component.
    Javascript,
}

impl Language {
    /// The file by which a project of this language is known.
    fn mark(self) -> &'static str {
        match self {
            Self::Rust => "Cargo.toml",
            Self::Python => "app.py",
            Self::Javascript => "package.json",
        }
    }

    /// The language of the project in a folder.
    ///
    /// # Errors
    /// Where there is no project.
    pub(crate) fn of(project: &Path) -> Result<Self, String> {
        let all = [Self::Rust, Self::Python, Self::Javascript];
        all.into_iter().find(|language| project.join(language.mark()).is_file()).ok_or_else(|| {
            format!(
                "{}: is no project of a check: it has none of {}; make one with `duo-doctor check-kit new ID`",
                project.display(),
                all.map(Self::mark).join(", ")
            )
        })
    }
}

/// Runs a tool whose output is the progress.
fn run(command: &mut Command, missing: &str) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{name}` failed ({status}); its own words stand above")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(missing.into()),
        Err(error) => Err(format!("`{name}` cannot be started: {error}")),
    }
}
