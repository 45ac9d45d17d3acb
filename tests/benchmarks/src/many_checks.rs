//! A thousand checks in one pack: finding them, listing them, running them.

use std::path::{Path, PathBuf};

use crate::process::{beside, doctor, measure as spend};
use crate::statistics::{Samples, goal};

/// Checks in the pack.
const CHECKS: usize = 1_000;

/// Runs of each kind.
const ROUNDS: usize = 20;

/// The most that a list may take, in milliseconds.
const LIST: f64 = 300.0;

/// The most that a run may take, in milliseconds.
const RUN: f64 = 2_000.0;

/// The id of the guest that is multiplied; other ids have as many characters.
const ID: &str = "one-finding";

/// Builds the pack, adds it to a store, measures.
pub(crate) fn measure() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let store = store(folder.path())?;
    let empty = folder.path().join("duo-doctor.toml");
    std::fs::write(&empty, "").map_err(|error| error.to_string())?;
    let sources = ["--store", store.to_str().ok_or("a path that is no text")?];
    println!("{CHECKS} checks beside those of the program, in a pack that was added before; {ROUNDS} rounds");
    let list = |arguments: &[&str], config, codes: &[i32]| -> Result<(Samples, f64), String> {
        let (mut wall, mut peak) = (Samples::default(), 0_f64);
        for round in 0..=ROUNDS {
            let spent = spend(&mut doctor(&[arguments, &sources].concat(), config)?, codes)?;
            if round > 0 {
                wall.push(spent.wall);
                peak = peak.max(spent.peak);
            }
        }
        Ok((wall, peak))
    };
    let rows: [(&str, &[&str], Option<&Path>, f64); 3] = [
        ("pack list", &["pack", "list"], None, LIST),
        ("list checks", &["list", "checks"], None, LIST),
        // Only those of the pack: each gives one finding and asks for nothing.
        ("check 'chk-*'", &["check", "chk-*"], Some(&empty), RUN),
    ];
    for (name, arguments, config, most) in rows {
        let (wall, peak) = list(arguments, config, &[0])?;
        let median = wall.median();
        println!(
            "  {name:14} wall, ms {wall}   peak {peak:.0} MiB   goal: at most {most} ms: {median:.0}, {}",
            goal(median, most)
        );
    }
    Ok(())
}

/// A store with the pack in it.
fn store(folder: &Path) -> Result<PathBuf, String> {
    let guest = beside("duo-doctor")?
        .parent()
        .and_then(Path::parent)
        .map(|target| target.join("wasm32-wasip2/plugin/one_finding.wasm"));
    let component = std::fs::read(guest.ok_or("no target folder")?).map_err(|error| format!("one-finding: {error}"))?;
    let mut arguments: Vec<String> =
        ["pack", "build", "--name", "many", "--version", "1.0.0", "--output"].map(String::from).to_vec();
    let pack = folder.join("many.pack").display().to_string();
    let key = concat!(env!("CARGO_MANIFEST_DIR"), "/../../host/pack/keys/development.key");
    arguments.extend([pack.clone(), "--key".into(), key.into()]);
    for number in 0..CHECKS {
        let path = folder.join(format!("{number}.wasm"));
        std::fs::write(&path, named(&component, &format!("chk-{number:07}"))).map_err(|error| error.to_string())?;
        arguments.push(path.display().to_string());
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    spend(&mut doctor(&arguments, None)?, &[0])?;
    let store = folder.join("store");
    let place = store.to_str().ok_or("a path that is no text")?;
    spend(&mut doctor(&["pack", "add", &pack, "--yes", "--store", place], None)?, &[0])?;
    Ok(store)
}

/// The component under another id of the same length.
fn named(component: &[u8], id: &str) -> Vec<u8> {
    let mut bytes = component.to_vec();
    let positions: Vec<usize> = component
        .windows(ID.len())
        .enumerate()
        .filter(|(_, window)| *window == ID.as_bytes())
        .map(|(at, _)| at)
        .collect();
    for position in positions {
        bytes[position..position + ID.len()].copy_from_slice(id.as_bytes());
    }
    bytes
}
