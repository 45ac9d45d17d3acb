//! Marks that differ between languages: brackets around a note, what stands between two words.

use duo_doctor_model::text::harmless;
use duo_doctor_wording::Words;

/// A note behind something.
pub(crate) fn in_brackets(words: &Words, note: &str) -> String {
    words.say("in-brackets", &[("note", note)])
}

/// Two words beside each other.
pub(crate) fn beside(words: &Words, one: &str, other: &str) -> String {
    words.say("beside", &[("one", one), ("other", other)])
}

/// Where the checks come from: packs with their signer, as the public shape has them in English.
pub(crate) fn sources(words: &Words, sources: &[String]) -> String {
    let said = |source: &String| {
        let source = harmless(source);
        match source.strip_prefix("pack ").and_then(|pack| pack.split_once(", signed by ")) {
            Some((pack, key)) => words.say("source-pack", &[("pack", pack), ("key", key)]),
            None => source,
        }
    };
    sources.iter().map(said).collect::<Vec<_>>().join(", ")
}
