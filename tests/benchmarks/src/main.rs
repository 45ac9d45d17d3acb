//! `duo-doctor-benchmarks [NAME]`: measures, and says what was measured and how. `cargo xtask bench` builds and runs it.
//!
//! It judges nothing: a number that misses its goal is printed as such and is no failure, because the machine
//! is part of the number.

mod attacks;
mod diagnosis;
mod full_run;
mod in_process;
mod log_search;
mod many_checks;
mod memory;
mod process;
mod recorded;
mod sandbox;
mod simulated;
mod statistics;
mod triage;

/// The generator that the tests of the log search use.
#[path = "../../support/log_generator.rs"]
mod log_generator;

/// The attacks that the tests of security make.
#[path = "../../support/bombs.rs"]
mod bombs;
#[path = "../../support/products.rs"]
mod products;

/// How the tests count what a process takes.
#[path = "../../support/spent.rs"]
mod spent;

use std::process::{Command, ExitCode};

type Measurement = fn() -> Result<(), String>;

/// Every measurement, in the order in which they are run.
const ALL: [(&str, Measurement); 8] = [
    ("full-run", full_run::measure),
    ("sandbox", sandbox::measure),
    ("log-search", log_search::measure),
    ("triage", triage::measure),
    ("memory", memory::measure),
    ("many-checks", many_checks::measure),
    ("diagnosis", diagnosis::measure),
    ("attacks", attacks::measure),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ended = match arguments.as_slice() {
        [] => ALL.iter().try_for_each(|(name, _)| alone(name)),
        [name] => match ALL.iter().find(|(known, _)| known == name) {
            Some((name, measurement)) => {
                println!("{name}  (cargo xtask bench {name})\n");
                measurement()
            }
            None => {
                Err(format!("there is no measurement `{name}`; there are {}", ALL.map(|(name, _)| name).join(", ")))
            }
        },
        _ => Err("usage: duo-doctor-benchmarks [NAME]".into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("benchmarks: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Each measurement has a process of its own: what one leaves in memory must not meet the next.
fn alone(name: &str) -> Result<(), String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let status = Command::new(program).arg(name).status().map_err(|error| error.to_string())?;
    println!();
    if status.success() { Ok(()) } else { Err(format!("{name} could not be measured")) }
}
