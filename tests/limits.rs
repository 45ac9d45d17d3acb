//! Every number that bounds something stands in one table with its value and with the test that goes up to it and
//! beyond. A new constant needs a row; another value needs a look at the test.

/// Those of the engine.
mod engine;
/// The rows.
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use engine::ENGINE;
use regex::Regex;
use table::LIMITS;

use crate::support::root;

/// What holds a limit.
pub(crate) enum Held {
    /// The test that goes up to it and beyond.
    By(&'static str),
    /// It bounds nothing that comes from outside; what it is.
    NoBound(&'static str),
    /// No test goes that far; what it would take.
    TooFar(&'static str),
}

/// The sources below a folder.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden && path.file_name().is_none_or(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Numbers and times of the host's sources without tests: file, name, value. Only what the simulated set-up does is
/// left out.
fn constants() -> BTreeSet<(String, String, String)> {
    let constant = Regex::new(
        r"(?m)^ *(?:pub(?:\([a-z]+\))? )?const ([A-Z_0-9]+): (?:usize|u64|u32|i64|Duration|NonZero<usize>) = ([^;]+);",
    );
    let constant = constant.expect("a regular expression");
    let host = root().join("host");
    let mut files = Vec::new();
    sources(&host, &mut files);
    let mut found = BTreeSet::new();
    for path in files {
        let inside: Vec<String> =
            path.strip_prefix(&host).expect("below it").iter().map(|part| part.to_string_lossy().into()).collect();
        let of_tests = |part: &String| part == "tests" || part == "tests.rs" || part == "testing.rs";
        if inside[0] == "simulator" || inside.iter().any(of_tests) {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source");
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let file = inside.into_iter().filter(|part| part != "src").collect::<Vec<_>>().join("/");
        for captured in constant.captures_iter(text) {
            found.insert((file.clone(), captured[1].to_owned(), captured[2].to_owned()));
        }
    }
    found
}

#[test]
fn every_number_has_a_row_with_its_value() {
    let mut rows = BTreeSet::new();
    for (file, limits) in LIMITS.iter().chain(ENGINE) {
        for (name, value, _) in *limits {
            assert!(rows.insert(((*file).to_owned(), (*name).to_owned(), (*value).to_owned())), "{file} {name} twice");
        }
    }
    let found = constants();
    assert!(found.len() > 100, "the sources were not found");
    let missing: Vec<_> = found.difference(&rows).collect();
    let stale: Vec<_> = rows.difference(&found).collect();
    assert!(missing.is_empty() && stale.is_empty(), "without a row: {missing:#?}\nwithout a constant: {stale:#?}");
}

#[test]
fn every_test_that_a_row_names_is_there() {
    let test = Regex::new(r"#\[(?:tokio::)?test\]\s+(?:async )?fn ([a-z_0-9]+)\(").expect("a regular expression");
    let mut files = Vec::new();
    sources(&root().join("host"), &mut files);
    sources(&root().join("tests"), &mut files);
    let mut tests: BTreeMap<String, usize> = BTreeMap::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a source");
        test.captures_iter(&text).for_each(|found| *tests.entry(found[1].to_owned()).or_default() += 1);
    }
    for (file, limits) in LIMITS.iter().chain(ENGINE) {
        for (name, _, held) in *limits {
            match held {
                Held::By(test) => assert!(tests.contains_key(*test), "{file} {name}: there is no test `{test}`"),
                Held::NoBound(reason) | Held::TooFar(reason) => assert!(!reason.is_empty(), "{file} {name}"),
            }
        }
    }
}
