//! The house as `ARCHITECTURE.md` draws it: who uses whom, what is pure, where the contract is generated.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::root;

/// What a pure crate must not name: ways out of the process, and engines.
const WAYS_OUT: [&str; 9] =
    ["std::fs", "std::net", "std::process", "std::env", "tokio", "wasmtime", "clap", "reqwest", "hyper"];

/// What stands at the top of the tree. A file that belongs to nobody's project is seen here before it is shipped.
const TOP: [&str; 23] = [
    ".cargo",
    ".ci",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "clippy.toml",
    "deny.toml",
    "docs",
    "host",
    "plugins",
    "rustfmt.toml",
    "sdk",
    "tests",
    "wit",
    "xtask",
];

/// A row of the table: what the crate may use, and whether it is pure.
type Drawing = BTreeMap<String, (BTreeSet<String>, bool)>;

fn drawing() -> Drawing {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the architecture is written down");
    let table = text.split("| crate | may use | pure |").nth(1).expect("it has a table of crates");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let mut drawing = Drawing::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let uses = cells[1].split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        drawing.insert(cells[0].to_owned(), (uses, cells[2] == "yes"));
    }
    drawing
}

fn manifest(name: &str) -> toml::Table {
    let path = root().join("host").join(name).join("Cargo.toml");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn dependencies(name: &str) -> Vec<String> {
    let manifest = manifest(name);
    let table = manifest.get("dependencies").and_then(toml::Value::as_table);
    table.into_iter().flat_map(|table| table.keys().cloned()).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_crate_is_drawn() {
    let folders = std::fs::read_dir(root().join("host")).expect("there is a host");
    let folders = folders.map(|entry| entry.expect("a folder can be listed").path()).filter(|path| path.is_dir());
    let names: BTreeSet<String> =
        folders.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    assert_eq!(names, drawing().into_keys().collect());
}

#[test]
fn crates_use_only_what_the_drawing_allows() {
    for (name, (allowed, _)) in drawing() {
        let used = dependencies(&name);
        let used: BTreeSet<String> =
            used.iter().filter_map(|used| used.strip_prefix("duo-doctor-")).map(str::to_owned).collect();
        assert_eq!(used, allowed, "host/{name}/Cargo.toml");
    }
}

#[test]
fn pure_crates_reach_nothing() {
    let pure: Vec<String> = drawing().into_iter().filter(|(_, (_, pure))| *pure).map(|(name, _)| name).collect();
    assert!(!pure.is_empty());
    for name in pure {
        let named = dependencies(&name).into_iter().find(|used| WAYS_OUT.contains(&used.as_str()));
        assert_eq!(named, None, "host/{name}/Cargo.toml");
        let mut files = Vec::new();
        sources(&root().join("host").join(&name).join("src"), &mut files);
        for file in files.iter().filter(|file| !file.to_string_lossy().contains("tests")) {
            let text = std::fs::read_to_string(file).expect("a source can be read");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let way = WAYS_OUT.iter().find(|way| code.contains(&format!("{way}::")));
            assert_eq!(way, None, "{}", file.display());
        }
    }
}

#[test]
fn the_contract_is_generated_once_a_side() {
    for (folder, call, place) in [
        ("host", "component::bindgen!", "host/engine/src/bindings.rs"),
        ("sdk/src", "wit_bindgen::generate!", "sdk/src/bindings.rs"),
    ] {
        let mut files = Vec::new();
        sources(&root().join(folder), &mut files);
        let calls = |file: &&PathBuf| std::fs::read_to_string(file).expect("a source can be read").contains(call);
        let found: Vec<&PathBuf> = files.iter().filter(calls).collect();
        assert_eq!(found, [&root().join(place)], "{call}");
    }
}

/// Of a source without its history nothing is known to be tracked.
#[test]
fn nothing_stray_is_tracked_at_the_top() {
    if !root().join(".git").exists() {
        return;
    }
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().expect("git can be run");
    assert!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).expect("the project's paths are UTF-8");
    let top = listed.split_terminator('\0').map(|path| path.split('/').next().unwrap_or_default());
    assert_eq!(top.collect::<BTreeSet<&str>>(), BTreeSet::from(TOP), "tracked at the top, and wanted there");
}

/// Messages whose keys are put together or stand in a table: columns, rows of `self-check`, evidence.
const PUT_TOGETHER: [&str; 6] = ["column-", "row-self-", "evidence-", "seen-", "phase-", "source-"];

/// A key without words is shown as it is; words without a key are translated for nobody.
#[test]
fn every_sentence_that_the_code_says_has_words_and_none_is_left_over() {
    let mut files = Vec::new();
    sources(&root().join("host"), &mut files);
    let said = regex::Regex::new(r#"(?:say|said)!\(\s*"([a-z-]+)""#).expect("a regular expression");
    let text =
        |path: &Path| std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let all: String = files.iter().map(|path| text(path)).collect();
    let said: BTreeSet<&str> = said.captures_iter(&all).filter_map(|found| Some(found.get(1)?.as_str())).collect();
    let words = text(&root().join("host/wording/locales/en/sentences.ftl"));
    let key = |line: &str| Some(line.split_once(" = ")?.0.to_owned()).filter(|key| !key.starts_with(['#', ' ']));
    let words: BTreeSet<String> = words.lines().filter_map(key).collect();
    let without: Vec<&&str> = said.iter().filter(|said| !words.contains(**said) && **said != "key").collect();
    assert_eq!(without, [&""; 0]);
    let is_said = |key: &&String| said.contains(key.as_str()) || PUT_TOGETHER.iter().any(|part| key.starts_with(part));
    let left: Vec<&String> = words.iter().filter(|key| !is_said(key)).collect();
    assert_eq!(left, [""; 0]);
}
