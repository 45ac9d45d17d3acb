//! Odd files, and each limit of what is read, crossed once.

use super::super::gzip::Unpacked;
use super::super::piece::{self, Reading};
use super::*;

#[test]
fn an_empty_file_has_nothing() {
    let summary = ask_text("", &[]);
    assert_eq!((summary.lines, summary.bytes, summary.covered, summary.hits[0].count), (0, 0, None, 0));
    assert!(!summary.partial);
}

#[test]
fn line_ends_of_every_kind() {
    let summary = ask_text("{\"a\":1}\r\nplain\r\n\r\n\n{\"a\":1}", &[regex("^\\{.*\\}$")]);
    assert_eq!((summary.lines, summary.plain, summary.bytes), (5, 3, 26));
    assert_eq!(summary.hits[0].count, 2);
    assert_eq!(summary.hits[0].samples, ["{\"a\":1}", "{\"a\":1}"]);
}

#[test]
fn a_match_does_not_span_lines() {
    assert_eq!(count("one\ntwo\n", &[contains("one\ntwo")]), 0);
    assert_eq!(count("one\ntwo\n", &[regex("one\\stwo")]), 0);
    assert_eq!(count("one\ntwo\n", &[contains("one"), contains("two")]), 0);
    assert_eq!(count("\n\none\n", &[contains("\n")]), 0);
}

#[test]
fn bytes_that_are_not_utf_8_are_replaced_in_samples() {
    let summary =
        ask_text(b"{\"m\":\"a\xFFb\",\"code\":\"A1001\"}\n", &[equals("code", "A1001"), equals("m", "a\u{FFFD}b")]);
    assert_eq!(summary.hits[0].samples, ["{\"m\":\"a\u{FFFD}b\",\"code\":\"A1001\"}"]);
}

#[test]
fn long_lines_are_searched_whole_and_handed_over_cut() {
    let line = format!("{{\"prompt\":\"{}\",\"code\":\"A1001\"}}\n", "é".repeat(150_000));
    let summary = ask_text(line.repeat(5), &[equals("code", "A1001")]);
    assert_eq!((summary.hits[0].count, summary.lines, summary.plain), (5, 5, 0));
    let is_cut =
        |sample: &String| (32_760..=32_768).contains(&sample.len()) && sample.ends_with("é\",\"code\":\"A1001\"}");
    assert!(summary.hits[0].samples.iter().all(is_cut));
    assert!(!summary.partial);
    for (length, kept) in [(32_768, 32_768), (32_769, 32_768)] {
        assert_eq!(ask_text("x".repeat(length), &[contains("x")]).hits[0].samples[0].len(), kept);
    }
}

/// The same in a plain and in a packed file.
fn both(text: &[u8], limits: &Limits, query: &Query) -> [Summary; 2] {
    let folder = Folder::new();
    folder.write("plain.log", text);
    folder.write_gzip("packed.log", text);
    let ask = |name| answers(&folder.files(name), std::slice::from_ref(query), limits).remove(0).unwrap();
    [ask("plain.log"), ask("packed.log")]
}

#[test]
fn the_rest_of_an_overlong_line_is_skipped_and_counted() {
    let limits = Limits { line: 100_000, ..limits() };
    let long = |length: usize| format!("{{\"time\":\"1970-01-01T00:00:09Z\",\"m\":\"{} tail\"}}\n", "x".repeat(length));
    // Within a piece, over a piece's end, and over several pieces; and last without a line end.
    for length in [100_001, 700_000, 5_000_000] {
        let text = format!("first\n{}{}last tail\n{}", long(length), long(100), long(length).trim_end());
        let [plain, packed] = both(text.as_bytes(), &limits, &asks(&[contains("tail")]));
        assert_eq!(plain, packed);
        assert_eq!((plain.lines, plain.plain, plain.hits[0].count), (5, 2, 2), "{length}");
        assert_eq!(plain.bytes + plain.skipped, text.len() as u64);
        assert_eq!(plain.skipped, text.len() as u64 - (6 + 100_000 + long(100).len() as u64 + 10 + 100_000));
        assert!(plain.partial);
        assert_eq!(plain.covered, Some((9.0, 9.0)));
    }
}

#[test]
fn a_line_of_just_the_limit_is_whole() {
    let limits = Limits { line: 100_000, ..limits() };
    let text = format!("{}tail\r\nnext\n", "x".repeat(99_995));
    for summary in both(text.as_bytes(), &limits, &asks(&[contains("tail")])) {
        assert_eq!((summary.hits[0].count, summary.lines, summary.partial, summary.bytes), (1, 2, false, 100_006));
    }
}

