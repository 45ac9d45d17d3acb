//! `check-kit`: for authors of private checks.

use std::io::Write as _;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue};
use clap::{Args, Subcommand, ValueEnum as _};

use super::output::say;
use super::{Failure, program};
use crate::kit::{self, Language, New};
use duo_doctor_engine::load::from_file;
use duo_doctor_engine::sandbox::Mode;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::policy::table_of;

/// `check-kit`.
#[derive(Debug, Args)]
pub(crate) struct CheckKit {
    #[command(subcommand)]
    pub command: CheckKitCommand,
}

/// What to do with a check of one's own.
#[derive(Debug, Subcommand)]
pub(crate) enum CheckKitCommand {
    /// Write a new project that builds and passes its tests.
    New {
        /// The check's id in kebab-case, for example acme-proxy.
        id: String,
        /// Language.
        #[arg(long, value_enum, default_value_t)]
        language: Language,
        /// What its codes begin with; otherwise the first word of the id.
        #[arg(long)]
        prefix: Option<String>,
        /// Where to write; otherwise a folder named for the id.
        #[arg(long, value_name = "FOLDER")]
        folder: Option<PathBuf>,
        /// For Rust without network: the folder of crates that `cargo xtask crates` makes.
        #[arg(long, value_name = "FOLDER")]
        vendored: Option<PathBuf>,
    },
    /// Build the component dist/check.wasm.
    Build(Project),
    /// Build and test again whenever a file of the project changes, until Ctrl-C.
    Watch(Project),
    /// Run fixtures, recordings, and the component against every kind of bad answer.
    Test {
        #[command(flatten)]
        project: Project,
        /// The component; otherwise dist/check.wasm in the project's folder.
        #[arg(long, value_name = "WASM")]
        component: Option<PathBuf>,
        /// It is the vendor's own check.
        #[arg(long, hide = true)]
        vendor: bool,
    },
}

/// Which project.
#[derive(Debug, Args)]
pub(crate) struct Project {
    /// The project's folder.
    #[arg(default_value = ".")]
    pub folder: PathBuf,
}

/// `--lang python` means the language of the check, and `--lang` is that of what is printed: the language that was meant.
pub(crate) fn slip(error: &clap::Error) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        _ => String::new(),
    };
    let value = text(ContextKind::InvalidValue);
    let mut languages = Language::value_variants().iter().filter_map(Language::to_possible_value);
    let means =
        text(ContextKind::InvalidArg).starts_with("--lang ") && languages.any(|name| name.matches(&value, true));
    means.then(|| value.to_lowercase())
}

pub(crate) async fn run(arguments: &CheckKit) -> Result<ExitCode, Failure> {
    let mut say = |line: &str| {
        // Whoever stops reading gets the exit code all the same.
        let _ = writeln!(std::io::stdout(), "{line}");
    };
    match &arguments.command {
        CheckKitCommand::New { id, language, prefix, folder, vendored } => {
            let (prefix, folder, vendored) = (prefix.as_deref(), folder.as_deref(), vendored.as_deref());
            let new = New { id, language: *language, prefix, folder, vendored };
            let folder = kit::new(&new).map_err(Failure::usage)?;
            println!("{}", say!("kit-next", folder = folder.display()));
            Ok(ExitCode::Healthy)
        }
        CheckKitCommand::Build(project) => build(project).await,
        CheckKitCommand::Watch(project) => {
            kit::watch(&project.folder, &mut say).await.map_err(Failure::usage)?;
            Ok(ExitCode::Healthy)
        }
        CheckKitCommand::Test { project, component, vendor } => {
            let tested = kit::Tested { project: &project.folder, component: component.as_deref(), vendor: *vendor };
            let good = kit::test(&tested, &mut say).await.map_err(Failure::usage)?;
            Ok(if good { ExitCode::Healthy } else { ExitCode::Problems })
        }
    }
}

/// Builds, and says what the component asks for: the lines that an operator has to write.
async fn build(project: &Project) -> Result<ExitCode, Failure> {
    let component = kit::build(&project.folder).map_err(Failure::usage)?;
    let sandbox = program::sandbox(Mode::default()).map_err(Failure::internal)?;
    let plugin = from_file(&component, &sandbox).await?;
    let description = &plugin.check.description;
    let bytes = component.metadata().map_or(0, |metadata| metadata.len());
    println!("{}: {} {}, {} KiB", component.display(), description.id, description.version, bytes / 1024);
    println!("{}", say!("kit-run", file = component.display(), id = description.id));
    println!("{}\n\n{}", say!("kit-lines"), table_of(&plugin.check));
    Ok(ExitCode::Healthy)
}
