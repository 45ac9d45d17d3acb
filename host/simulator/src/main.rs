//! `duo-doctor-simulator SCENARIO DIRECTORY`: serves a simulated set-up until Ctrl-C or the end of standard input.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use duo_doctor_simulator::{Setup, scenario, scenarios};
use tokio::io::AsyncReadExt;

const USAGE: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, directory] = arguments.as_slice() else {
        eprintln!("usage: duo-doctor-simulator SCENARIO DIRECTORY");
        eprintln!("scenarios:");
        for scenario in scenarios() {
            eprintln!("  {:44} {}", scenario.name, scenario.title.of("en"));
        }
        return ExitCode::from(USAGE);
    };
    let Some(scenario) = scenario(name) else {
        eprintln!("error: there is no scenario `{name}`: run without arguments for a list");
        return ExitCode::from(USAGE);
    };
    let setup = match Setup::start(&scenario, Path::new(directory)).await {
        Ok(setup) => setup,
        Err(error) => {
            eprintln!("error: {error}");
            let mut cause = std::error::Error::source(&error);
            while let Some(current) = cause {
                eprintln!("  because: {current}");
                cause = current.source();
            }
            return ExitCode::FAILURE;
        }
    };
    println!("{}", setup.configuration().display());
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = end_of_input() => {}
    }
    eprintln!("{} requests served", setup.requests());
    ExitCode::SUCCESS
}

/// Waits for the end of standard input; a terminal counts as endless.
async fn end_of_input() {
    if std::io::stdin().is_terminal() {
        return std::future::pending().await;
    }
    let mut input = tokio::io::stdin();
    let mut buffer = [0; 1024];
    while !matches!(input.read(&mut buffer).await, Ok(0) | Err(_)) {}
}
