//! What has to be done beside `cargo build`: the WebAssembly target, the checks, the pack.
//! Depends on nothing, so that it is there in a second.

mod bench;
mod build;
mod check;
mod crates;
mod dist;
mod fuzz;
mod mutants;
mod new_check;
mod set_up;
mod shipped;
mod test;
mod texts;
mod traceless;

use std::process::ExitCode;

const HELP: &str = "cargo xtask <command>

  demo [ARGUMENTS]    build everything, then examine the simulated set-up (duo-doctor demo)
  run [ARGUMENTS]     build everything, then run duo-doctor with these arguments

  check ID            one check: its fixtures, component, recordings, and what it makes of bad answers
  new-check ID --hop N [--title TITLE] [--into WORKSPACE]
                      a new folder of plugins/ that builds and passes `check`
  test [FILTER]       everything that must pass
  test --fast [FILTER]
                      without slow scenarios, real peers, and tools that have to be installed first
  lint                formatting, clippy and documentation, warnings as errors; licenses
  mutants [CRATE]     break the pure crates on purpose, and see the tests notice
  fuzz [TARGET] [--seconds N]
                      give the readers of untrusted input whatever libFuzzer thinks of, ten minutes a target
  fixtures [CHECK]    write the checks' fixtures in their one form, with what `judge` says as expected
  record              make the checks' recordings anew from the simulated set-up

  texts [FAMILY]      record anew what real software prints at planted faults (tests/texts), in up to an hour

  dist [--test]       target/dist/duo-doctor: one static file with the checks in it, optimized, for any Linux on x86-64;
                      with --test it must also run where nothing else is
  pack                build the checks into core.pack beside the program
  crates              target/dist/crates and crates.tar.gz: what a check in Rust needs where there is no network
  guests              build the misbehaving guests of the tests
  bench [NAME]        measure the optimized program: full-run, sandbox, log-search, memory, many-checks, diagnosis, or all

UPDATE=1 before `check` or `test` has tests write what they found where they otherwise compare: read the difference
before it is committed.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = arguments.split_first().map_or(("help", &[][..]), |(first, rest)| (first.as_str(), rest));
    let ended = match command {
        "demo" => build::run("demo", rest),
        "run" => build::run("", rest),
        "check" => check::check(rest),
        "new-check" => new_check::new_check(rest),
        "test" => test::test(rest),
        "lint" => test::lint(),
        "mutants" => mutants::mutants(rest),
        "fuzz" => fuzz::fuzz(rest),
        "dist" => dist::dist(rest),
        "pack" => build::development().map(|_| ExitCode::SUCCESS),
        "crates" => crates::crates(),
        "guests" => build::guests().map(|()| ExitCode::SUCCESS),
        "bench" => bench::bench(rest),
        "fixtures" => test::fixtures(rest),
        "record" => test::record(),
        "texts" => texts::texts(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(format!("there is no command `{other}`\n\n{HELP}")),
    };
    ended.unwrap_or_else(|problem| {
        eprintln!("xtask: {problem}");
        ExitCode::FAILURE
    })
}
