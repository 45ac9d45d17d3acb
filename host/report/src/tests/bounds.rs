//! What is put together from bounded pieces is bounded as a whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use duo_doctor_model::finding::{Action, Confidence, Finding, Place, Severity, Step};
use duo_doctor_model::outcome::Outcome;
use duo_doctor_model::testing::check;
use duo_doctor_wording::{Language, Words};

use crate::{Text, WORDS, text};

/// What a finding says is bounded, and what a message is; what a message makes of it is their product.
#[test]
fn the_words_of_a_check_have_256_kibibytes_and_an_argument_four_kibibytes() {
    let mut check = check("a", &[]);
    let code = check.description.codes[0].clone();
    let message = format!("{code} = {}\n    .cause = c\n    .fix-1 = {}\n", "{ $a }".repeat(50), "{ $a }".repeat(50));
    check.messages = BTreeMap::from([("en".into(), message)]);
    let words = Words::new(Language::English, &[Arc::new(check)]);
    let finding = |bytes: usize| Finding {
        code: code.clone(),
        outcome: Outcome::Fail,
        severity: Severity::High,
        confidence: Confidence::Confirmed,
        subject: String::new(),
        args: BTreeMap::from([("a".into(), "x".repeat(bytes))]),
        evidence: Vec::new(),
        steps: vec![Step {
            message: "fix-1".into(),
            place: Place::Network,
            action: Action::Instruction,
            undo: None,
            interrupts: false,
        }],
    };
    let size = |text: &Text| text.message.len() + text.steps.iter().map(String::len).sum::<usize>();
    let mut plenty = usize::MAX;
    let whole = size(&text("a", &finding(4 * 1024), &words, &mut plenty));
    assert_eq!(size(&text("a", &finding(4 * 1024 + 1), &words, &mut plenty)), whole);
    assert!(whole >= 100 * 4 * 1024);
    let mut left = WORDS;
    let said: Vec<Text> = (0..1_000).map(|_| text("a", &finding(1024 * 1024), &words, &mut left)).collect();
    assert!(said.iter().map(size).sum::<usize>() < WORDS + 1_000 * 200);
    assert!(said[0].steps[0].ends_with(" …") && said[1].message.contains("left out"), "it says so");
}
