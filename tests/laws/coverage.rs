//! What was not looked at is never healthy: whichever checks are skipped, denied, limited or interrupted, a set-up that
//! works is not called so, and not wholly covered.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::Value;

use crate::support::set_up::SetUp;
use crate::support::{Ran, core, program};

/// A random half of the checks, so many times.
const HALVES: u64 = 6;

fn not_whole(what: &str, ran: &Ran) -> Option<String> {
    let report = ran.json();
    let (verdict, coverage) = (&report["verdict"], report["coverage"].as_u64().unwrap_or(100));
    let honest = verdict != "healthy" && coverage < 100 && ran.code != 0;
    (!honest).then(|| format!("{what}: exit {}, {verdict}, coverage {coverage}", ran.code))
}

fn ids() -> Vec<String> {
    core().iter().map(|check| check.description.id.clone()).collect()
}

/// Each check alone, and halves of them.
fn subsets() -> Vec<Vec<String>> {
    let ids = ids();
    let alone = ids.iter().map(|id| vec![id.clone()]);
    // Knuth's multiplier: bits without a pattern, the same in every run.
    let half = |seed: u64| {
        let bits = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let chosen = ids.iter().enumerate().filter(|(index, _)| bits >> (index + 8) & 1 == 1);
        chosen.map(|(_, id)| id.clone()).collect::<Vec<_>>()
    };
    alone.chain((1..=HALVES).map(half)).collect()
}

#[test]
fn whatever_is_skipped_is_missing() {
    let set_up = SetUp::start("healthy");
    let whole = set_up.check(&set_up.write("whole.toml", &set_up.configuration()), ["--format", "json"]);
    assert_eq!((whole.code, &whole.json()["verdict"], &whole.json()["coverage"]), (0, &"healthy".into(), &100.into()));
    let found = super::all(&subsets(), |subset| {
        let ran = set_up.check(
            &set_up.write("skip.toml", &set_up.configuration()),
            ["--format", "json", "--skip", &subset.join(",")],
        );
        not_whole(&format!("without {subset:?}"), &ran)
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn so_is_what_is_limited_or_denied() {
    let set_up = SetUp::start("healthy");
    let denied = |rule: &str| {
        let name = format!("deny-{}.toml", rule.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-"));
        set_up.write(&name, &format!("{}\n[deny]\nhttp = [{rule:?}]\n", set_up.configuration()))
    };
    let plain = set_up.write("plain.toml", &set_up.configuration());
    let mut found = Vec::new();
    for impact in ["passive", "probe"] {
        let ran = set_up.check(&plain, ["--format", "json", "--impact", impact]);
        found.extend(not_whole(impact, &ran));
    }
    for rule in ["GET gitlab /**", "POST gitlab /**", "GET ai-gateway /**", "POST ai-gateway /**", "GET model /**"] {
        let ran = set_up.check(&denied(rule), ["--format", "json"]);
        found.extend(not_whole(rule, &ran));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A signal at any moment leaves a report that says so.
#[test]
fn a_signal_at_any_moment_leaves_an_honest_report() {
    let set_up = SetUp::start("model-hangs");
    let configuration = set_up.write("plain.toml", &set_up.configuration());
    let reports = AtomicUsize::new(0);
    let found = super::all(&[0, 20, 50, 100, 200, 400, 800, 1_600], |&wait: &u64| {
        let mut child = Command::new(program())
            .args(["check", "--format", "json", "--config"])
            .arg(&configuration)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        // It listens once it has said so: before that a signal ends it, as it ends any program.
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        std::thread::sleep(Duration::from_millis(400 + wait));
        let pid = child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &pid]).status().expect("there is kill");
        assert!(sent.success());
        let output = child.wait_with_output().expect("it ends");
        let told = lines.by_ref().map_while(Result::ok).any(|line| line.contains("interrupted; waiting for"));
        // A slow machine has not begun by then, and says nothing at all.
        if output.status.signal().is_some() && output.stdout.is_empty() {
            return None;
        }
        reports.fetch_add(1, Ordering::Relaxed);
        let Ok(report) = serde_json::from_slice::<Value>(&output.stdout) else {
            return Some(format!("after {wait} ms: no report"));
        };
        let complete = report["coverage"] == 100;
        let honest = report["interrupted"] == true && (report["verdict"] != "healthy" || complete);
        (!(honest && told && output.status.code() == Some(130)))
            .then(|| format!("after {wait} ms: {:?} told {told} {}", output.status, report["verdict"]))
    });
    assert!(reports.load(Ordering::Relaxed) >= 3, "too few runs had begun");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
