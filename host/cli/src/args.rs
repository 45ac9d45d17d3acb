//! The command line as data.

mod output;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use super::examples::*;
pub(crate) use super::pack::args::Pack;
use super::program::COMPILE;
use super::values::{Color, Engine, Impact, Lang, Symbols};
use duo_doctor_model::description::Vantage;
pub(crate) use output::{Output, ReportFormat};

/// Finds out why GitLab Duo Self-Hosted does not work, which of many symptoms is the cause, and
/// how to fix it.
#[derive(Debug, Parser)]
#[command(name = "duo-doctor", version, max_term_width = 100, after_help = AFTER, after_long_help = MAIN)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub general: General,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command understands.
#[derive(Debug, Args)]
#[command(next_help_heading = "General")]
pub(crate) struct General {
    /// Language of what is printed.
    #[arg(long, global = true, value_enum, ignore_case = true, default_value_t, env = "DUO_DOCTOR_LANG")]
    pub lang: Lang,
    /// Colours.
    #[arg(long, global = true, value_enum, default_value_t)]
    pub color: Color,
    /// Signs.
    #[arg(long, global = true, value_enum, default_value_t)]
    pub symbols: Symbols,
    /// Say also what passed, what was used, and what checks printed.
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Print help: -h a summary, --help everything.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Print the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// A verb.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run checks and print the verdict.
    #[command(after_long_help = CHECK)]
    Check(Box<Check>),
    /// Examine a simulated set-up with a planted fault.
    #[command(after_long_help = DEMO)]
    Demo(Demo),
    /// List what there is.
    #[command(after_long_help = LIST)]
    List(List),
    /// Say what each check would touch, without running it.
    #[command(after_long_help = PLAN)]
    Plan(Plan),
    /// Explain a code, a check, a chat error, a status, or a line of a log.
    #[command(after_long_help = EXPLAIN)]
    Explain(Explain),
    /// Read logs: which known errors stand in them, and which unknown ones.
    #[command(after_long_help = TRIAGE)]
    Triage(Triage),
    /// Look at this program's own surroundings.
    #[command(after_long_help = SELF_CHECK)]
    SelfCheck(SelfCheck),
    /// Ask GitLab for the endpoints and write a configuration.
    #[command(after_long_help = INIT)]
    Init(Init),
    /// Run checks against a recording, without network.
    #[command(after_long_help = REPLAY)]
    Replay(Replay),
    /// Write, build and test a check of your own.
    #[command(after_long_help = CHECK_KIT)]
    CheckKit(super::check_kit::CheckKit),
    /// Build, sign, look at, add and update packs.
    #[command(after_long_help = PACK)]
    Pack(Pack),
    /// Print the schema of the JSON report.
    #[command(after_long_help = SCHEMA)]
    Schema,
    /// Print the versions of the program, its engine, the contract of checks, and of the packs in use.
    #[command(after_long_help = VERSION)]
    Version(super::version::Version),
    /// Print what a shell needs to complete this command line.
    #[command(after_long_help = COMPLETIONS)]
    Completions(super::completions::Completions),
    /// Print the manual, or write a page for each command.
    #[command(after_long_help = MAN)]
    Man(super::man::Pages),
    /// Compile the component on standard input; this program starts itself so.
    #[command(hide = true, name = COMPILE)]
    Compile {
        /// For which engine.
        engine: Engine,
    },
}

