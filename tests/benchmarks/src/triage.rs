//! `triage` of a large log beside ripgrep, which counts the lines with the same words of errors.

use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::log_generator::{Settings, write_llm_log};
use crate::process::{Spent, beside, doctor, measure as spend};
use crate::statistics::{Pairs, Samples, goal};

/// Bytes of the log.
const BYTES: u64 = 1_000_000_000;

/// Rounds of each log.
const ROUNDS: usize = 5;

/// Megabytes a second at least.
const GOAL: f64 = 150.0;

/// Words by which `triage` knows that a line may speak of an error.
const WORDS: [&str; 8] = ["error", "exception", "fail", "refused", "denied", "timeout", "unable", "warn"];

/// Measures a log of failures as seldom as in life, and one in which every tenth request fails.
pub(crate) fn measure() -> Result<(), String> {
    println!("generated log: 1 GB, read before; {ROUNDS} rounds in turns; seconds, median [middle half]\n");
    let folder = beside("duo-doctor")?;
    let folder = tempfile::tempdir_in(folder.parent().ok_or("no folder")?).map_err(|error| error.to_string())?;
    for failures in [2, 20, 100] {
        let log = folder.path().join("llm.log");
        write(&log, failures)?;
        println!("{failures} failed chats among a thousand lines");
        compare(&log)?;
    }
    Ok(())
}

fn compare(log: &Path) -> Result<(), String> {
    let (mut wall, mut cpu, mut peak) = (Pairs::default(), Pairs::default(), Samples::default());
    for round in 0..=ROUNDS {
        let ours = || {
            let mut command = doctor(&["triage"], None)?;
            spend(command.arg(log), &[1])
        };
        let theirs = || spend(&mut ripgrep(log), &[0]);
        let (ours, theirs): (Spent, Spent) = crate::full_run::in_turns(round, ours, theirs)?;
        if round > 0 {
            wall.push(ours.wall / 1e3, theirs.wall / 1e3);
            cpu.push(ours.cpu / 1e3, theirs.cpu / 1e3);
            peak.push(ours.peak);
        }
    }
    let speed = BYTES as f64 / 1e6 / wall.ours.median();
    println!("  wall  doctor {:.2}   rg {:.2}   ratio {:.1}", wall.ours, wall.theirs, wall.ratios());
    println!("  CPU   doctor {:.2}   rg {:.2}   ratio {:.1}", cpu.ours, cpu.theirs, cpu.ratios());
    println!("  peak resident memory, MiB {peak:.0}");
    let met = goal(-speed, -GOAL);
    println!("  goal: at least {GOAL} MB/s: {speed:.0}, {met}");
    Ok(())
}

fn ripgrep(log: &Path) -> Command {
    let mut command = Command::new("rg");
    command.args(["--no-config", "-c", "-i", "-F"]).stdin(Stdio::null());
    for word in WORDS {
        command.args(["-e", word]);
    }
    command.arg(log);
    command
}

fn write(log: &Path, failures: u64) -> Result<(), String> {
    let settings = Settings { bytes: BYTES, failures, ..Settings::default() };
    let written = std::fs::File::create(log).and_then(|file| {
        let mut out = BufWriter::new(file);
        write_llm_log(&mut out, &settings)?;
        out.flush()
    });
    written.map_err(|error| format!("{}: {error}", log.display()))
}
