//! `version`: what a report of a fault has to name.

use std::io::Write as _;

use clap::Args;
use serde_json::json;

use super::args::{Format, Sources};
use super::output::say;
use super::{Failure, discover};
use duo_doctor_engine::load::CONTRACT_VERSION;
use duo_doctor_engine::sandbox::WASMTIME;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::text::harmless;
use duo_doctor_pack::{Origin, Row, State};

/// The source that this program was built from, where whoever built it said so.
fn commit() -> Option<&'static str> {
    option_env!("DUO_DOCTOR_COMMIT").filter(|commit| !commit.is_empty())
}

/// `version`.
#[derive(Debug, Args)]
pub(crate) struct Version {
    /// Format of what is printed.
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub format: Format,
    #[command(flatten)]
    pub sources: Sources,
}

pub(crate) fn run(arguments: &Version) -> Result<ExitCode, Failure> {
    // Without any pack the program has a version all the same.
    let rows = discover::packs(&arguments.sources).map(|chosen| chosen.rows).unwrap_or_default();
    let text = match arguments.format {
        Format::Json => json(&rows),
        Format::Human => human(&rows),
    };
    writeln!(std::io::stdout().lock(), "{text}")?;
    Ok(ExitCode::Healthy)
}

fn human(rows: &[Row]) -> String {
    let mut lines = vec![
        say!("version-program", version = env!("CARGO_PKG_VERSION")),
        commit().map_or_else(|| say!("version-no-commit"), |commit| say!("version-commit", commit = commit)),
        say!("version-engine", version = WASMTIME),
        say!("version-contract", version = CONTRACT_VERSION),
    ];
    for row in rows {
        lines.push(match &row.state {
            State::Used { .. } => {
                let place = if row.origin == Origin::Inside { say!("inside-the-program") } else { row.path.clone() };
                let (pack, key, digest) = (&row.pack, &row.signed_by, &row.digest);
                say!("version-pack", pack = pack, key = key, place = place, digest = digest)
            }
            State::Refused { reason } => say!("version-refused", file = row.path, reason = reason),
        });
    }
    lines.iter().map(|line| harmless(line)).collect::<Vec<_>>().join("\n")
}

fn json(rows: &[Row]) -> String {
    let value = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "commit": commit(),
        "engine": { "name": "wasmtime", "version": WASMTIME },
        "contract": CONTRACT_VERSION,
        "packs": rows,
    });
    serde_json::to_string_pretty(&value).expect("rows are plain data")
}
