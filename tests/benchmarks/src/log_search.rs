//! The log search beside `rg -c`: the same patterns, the same file, in the page cache.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use duo_doctor_log_search::{Limits, Matcher, Predicate, Query, files, search};

use crate::log_generator::{Settings, write_llm_log};
use crate::process::own_cpu;
use crate::statistics::{Pairs, goal};

/// Bytes of the log.
const BYTES: u64 = 1_000_000_000;

/// Rounds of each case.
const ROUNDS: usize = 15;

/// Samples that a check asks for.
const SAMPLES: u32 = 3;

/// One question, in both spellings.
struct Case {
    name: &'static str,
    /// One predicate each.
    patterns: Vec<String>,
    fixed: bool,
}

/// Compares, case by case.
pub(crate) fn measure() -> Result<(), String> {
    let version = output(Command::new("rg").arg("--version")).map_err(|error| {
        format!("there is no ripgrep to compare with ({error}); install it, for example with `apt-get install ripgrep`")
    })?;
    println!("{}, {} threads for the doctor", version.lines().next().unwrap_or_default(), Limits::default().threads);
    let folder = folder()?;
    let log = folder.path().join("llm.log");
    let since = write(&log)?;
    println!(
        "generated log: {:.2} GB, read before; {ROUNDS} rounds in turns; seconds, median [middle half]\n",
        size(&log)?
    );
    for case in cases() {
        compare(&case, &log, since)?;
    }
    Ok(())
}

fn cases() -> Vec<Case> {
    let case = |name, patterns: &[&str], fixed| Case {
        name,
        patterns: patterns.iter().map(|&pattern| pattern.to_owned()).collect(),
        fixed,
    };
    let codes = ["A1001", "A1000", "A1003", "A9999", "A1004", "M3006", "A1002", "A1006", "M3004", "G3002"];
    vec![
        case("one rare text", &[r#""duo_chat_error_code":"M3006""#], true),
        case("one text in every second line", &[r#""ai_event_name":"performing_request""#], true),
        Case {
            name: "ten texts",
            patterns: codes.iter().map(|code| format!(r#""duo_chat_error_code":"{code}""#)).collect(),
            fixed: true,
        },
        case("one expression", &[r#""status":(401|403|421),"#], false),
        case(
            "three expressions",
            &[r#""status":5\d\d,"#, r#""event_json_size":\d{3},"#, r"litellm\.[A-Za-z]+Error"],
            false,
        ),
    ]
}

fn compare(case: &Case, log: &Path, since: f64) -> Result<(), String> {
    let query = Query {
        since: Some(since),
        predicates: case
            .patterns
            .iter()
            .enumerate()
            .map(|(number, pattern)| Predicate {
                name: number.to_string(),
                all: vec![if case.fixed {
                    Matcher::Contains(pattern.clone())
                } else {
                    Matcher::Regex(pattern.clone())
                }],
            })
            .collect(),
        samples: SAMPLES,
        ..Query::default()
    };
    let (mut wall, mut cpu) = (Pairs::default(), Pairs::default());
    let mut counts = (0, 0);
    for round in 0..=ROUNDS {
        let (ours, theirs) = crate::full_run::in_turns(round, || ours(log, &query), || theirs(log, case))?;
        counts = (ours.count, theirs.count);
        // No line of the log fits two patterns of a case, so the sum over the predicates is rg's number of lines.
        if counts.0 != counts.1 {
            return Err(format!("{}: the doctor counts {} lines, rg {}", case.name, counts.0, counts.1));
        }
        if round > 0 {
            wall.push(ours.wall, theirs.wall);
            cpu.push(ours.cpu, theirs.cpu);
        }
    }
    let ratio = wall.ratios().median();
    println!("{} ({} lines on both sides)", case.name, counts.0);
    println!("  wall  doctor {:.3}   rg {:.3}   ratio {}", wall.ours, wall.theirs, wall.ratios());
    println!("  CPU   doctor {:.3}   rg {:.3}   ratio {}", cpu.ours, cpu.theirs, cpu.ratios());
    println!("  goal: wall ratio of at most 1: {ratio:.2}, {}", goal(ratio, 1.0));
    Ok(())
}

/// A search and what it took, in seconds.
struct Searched {
    count: u64,
    wall: f64,
    cpu: f64,
}

/// As the host calls it, from the configured path on.
fn ours(log: &Path, query: &Query) -> Result<Searched, String> {
    let (started, before) = (Instant::now(), own_cpu());
    let files = files(&[log]).map_err(|error| error.to_string())?;
    let mut answers = search(&files, std::slice::from_ref(query), &Limits::default(), &AtomicBool::new(false));
    let (wall, cpu) = (started.elapsed().as_secs_f64(), (own_cpu() - before) / 1e3);
    let summary = answers.pop().ok_or("no answer")?.map_err(|error| error.to_string())?;
    if summary.partial || summary.bytes != files[0].bytes {
        return Err(format!("the search has looked at {} of {} bytes", summary.bytes, files[0].bytes));
    }
    Ok(Searched { count: summary.hits.iter().map(|hit| hit.count).sum(), wall, cpu })
}

fn theirs(log: &Path, case: &Case) -> Result<Searched, String> {
    let mut command = Command::new("rg");
    command.args(["--no-config", "-c"]).stdin(Stdio::null());
    if case.fixed {
        command.arg("-F");
    }
    for pattern in &case.patterns {
        command.arg("-e").arg(pattern);
    }
    let before = crate::process::children_cpu();
    let started = Instant::now();
    let text = output(command.arg(log))?;
    let wall = started.elapsed().as_secs_f64();
    let cpu = (crate::process::children_cpu() - before) / 1e3;
    let count = text.trim().parse().map_err(|_| format!("rg says `{}`", text.trim()))?;
    Ok(Searched { count, wall, cpu })
}

fn output(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

/// On the disk of the build folder: a temporary folder can be small, or in memory.
fn folder() -> Result<tempfile::TempDir, String> {
    let here = std::env::current_exe().map_err(|error| error.to_string())?;
    let folder: PathBuf = here.parent().ok_or("this program lies in no folder")?.into();
    tempfile::tempdir_in(folder).map_err(|error| error.to_string())
}

/// Writes the log; a time before its first line.
fn write(log: &Path) -> Result<f64, String> {
    let settings = Settings { bytes: BYTES, ..Settings::default() };
    let written = std::fs::File::create(log).and_then(|file| {
        let mut out = BufWriter::new(file);
        write_llm_log(&mut out, &settings)?;
        out.flush()
    });
    written.map_err(|error| format!("{}: {error}", log.display()))?;
    Ok((settings.from - settings.jitter) as f64 / 1e3)
}

fn size(log: &Path) -> Result<f64, String> {
    log.metadata().map(|metadata| metadata.len() as f64 / 1e9).map_err(|error| error.to_string())
}
