//! A whole run of the doctor on the healthy simulated set-up, beside a plain client that sends the same.

use std::path::Path;
use std::process::Command;

use duo_doctor_benchmarks::script::Script;
use duo_doctor_pack as pack;
use duo_doctor_pack::Plugin;

use crate::process::{Spent, beside, doctor, measure as spend};
use crate::simulated::Simulated;
use crate::statistics::{Pairs, Samples, goal};
use crate::{in_process, recorded};

/// Name, arguments, configuration or none, wall time, processor time.
type Side<'a> = (&'a str, &'a [&'a str], Option<&'a Path>, Samples, Samples);

/// Pairs of processes.
const ROUNDS: usize = 200;

/// The most that the doctor may take, as a multiple of the plain client.
const GOAL: f64 = 1.3;

/// Compares whole processes, then library calls, then shows where the doctor's time goes.
pub(crate) fn measure() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let recording = folder.path().join("recording.jsonl");
    let script_file = folder.path().join("script.json");
    same_number_of_requests(&recording, &script_file)?;

    let simulated = Simulated::healthy()?;
    let script = prepare(&simulated, &recording, &script_file)?;
    let (requests, probes) = script.outgoing();
    println!(
        "healthy set-up: {} checks, {requests} requests and {probes} connections without one; {} log sources searched",
        script.checks.len(),
        script.sources.iter().filter(|source| !source.queries.is_empty()).count(),
    );
    println!(
        "both sides read the settings and search the logs; the plain client neither judges nor masks nor reports\n"
    );

    let check = || doctor(&["check"], Some(&simulated.config));
    let plain = || Ok::<_, String>(plain_client(beside("plain-client")?, &script_file));
    let (mut wall, mut cpu) = (Pairs::default(), Pairs::default());
    for round in 0..=ROUNDS {
        let (ours, theirs) = in_turns(round, || spend(&mut check()?, &[0]), || spend(&mut plain()?, &[0]))?;
        // The first round fills the page cache.
        if round > 0 {
            wall.push(ours.wall, theirs.wall);
            cpu.push(ours.cpu, theirs.cpu);
        }
    }
    println!("whole processes, {ROUNDS} rounds in turns; median [middle half]");
    row("wall, ms", &wall);
    row("user and system CPU, ms", &cpu);
    let ratio = wall.ratios().median();
    println!("  goal: wall ratio of at most {GOAL}: {ratio:.2}, {}\n", goal(ratio, GOAL));

    in_process::measure(&simulated.config, &recording, &script)?;
    parts(&simulated.config)
}

/// What the process takes around the run itself.
fn parts(config: &Path) -> Result<(), String> {
    const ROUNDS: usize = 50;
    let mut samples: [Side<'_>; 3] = [
        ("nothing (--version)", &["--version"], None, Samples::default(), Samples::default()),
        ("finding checks (list checks)", &["list", "checks"], None, Samples::default(), Samples::default()),
        ("planning (plan)", &["plan"], Some(config), Samples::default(), Samples::default()),
    ];
    for _ in 0..ROUNDS {
        for (_, arguments, config, wall, cpu) in &mut samples {
            let spent = spend(&mut doctor(arguments, *config)?, &[0])?;
            wall.push(spent.wall);
            cpu.push(spent.cpu);
        }
    }
    println!("whole processes that do less, {ROUNDS} rounds in turns; wall and CPU, ms");
    for (name, _, _, wall, cpu) in samples {
        println!("  {name:30} {wall:>24}   {cpu:>24}");
    }
    Ok(())
}

/// Prints both sides and their ratio.
pub(crate) fn row(name: &str, pairs: &Pairs) {
    println!("  {name:30} doctor {}   plain {}   ratio {}", pairs.ours, pairs.theirs, pairs.ratios());
}

/// Runs both, the other one first in every second round.
pub(crate) fn in_turns<T>(
    round: usize,
    mut ours: impl FnMut() -> Result<T, String>,
    mut theirs: impl FnMut() -> Result<T, String>,
) -> Result<(T, T), String> {
    if round.is_multiple_of(2) {
        let first = ours()?;
        return Ok((first, theirs()?));
    }
    let first = theirs()?;
    Ok((ours()?, first))
}

/// Records one run and makes the script of it.
fn prepare(simulated: &Simulated, recording: &Path, script_file: &Path) -> Result<Script, String> {
    record(simulated, recording)?;
    let config = recorded::config(&simulated.config)?;
    let script = recorded::script(recording, &config, &core_checks()?)?;
    let text = serde_json::to_vec(&script).map_err(|error| error.to_string())?;
    std::fs::write(script_file, text).map_err(|error| error.to_string())?;
    Ok(script)
}

/// The comparison means something only where both sides make the set-up work equally hard. A run of the doctor comes
/// first on both, because the gateway fetches GitLab's keys once.
fn same_number_of_requests(recording: &Path, script_file: &Path) -> Result<(), String> {
    let simulated = Simulated::healthy()?;
    record(&simulated, recording)?;
    record(&simulated, recording)?;
    let ours = simulated.requests()?;
    let simulated = Simulated::healthy()?;
    prepare(&simulated, recording, script_file)?;
    plain(script_file)?;
    let theirs = simulated.requests()?;
    if ours == theirs {
        return Ok(());
    }
    Err(format!("two runs of the doctor make the set-up serve {ours} requests, one and a plain client {theirs}"))
}

fn record(simulated: &Simulated, recording: &Path) -> Result<Spent, String> {
    let recording = recording.to_str().ok_or("a path that is no text")?;
    spend(&mut doctor(&["check", "--record", recording], Some(&simulated.config))?, &[0])
}

fn plain(script_file: &Path) -> Result<Spent, String> {
    spend(&mut plain_client(beside("plain-client")?, script_file), &[0])
}

fn plain_client(program: std::path::PathBuf, script_file: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg(script_file).env_clear();
    command
}

/// The checks of the pack beside the doctor; it has no suffix of a program.
pub(crate) fn core_checks() -> Result<Vec<Plugin>, String> {
    let path = beside("duo-doctor")?.with_file_name("core.pack");
    let pack = pack::open(&path, &pack::Keys::built_in(true)?, pack::Depth::AsRead);
    Ok(pack.map_err(|error| error.to_string())?.plugins)
}
