use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::refused;
use crate::support::set_up::{SetUp, component};
use crate::support::{Ran, Run};

/// What the parser of the command line says begins as everything that this program says, and may have several lines.
fn wrong_flag(ran: &Ran) -> String {
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{ran:?}");
    ran.stderr
        .strip_prefix("duo-doctor: ")
        .unwrap_or_else(|| panic!("{ran:?}"))
        .lines()
        .next()
        .expect("a line")
        .to_owned()
}

#[test]
fn wrong_flags_are_usage() {
    for (arguments, expected) in [
        (&["--nope"][..], "unexpected argument '--nope' found"),
        (&["check", "--nope"], "unexpected argument '--nope' found"),
        (&["nope"], "unrecognized subcommand 'nope'"),
        (&["check", "--engine", "turbo"], "invalid value 'turbo' for '--engine <ENGINE>'"),
        (&["check", "--vantage", "moon"], "invalid value 'moon' for '--vantage <VANTAGE>'"),
        (&["check", "--impact", "some"], "invalid value 'some' for '--impact <IMPACT>'"),
        (&["check", "--format", "pdf"], "invalid value 'pdf' for '--format <FORMAT>'"),
        (&["check", "--since"], "a value is required for '--since <DURATION>' but none was supplied"),
        (&["check", "--lang", "fr"], "invalid value 'fr' for '--lang <LANG>'"),
        (&["replay"], "the following required arguments were not provided:"),
    ] {
        assert_eq!(wrong_flag(&Run::new(arguments).go()), expected, "{arguments:?}");
    }
}

#[test]
fn a_wrong_time_is_usage() {
    for text in ["5x", "h", "-1h", "1.5h", "", "１h"] {
        let ran = Run::new(["check", &format!("--since={text}")]).go();
        let expected = format!("--since: `{text}` is no duration; write for example `90s`, `15m`, `24h` or `7d`");
        assert_eq!(refused(&ran, 2), expected);
    }
}

#[test]
fn a_selection_that_fits_nothing_is_said() {
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let hint = "`duo-doctor list checks` shows them all";
    for (arguments, expected) in [
        (&["nope"][..], format!("no check fits `nope`; {hint}")),
        (&["gateway-helth"], format!("no check fits `gateway-helth`, did you mean `gateway-health`?; {hint}")),
        (&["DUO4130"], format!("no check fits `DUO4130`, did you mean `DUO4103`?; {hint}")),
        (&["DUO9999"], format!("no check fits `DUO9999`; {hint}")),
        (&["gateway-health", "nope-*"], format!("no check fits `nope-*`; {hint}")),
        (&["--skip", "nope"], format!("no check fits `nope`; {hint}")),
        (&[""], format!("no check fits ``; {hint}")),
    ] {
        assert_eq!(refused(&set_up.check(&configuration, arguments), 4), expected, "{arguments:?}");
        assert_eq!(refused(&set_up.run("plan", &configuration, arguments).go(), 4), expected, "{arguments:?}");
    }
    // Everything left out is a run without a verdict, and a report that says so.
    let ran = set_up.check(&configuration, ["--skip", "*", "--format", "json"]);
    assert_eq!((ran.code, &ran.json()["verdict"]), (4, &json!("empty")), "{ran:?}");
    let ran = set_up.check(&configuration, ["--skip", "*"]);
    assert!(ran.code == 4 && ran.stdout.contains("\nNOTHING SELECTED "), "{ran:?}");
}

#[test]
fn unknown_names_are_said_with_the_nearest() {
    let list = "`duo-doctor demo --list` shows them all";
    let said = |arguments: &[&str], code| refused(&Run::new(arguments).go(), code);
    assert_eq!(said(&["demo", "nope"], 2), format!("there is no scenario `nope`; {list}"));
    assert_eq!(said(&["demo", "healty"], 2), format!("there is no scenario `healty`, did you mean `healthy`?; {list}"));
    assert_eq!(said(&["demo", "nosuch"], 2), format!("there is no scenario `nosuch`; {list}"));
    let codes = "`duo-doctor list codes` shows all codes, and those of a private check are known with the --component or --pack that it was run with";
    for (written, meant) in [("gitlab-from-gatewy", "gitlab-from-gateway"), ("DUO4130", "DUO4103")] {
        let expected = format!("no check knows `{written}`, did you mean `{meant}`?; {codes}");
        assert_eq!(said(&["explain", written], 4), expected);
    }
    assert_eq!(
        said(&["explain", "DUO9999"], 4),
        "no check knows `DUO9999`; `duo-doctor list codes` shows all codes, and those of a private check are known with the --component or --pack that it was run with"
    );
    assert_eq!(said(&["init"], 2), "no GitLab is named; say --gitlab URL or set GITLAB_URL");
    let url = "--gitlab: `gitlab` has no scheme http or https; write for example `https://gitlab.example.com`";
    assert_eq!(said(&["init", "--gitlab", "gitlab", "--output", "-"], 2), url);
}

