//! `plain-client SCRIPT`: what the doctor is compared with. Reads a script, does its work, says how much came back.

use std::path::PathBuf;
use std::process::ExitCode;

use duo_doctor_benchmarks::plain;
use duo_doctor_benchmarks::script::Script;

fn main() -> ExitCode {
    match run() {
        Ok(bytes) => {
            println!("{bytes} bytes came back");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("plain-client: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<usize, String> {
    let path = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: plain-client SCRIPT")?;
    let text = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let script: Script = serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    plain::install_cryptography();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    let ended = runtime.block_on(plain::run(script));
    runtime.shutdown_background();
    ended
}
