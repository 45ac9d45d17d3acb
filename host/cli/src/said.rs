//! A reading in one sentence: who says it, on which way, what failed.

use duo_doctor_model::description::Hop;
use duo_doctor_texts::reader::{Failure, Reading};
use duo_doctor_wording::Words;

/// The sentence; none where nothing failed that is known.
pub(crate) fn sentence(words: &Words, reading: &Reading) -> Option<String> {
    let unclear = reading.chain.first().filter(|_| reading.is_error && reading.hop.is_some());
    let cause = reading.cause().or(unclear)?;
    let who = cause
        .speaker
        .map_or_else(|| words.say("reading-nobody", &[]), |speaker| words.say(&format!("speaker-{speaker}"), &[]));
    // Whoever speaks of itself needs no place.
    let place = reading.hop.filter(|hop| (cause.speaker, *hop) != (Some("ai-gateway"), Hop::Gateway));
    let place = place.filter(|hop| (cause.speaker, *hop) != (Some("model-server"), Hop::Model));
    let place = place.filter(|hop| (cause.speaker, *hop) != (Some("gitlab"), Hop::Gitlab));
    let leg = place.map_or_else(|| "none".to_owned(), |hop| words.say(&format!("leg-{}", hop.name()), &[]));
    // Whom an inner error names is whom the outer one was about.
    let host = reading.chain.iter().rev().find_map(|link| Some((link.host.clone()?, link.port)));
    let peer = host.map_or_else(
        || "none".to_owned(),
        |(host, port)| port.map_or_else(|| host.clone(), |port| format!("{host}:{port}")),
    );
    let reason = cause.reason.map_or("other", duo_doctor_texts::reader::Reason::name);
    let failure = cause.failure.map_or("unclear", Failure::name);
    let what = words.say(&format!("failure-{failure}"), &[("peer", &peer), ("reason", reason)]);
    Some(words.say("reading", &[("who", &who), ("leg", &leg), ("what", &what)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use duo_doctor_texts::family;
    use duo_doctor_texts::reader::{Link, Reason, SPEAKERS};
    use duo_doctor_wording::Language;

    /// In every whole language every family has a meaning and something to do, and every such word a family.
    #[test]
    fn every_family_has_words_and_every_word_a_family() {
        let sources = [
            include_str!("../../wording/locales/en/families/clouds.ftl"),
            include_str!("../../wording/locales/en/families/features.ftl"),
            include_str!("../../wording/locales/en/families/models.ftl"),
            include_str!("../../wording/locales/en/families/ways.ftl"),
        ];
        let keys = |line: &'static str| line.strip_prefix("family-")?.split_once(" =").map(|(key, _)| key);
        let worded: BTreeSet<&str> = sources.iter().flat_map(|source| source.lines()).filter_map(keys).collect();
        let families: BTreeSet<&str> = family::all().map(|family| family.key).collect();
        assert_eq!(worded, families);
        for language in Language::whole() {
            let words = Words::new(language, &[]);
            let mut all = BTreeSet::new();
            for family in &families {
                let key = format!("family-{family}");
                let (meaning, steps) = (words.say(&key, &[]), words.steps(&key));
                assert!(meaning != key && !steps.is_empty() && !meaning.contains('{'), "{language:?} {key}");
                assert!(all.insert(meaning), "{language:?} {key}: said twice");
            }
        }
    }

    /// In every language every speaker, way, failure and reason has words.
    #[test]
    fn everything_that_is_read_can_be_said() {
        for language in Language::whole() {
            let words = Words::new(language, &[]);
            let legs = Hop::ALL.map(Some).into_iter().chain([None]);
            for hop in legs {
                for speaker in SPEAKERS.map(Some).into_iter().chain([None]) {
                    for failure in Failure::ALL.map(Some).into_iter().chain([None]) {
                        for reason in Reason::ALL.map(Some).into_iter().chain([None]) {
                            let host = failure.is_some_and(|failure| (failure as usize).is_multiple_of(2));
                            let host = host.then(|| "host.example".to_owned());
                            let link = Link { speaker, failure, reason, host, ..Link::default() };
                            let reading = Reading { hop, is_error: true, chain: vec![link], ..Reading::default() };
                            let said = sentence(&words, &reading);
                            assert_eq!(said.is_some(), failure.is_some() || hop.is_some());
                            let Some(said) = said else { continue };
                            assert!(!said.contains(['{', '}']) && !said.contains("none"), "{said}");
                            assert!(!said.contains("speaker-") && !said.contains("leg-") && !said.contains("failure-"));
                        }
                    }
                }
            }
        }
    }
}
