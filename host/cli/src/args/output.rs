//! What is printed, and where to, as it is said on the command line.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::output::say;

/// What is printed, and where to.
#[derive(Debug, Args, Default, Clone)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// Format of the report.
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// Write the report to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write a further report, for example json:report.json; may be repeated.
    #[arg(long = "report", value_name = "FORMAT:FILE", value_parser = Copy::read)]
    pub copies: Vec<Copy>,
    /// Keep every request and answer, redacted, in a file that `replay` reads.
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
}

/// A format of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people.
    #[default]
    Human,
    /// For programs.
    Json,
    /// The repairs as a list to work through, in Markdown; nothing is carried out.
    Plan,
    /// The first cause with what proves it, in Markdown of at most 40 lines.
    Ticket,
}

/// A further report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copy {
    /// Its format.
    pub format: ReportFormat,
    /// Where it is written; `-` is standard output.
    pub file: PathBuf,
}

impl Copy {
    fn read(text: &str) -> Result<Self, String> {
        let names = || {
            let names = ReportFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
            names.map(|name| name.get_name().to_owned()).collect::<Vec<_>>().join(", ")
        };
        let (format, file) = text.split_once(':').ok_or_else(|| say!("say-copy"))?;
        let format = ReportFormat::from_str(format, true).map_err(|_| say!("the-formats", names = names()))?;
        if file.is_empty() {
            return Err(say!("say-copy"));
        }
        Ok(Self { format, file: file.into() })
    }
}
