//! "Did you mean": the known name that somebody most likely wanted to write. The same for ids, codes, keys of the
//! configuration, variables and scenarios.

use std::cmp::Reverse;

use strsim::{damerau_levenshtein, levenshtein};

/// Letters for which one mistake is forgiven.
const LETTERS: usize = 4;

/// Letters of a name that say enough to be its beginning or middle.
const PART: usize = 3;

/// The nearest of the known names: with a mistake for every four letters at most, otherwise the shortest of those that
/// hold what was written. Nothing where that would be a guess.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.to_lowercase();
    let count = lower.chars().count();
    let allowed = (count / LETTERS).max(1);
    let distance = |name: &str| {
        let name = name.to_lowercase();
        // A page of text is near to no name, and long to compare.
        if name.chars().count().abs_diff(count) > allowed {
            return None;
        }
        // Letters that changed places are one mistake, and a likelier one than a wrong letter.
        let mistakes = damerau_levenshtein(&lower, &name);
        (mistakes <= allowed).then(|| (mistakes, Reverse(levenshtein(&lower, &name))))
    };
    let known: Vec<&str> = known.into_iter().filter(|name| *name != written).collect();
    let near = known.iter().filter_map(|name| Some((distance(name)?, *name))).min();
    let holds = || known.iter().filter(|name| count >= PART && name.to_lowercase().contains(&lower));
    near.map(|(_, name)| name).or_else(|| holds().min_by_key(|name| (name.len(), **name)).copied())
}

/// The same as the end of a sentence that says that what was written is not known.
#[must_use]
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(written, known).map(|name| format!(", did you mean `{name}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_near_by_letters_or_by_a_part() {
        let known =
            ["gitlab-from-gateway", "gateway-health", "healthy", "llm", "admin", "DUO4103", "DUO4100", "DUO4105"];
        for (written, expected) in [
            ("gitlab-from-gatewy", Some("gitlab-from-gateway")),
            ("Gateway-Helth", Some("gateway-health")),
            ("healty", Some("healthy")),
            ("lllm", Some("llm")),
            ("adm", Some("admin")),
            ("health", Some("healthy")),
            ("DUO4130", Some("DUO4103")),
            ("duo4013", Some("DUO4103")),
            ("nosuch", None),
            ("DUO9999", None),
            ("ad", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, known), expected, "{written}");
        }
        assert_eq!(nearest(&"health".repeat(100_000), known), None);
        assert_eq!(did_you_mean("lllm", known), ", did you mean `llm`?");
        assert_eq!(did_you_mean("nosuch", known), "");
    }

    #[test]
    fn a_mistake_is_forgiven_for_every_four_letters() {
        for (written, expected) in [("abcx", Some("abcd")), ("abxx", None), ("abcdefxx", Some("abcdefgh"))] {
            assert_eq!(nearest(written, ["abcd", "abcdefgh"]), expected, "{written}");
        }
    }
}
