//! Branches of messages that nothing reaches: no finding of a fixture, no text that a signature knows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A choice between texts in a code's message or one of its attributes.
#[derive(Debug, Default)]
struct Choice {
    code: String,
    /// The variable that chooses.
    name: String,
    keys: BTreeSet<String>,
    /// Taken for every value that is none of the keys.
    default: String,
}

/// The branches that none of these arguments reach, as `CODE VARIABLE BRANCH`. `given` has codes with the arguments of
/// one finding or of one signature.
pub(super) fn dead(messages: &str, given: &[(&str, BTreeMap<&str, &str>)]) -> BTreeSet<String> {
    let mut dead = BTreeSet::new();
    for Choice { code, name, keys, default } in choices(messages) {
        let of_code = given.iter().filter(|(other, _)| *other == code);
        let values: Vec<Option<&str>> = of_code.map(|(_, args)| args.get(&*name).copied()).collect();
        let reached = |key: &String| {
            values.iter().any(|value| match value {
                Some(value) if keys.contains(*value) => value == key,
                _ => *key == default,
            })
        };
        dead.extend(keys.iter().filter(|key| !reached(key)).map(|key| format!("{code} {name} {key}")));
    }
    dead
}

/// What is wrong with the list of branches that are known to be reached by scenarios alone, or by nothing yet: one that
/// it lacks, and one that it has for nothing.
pub(super) fn difference(list: &Path, dead: &BTreeSet<String>) -> Vec<String> {
    let text = std::fs::read_to_string(list).unwrap_or_default();
    let known: BTreeSet<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let lacking = dead.iter().filter(|branch| !known.contains(branch.as_str()));
    let reached = known.iter().filter(|branch| !dead.contains(**branch));
    let lacking = lacking
        .map(|branch| format!("no fixture and no signature reaches the branch `{branch}`; add one, or remove it"));
    let reached = reached.map(|branch| format!("{}: `{branch}` is reached; remove the line", list.display()));
    lacking.chain(reached).collect()
}

/// Every choice.
fn choices(messages: &str) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    // The choice of each open brace, where it chooses.
    let (mut code, mut open): (Option<&str>, Vec<Option<usize>>) = (None, Vec::new());
    for line in messages.lines() {
        if line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-') {
            code = line.split(' ').next().filter(|id| id.starts_with(|first: char| first.is_ascii_uppercase()));
            open.clear();
        }
        let Some(code) = code else { continue };
        let variant = line.trim_start();
        if let Some((key, _)) = variant.trim_start_matches('*').strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && let Some(place) = open.iter().rev().find_map(|choice| *choice)
        {
            all[place].keys.insert(key.to_owned());
            if variant.starts_with('*') {
                key.clone_into(&mut all[place].default);
            }
        }
        for (place, brace) in line.match_indices(['{', '}']) {
            if brace == "}" {
                open.pop();
                continue;
            }
            let chosen = line[place + 1..].trim_start().strip_prefix('$').and_then(|rest| rest.split_once(" ->"));
            let chosen = chosen.filter(|(name, _)| !name.contains([' ', '}']));
            open.push(chosen.map(|(name, _)| {
                all.push(Choice { code: code.to_owned(), name: name.to_owned(), ..Choice::default() });
                all.len() - 1
            }));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGES: &str = "title = x\nA-1 = { $host } { $how ->\n        [dns] no name\n       *[other] { $n ->\n            [0] \
        none\n           *[more] some\n        }\n    }\n    .cause = { $why }\nA-2 = { -term }\n";

    #[test]
    fn branches_that_nothing_reaches_are_named() {
        let of = |given: &[(&'static str, &[(&'static str, &'static str)])]| {
            let given: Vec<_> = given.iter().map(|(code, args)| (*code, args.iter().copied().collect())).collect();
            dead(MESSAGES, &given)
        };
        let all: [(&str, &[_]); 2] = [("A-1", &[("how", "dns"), ("n", "0")]), ("A-1", &[("how", "x")])];
        assert!(of(&all).is_empty(), "{:?}", of(&all));
        assert_eq!(Vec::from_iter(of(&all[..1])), ["A-1 how other", "A-1 n more"]);
        assert_eq!(of(&[("A-2", &[])]).len(), 4);
    }
}
