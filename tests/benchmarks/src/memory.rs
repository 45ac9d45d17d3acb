//! The most memory that a whole run has resident.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::log_generator::{Settings, write_llm_log};
use crate::process::{doctor, measure as spend, own_peak};
use crate::simulated::Simulated;
use crate::statistics::{Samples, goal};

/// Runs of each kind.
const ROUNDS: usize = 20;

/// The most that a run may have resident, in MiB.
const GOAL: f64 = 64.0;

/// Bytes of the large log.
const LOG: u64 = 200_000_000;

/// Milliseconds before now at which the large log begins, and its span: all of it lies in the doctor's usual window.
const BEGINS: i64 = 23 * 3_600_000;
const SPAN: i64 = 22 * 3_600_000;

/// Runs the doctor on the healthy set-up, with its own short log and with a large one.
pub(crate) fn measure() -> Result<(), String> {
    let simulated = Simulated::healthy()?;
    let large = with_large_log(&simulated)?;
    println!("peak resident memory of `duo-doctor check` on the healthy set-up, {ROUNDS} runs, MiB");
    // The large log tells of failed chats, which is a problem to the doctor.
    let runs: [(&str, &Path, &[i32]); 2] =
        [("its own log", &simulated.config, &[0]), ("a log of 200 MB", &large, &[0, 1])];
    for (name, config, codes) in runs {
        let mut peaks = Samples::default();
        for _ in 0..ROUNDS {
            peaks.push(spend(&mut doctor(&["check"], Some(config))?, codes)?.peak);
        }
        let most = peaks.quantile(1.0);
        if most <= own_peak() {
            return Err(format!("this program itself has {:.1} MiB, below which it cannot see", own_peak()));
        }
        println!("  {name:16} {peaks:.1}   most {most:.1}   goal: at most {GOAL}: {}", goal(most, GOAL));
    }
    Ok(())
}

/// A configuration beside the set-up's own, with a large `llm.log` and nothing else changed.
fn with_large_log(simulated: &Simulated) -> Result<PathBuf, String> {
    let log = simulated.folder().join("logs/large-llm.log");
    write(&log)?;
    let text = std::fs::read_to_string(&simulated.config).map_err(|error| error.to_string())?;
    let mut config: toml::Table = text.parse().map_err(|error| format!("{}: {error}", simulated.config.display()))?;
    let logs = config.get_mut("logs").and_then(toml::Value::as_table_mut).ok_or("the set-up has no logs")?;
    logs.insert("llm".into(), vec!["logs/large-llm.log"].into());
    let path = simulated.config.with_file_name("large-log.toml");
    std::fs::write(&path, config.to_string()).map_err(|error| error.to_string())?;
    Ok(path)
}

fn write(log: &Path) -> Result<(), String> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_err(|error| error.to_string())?;
    let now = i64::try_from(now.as_millis()).map_err(|error| error.to_string())?;
    let settings = Settings { bytes: LOG, from: now - BEGINS, span: SPAN, ..Settings::default() };
    let written = std::fs::File::create(log).and_then(|file| {
        let mut out = BufWriter::new(file);
        write_llm_log(&mut out, &settings)?;
        out.flush()
    });
    written.map_err(|error| format!("{}: {error}", log.display()))
}
