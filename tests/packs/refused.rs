//! A pack that is refused: the checks of others run, and nobody is told that all is well.

use super::{Desk, text};
use crate::support::set_up::SetUp;

/// At three in the morning an expired pack of one's own is no reason to have no doctor.
#[test]
fn an_expired_pack_does_not_keep_the_vendors_checks_from_running() {
    let desk = Desk::new();
    let key = desk.publisher("example");
    let own = desk.built("own", "1.0.0", &["watches"], &["--key", &key, "--expires", "2026-01-01T00:00:00Z"]);
    desk.does(&["pack", "add", &own, "--yes", "--offline"]);
    let reason = "has expired on 2026-01-01T00:00:00Z; get a newer one, or say --offline";
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let check = ["check", "--config", text(&configuration), "gateway-health"];

    let ran = desk.run(&[&check[..], &["--format", "json"]].concat());
    assert_eq!(ran.code, 5, "{ran:?}");
    let report = ran.json();
    assert_eq!(ran.outcomes()["gateway-health"], "pass", "{report:#}");
    assert_eq!((&report["verdict"], &report["exit-code"]), (&"incomplete".into(), &5.into()));
    assert!(report["coverage"].as_u64().expect("a number") < 100, "{report:#}");
    assert_eq!(report["refused"][0]["reason"], reason);
    assert!(ran.stderr.contains(reason), "{ran:?}");

    let human = desk.run(&check);
    assert_eq!(human.code, 5, "{human:?}");
    assert!(human.stdout.contains("REFUSED, NOT RUN") && human.stdout.contains("has expired on"), "{human:?}");
    assert!(!human.stdout.contains("HEALTHY"), "{human:?}");

    for (verb, word) in [(&["explain", "DUO4103"][..], "DUO4103"), (&["list", "checks"], "gateway-health")] {
        let ran = desk.run(verb);
        assert_eq!(ran.code, 5, "{ran:?}");
        assert!(ran.stdout.contains(word) && ran.stderr.contains(reason), "{ran:?}");
    }
    // What is in the refused pack alone is not known, and that is not called a wrong name.
    let missing = desk.run(&["check", "--config", text(&configuration), "watches"]);
    assert_eq!(missing.code, 5, "{missing:?}");
}

#[test]
fn a_store_that_cannot_be_read_is_named_and_the_rest_runs() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("store")).expect("the desk can be written");
    std::fs::write(desk.path("store/state.json"), "torn").expect("the desk can be written");
    let ran = desk.run(&["explain", "DUO4103"]);
    assert_eq!(ran.code, 5, "{ran:?}");
    assert!(ran.stdout.contains("DUO4103") && ran.stderr.contains("is no state of a store"), "{ran:?}");
}
