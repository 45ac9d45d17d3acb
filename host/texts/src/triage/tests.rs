use std::io::Write as _;

use super::*;
use duo_doctor_model::description::{Explanation, Signature};

fn checks() -> Vec<Arc<Check>> {
    let mut check = duo_doctor_model::testing::check("a", &[]);
    check.description.codes = vec!["A-1".into(), "A-2".into()];
    check.description.explains = vec![Explanation { from: "A-2".into(), to: "A-1".into(), any_subject: true }];
    check.description.signatures =
        vec![Signature::of_words("A-1", r"\bA1001\b"), Signature::of_words("A-2", "connection refused")];
    vec![Arc::new(check)]
}

fn file(folder: &tempfile::TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

fn own() -> Own {
    Own { ids: ["GITLABS-ID-OF-A-RUN".to_owned()].into(), is_given: |id| id.starts_with("ours-") }
}

fn of(paths: &[PathBuf], since: Option<f64>) -> Triage {
    let checks = checks();
    triage(paths, &checks, &Signatures::new(&checks).expect("signatures"), &own(), since).expect("a triage")
}

fn triaged(text: &str) -> Triage {
    let folder = tempfile::tempdir().expect("a folder");
    of(&[file(&folder, "a.log", text)], None)
}

const GITLAB: &str = "{\"severity\":\"INFO\",\"time\":\"2026-01-09T20:00:00.000Z\",\"message\":\"fine, no error\"}\n\
    {\"severity\":\"ERROR\",\"time\":\"2026-01-09T20:00:01.000Z\",\"correlation_id\":\"01ABCDEFGH\",\"error_code\":\"A1001\"}\n\
    {\"severity\":\"ERROR\",\"time\":\"2026-01-09T20:00:03.000Z\",\"correlation_id\":\"01ABCDEFGH\",\"error_code\":\"A1001\"}\n";
const GATEWAY: &str = "{\"level\":\"info\",\"timestamp\":\"2026-01-09T20:00:00.900Z\",\"correlation_id\":\"01ABCDEFGH\",\"event\":\"start\"}\n\
    {\"level\":\"error\",\"timestamp\":\"2026-01-09T20:00:00.950Z\",\"correlation_id\":\"01ABCDEFGH\",\"event\":\"model 17 is upset\"}\n\
    {\"level\":\"error\",\"timestamp\":\"2026-01-09T20:00:02.950Z\",\"event\":\"model 18 is upset\"}\n\
    2026-01-09T20:00:04Z Error: Connection refused, token glpat-canary-1234567\n";

#[test]
fn causes_come_first_and_two_logs_are_joined() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = [file(&folder, "llm.log", GITLAB), file(&folder, "gateway.log", GATEWAY)];
    let triage = of(&paths, None);
    let kinds: Vec<_> = triage.kinds.iter().map(|kind| (kind.codes.join(" "), &*kind.template, kind.count)).collect();
    assert_eq!(kinds[0].0, "A-2");
    assert_eq!((&*kinds[1].0, kinds[1].1, kinds[1].2), ("", "model * is upset", 2));
    assert_eq!((&*kinds[2].0, kinds[2].2), ("A-1", 2));
    let symptom = &triage.kinds[2];
    assert_eq!(symptom.explained_by.as_deref(), Some("A-2"));
    assert_eq!((symptom.first, symptom.last), (Some(1_767_988_801.0), Some(1_767_988_803.0)));
    let sample = &triage.kinds[0].sample;
    assert!(sample.contains("****") && !sample.contains("canary"), "{sample}");
    let request = triage.request.expect("a request");
    assert_eq!(request.id, "01ABCDEFGH");
    let from: Vec<bool> = request.lines.iter().map(|(path, _)| path.ends_with("gateway.log")).collect();
    assert_eq!(from, [true, true, false, false], "in the order of their times");
    let sources: Vec<_> = triage.sources.iter().map(|source| (source.lines, source.errors)).collect();
    assert_eq!(sources, [(3, 2), (4, 3)]);
    assert_eq!((triage.first, triage.last), (Some(1_767_988_800.95), Some(1_767_988_804.0)));
}

#[test]
fn what_is_older_is_left_out_and_what_has_no_time_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = [file(&folder, "llm.log", &format!("{GITLAB}error: connection refused\n"))];
    let counts = |since| of(&paths, Some(since)).kinds.iter().map(|kind| kind.count).collect::<Vec<_>>();
    assert_eq!(counts(1_767_988_801.0), [1, 2]);
    assert_eq!(counts(1_767_988_802.0), [1, 1]);
    assert_eq!(counts(1_767_988_804.0), [1]);
}

