//! A kill at any moment leaves the old state of the store or the new one.
#![cfg(unix)]

use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use super::Desk;
use crate::support::program;

/// Kills spread over the time of a whole `pack add`.
const ROUNDS: u32 = 100;

#[test]
fn a_kill_leaves_the_old_or_the_new_state() {
    let desk = Desk::new();
    let old = desk.vendors("story", "1.0.0", &["watches"], &[]);
    desk.does(&["pack", "add", &old, "--yes"]);
    let new = desk.vendors("story", "1.1.0", &["watches-closer"], &[]);
    let start = || {
        Command::new(program())
            .args(["pack", "add", &new, "--yes"])
            .env_clear()
            .env("DUO_DOCTOR_STORE", desk.path("store"))
            .current_dir(desk.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be started")
    };
    let begun = Instant::now();
    assert!(start().wait().expect("it runs").success());
    let whole = begun.elapsed();
    desk.does(&["pack", "rollback", "story"]);
    let (mut before, mut after) = (0, 0);
    for round in 0..ROUNDS {
        let mut running = start();
        // From the first instruction to beyond the end, wherever that is on this machine.
        let delay = whole * round / (ROUNDS - 10);
        thread::sleep(delay);
        let _ = running.kill();
        running.wait().expect("it has ended");
        match desk.checks().iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["watches 1.0.0"] => before += 1,
            ["watches 1.1.0"] => {
                after += 1;
                desk.does(&["pack", "rollback", "story"]);
            }
            ref other => panic!("after {delay:?}: {other:?}"),
        }
    }
    assert!(before > 0 && after > 0, "{before} killed before, {after} after");
    // Whatever a kill has left behind is in nobody's way.
    let newest = desk.vendors("story", "1.2.0", &["watches-closer"], &[]);
    desk.does(&["pack", "add", &newest, "--yes"]);
    let files = std::fs::read_dir(desk.path("store/packs")).expect("a folder").count();
    assert_eq!(files, 3, "1.0.0, 1.1.0 and 1.2.0");
}
