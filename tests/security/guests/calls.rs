use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};

use serde_json::json;

use super::{beside_the_core_checks, natively, row, said, without_words};
use crate::support::set_up::{SetUp, component};

/// A healthy set-up with a further model server that accepts connections and never says a word.
/// Core checks that ask every model would wait for it too, so they are left out.
fn with_a_silent_peer(guest: &str, arguments: &[&str]) -> serde_json::Value {
    let silent = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = silent.local_addr().expect("an address");
    let set_up = SetUp::start("healthy");
    let tables =
        format!("[model.silent]\nurl = \"http://{address}\"\n[grant.{guest}]\nhttp = [\"GET model /silence\"]\n");
    let configuration = set_up.extended("check-time = \"2s\"", &tables);
    let selected = ["gateway-health", guest, "--format", "json"].into_iter().chain(arguments.iter().copied());
    let all: Vec<String> = selected.map(str::to_owned).chain(component(guest)).collect();
    let ran = set_up.check(&configuration, all);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert_eq!(row(&ran, "gateway-health")["outcome"], "pass");
    assert_eq!(ran.json()["verdict"], "incomplete");
    row(&ran, guest)
}

/// The exchange ends a little before the check's own time, so that it can still say what it saw.
#[test]
fn a_silent_peer_leaves_the_check_time_to_say_so() {
    let row = with_a_silent_peer("waits-for-a-peer", &[]);
    assert_eq!(row["outcome"], "unknown", "{row}");
    assert_eq!(row["findings"][0]["args"]["said"], "Error::TimedOut(Phase::FirstByte)");
}

#[test]
fn asking_a_silent_peer_for_ever_ends_with_the_checks_time() {
    let row = with_a_silent_peer("never-stops-asking", &[]);
    let expected = json!({ "why": "broken", "kind": "timed-out", "seconds": 2, "waiting_for": "" });
    assert_eq!(without_words(&row["reason"]), expected);
}

#[test]
fn sleeping_ends_with_the_checks_time() {
    const GUEST: &str = "sleeps";
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("check-time = \"2s\"", "");
    let expected = json!({ "why": "broken", "kind": "timed-out", "seconds": 2, "waiting_for": "wasi:io/poll" });
    let ran = beside_the_core_checks(&set_up, &configuration, GUEST, &[]);
    assert_eq!(without_words(&row(&ran, GUEST)["reason"]), expected);
    assert_eq!(natively(&set_up, &configuration, GUEST), expected);
}

/// Never answers whoever comes first, and everybody else at once. Its thread ends with the tests.
fn silent_at_first() -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        let mut streams = listener.incoming().flatten();
        let silent = streams.next();
        for mut stream in streams {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
        }
        drop(silent);
    });
    address
}

/// Whoever comes first asks for everybody, with the time that it has; whoever comes next asks again.
#[test]
fn a_shared_request_that_had_no_time_fails_for_nobody_else() {
    const GUEST: &str = "shares-a-timeout";
    let address = silent_at_first();
    let set_up = SetUp::start("healthy");
    let tables =
        format!("[model.silent]\nurl = \"http://{address}\"\n[grant.{GUEST}]\nhttp = [\"GET model /shared\"]\n");
    let configuration = set_up.extended("", &tables);
    let arguments = [GUEST, "--format", "json"].map(str::to_owned).into_iter().chain(component(GUEST));
    let said = row(&set_up.check(&configuration, arguments), GUEST)["findings"][0]["args"]["said"].clone();
    assert_eq!(said, "Error::TimedOut(Phase::FirstByte) then 204");
}

#[test]
fn wasi_leads_nowhere() {
    let said = said("leaves-the-sandbox", "");
    let expected = json!({
        "arguments": "0",
        "connect": "closed",
        "datagram": "closed",
        "list-a-folder": "closed",
        "list-here": "closed",
        "listen": "closed",
        "look-up-a-name": "closed",
        "make-a-folder": "closed",
        "path": "closed",
        "read-a-file": "closed",
        // Open, and at its end.
        "standard-input": "open 0",
        "variables": "0",
        "write-a-file": "closed",
    });
    assert_eq!(said, expected);
    assert!(!std::path::Path::new("/tmp/left-the-sandbox").exists());
}

#[test]
fn nonsense_is_an_error_and_never_a_fault() {
    let rules = "http = [\"GET gitlab /** as user\"]\ngrpc = [\"* */* as *\"]\nenvironment = [\"ai-gateway *\"]\nlogs = [\"*\"]";
    assert_eq!(said("asks-nonsense", rules)["said"], "");
}

/// The refusals are shown with lines to copy; none of them can be more than it looks like.
#[test]
fn what_was_not_declared_is_refused_and_cannot_be_smuggled_into_a_grant() {
    const GUEST: &str = "asks-beyond-its-grant";
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", &format!("[grant.{GUEST}]\nenvironment = [\"ai-gateway LANG\"]"));
    let ran = beside_the_core_checks(&set_up, &configuration, GUEST, &[]);
    let row = row(&ran, GUEST);
    // Nobody is told to allow what a check has not even declared.
    assert_eq!(row["outcome"], "unknown");
    let got = format!("{:?}", [false; 11]);
    assert_eq!(row["findings"][0]["args"]["said"], got.as_str());
    let denials = row["used"]["denials"].as_array().expect("refusals are listed");
    assert_eq!(denials.len(), 8, "{denials:?}");
    for denial in denials {
        assert_eq!(denial["reason"], "the check's description does not ask for it");
        let wanted = denial["wanted"].as_str().expect("what it wanted");
        assert!(wanted.len() <= 300 && !wanted.contains(['"', '\\', '\n']), "{wanted:?}");
    }
    let human = set_up.check(&configuration, component(GUEST));
    assert!(!human.stdout.contains("[grant."), "{}", human.stdout);
    assert!(human.stdout.lines().all(|line| !line.trim_start().starts_with("http = [\"* gitlab")), "{}", human.stdout);
}

/// Answers everybody with four mebibytes, the most that is kept of an answer. Its thread ends with the tests.
fn generous() -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        let body = vec![b'x'; 4 * 1024 * 1024];
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
    });
    address
}

/// What a guest holds counts together, and is free again when it lets go.
#[test]
fn answers_in_a_guests_hands_have_a_bound_together() {
    const GUEST: &str = "hoards-answers";
    let address = generous();
    let set_up = SetUp::start("healthy");
    let tables = format!("[model.large]\nurl = \"http://{address}\"\n[grant.{GUEST}]\nhttp = [\"GET model /large\"]\n");
    let configuration = set_up.extended("", &tables);
    let arguments = [GUEST, "--format", "json"].map(str::to_owned).into_iter().chain(component(GUEST));
    let row = row(&set_up.check(&configuration, arguments), GUEST);
    let full = "Error::Budget(\"the check holds answers of 32 MiB, which is the limit\")";
    assert_eq!(row["findings"][0]["args"]["said"], format!("7, then {full}, then 200"), "{row}");
}
