//! Questions and files that have no answer.

use std::sync::atomic::{AtomicBool, Ordering};

use super::super::limits;
use super::*;

fn refusal(query: &Query) -> String {
    let folder = Folder::new();
    folder.write("a.log", "x\n");
    let refused = answers(&folder.files("a.log"), std::slice::from_ref(query), &limits()).remove(0);
    refused.unwrap_err().to_string()
}

#[test]
fn missing_files_are_told() {
    let folder = Folder::new();
    let path = folder.path("none*.log");
    let shown = path.display().to_string();
    assert_eq!(files(std::slice::from_ref(&path)), Err(Error::NoFile(vec![shown.clone()])));
    assert_eq!(
        Error::NoFile(vec![shown.clone()]).to_string(),
        format!("no log file at `{shown}`; check the path, or that logging is on")
    );
    assert_eq!(
        files(&[folder.path("no-such/llm.log*")]).unwrap_err(),
        Error::NoFile(vec![folder.path("no-such/llm.log*").display().to_string()])
    );
    assert!(matches!(answers(&[], &[asks(&[])], &limits())[0], Err(Error::NoFile(_))));
}

#[test]
fn one_of_several_places_may_be_missing() {
    let folder = Folder::new();
    let path = folder.write("a.log", "x\n");
    assert_eq!(files(&[folder.path("b.log"), path]).unwrap().len(), 1);
}

#[test]
fn folders_are_not_logs() {
    let folder = Folder::new();
    let files = files(&[folder.place.path()]).unwrap();
    let error = answers(&files, &[asks(&[]), asks(&[])], &limits()).remove(1).unwrap_err();
    assert!(matches!(&error, Error::Unreadable { reason, .. } if reason.starts_with("it is a folder")), "{error}");
}

#[test]
fn patterns_stand_in_file_names_only() {
    assert!(matches!(files(&["/var/log/*/llm.log"]), Err(Error::Pattern(_))));
}

#[test]
fn a_file_that_vanished_is_told() {
    let folder = Folder::new();
    let path = folder.write("a.log", "x\n");
    let files = files(std::slice::from_ref(&path)).unwrap();
    std::fs::remove_file(&path).unwrap();
    let error = answers(&files, &[asks(&[])], &limits()).remove(0).unwrap_err();
    assert!(matches!(&error, Error::Unreadable { path: told, .. } if *told == path), "{error}");
}

#[test]
fn other_ways_to_compress_are_told() {
    let folder = Folder::new();
    folder.write("a.zst", b"\x28\xB5\x2F\xFD....");
    let error = answers(&folder.files("a.zst"), &[asks(&[])], &limits()).remove(0).unwrap_err();
    assert!(
        error.to_string().ends_with("it is compressed with zstd, and only gzip is read; unpack it first"),
        "{error}"
    );
}

