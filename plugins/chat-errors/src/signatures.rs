//! Texts of logs and screens that the pages of this check explain.

/// Code and pattern of texts without an error code.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO8210", r"\bNet::ReadTimeout\b"),
    ("DUO8211", r"\bAI gateway not reachable\b"),
    ("DUO8212", r"\bEmptyEventsError\b"),
    ("DUO8212", r"\bFailed to parse a chunk from Duo Chat Agent\b"),
    ("DUO8213", r"\bEOFError\b"),
    ("DUO8215", r"\bprompt is too long\b"),
    ("DUO8216", r"\bExhaustedLoopError\b"),
    ("DUO8236", r"\bHTTP 403\b"),
    ("DUO8236", r"\bAiGateway::ForbiddenError\b"),
    ("DUO8236", r"you don't have the GitLab Duo subscription required to use Duo Chat"),
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
