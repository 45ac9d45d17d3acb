//! `docs/security-evidence.md`: each attack with what holds it and the tests that show it, made of `evidence.toml` and of
//! the sources. A test that is gone, or a layer, fails here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regex::Regex;
use serde::Deserialize;

use crate::support::root;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    number: Vec<Number>,
    attack: Vec<Attack>,
}

/// Something that is counted in a file: what a group catches, or how often the expression holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    what: String,
    file: String,
    count: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attack {
    threat: String,
    what: String,
    layer: String,
    tests: Vec<String>,
}

/// Every test of the workspace, and the file that it stands in.
fn tests(folder: &Path, found: &mut BTreeSet<(String, PathBuf)>) {
    let declared =
        Regex::new(r"#\[(?:tokio::)?test[^\]]*\]\s+(?:#\[[^\]]*\]\s+)*(?:async )?fn (\w+)").expect("an expression");
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            tests(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            found.extend(declared.captures_iter(&text).map(|test| (test[1].to_owned(), path.clone())));
        }
    }
}

fn count(number: &Number) -> u64 {
    let text =
        std::fs::read_to_string(root().join(&number.file)).unwrap_or_else(|error| panic!("{}: {error}", number.file));
    let expression = Regex::new(&number.count).expect("an expression");
    match expression.captures(&text).and_then(|found| Some(found.get(1)?.as_str().parse().expect("a number"))) {
        Some(said) => said,
        None => expression.find_iter(&text).count() as u64,
    }
}

#[test]
fn every_attack_has_what_holds_it_and_a_test() {
    let source = include_str!("evidence.toml");
    let table: Table = toml::from_str(source).expect("the table is one");
    let mut known = BTreeSet::new();
    ["host", "tests", "plugins", "sdk"].iter().for_each(|folder| tests(&root().join(folder), &mut known));
    let place = |test: &str| {
        let (_, path) =
            known.iter().find(|(name, _)| name == test).unwrap_or_else(|| panic!("there is no test {test}"));
        path.strip_prefix(root()).expect("below it").display().to_string()
    };
    let mut page = String::from(
        "# Evidence\n\nWhat somebody hostile can do, what holds it, and the tests that show it. Each test is part of \
         `cargo xtask test`, so what stands here holds in every version that passed it. Made by \
         `UPDATE=1 cargo test --test e2e security::evidence`; the table is `tests/security/evidence.toml`.\n\n\
         | what is tried | how many |\n|---|---|\n",
    );
    for number in &table.number {
        let count = count(number);
        assert!(count >= 30, "{}: {count}", number.what);
        page += &format!("| {} | {count} |\n", number.what);
    }
    page += &format!("| guests that misbehave, each on both engines | {} |\n", super::guests::misbehaving());
    let mut threat = "";
    for attack in &table.attack {
        assert!(root().join(&attack.layer).is_file(), "there is no {}", attack.layer);
        assert!(!attack.tests.is_empty(), "{}", attack.what);
        if attack.threat != threat {
            threat = &attack.threat;
            page += &format!("\n## {threat}\n\n| attack | held by | shown by |\n|---|---|---|\n");
        }
        let shown: Vec<String> = attack.tests.iter().map(|test| format!("`{test}` ({})", place(test))).collect();
        page += &format!("| {} | `{}` | {} |\n", attack.what, attack.layer, shown.join("<br>"));
    }
    let path = root().join("docs/security-evidence.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/security-evidence.md is old: run `UPDATE=1 cargo test --test e2e security::evidence`"
    );
}

/// The word for what a run of the table is worth: no claim of `SECURITY.md` names a test that is not there.
#[test]
fn every_test_that_the_policy_names_is_there() {
    let mut known = BTreeSet::new();
    ["host", "tests"].iter().for_each(|folder| tests(&root().join(folder), &mut known));
    let text = std::fs::read_to_string(root().join("SECURITY.md")).expect("there is one");
    let named = Regex::new("`([a-z0-9]+(?:_[a-z0-9]+){2,})`").expect("an expression");
    let missing: Vec<&str> = named
        .captures_iter(&text)
        .map(|name| name.get(1).expect("the name").as_str())
        .filter(|name| !known.iter().any(|(test, _)| test == name))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
