use std::io::Write as _;

use super::*;
use duo_doctor_model::Check;
use duo_doctor_model::description::Signature;
use std::sync::Arc;

fn checks() -> Vec<Arc<Check>> {
    let mut check = duo_doctor_model::testing::check("a", &[]);
    check.description.signatures = vec![
        Signature { code: "A-1".into(), pattern: r"\bA1001\b".into() },
        Signature { code: "A-2".into(), pattern: "connection refused".into() },
    ];
    vec![Arc::new(check)]
}

fn own() -> Own {
    Own { ids: ["GITLABS-ID-OF-A-RUN".to_owned()].into(), is_given: |id| id.starts_with("ours-") }
}

fn file(folder: &tempfile::TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

#[test]
fn counts_known_and_unknown_lines_and_joins_two_logs() {
    let folder = tempfile::tempdir().expect("a folder");
    let gitlab = "{\"severity\":\"INFO\",\"time\":\"2026-01-09T20:00:00.000Z\",\"message\":\"fine, no error\"}\n\
        {\"severity\":\"ERROR\",\"time\":\"2026-01-09T20:00:01.000Z\",\"correlation_id\":\"01ABCDEFGH\",\"error_code\":\"A1001\"}\n\
        {\"severity\":\"ERROR\",\"time\":\"2026-01-09T20:00:03.000Z\",\"correlation_id\":\"01ZZZZZZZZ\",\"error_code\":\"A1001\"}\n";
    let gateway = "{\"level\":\"info\",\"timestamp\":\"2026-01-09T20:00:00.900Z\",\"correlation_id\":\"01ABCDEFGH\",\"event\":\"start\"}\n\
        {\"level\":\"error\",\"timestamp\":\"2026-01-09T20:00:00.950Z\",\"correlation_id\":\"01ABCDEFGH\",\"event\":\"model 17 is upset\"}\n\
        {\"level\":\"error\",\"timestamp\":\"2026-01-09T20:00:02.950Z\",\"event\":\"model 18 is upset\"}\n\
        2026-01-09T20:00:04Z Error: Connection refused, token glpat-canary-1234567\n";
    let paths = [file(&folder, "llm.log", gitlab), file(&folder, "gateway.log", gateway)];
    let checks = checks();
    let triage = triage(&paths, &Signatures::new(&checks).expect("signatures"), &own()).expect("a triage");
    let known: Vec<_> = triage.known.iter().map(|known| (&*known.code, known.lines.count)).collect();
    assert_eq!(known, [("A-1", 2), ("A-2", 1)]);
    assert_eq!(
        (triage.known[0].lines.first, triage.known[0].lines.last),
        (Some(1_767_988_801.0), Some(1_767_988_803.0))
    );
    assert!(triage.known[1].lines.sample.contains("****") && !triage.known[1].lines.sample.contains("canary"));
    let unknown: Vec<_> = triage.unknown.iter().map(|kind| (&*kind.template, kind.lines.count)).collect();
    assert_eq!(unknown, [("model * is upset", 2)]);
    assert_eq!(triage.requests[0].id, "01ABCDEFGH");
    let from: Vec<bool> = triage.requests[0].lines.iter().map(|(path, _)| path.ends_with("gateway.log")).collect();
    assert_eq!(from, [true, true, false], "in the order of their times");
    assert_eq!(triage.sources.iter().map(|source| (source.lines, source.errors)).collect::<Vec<_>>(), [(3, 2), (4, 3)]);
}

#[test]
fn packed_logs_and_endless_lines_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"Error: connection refused\n").expect("it packs");
    let path = folder.path().join("old.log.gz");
    std::fs::write(&path, packed.finish().expect("it packs")).expect("a file");
    let long = file(&folder, "long.log", &format!("error {}\nError: connection refused\n", "x".repeat(1 << 20)));
    let checks = checks();
    let triage = triage(&[path, long], &Signatures::new(&checks).expect("signatures"), &own()).expect("a triage");
    assert_eq!(triage.known[0].lines.count, 2);
    assert_eq!(triage.sources[1].lines, 2);
}

