//! The command line: one file for each verb, and what they share.

mod again;
mod args;
mod check;
mod check_kit;
mod completions;
mod demo;
mod discover;
mod examine;
mod examples;
mod explain;
mod help;
mod init;
mod kit;
mod learn;
mod list;
mod man;
mod output;
mod own_requests;
mod pack;
mod plan;
mod program;
mod replay;
mod said;
mod self_check;
mod setup;
mod signals;
mod triage;
mod typos;
mod usage;
mod values;
mod variables;
mod version;

use std::ffi::OsString;
use std::fmt;

use clap::{CommandFactory as _, FromArgMatches as _};

use args::{Arguments, Command};
use duo_doctor_engine::sandbox::compile_apart;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_wording::said;
use output::say;

/// Why a command ended without an answer: one sentence in the user's language for standard error, and the exit code.
#[derive(Debug)]
pub struct Failure {
    /// Exit code.
    pub code: ExitCode,
    /// One sentence.
    pub message: String,
}

impl Failure {
    fn new(code: ExitCode, message: impl fmt::Display) -> Self {
        Self { code, message: message.to_string() }
    }

    fn usage(message: impl fmt::Display) -> Self {
        Self::new(ExitCode::Usage, message)
    }

    fn internal(message: impl fmt::Display) -> Self {
        Self::new(ExitCode::Internal, message)
    }
}

impl From<duo_doctor_config::Error> for Failure {
    fn from(error: duo_doctor_config::Error) -> Self {
        Self::usage(error.said().in_words(output::words()))
    }
}

impl From<duo_doctor_model::Rejected> for Failure {
    fn from(error: duo_doctor_model::Rejected) -> Self {
        Self::new(ExitCode::PackRejected, error)
    }
}

impl From<duo_doctor_model::plan::Error> for Failure {
    fn from(error: duo_doctor_model::plan::Error) -> Self {
        let duo_doctor_model::plan::Error::NoSuchCheck { name, nearest } = error;
        let said = said!("no-such-check", name = name).saying("hint", duo_doctor_wording::hint(nearest.as_deref()));
        Self::new(ExitCode::NothingSelected, said.in_words(output::words()))
    }
}

impl From<duo_doctor_engine::record::Error> for Failure {
    fn from(error: duo_doctor_engine::record::Error) -> Self {
        Self::new(ExitCode::Recording, error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            // `duo-doctor … | head` is no fault.
            std::io::ErrorKind::BrokenPipe => Self::new(ExitCode::Healthy, ""),
            _ => Self::new(ExitCode::Usage, say!("cannot-write", error = error)),
        }
    }
}

/// Runs the program, with the vendor's pack where it is part of it.
pub fn main(arguments: impl IntoIterator<Item = OsString>, pack: Option<&'static [u8]>) -> u8 {
    if let Some(pack) = pack {
        program::carries(pack);
    }
    // A fault of this program is one sentence too; its words could hold what was being worked on.
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("duo-doctor: {}", say!("internal-fault", place = place));
    }));
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    std::panic::catch_unwind(|| run(arguments)).unwrap_or(ExitCode::Internal.number())
}

fn run(arguments: Vec<OsString>) -> u8 {
    let language = values::Lang::of(&arguments);
    output::speak(language);
    let command = help::translated(variables::settled(Arguments::command()), language);
    let set = std::env::vars_os().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name);
    let (wrong, unread) = (variables::wrong(&command), variables::unread(&command, set));
    let parsed = command.try_get_matches_from(arguments).and_then(|found| Arguments::from_arg_matches(&found));
    let arguments = match (parsed, wrong) {
        // Help and version are answers; everything else is a wrong command line.
        (Err(error), _) if !error.use_stderr() => {
            let _ = error.print();
            return ExitCode::Healthy.number();
        }
        (_, Some(wrong)) => {
            output::tell(wrong);
            return ExitCode::Usage.number();
        }
        (Err(error), None) => {
            output::tell(usage::said(error, language));
            return ExitCode::Usage.number();
        }
        (Ok(arguments), None) => arguments,
    };
    program::settle();
    if let Some(Command::Compile { engine }) = &arguments.command {
        return compile_apart((*engine).into());
    }
    unread.iter().for_each(output::tell);
    let ended = match program::runtime() {
        Ok(runtime) => {
            let ended = runtime.block_on(dispatch(arguments));
            // A name look-up that hangs must not keep the process; its thread has nothing to lose.
            runtime.shutdown_background();
            ended
        }
        Err(failure) => Err(failure),
    };
    match ended {
        Ok(code) => code.number(),
        Err(failure) => {
            if !failure.message.is_empty() {
                output::tell(&failure.message);
            }
            failure.code.number()
        }
    }
}

async fn dispatch(arguments: Arguments) -> Result<ExitCode, Failure> {
    let general = arguments.general;
    match arguments.command.unwrap_or_else(|| Command::Check(Box::default())) {
        Command::Check(arguments) => check::run(&general, &arguments).await,
        Command::CheckKit(arguments) => check_kit::run(&arguments).await,
        Command::Demo(arguments) => demo::run(&general, &arguments).await,
        Command::List(arguments) => list::run(&general, &arguments).await,
        Command::Plan(arguments) => plan::run(&general, &arguments).await,
        Command::Explain(arguments) => explain::run(&general, &arguments).await,
        Command::Triage(arguments) => triage::run(&general, &arguments).await,
        Command::SelfCheck(arguments) => self_check::run(&general, &arguments).await,
        Command::Init(arguments) => init::run(&general, &arguments).await,
        Command::Replay(arguments) => replay::run(&general, &arguments).await,
        Command::Pack(arguments) => pack::run(&arguments).await,
        Command::Version(arguments) => version::run(&arguments),
        Command::Completions(arguments) => completions::run(&general, &arguments),
        Command::Man(arguments) => man::run(&arguments),
        Command::Compile { .. } => unreachable!("done before there are threads"),
        Command::Schema => {
            print!("{}", duo_doctor_report::schema());
            Ok(ExitCode::Healthy)
        }
    }
}
