//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(duo_doctor::main(std::env::args_os()))
}
