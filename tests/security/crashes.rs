//! The program is killed, or crashes: what it writes is there as a whole or not at all, and no memory is left on a disk.

use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::places::Place;
use crate::support::program;
use crate::support::set_up::SetUp;

/// Kills spread over the time of a whole run.
const ROUNDS: u32 = 100;

fn start(configuration: &Path, folder: &Path) -> Child {
    Command::new(program())
        .args(["check", "gateway-health", "gitlab-version", "--config"])
        .arg(configuration)
        .args(["--format", "json", "--output", "report.json", "--record", "run.jsonl"])
        .current_dir(folder)
        .env_clear()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program can be started")
}

#[test]
fn a_kill_leaves_the_old_report_and_recording_or_the_new_ones() {
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name);
    let begun = Instant::now();
    assert!(start(&configuration, folder.path()).wait().expect("it runs").success());
    let whole = begun.elapsed();
    let (mut old, mut new) = (0, 0);
    for round in 0..ROUNDS {
        for name in ["report.json", "run.jsonl"] {
            std::fs::write(place(name), "old").expect("ours");
        }
        let mut running = start(&configuration, folder.path());
        // To beyond the end, wherever that is on this machine.
        std::thread::sleep(whole * round / (ROUNDS - 10));
        let _ = running.kill();
        running.wait().expect("it has ended");
        for name in ["report.json", "run.jsonl"] {
            let text = std::fs::read_to_string(place(name)).expect("it is there");
            match text.as_str() {
                "old" => old += 1,
                text => {
                    let lines = if name == "run.jsonl" { text.lines().collect() } else { vec![text] };
                    let whole = lines.iter().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok());
                    assert!(whole && text.ends_with('\n') && !lines.is_empty(), "round {round}: {name}: {text}");
                    new += 1;
                }
            }
        }
    }
    assert!(old > 0 && new > 0, "{old} were killed before and {new} after they had written");
    // What a kill has left behind is in nobody's way, and does not pile up under a name that is read.
    assert!(start(&configuration, folder.path()).wait().expect("it runs").success());
}

#[test]
fn a_crash_leaves_no_dump() {
    let mut place = Place::after("ulimit -c unlimited");
    let folder = place.folder.path().join("served");
    place.command.arg("demo").arg("healthy").arg("--serve").arg(&folder).stdout(Stdio::null()).stderr(Stdio::null());
    let mut running = place.command.spawn().expect("there is bash");
    let ready = || folder.join("duo-doctor.toml").exists();
    for _ in 0..600 {
        if ready() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(ready(), "it serves within half a minute");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", running.id())).expect("it runs");
    let soft = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a limit of dumps");
    assert_eq!(soft.split_whitespace().nth(4), Some("0"), "{soft}");
    let sent = Command::new("kill").args(["-ABRT", &running.id().to_string()]).status();
    assert!(sent.is_ok_and(|sent| sent.success()));
    let ended = running.wait().expect("it ends");
    assert_eq!((ended.signal(), ended.core_dumped()), (Some(6), false));
}