#[test]
fn damage_at_the_head_of_a_packed_file_is_told() {
    let folder = Folder::new();
    folder.write("a.gz", b"\x1F\x8B\x08\xFFnonsense");
    let error = answers(&folder.files("a.gz"), &[asks(&[])], &limits()).remove(0).unwrap_err();
    assert!(matches!(error, Error::Unreadable { .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn pipes_are_refused_and_not_waited_for() {
    let folder = Folder::new();
    let status = std::process::Command::new("mkfifo").arg(folder.path("pipe")).status().unwrap();
    assert!(status.success());
    let error = answers(&folder.files("pipe"), &[asks(&[])], &limits()).remove(0).unwrap_err();
    assert!(error.to_string().ends_with("it is not a regular file; save the output to a file first"), "{error}");
}

#[test]
fn bad_expressions_are_told_and_harm_no_other_query() {
    let folder = Folder::new();
    folder.write("a.log", "x\n");
    let found = answers(&folder.files("a.log"), &[asks(&[regex("(")]), asks(&[regex("x")])], &limits());
    assert!(matches!(&found[0], Err(Error::Regex { predicate, .. }) if predicate == "it"));
    assert_eq!(found[1].as_ref().unwrap().hits[0].count, 1);
}

#[test]
fn expressions_are_limited() {
    assert!(refusal(&asks(&[regex(r"(?:\w{100}){100}")])).contains("size limit"));
    let nested = |depth: usize| asks(&[regex(&format!("{}x{}", "(".repeat(depth), ")".repeat(depth)))]);
    let folder = Folder::new();
    folder.write("a.log", "x\n");
    answers(&folder.files("a.log"), &[nested(63)], &limits()).remove(0).unwrap();
    assert!(refusal(&nested(66)).starts_with("predicate `it`"));
    assert!(refusal(&asks(&[regex("(a)\\1")])).contains("backreferences are not supported"));
}

#[test]
fn queries_are_limited() {
    let many = |count| Query {
        predicates: (0..count).map(|number| predicate(&format!("p{number}"), &[contains("x")])).collect(),
        ..Query::default()
    };
    assert_eq!(refusal(&many(limits::PREDICATES + 1)), "the query has 65 predicates, at most 64 are allowed");
    assert_eq!(
        refusal(&asks(&vec![contains("x"); 9])),
        "the query has 9 matchers in a predicate, at most 8 are allowed"
    );
    let long = "x".repeat(limits::MATCHER_TEXT + 1);
    for matcher in [contains(&long), regex(&long), present(&long), equals("a", &long), equals(&long, "a")] {
        assert_eq!(
            refusal(&asks(&[matcher])),
            "the query has 1025 bytes in a matcher's text, at most 1024 are allowed"
        );
    }
    for query in
        [Query { group_by: Some(long.clone()), ..asks(&[]) }, Query { join_on: Some(long.clone()), ..asks(&[]) }]
    {
        assert_eq!(refusal(&query), "the query has 1025 bytes in a field's name, at most 1024 are allowed");
    }
    let same = Query { predicates: vec![predicate("a", &[]), predicate("a", &[])], ..Query::default() };
    assert_eq!(refusal(&same), "two predicates have the name `a`");
    assert_eq!(refusal(&Query { since: Some(f64::NAN), ..asks(&[]) }), "`since` is not a time");
    let folder = Folder::new();
    folder.write("a.log", "x\n");
    let longest = "x".repeat(1_024);
    let field = |field: &str| Query { group_by: Some(field.into()), join_on: Some(field.into()), ..asks(&[]) };
    for most in [many(64), asks(&vec![contains("x"); 8]), asks(&[equals(&longest, &longest)]), field(&longest)] {
        answers(&folder.files("a.log"), &[most], &limits()).remove(0).unwrap();
    }
}

#[test]
fn samples_and_joined_lines_are_limited() {
    let folder = Folder::new();
    let text: String =
        (0..90).map(|number| format!("{{\"id\":1,\"n\":{number},\"odd\":{}}}\n", number % 2 == 1)).collect();
    folder.write("a.log", text);
    let query = Query { samples: u32::MAX, join_on: Some("id".into()), ..asks(&[equals("odd", "true")]) };
    let hit = answer(&folder.files("a.log"), &query).hits.remove(0);
    assert_eq!((hit.count, hit.samples.len(), hit.joined.len()), (45, 20, 20));
    assert!(hit.samples[19].contains("\"n\":89,") && hit.joined[19].contains("\"n\":88,"));
}

#[test]
fn too_many_files_are_told() {
    let folder = Folder::new();
    for number in 0..400 {
        folder.write(&format!("{number}.log"), "");
    }
    assert_eq!(files(&[folder.path("*.log")]).map(|files| files.len()), Ok(400));
    folder.write("400.log", "");
    assert!(matches!(files(&[folder.path("*.log")]), Err(Error::TooManyFiles { limit: 400, .. })));
}

#[test]
fn a_cancelled_search_has_no_answer() {
    let folder = Folder::new();
    folder.write("a.log", "x\n");
    let found = search(&folder.files("a.log"), &[asks(&[]), asks(&[regex("(")])], &limits(), &AtomicBool::new(true));
    assert_eq!(found[0], Err(Error::Cancelled));
    assert!(matches!(found[1], Err(Error::Regex { .. })));
}

#[test]
fn a_search_is_cancelled_while_it_runs() {
    let folder = Folder::new();
    folder.write_gzip("bomb.gz", vec![b'\n'; 1 << 30]);
    let files = folder.files("bomb.gz");
    let cancel = AtomicBool::new(false);
    let found = std::thread::scope(|scope| {
        let running = scope.spawn(|| search(&files, &[asks(&[])], &limits(), &cancel));
        cancel.store(true, Ordering::Relaxed);
        running.join().unwrap()
    });
    assert_eq!(found, [Err(Error::Cancelled)]);
}