/// Where checks come from.
#[derive(Debug, Args, Default, Clone)]
#[command(next_help_heading = "Packs and trust")]
pub(crate) struct Sources {
    /// A further pack, or a folder of packs.
    #[arg(long = "pack", value_name = "FILE|FOLDER")]
    pub packs: Vec<PathBuf>,
    /// Take packs that nobody has signed; their checks may use only what the configuration grants.
    #[arg(long, hide_short_help = true)]
    pub allow_unsigned: bool,
    #[command(flatten)]
    pub trust: Trust,
    /// A single check; private.
    #[arg(long = "component", value_name = "FILE")]
    pub components: Vec<PathBuf>,
    /// The vendor's pack; otherwise the one inside the program, or the file `core.pack` beside it.
    #[arg(long, value_name = "FILE", env = "DUO_DOCTOR_CORE_PACK", hide_short_help = true)]
    pub core_pack: Option<PathBuf>,
    /// Leave everything out but --pack and --component.
    #[arg(long, conflicts_with = "core_pack", hide_short_help = true)]
    pub without_core_pack: bool,
    /// How components are run.
    #[arg(long, value_enum, default_value_t, hide_short_help = true)]
    pub engine: Engine,
}

/// Whom packs are taken from.
#[derive(Debug, Args, Default, Clone)]
#[command(next_help_heading = "Packs and trust")]
pub(crate) struct Trust {
    /// A folder of trusted public keys, NAME.pub, beside those in /etc/duo-doctor/keys.d and ~/.config/duo-doctor/keys.d.
    #[arg(long, value_name = "FOLDER", env = "DUO_DOCTOR_KEYS", hide_short_help = true)]
    pub keys: Option<PathBuf>,
    /// Where `pack add` keeps packs; otherwise ~/.local/share/duo-doctor.
    #[arg(long, value_name = "FOLDER", env = "DUO_DOCTOR_STORE", hide_short_help = true)]
    pub store: Option<PathBuf>,
    /// This machine has no way to newer packs: warn of expired ones instead of refusing them.
    #[arg(long, env = "DUO_DOCTOR_OFFLINE", value_parser = on_or_off, hide_short_help = true)]
    pub offline: bool,
    /// Trust the key that developers sign with. Everyone has it: for tests only.
    #[arg(long, hide_short_help = true)]
    pub trust_development_key: bool,
}

fn on_or_off(text: &str) -> Result<bool, String> {
    duo_doctor_config::switch(text).map_err(|problem| problem.in_words(super::output::words()))
}

/// Where this program runs, as it is said on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Place {
    /// Told by what is found on this machine.
    Auto,
    /// On the GitLab host, or in its pod.
    Gitlab,
    /// In or next to the AI Gateway's container.
    AiGateway,
    /// On the model server's host.
    Model,
    /// Anywhere else.
    Workstation,
}

impl Place {
    /// None: to be found out.
    #[must_use]
    pub(crate) fn vantage(self) -> Option<Vantage> {
        match self {
            Self::Auto => None,
            Self::Gitlab => Some(Vantage::Gitlab),
            Self::AiGateway => Some(Vantage::AiGateway),
            Self::Model => Some(Vantage::Model),
            Self::Workstation => Some(Vantage::Workstation),
        }
    }
}

/// What is examined, and from where.
#[derive(Debug, Args, Default, Clone)]
#[command(next_help_heading = "Subject")]
pub(crate) struct Subject {
    /// The configuration; otherwise the first of ./duo-doctor.toml, ~/.config/duo-doctor/config.toml and
    /// /etc/duo-doctor/config.toml.
    #[arg(long, value_name = "FILE", env = "DUO_DOCTOR_CONFIG")]
    pub config: Option<PathBuf>,
    /// Where this program runs; several with commas. `auto` looks at the machine.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub vantage: Vec<Place>,
    /// The most that checks may do.
    #[arg(long, value_enum)]
    pub impact: Option<Impact>,
    /// How far back logs are searched, for example 15m, 24h, 7d.
    #[arg(long, value_name = "DURATION")]
    pub since: Option<String>,
    /// Ask GitLab for the models that the configuration does not name, and examine those as well.
    #[arg(long)]
    pub models_from_gitlab: bool,
}

/// Which checks.
#[derive(Debug, Args, Default, Clone)]
#[command(next_help_heading = "Checks")]
pub(crate) struct Selected {
    /// Ids, codes, or globs of ids; everything unless given. Prerequisites come along.
    #[arg(value_name = "CHECK")]
    pub only: Vec<String>,
    /// Ids or globs of ids to leave out.
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    pub skip: Vec<String>,
}

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs.
    Json,
}