#[test]
fn a_place_that_cannot_be_written_is_said() {
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    std::fs::create_dir(set_up.folder().join("folder")).expect("a folder");
    for (flag, place, problem) in [
        ("--output", "none/report.txt", "No such file or directory (os error 2)"),
        ("--record", "none/run.jsonl", "No such file or directory (os error 2)"),
        ("--output", "gitlab.env/report.txt", "Not a directory (os error 20)"),
        ("--output", "folder", "Is a directory (os error 21)"),
    ] {
        let place = set_up.folder().join(place);
        let ran = set_up.check(&configuration, ["gateway-health", flag, place.to_str().expect("a plain path")]);
        // The run is not lost with its file.
        assert!(ran.stdout.contains("HEALTHY"), "{ran:?}");
        let told = format!("duo-doctor: cannot write {}: {problem}\n", place.display());
        assert_eq!((ran.code, ran.stderr), (2, told));
    }
    let left: Vec<_> = std::fs::read_dir(set_up.folder()).expect("a folder").filter_map(Result::ok).collect();
    assert!(left.iter().all(|entry| !entry.file_name().to_string_lossy().starts_with('.')), "{left:?}");
}

fn replayed(recording: &Path, arguments: &[String]) -> Ran {
    let mut all = vec!["replay".to_owned(), recording.to_str().expect("a plain path").to_owned()];
    all.extend_from_slice(arguments);
    Run::new(all).go()
}

#[test]
fn a_recording_that_is_none_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let header =
        json!({ "recording": "duo-doctor/recording@1", "program": "0", "now": 0.0, "vantages": [], "impact": "probe" });
    let foreign =
        json!({ "recording": "duo-doctor/recording@9", "program": "0", "now": 0.0, "vantages": [], "impact": "probe" });
    let said = |bytes: &[u8]| {
        let path = folder.path().join("recording");
        std::fs::write(&path, bytes).expect("the folder can be written");
        refused(&replayed(&path, &[]), 6).replace(&format!("{}/", folder.path().display()), "")
    };
    assert_eq!(said(b""), "cannot read recording recording: it is empty");
    assert_eq!(
        said(format!("{foreign}\n").as_bytes()),
        "recording:1: is no line of a recording: format `duo-doctor/recording@9` is not `duo-doctor/recording@1`"
    );
    for (bytes, place) in [
        (b"hello\n".to_vec(), "recording:1: is no line of a recording: "),
        (b"\x1f\x8b\x08\x00".to_vec(), "recording:1: is no line of a recording: "),
        (b"{}\n".to_vec(), "recording:1: is no line of a recording: missing field `recording`"),
        (format!("{header}\n{{}}\n").into_bytes(), "recording:2: is no line of a recording: missing field `check`"),
        (format!("{header}\n\n").into_bytes(), "recording:2: is no line of a recording: "),
        (format!("{header}\n{{\"check\":").into_bytes(), "recording:2: is no line of a recording: "),
        (format!("{header}\n{}", "[".repeat(100_000)).into_bytes(), "recording:2: is no line of a recording: "),
    ] {
        let said = said(&bytes);
        assert!(said.starts_with(place), "{said}");
    }
    let none = refused(&replayed(&folder.path().join("none"), &[]), 6);
    assert!(none.ends_with("/none: No such file or directory (os error 2)"), "{none}");
    assert!(refused(&replayed(folder.path(), &[]), 6).ends_with(": it is a directory"));
    // A recording without a call is one of a run that examined nothing.
    std::fs::write(folder.path().join("bare"), format!("{header}\n")).expect("the folder can be written");
    assert_eq!(replayed(&folder.path().join("bare"), &[]).code, 4);
}

fn record(set_up: &SetUp, configuration: &Path, arguments: &[String]) -> (Ran, PathBuf) {
    let path = set_up.folder().join("run.jsonl");
    let mut all = vec!["--record".to_owned(), path.to_str().expect("a plain path").to_owned()];
    all.extend_from_slice(arguments);
    (set_up.check(configuration, all), path)
}

/// The report of what could be replayed is printed; the sentence says that it is not the whole.
#[test]
fn a_replay_that_diverges_is_said_and_no_success() {
    let set_up = SetUp::start("healthy");
    let (ran, path) = record(&set_up, &set_up.extended("", ""), &["gateway-health".into()]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let text = std::fs::read_to_string(&path).expect("it was recorded");
    assert_eq!(replayed(&path, &[]).code, 0);
    std::fs::write(&path, text.replace("/monitoring/healthz", "/elsewhere")).expect("the folder can be written");
    let ran = replayed(&path, &["--format".into(), "json".into()]);
    assert_eq!((ran.code, &ran.json()["verdict"]), (6, &json!("incomplete")), "{ran:?}");
    let start = format!("duo-doctor: {}: gateway-health: the recording has no answer to http.send {{", path.display());
    assert!(ran.stderr.starts_with(&start) && ran.stderr.lines().count() == 1, "{ran:?}");
    assert!(ran.stderr.contains("/monitoring/healthz") && ran.stderr.len() < 600, "{ran:?}");
}

/// What policy refused is refused again, and is no divergence.
#[test]
fn a_refusal_is_replayed_as_one() {
    const GUEST: &str = "reads-its-sources";
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", &format!("[grant.{GUEST}]\nenvironment = [\"ai-gateway LANG\"]"));
    let json: Vec<String> = component(GUEST).into_iter().chain(["--format".into(), "json".into()]).collect();
    let (live, path) = record(&set_up, &configuration, &[&[GUEST.to_owned()][..], &json].concat());
    let again = replayed(&path, &json);
    assert_eq!((live.code, again.code), (3, 3), "{live:?} {again:?}");
    assert_eq!(again.stderr, "");
    let row = |ran: &Ran| -> Value { ran.json()["checks"][0]["reason"].clone() };
    assert_eq!(row(&live)["why"], "denied");
    // What stands in the configuration of the run is not in its recording; what was refused is.
    assert_eq!(row(&live)["denials"], row(&again)["denials"]);
}
