//! Fluent messages that packs bring.

use std::collections::BTreeMap;

use duo_doctor_model::text::is_invisible;
use duo_doctor_wording::{Args, Catalogue, Language, messages};

use crate::naive::is_one_line;

/// Bytes of one formatted message. References multiply: Fluent ends a message after a hundred.
const FORMATTED: usize = 32 * 1024 * 1024;

/// Messages that are taken are formatted, with and without their arguments, into words that no terminal obeys; what is
/// wrong with others is said in one line.
pub fn messages(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let by_language = BTreeMap::from([("en".to_owned(), text.to_owned())]);
    if let Err(problem) = messages::check(&by_language) {
        assert!(is_one_line(&problem) && !problem.contains(is_obeyed), "{problem:?}");
        return;
    }
    let catalogue = match Catalogue::new(text, Language::English) {
        Ok(catalogue) => catalogue,
        Err(faulty) => {
            assert!(is_one_line(&faulty.0), "{faulty:?}");
            return;
        }
    };
    for (entry, variables) in catalogue.entries() {
        let (key, attribute) = entry.split_once('.').map_or((entry.as_str(), None), |(key, one)| (key, Some(one)));
        let args: Args<'_> = variables.iter().map(|name| (name.as_str(), "VALUE".to_owned())).collect();
        let said = catalogue.message(key, attribute, &args);
        let said = said.unwrap_or_else(|| panic!("`{entry}` is an entry, and has a text"));
        let bare = catalogue.message(key, attribute, &Args::new()).expect("it has a text without arguments");
        let sample = catalogue.sample(key, attribute).expect("it has a sample");
        for text in [&said, &bare, &sample] {
            assert!(text.len() <= FORMATTED, "`{entry}` has {} bytes", text.len());
            let obeyed = text.chars().find(|&one| is_obeyed(one));
            assert_eq!(obeyed, None, "`{entry}` says {text:?}");
        }
    }
}

fn is_obeyed(character: char) -> bool {
    is_invisible(character) || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}
