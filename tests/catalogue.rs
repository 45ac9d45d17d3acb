//! Every folder of `plugins/` is complete: nobody has to remember it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use duo_doctor::pack;
use duo_doctor::plugin::Plugin;
use duo_doctor::wording::{Catalogue, Language};

use crate::support::{program, root};

fn core() -> Vec<Plugin> {
    let pack = program().with_file_name("core.pack");
    let keys = pack::Keys::built_in(true).expect("the keys of this build");
    pack::open(&pack, &keys, pack::Depth::Whole).expect("the pack that was just built").plugins
}

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
    let ids: Vec<String> = core().into_iter().map(|plugin| plugin.description.id).collect();
    assert_eq!(ids, folders);
}

#[test]
fn codes_are_of_the_checks_own_block_and_of_no_other() {
    let mut seen = BTreeSet::new();
    for plugin in core() {
        let description = &plugin.description;
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
    let ids: BTreeSet<&str> = core.iter().map(|plugin| plugin.description.id.as_str()).collect();
    let codes: Vec<&str> = core.iter().flat_map(|plugin| plugin.description.codes.iter().map(String::as_str)).collect();
    for plugin in &core {
        let description = &plugin.description;
        for required in &description.requires {
            assert!(ids.contains(required.as_str()), "{} requires `{required}`", description.id);
        }
        for edge in &description.explains {
            let own = description.codes.iter().any(|code| duo_doctor::description::fits(&edge.from, code));
            assert!(own, "{} explains from `{}`, which is not its own", description.id, edge.from);
            let known = codes.iter().any(|code| duo_doctor::description::fits(&edge.to, code));
            assert!(known, "{} explains `{}`, which no check has", description.id, edge.to);
        }
    }
}

#[test]
fn both_languages_say_the_same_things() {
    for plugin in core() {
        let id = &plugin.description.id;
        let catalogue = |language: Language| {
            let source =
                plugin.messages.get(language.tag()).unwrap_or_else(|| panic!("{id} has no {}", language.tag()));
            Catalogue::new(source, language).unwrap_or_else(|error| panic!("{id} {}: {error}", language.tag()))
        };
        let (english, japanese) = (catalogue(Language::English), catalogue(Language::Japanese));
        let keys = |catalogue: &Catalogue| -> BTreeSet<String> { catalogue.entries().keys().cloned().collect() };
        assert_eq!(keys(&english), keys(&japanese), "{id}");
        for (key, variables) in english.entries() {
            let of_japanese = &japanese.entries()[key];
            // A language may say a thing without naming it again, but not name what nobody gives.
            assert!(of_japanese.is_subset(variables) || variables.is_subset(of_japanese), "{id} {key}");
        }
        for key in ["title", "about", "proves", "does-not-prove"] {
            assert!(english.entries().contains_key(key), "{id} lacks `{key}`");
        }
        let japanese_text = plugin.messages[Language::Japanese.tag()].clone();
        assert!(japanese_text.chars().any(|character| ('\u{3040}'..='\u{30ff}').contains(&character)), "{id}");
        check_codes(&plugin, &english);
    }
}

/// Every code has a message, and what can fail says why, what it does, and how to fix it.
fn check_codes(plugin: &Plugin, catalogue: &Catalogue) {
    let id = &plugin.description.id;
    for code in &plugin.description.codes {
        assert!(catalogue.entries().contains_key(code), "{id} has no message `{code}`");
        let number: u32 = code[5..].parse().expect("codes end in two digits");
        for attribute in ["cause", "consequence", "fix-1"] {
            let there = catalogue.entries().contains_key(&format!("{code}.{attribute}"));
            assert_eq!(there, (1..90).contains(&number), "{id} {code}.{attribute}");
        }
    }
}

#[test]
fn every_check_imports_only_what_it_asks_for() {
    for plugin in core() {
        let needs = &plugin.description.needs;
        let asks = |capability: &str| {
            needs.iter().any(|need| match need {
                duo_doctor::description::Need::Http(_) => capability == "http",
                duo_doctor::description::Need::Environment { .. } => capability == "environment",
                duo_doctor::description::Need::Log(_) => capability == "logs",
            })
        };
        for capability in ["http", "environment", "logs"] {
            let imported =
                plugin.imports.iter().any(|import| import.starts_with(&format!("duo-doctor:check/{capability}@")));
            assert!(
                !imported || asks(capability),
                "{} imports {capability} and does not ask for it",
                plugin.description.id
            );
            assert!(
                imported || !asks(capability),
                "{} asks for {capability} and does not import it",
                plugin.description.id
            );
        }
    }
}
