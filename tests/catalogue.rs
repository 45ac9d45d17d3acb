//! Every folder of `plugins/` is complete: nobody has to remember it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use duo_doctor_model::Check;
use duo_doctor_model::policy::{CAPABILITIES, Capability};
use duo_doctor_wording::{Catalogue, Language};
use serde_json::Value;

use crate::support::{core, root};

fn folders() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("plugins")).expect("there are plugins");
    let mut folders: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_folder_is_in_the_pack_under_its_name() {
    let folders: Vec<String> =
        folders().iter().map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    let ids: Vec<String> = core().iter().map(|check| check.id().to_owned()).collect();
    assert_eq!(ids, folders);
}

#[test]
fn codes_are_of_the_checks_own_block_and_of_no_other() {
    let mut seen = BTreeSet::new();
    for check in core() {
        let description = &check.description;
        let block: BTreeSet<&str> = description.codes.iter().map(|code| &code[..5]).collect();
        assert_eq!(block.len(), 1, "{}: codes of several blocks {block:?}", description.id);
        let hop = format!("DUO{}", description.hop.digit());
        assert!(description.codes.iter().all(|code| code.starts_with(&hop) && code.len() == 7), "{}", description.id);
        for code in &description.codes {
            assert!(seen.insert(code.clone()), "{code} stands twice");
        }
    }
}

#[test]
fn requires_and_explains_name_what_exists() {
    let core = core();
    let ids: BTreeSet<&str> = core.iter().map(|check| check.description.id.as_str()).collect();
    let codes: Vec<&str> = core.iter().flat_map(|check| check.description.codes.iter().map(String::as_str)).collect();
    for check in &core {
        let description = &check.description;
        for required in &description.requires {
            assert!(ids.contains(required.as_str()), "{} requires `{required}`", description.id);
        }
        for edge in &description.explains {
            for side in [&edge.from, &edge.to] {
                let known = codes.iter().any(|code| duo_doctor_model::description::fits(side, code));
                assert!(known, "{} explains by or with `{side}`, which no check has", description.id);
            }
        }
    }
}

#[test]
fn all_languages_say_the_same_things() {
    for check in core() {
        let id = &check.description.id;
        let catalogue = |language: Language| {
            let source = check.messages.get(language.tag()).unwrap_or_else(|| panic!("{id} has no {}", language.tag()));
            Catalogue::new(source, language).unwrap_or_else(|error| panic!("{id} {}: {error}", language.tag()))
        };
        let english = catalogue(Language::English);
        let keys = |catalogue: &Catalogue| -> BTreeSet<String> { catalogue.entries().keys().cloned().collect() };
        for language in Language::whole() {
            let other = catalogue(language);
            assert_eq!(keys(&english), keys(&other), "{id} {}", language.tag());
            for (key, variables) in english.entries() {
                let of_other = &other.entries()[key];
                // A language may say a thing without naming it again, but not name what nobody gives.
                let fits = of_other.is_subset(variables) || variables.is_subset(of_other);
                assert!(fits, "{id} {key} {}", language.tag());
            }
        }
        for key in ["title", "about", "proves", "does-not-prove"] {
            assert!(english.entries().contains_key(key), "{id} lacks `{key}`");
        }
        let japanese_text = check.messages[Language::Japanese.tag()].clone();
        assert!(japanese_text.chars().any(|character| ('\u{3040}'..='\u{30ff}').contains(&character)), "{id}");
        check_codes(&check, &english);
    }
}

/// Every code has a message, and what can fail says why, what it does, and how to fix it.
fn check_codes(check: &Check, catalogue: &Catalogue) {
    let id = &check.description.id;
    for code in &check.description.codes {
        assert!(catalogue.entries().contains_key(code), "{id} has no message `{code}`");
        let number: u32 = code[5..].parse().expect("codes end in two digits");
        for attribute in ["cause", "consequence", "fix-1"] {
            let there = catalogue.entries().contains_key(&format!("{code}.{attribute}"));
            assert_eq!(there, (1..90).contains(&number), "{id} {code}.{attribute}");
        }
    }
}

/// Codes of what could not be determined.
fn unknown_codes(check: &Check) -> BTreeSet<String> {
    let folder = root().join("plugins").join(&check.description.id).join("fixtures");
    let mut codes = BTreeSet::new();
    for file in std::fs::read_dir(&folder).expect("a check has fixtures").filter_map(Result::ok) {
        let text = std::fs::read_to_string(file.path()).expect("a fixture can be read");
        let fixture: Value = serde_json::from_str(&text).expect("a fixture is JSON");
        for finding in fixture["expected"].as_array().into_iter().flatten().filter(|one| one["outcome"] == "unknown") {
            let reason = finding["args"]["reason"].as_str().unwrap_or_default();
            assert!(!reason.contains(' '), "{}: `{reason}` is a sentence and no key", file.path().display());
            codes.insert(finding["code"].as_str().expect("a finding has a code").to_owned());
        }
    }
    codes
}

/// Why a check does not know is worded once, by the host, or by an attribute `why-KEY` of the code.
#[test]
fn what_is_not_known_is_said_with_the_hosts_words() {
    for check in core() {
        let codes = unknown_codes(&check);
        assert!(!codes.is_empty(), "{} has no fixture of an unknown", check.description.id);
        for (code, language) in codes.iter().flat_map(|code| Language::whole().map(move |language| (code, language))) {
            let catalogue = Catalogue::new(&check.messages[language.tag()], language).expect("messages are read");
            let variables = &catalogue.entries()[code];
            assert!(variables.contains("why"), "{code} {} does not say `$why`", language.tag());
            assert!(!variables.contains("reason"), "{code} {} words reasons by itself", language.tag());
        }
    }
}

/// The contract tells authors in every language which reasons have words.
#[test]
fn the_contract_lists_the_reasons_of_the_sdk() {
    let files = std::iter::once("types").chain(CAPABILITIES.iter().map(|capability| capability.name));
    let contract: String = files
        .map(|name| {
            std::fs::read_to_string(root().join("wit").join(format!("{name}.wit"))).expect("the contract can be read")
        })
        .collect();
    let words: BTreeSet<&str> =
        contract.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').collect();
    for reason in duo_doctor_sdk::reason::every() {
        let key = &reason.args()["reason"];
        assert!(words.contains(key.as_str()), "the contract does not name the reason `{key}`");
    }
}

#[test]
fn every_check_imports_only_what_it_asks_for() {
    for check in core() {
        let needs = &check.description.needs;
        for Capability { name: capability, .. } in &CAPABILITIES {
            let imported =
                check.imports.iter().any(|import| import.starts_with(&format!("duo-doctor:check/{capability}@")));
            // Looking at connections is another interface.
            let asked = needs.iter().any(|need| need.capability == *capability && !need.rule.starts_with("list "));
            assert!(!imported || asked, "{} imports {capability} and does not ask for it", check.description.id);
            assert!(imported || !asked, "{} asks for {capability} and does not import it", check.description.id);
        }
    }
}