#[test]
fn a_single_huge_line_needs_little_memory() {
    let text = vec![b'x'; 64 << 20];
    let folder = Folder::new();
    let path = folder.write_gzip("packed.log", &text);
    let content = super::super::content::open(&path).unwrap();
    let limits = Limits { line: 1 << 20, ..limits() };
    let mut unpacked = Unpacked::new(&content, &limits);
    let (mut kept, mut beyond) = (0, 0);
    while let Some(chunk) = unpacked.next() {
        kept += chunk.text.len();
        beyond += chunk.beyond;
    }
    assert!(kept <= (1 << 20) + (1 << 19), "{kept}");
    assert_eq!(kept as u64 + beyond, 64 << 20);
}

#[test]
fn a_piece_of_a_huge_line_is_small() {
    let folder = Folder::new();
    let path = folder.write("a.log", [&b"first\n"[..], &vec![b'x'; 8 << 20], b"\nlast\n"].concat());
    let content = super::super::content::open(&path).unwrap();
    let cancel = AtomicBool::new(false);
    let reading = Reading { line: 1 << 20, cancel: &cancel };
    let mut buffers = [Vec::new(), Vec::new()];
    let mut load = |from: u64, to: u64| {
        let piece = piece::load(&content, from..to, from == 0, reading, &mut buffers).unwrap();
        (piece.text.len() as u64, piece.offset, piece.beyond)
    };
    assert_eq!(load(0, 1 << 19), (6 + (1 << 20), 0, (7 << 20) + 1));
    assert_eq!(load(1 << 19, 1 << 20).0, 0);
    assert_eq!(load(8 << 20, content.length), (5, (8 << 20) + 7, 0));
    assert!(buffers.iter().all(|buffer| buffer.len() <= 3 << 20));
}

#[test]
fn what_a_packed_file_may_unpack_to_is_limited() {
    let line = "{\"code\":\"A1001\"}\n";
    let folder = Folder::new();
    folder.write_gzip("a.gz", line.repeat(100_000));
    let ask = |unpacked| {
        let limits = Limits { unpacked, ..limits() };
        answers(&folder.files("a.gz"), &[asks(&[equals("code", "A1001")])], &limits).remove(0).unwrap()
    };
    let length = line.len() as u64;
    let cut = ask(length * 60_000);
    assert_eq!((cut.hits[0].count, cut.lines, cut.partial), (60_000, 60_000, true));
    let whole = ask(length * 100_000);
    assert_eq!((whole.hits[0].count, whole.partial), (100_000, false));
}

#[test]
fn a_bomb_ends_at_the_limit() {
    let folder = Folder::new();
    folder.write_gzip("bomb.gz", vec![b'\n'; 200 << 20]);
    let limits = Limits { unpacked: 5 << 20, ..limits() };
    let summary = answers(&folder.files("bomb.gz"), &[asks(&[])], &limits).remove(0).unwrap();
    assert_eq!((summary.lines, summary.partial), (5 << 20, true));
}

#[test]
fn packed_files_of_several_members_are_one_text() {
    let folder = Folder::new();
    folder.write("a.gz", [gzip(b"{\"a\":1}\n{\"a\""), gzip(b":1}\n")].concat());
    assert_eq!(answer(&folder.files("a.gz"), &asks(&[equals("a", "1")])).hits[0].count, 2);
}

#[test]
fn packed_files_are_known_by_their_content() {
    let folder = Folder::new();
    folder.write_gzip("current", "{\"a\":1}\n");
    folder.write("plain.gz", "{\"a\":1}\n");
    assert_eq!(answer(&folder.files("*"), &asks(&[equals("a", "1")])).hits[0].count, 2);
}

#[test]
fn a_packed_file_that_breaks_off_is_partial() {
    let text: String = (0..200_000).map(|number| format!("{{\"n\":{number}}}\n")).collect();
    let whole = gzip(text.as_bytes());
    let folder = Folder::new();
    folder.write("a.gz", &whole[..whole.len() / 2]);
    let summary = answer(&folder.files("a.gz"), &asks(&[present("n")]));
    assert!(summary.partial && summary.hits[0].count > 50_000);
}

#[test]
fn rotated_files_are_oldest_first_whatever_their_names() {
    let folder = Folder::new();
    let line = |hour: u32| format!("{{\"time\":\"2026-01-09T{hour:02}:00:00Z\"}}\n");
    folder.write("llm.log", line(12));
    folder.write("llm.log.1", line(11));
    folder.write_gzip("llm.log.10.gz", line(2));
    folder.write_gzip("llm.log.2.gz", line(10));
    folder.write("llm.log.x", "no time\n");
    folder.age("llm.log.x", 1_767_952_800.0 - 3600.0);
    std::fs::create_dir(folder.path("llm.log.d")).unwrap();
    let names: Vec<_> = folder.files("llm.log*").iter().map(|file| file.path.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["llm.log.10.gz", "llm.log.x", "llm.log.2.gz", "llm.log.1", "llm.log"]);
}

#[test]
fn a_file_that_is_configured_twice_is_read_once() {
    let folder = Folder::new();
    let path = folder.write("llm.log", "{\"a\":1}\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&path, folder.path("current")).unwrap();
    let found = files(&[path, folder.path("*")]).unwrap();
    assert_eq!(found.len(), 1);
}