#[test]
fn packed_logs_and_endless_lines_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"Error: connection refused\n").expect("it packs");
    let path = folder.path().join("old.log.gz");
    std::fs::write(&path, packed.finish().expect("it packs")).expect("a file");
    let long = file(&folder, "long.log", &format!("error {}\nError: connection refused\n", "x".repeat(1 << 20)));
    let triage = of(&[path, long], None);
    assert_eq!(triage.kinds[0].count, 2);
    assert_eq!(triage.sources[1].lines, 2);
}

#[test]
fn a_traceback_is_one_error_in_its_own_words() {
    let trace = "ERROR:    Exception in ASGI application\nTraceback (most recent call last):\n  File \"a.py\", line 1, in f\n    \
        g()\nhttpx.ConnectError: [Errno 111] Connection refused\nINFO:     done\n";
    let triage = triaged(&trace.repeat(3));
    let kinds: Vec<_> = triage.kinds.iter().map(|kind| (kind.codes.join(" "), kind.count, &*kind.sample)).collect();
    assert_eq!(kinds, [("A-2".to_owned(), 3, "httpx.ConnectError: [Errno 111] Connection refused")], "{triage:#?}");
    assert_eq!((triage.sources[0].lines, triage.sources[0].errors), (18, 3));
}

#[test]
fn what_is_not_understood_is_counted() {
    let triage = triaged("something failed in a way of its own\nERROR: it failed\n");
    assert_eq!((triage.kinds.len(), triage.not_understood), (2, 1));
}

/// Four letters, no two numbers the same.
fn word(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + u8::try_from(number / 26_usize.pow(place) % 26).expect("a letter"));
    (0..4).map(letter).collect()
}

#[test]
fn more_than_a_thousand_kinds_are_counted_together() {
    let kinds =
        |count: usize| triaged(&(0..count).map(|number| format!("error {}\n", word(number))).collect::<String>());
    assert_eq!((kinds(1_000).kinds.len(), kinds(1_000).untold), (1_000, 0));
    assert_eq!((kinds(1_001).kinds.len(), kinds(1_001).untold), (1_000, 1));
}

#[test]
fn of_a_line_400_characters_are_shown_and_of_a_request_twenty_lines() {
    let shown = |characters: usize| triaged(&format!("error {}", "語".repeat(characters))).kinds[0].sample.clone();
    assert_eq!(shown(394).chars().count(), 400);
    assert_eq!(shown(395).chars().count(), 401);
    let line = "{\"level\":\"error\",\"correlation_id\":\"REQUEST-1\",\"error_code\":\"A1001\"}\n";
    let lines = |count: usize| triaged(&line.repeat(count)).request.expect("a request").lines.len();
    assert_eq!((lines(20), lines(21)), (20, 20));
}

/// An error of a request.
fn failed(id: &str) -> String {
    format!("{{\"level\":\"error\",\"correlation_id\":\"{id}\",\"error_code\":\"A1001\"}}\n")
}

#[test]
fn lines_about_own_requests_are_counted_and_left_out() {
    let access = |method: &str| {
        let message = format!("10.0.0.1:5 - \\\"{method} / HTTP/1.1\\\" 401");
        format!("{{\"status_code\":401,\"method\":\"{method}\",\"message\":\"{message}\"}}\n")
    };
    let others = failed("REQUEST-1") + &failed("REQUEST-ours-1") + &access("GET");
    let own_ones = failed("ours-12345").repeat(2) + &failed("GITLABS-ID-OF-A-RUN") + &access("HEAD");
    let (without, with) = (triaged(&others), triaged(&(others.clone() + &own_ones)));
    assert_eq!(with.left_out, LeftOut { given_by_gitlab: Some(1), given_by_duo_doctor: 2, probes: 1 });
    assert_eq!((with.left_out.count(), without.left_out.count()), (4, 0));
    let elsewhere = LeftOut::none(&Own { ids: std::collections::HashSet::new(), ..own() });
    assert_eq!(elsewhere, LeftOut { given_by_gitlab: None, given_by_duo_doctor: 0, probes: 0 });
    let told = |triage: &Triage| {
        let counts: Vec<u64> = triage.kinds.iter().map(|kind| kind.count).collect();
        (counts, triage.sources[0].errors)
    };
    assert_eq!(told(&with), told(&without));
}

/// The message stands behind the traceback.
#[test]
fn of_a_line_four_mebibytes_are_read() {
    let known = |length: usize| {
        let end = "\",\"message\":\"connection refused\"}";
        let begin = "{\"level\":\"error\",\"backtrace\":\"";
        let frames = "x".repeat(length - begin.len() - end.len());
        let triage = triaged(&format!("{begin}{frames}{end}\n"));
        triage.kinds.iter().filter(|kind| kind.codes == ["A-2"]).count()
    };
    assert_eq!((known(100_000), known((4 << 20) - 1), known((4 << 20) + 1)), (1, 1, 0));
}
