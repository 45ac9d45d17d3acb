//! The host's own words: none is missing, in no language, and none leaves out what it was given.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde_json::Value;

use duo_doctor_model::description::{Hop, Impact, Vantage};
use duo_doctor_model::event::{Broken, Limit, Reason};
use duo_doctor_model::finding::{Confidence, Installation, Place, Severity};
use duo_doctor_model::outcome::{Outcome, Verdict};
use duo_doctor_model::policy::Denial;
use duo_doctor_wording::{Language, Words};

use crate::shape;

/// The words in which a type's variants are written; `tag` names the field of those that hold something.
fn every<T: JsonSchema>(tag: Option<&str>) -> BTreeSet<String> {
    let schema = schemars::schema_for!(T);
    let variants = schema.get("oneOf").and_then(Value::as_array).expect("a type with variants");
    let word = |variant: &Value| {
        let place = tag.map_or(variant, |tag| &variant["properties"][tag]);
        place["const"].as_str().unwrap_or_else(|| panic!("a variant without a word: {variant}")).to_owned()
    };
    variants.iter().map(word).collect()
}

fn in_every_language(check: impl Fn(&Words)) {
    for language in Language::ALL {
        check(&Words::new(language, &[]));
    }
}

/// A key without a message is said as it stands, so that a person would read `outcome-pass`.
#[test]
fn every_word_of_the_contract_is_said() {
    let words = [
        ("outcome", every::<Outcome>(None)),
        ("verdict", every::<Verdict>(None)),
        ("hop", every::<Hop>(None)),
        ("severity", every::<Severity>(None)),
        ("confidence", every::<Confidence>(None)),
        ("fix-place", every::<Place>(None)),
        ("installation", every::<Installation>(None)),
    ];
    in_every_language(|say| {
        for (kind, every) in &words {
            for word in every.iter().filter(|word| (*kind, word.as_str()) != ("installation", "any")) {
                let key = format!("{kind}-{word}");
                assert_ne!(say.say(&key, &[]), key, "{}", say.language.tag());
            }
        }
    });
}

/// Each reason with the words that must reappear in its sentence.
fn reasons() -> Vec<(Reason, Vec<&'static str>)> {
    let denials = ["first", "second"].map(|wanted| Denial {
        capability: "logs".into(),
        wanted: wanted.into(),
        reason: "not granted".into(),
        publisher: None,
        standing: None,
    });
    let plain = vec![
        (Reason::Deselected, vec![]),
        (Reason::Impact { needs: Impact::Active }, vec!["active"]),
        (Reason::Interrupted, vec![]),
        (Reason::Blocked { by: vec!["license".into(), "gateway-health".into()] }, vec!["license", "gateway-health"]),
        (
            Reason::OutOfVantage { vantages: vec![Vantage::Model, Vantage::AiGateway] },
            vec!["model", "ai-gateway", "--vantage"],
        ),
        (Reason::Denied { denials: denials.into() }, vec!["[grant.a-check]\nlogs = [\"first\", \"second\"]"]),
    ];
    let broken = every_broken().into_iter().map(|(broken, words)| (Reason::Broken(broken), words));
    plain.into_iter().chain(broken).collect()
}

fn every_broken() -> Vec<(Broken, Vec<&'static str>)> {
    vec![
        (Broken::Crashed { trap: "the trap".into(), last_words: "the words".into() }, vec!["the trap", "the words"]),
        (Broken::TimedOut { seconds: 31, waiting_for: String::new() }, vec!["31"]),
        (Broken::TimedOut { seconds: 31, waiting_for: "GET gitlab /".into() }, vec!["31", "GET gitlab /"]),
        (Broken::Limit { limit: Limit::CpuTime, value: "2 s".into() }, vec!["cpu-time", "2 s"]),
        (Broken::Garbage { problem: "the problem".into() }, vec!["the problem"]),
        (Broken::GaveUp { reason: "the reason".into() }, vec!["the reason"]),
        (Broken::Incompatible { reason: "the reason".into() }, vec!["the reason"]),
        (Broken::Untrusted { reason: "the reason".into() }, vec!["the reason"]),
    ]
}

#[test]
fn every_reason_is_said_with_all_that_it_holds() {
    let reasons = reasons();
    let written = |reason: &Reason, tag: &str| {
        let value = serde_json::to_value(shape::Reason::from(reason.clone())).expect("a reason is plain data");
        value[tag].as_str().map(str::to_owned)
    };
    let tags: BTreeSet<String> = reasons.iter().filter_map(|(reason, _)| written(reason, "why")).collect();
    assert_eq!(tags, every::<shape::Reason>(Some("why")), "a reason has no case here");
    let kinds: BTreeSet<String> = reasons.iter().filter_map(|(reason, _)| written(reason, "kind")).collect();
    assert_eq!(kinds, every::<shape::Broken>(Some("kind")), "a way to break has no case here");
    in_every_language(|say| {
        let mut said = BTreeSet::new();
        for (reason, held) in &reasons {
            let sentence = say.reason("a-check", reason);
            assert!(!sentence.contains("{$") && !sentence.starts_with("reason-"), "{sentence}");
            for word in held {
                assert!(sentence.contains(word), "{}: `{word}` is not in `{sentence}`", say.language.tag());
            }
            assert!(said.insert(sentence.clone()), "{}: `{sentence}` stands for two reasons", say.language.tag());
        }
    });
}