/// `check`.
#[derive(Debug, Args, Default)]
pub(crate) struct Check {
    #[command(flatten)]
    pub selected: Selected,
    #[command(flatten)]
    pub subject: Subject,
    #[command(flatten)]
    pub sources: Sources,
    #[command(flatten)]
    pub output: Output,
}

/// `demo`.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// What is broken; see --list.
    #[arg(value_name = "SCENARIO", default_value = super::demo::DEFAULT)]
    pub scenario: String,
    /// List the scenarios.
    #[arg(long)]
    pub list: bool,
    /// Only serve the set-up, with its files in this folder, until Ctrl-C.
    #[arg(long, value_name = "FOLDER", conflicts_with = "list")]
    pub serve: Option<PathBuf>,
    #[command(flatten)]
    pub sources: Sources,
    #[command(flatten)]
    pub output: Output,
}

/// `list`.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// What to list.
    #[arg(value_enum, default_value_t)]
    pub what: Listed,
    #[command(flatten)]
    pub subject: Subject,
    #[command(flatten)]
    pub sources: Sources,
    /// Format of the list.
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub format: Format,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Listed {
    /// Checks, with what they do and need.
    #[default]
    Checks,
    /// Codes with their findings.
    Codes,
    /// Where checks come from.
    Packs,
    /// Endpoints, settings and logs, each with its origin.
    Connections,
}

/// `plan`.
#[derive(Debug, Args)]
pub(crate) struct Plan {
    #[command(flatten)]
    pub selected: Selected,
    #[command(flatten)]
    pub subject: Subject,
    #[command(flatten)]
    pub sources: Sources,
    /// Format of the plan.
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub format: Format,
}

/// `explain`.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A code such as DUO4103, a check's id, a chat error such as A1001, a status such as `421` or
    /// `401 gateway`, a line of a log or screen, or a file with such lines or with a saved report; `-` reads
    /// standard input.
    #[arg(value_name = "TEXT", required = true)]
    pub what: Vec<String>,
    #[command(flatten)]
    pub sources: Sources,
}

/// `triage`.
#[derive(Debug, Args)]
pub(crate) struct Triage {
    /// Logs of GitLab (llm.log …), the AI Gateway and the agent platform: JSON or text, also .gz;
    /// `-` is standard input.
    #[arg(value_name = "LOG", required = true)]
    pub logs: Vec<PathBuf>,
    /// Leave out what is older: 2h, 3d, or a time such as 2026-11-28T09:00:00Z.
    #[arg(long, value_name = "TIME")]
    pub since: Option<String>,
    #[command(flatten)]
    pub sources: Sources,
    /// Format of what is printed.
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub format: Format,
}

/// `self-check`.
#[derive(Debug, Args)]
pub(crate) struct SelfCheck {
    #[command(flatten)]
    pub subject: Subject,
    #[command(flatten)]
    pub sources: Sources,
}

/// `init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// GitLab's URL; otherwise GITLAB_URL.
    #[arg(long, value_name = "URL", env = "GITLAB_URL")]
    pub gitlab: Option<String>,
    /// CA file for GitLab.
    #[arg(long, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
    /// GitLab's tokens may cross a network in the clear, over http.
    #[arg(long)]
    pub plain_http: bool,
    /// Where to write; `-` for standard output.
    #[arg(short, long, value_name = "FILE", default_value = "duo-doctor.toml")]
    pub output: PathBuf,
    /// Overwrite an existing file.
    #[arg(long)]
    pub force: bool,
    /// Only write the configuration, without the check.
    #[arg(long)]
    pub no_check: bool,
    #[command(flatten)]
    pub sources: Sources,
}

/// `replay`.
#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// What `check --record` wrote.
    #[arg(value_name = "RECORDING")]
    pub recording: PathBuf,
    #[command(flatten)]
    pub sources: Sources,
    #[command(flatten)]
    pub output: Output,
}