/// Four letters, no two numbers the same.
fn word(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + u8::try_from(number / 26_usize.pow(place) % 26).expect("a letter"));
    (0..4).map(letter).collect()
}

fn triaged(text: &str) -> Triage {
    let folder = tempfile::tempdir().expect("a folder");
    let checks = checks();
    let signatures = Signatures::new(&checks).expect("signatures");
    triage(&[file(&folder, "a.log", text)], &signatures, &own()).expect("a triage")
}

#[test]
fn more_than_a_thousand_kinds_are_counted_together() {
    let kinds =
        |count: usize| triaged(&(0..count).map(|number| format!("error {}\n", word(number))).collect::<String>());
    assert_eq!((kinds(1_000).unknown.len(), kinds(1_000).untold), (1_000, 0));
    assert_eq!((kinds(1_001).unknown.len(), kinds(1_001).untold), (1_000, 1));
}

/// An error of a request that says when it came.
fn failed(id: &str, second: usize) -> String {
    let time = format!("2026-01-09T20:{:02}:{:02}Z", second / 60 % 60, second % 60);
    format!("{{\"level\":\"error\",\"time\":\"{time}\",\"correlation_id\":\"{id}\",\"error_code\":\"A1001\"}}\n")
}

#[test]
fn the_newest_five_requests_are_shown_with_twenty_lines_each() {
    let requests = |count: usize| {
        triaged(&(0..count).map(|number| failed(&format!("REQUEST-{number}"), number)).collect::<String>())
    };
    let ids = |triage: Triage| triage.requests.into_iter().map(|request| request.id).collect::<Vec<_>>();
    assert_eq!(ids(requests(5)).len(), 5);
    assert_eq!(ids(requests(6)), (1..6).rev().map(|number| format!("REQUEST-{number}")).collect::<Vec<_>>());
    let lines = |count: usize| triaged(&failed("REQUEST-1", 1).repeat(count)).requests[0].lines.len();
    assert_eq!((lines(20), lines(21)), (20, 20));
}

/// The one that comes too late is the newest, and would be shown first.
#[test]
fn a_hundred_thousand_failed_requests_are_remembered() {
    let requests = |count: usize| {
        let older: String = (1..count).map(|number| failed(&format!("REQUEST-{number}"), 1)).collect();
        triaged(&(older + &failed("THE-NEWEST", 2))).requests[0].id.clone()
    };
    assert_eq!(requests(100_000), "THE-NEWEST");
    assert_ne!(requests(100_001), "THE-NEWEST");
}

#[test]
fn lines_about_own_requests_are_counted_and_left_out() {
    let access = |method: &str| {
        let message = format!("10.0.0.1:5 - \\\"{method} / HTTP/1.1\\\" 401");
        format!("{{\"status_code\":401,\"method\":\"{method}\",\"message\":\"{message}\"}}\n")
    };
    let others = failed("REQUEST-1", 1) + &failed("REQUEST-ours-1", 2) + &access("GET");
    let mixed = others.clone()
        + &failed("ours-12345", 3)
        + &failed("ours-12345", 4)
        + &failed("GITLABS-ID-OF-A-RUN", 5)
        + &access("HEAD");
    let (without, with) = (triaged(&others), triaged(&mixed));
    assert_eq!(with.left_out, LeftOut { given_by_gitlab: Some(1), given_by_duo_doctor: 2, probes: 1 });
    assert_eq!((with.left_out.count(), without.left_out.count()), (4, 0));
    let elsewhere = LeftOut::none(&Own { ids: std::collections::HashSet::new(), ..own() });
    assert_eq!(elsewhere, LeftOut { given_by_gitlab: None, given_by_duo_doctor: 0, probes: 0 });
    let told = |triage: &Triage| {
        let requests: Vec<String> = triage.requests.iter().map(|request| request.id.clone()).collect();
        (triage.known[0].lines.count, triage.sources[0].errors, requests)
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
        triaged(&format!("{begin}{frames}{end}\n")).known.len()
    };
    assert_eq!((known(100_000), known((4 << 20) - 1), known((4 << 20) + 1)), (1, 1, 0));
}
