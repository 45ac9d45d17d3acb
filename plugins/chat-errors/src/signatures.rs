//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO8211").words(r"\bAI gateway not reachable\b").args(&[("reason", "unreachable")]),
    Signature::of("DUO8212").fields(&[("class", "EmptyEventsError")]),
    Signature::of("DUO8212").words(r"\bEmptyEventsError\b"),
    Signature::of("DUO8212").words(r"\bFailed to parse a chunk from Duo Chat Agent\b"),
    Signature::of("DUO8213").words(r"\bEOFError\b"),
    Signature::of("DUO8215").words(r"\bprompt is too long\b"),
    Signature::of("DUO8216").words(r"\bExhaustedLoopError\b"),
    Signature::of("DUO8236").fields(&[("status", "403")]),
    Signature::of("DUO8236").fields(&[("class", "ForbiddenError")]),
    Signature::of("DUO8236").words("you don't have the GitLab Duo subscription required to use Duo Chat"),
    Signature::of("DUO8272").words(r"\bmissing_default_duo_group\b"),
    Signature::of("DUO8272").words(r"\bPlease select a default GitLab Duo namespace\b"),
    Signature::of("DUO8272").words(r"\bCode Suggestions cannot detect a namespace\b"),
];

/// Codes that are also names of graphics cards, which model servers print at start.
const CARDS: [&str; 5] = ["A1000", "A6000", "M2000", "M4000", "M5000"];

/// How an error code is found in `llm.log` and in what chat shows.
pub(crate) fn of_code(shown: &str) -> String {
    if CARDS.contains(&shown) {
        format!(r"(?:^[^a-z0-9]*|[\x22':=(\[、。「：] ?|\b(?:code|error) |エラー ?|コード ?){shown}\b")
    } else {
        format!(r"\b{shown}\b")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphics_cards_are_told_apart() {
        assert_eq!(of_code("A1001"), r"\bA1001\b");
        assert!(CARDS.iter().all(|card| of_code(card).starts_with("(?:^") && of_code(card).contains(card)));
    }
}
