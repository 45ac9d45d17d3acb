//! The contract reference is made from `wit/`, and guests of every released contract keep running.

/// Types and functions as the reference words them.
mod reference;

use std::path::{Path, PathBuf};

use wit_parser::Resolve;

use crate::support::root;
use crate::support::set_up::{SetUp, everything};

/// Set to write the reference anew.
const UPDATE: &str = "UPDATE";

#[test]
fn the_reference_says_what_the_contract_says() {
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_dir(root().join("wit")).expect("the contract parses");
    let page = reference::page(&resolve, package);
    let path = root().join("docs/contract.md");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &page).expect("the documentation can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/contract.md is old: run `{UPDATE}=1 cargo test --test e2e contract`");
}

/// Guests as they were built when a contract was released, by its version. They are never built anew.
fn frozen() -> Vec<(String, PathBuf)> {
    let entries = |path: &Path| {
        let entries = std::fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let versions = entries(&root().join("tests/frozen")).into_iter().filter(|path| path.is_dir());
    let name = |path: &Path| path.file_name().expect("it has a name").to_string_lossy().into_owned();
    versions
        .flat_map(|version| {
            let guests = entries(&version).into_iter().filter(|path| path.extension().is_some_and(|it| it == "wasm"));
            guests.map(|guest| (name(&version), guest)).collect::<Vec<_>>()
        })
        .collect()
}

/// Every released minor is served. A guest that fails here was broken by a change of `wit/` or of the host.
#[test]
fn guests_of_every_released_contract_run() {
    let set_up = SetUp::start("healthy");
    let guests = frozen();
    assert!(!guests.is_empty(), "tests/frozen has guests");
    for (version, guest) in guests {
        let id = guest.file_stem().expect("it has a name").to_string_lossy().replace('_', "-");
        let configuration = set_up.extended("", &format!("[grant.{id}]\n{}", everything()));
        let component = guest.display().to_string();
        let ran = set_up.check(&configuration, ["--component", component.as_str(), id.as_str(), "--format", "json"]);
        assert_eq!(ran.outcomes()[&id], "pass", "{version} {}: {ran:?}", guest.display());
    }
}
