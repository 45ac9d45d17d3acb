//! The search against a plain reference that reads every line and parses every line that could be JSON.

mod cases;
mod edges;
mod faults;
mod random;
mod reference;
mod windows;

#[path = "../../../tests/support/log_generator.rs"]
mod log_generator;

use std::fs::FileTimes;
use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

use super::{Error, File, Limits, Matcher, Own, Predicate, Query, Summary, files, search};

/// Bytes of a file that is searched by bisection.
const LARGE: u64 = 3 << 20;

/// A folder of log files that vanishes with the test.
struct Folder {
    place: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { place: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn write_gzip(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        self.write(name, gzip(text.as_ref()))
    }

    fn age(&self, name: &str, modified: f64) {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs_f64(modified);
        let file = std::fs::File::options().write(true).open(self.path(name)).unwrap();
        file.set_times(FileTimes::new().set_modified(time)).unwrap();
    }

    fn files(&self, pattern: &str) -> Vec<File> {
        files(&[self.path(pattern)]).unwrap()
    }
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// Bisection starts early, so that a file of some pieces is large.
fn limits() -> Limits {
    Limits { threads: NonZero::new(2).unwrap(), seek_above: LARGE, ..Limits::default() }
}

fn predicate(name: &str, all: &[Matcher]) -> Predicate {
    Predicate { name: name.into(), all: all.to_vec() }
}

fn contains(text: &str) -> Matcher {
    Matcher::Contains(text.into())
}

fn regex(text: &str) -> Matcher {
    Matcher::Regex(text.into())
}

fn equals(field: &str, value: &str) -> Matcher {
    Matcher::FieldEquals(field.into(), value.into())
}

fn present(field: &str) -> Matcher {
    Matcher::FieldPresent(field.into())
}

/// A query with one predicate.
fn asks(all: &[Matcher]) -> Query {
    Query { predicates: vec![predicate("it", all)], samples: 20, ..Query::default() }
}

fn answers(files: &[File], queries: &[Query], limits: &Limits) -> Vec<Result<Summary, Error>> {
    search(files, queries, limits, &AtomicBool::new(false))
}

fn answer(files: &[File], query: &Query) -> Summary {
    answers(files, std::slice::from_ref(query), &limits()).remove(0).unwrap()
}

/// Writes a text as a file and asks it one thing.
fn ask_text(text: impl AsRef<[u8]>, all: &[Matcher]) -> Summary {
    let folder = Folder::new();
    folder.write("a.log", text);
    answer(&folder.files("a.log"), &asks(all))
}

fn count(text: impl AsRef<[u8]>, all: &[Matcher]) -> u64 {
    ask_text(text, all).hits[0].count
}

fn texts(paths: &[File]) -> Vec<Vec<u8>> {
    paths.iter().map(|file| read(&file.path)).collect()
}

fn read(path: &Path) -> Vec<u8> {
    let bytes = std::fs::read(path).unwrap();
    if !bytes.starts_with(b"\x1F\x8B") {
        return bytes;
    }
    let mut text = Vec::new();
    std::io::copy(&mut flate2::read::MultiGzDecoder::new(&bytes[..]), &mut text).unwrap();
    text
}
