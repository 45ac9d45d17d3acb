//! The words of a check before anyone reads them: every message can be read, every language has all that belongs to
//! it, and none names what nobody gives.

use std::collections::{BTreeMap, BTreeSet};

use super::seen::Seen;
use duo_doctor_model::Check;
use duo_doctor_wording::{Catalogue, Language};

/// What a report says of a check as a whole; and what `explain` says beside.
const TITLE: &str = "title";
const OF_CHECK: [&str; 4] = [TITLE, "about", "proves", "does-not-prove"];

/// What a person who has something to do is told at the least.
const NEEDED: [&str; 2] = ["cause", "fix-1"];

/// What the host gives to a message beside the arguments of its finding: why something is not known.
const WHY: &str = "why";

/// The messages of one language.
struct Text<'a> {
    language: &'a str,
    source: &'a str,
    entries: BTreeMap<String, BTreeSet<String>>,
}

/// Everything that is wrong with the words of a check, each with its place and what to do.
pub(super) fn problems(check: &Check, seen: &Seen) -> Vec<String> {
    let brought = check.messages.keys().map(String::as_str);
    let languages: BTreeSet<&str> = brought.chain(Language::whole().map(|language| language.tag())).collect();
    let mut problems = Vec::new();
    let mut texts = Vec::new();
    for language in languages {
        match read(check, language) {
            Ok(text) => texts.push(text),
            Err(problem) => problems.push(problem),
        }
    }
    let needed = needed(check, seen, &texts);
    for text in &texts {
        let missing = needed.iter().filter(|entry| !text.entries.contains_key(*entry));
        problems.extend(missing.map(|entry| text.lacks(entry, &texts)));
        problems.extend(text.unknown_names(check, seen, &texts));
    }
    problems
}

fn read<'a>(check: &'a Check, language: &'a str) -> Result<Text<'a>, String> {
    let file = format!("messages/{language}.ftl");
    let source =
        check.messages.get(language).ok_or_else(|| format!("{file}: is not in the component; write it and build"))?;
    let catalogue = Catalogue::new(source, Language::of(language).unwrap_or_default()).map_err(|faulty| {
        let said = faulty.to_string();
        match said.strip_prefix("line ").and_then(|rest| rest.split_once(": ")) {
            Some((line, problem)) => format!(
                "{file}:{line}: is not Fluent: {problem}; a message is `CODE = sentence`, and what belongs to it \
                 stands indented below it: `    .cause = sentence`"
            ),
            None => match twice(source) {
                Some((line, key)) => format!("{file}:{line}: `{key}` stands twice; take one out"),
                None => format!("{file}: {said}"),
            },
        }
    })?;
    Ok(Text { language, source, entries: catalogue.entries().clone() })
}

/// Every entry that each language needs: those of English, and what findings need beside.
fn needed(check: &Check, seen: &Seen, texts: &[Text<'_>]) -> BTreeSet<String> {
    let english = texts.iter().find(|text| text.language == Language::English.tag());
    let mut needed: BTreeSet<String> = english.iter().flat_map(|text| text.entries.keys().cloned()).collect();
    needed.insert(TITLE.into());
    for code in &check.description.codes {
        needed.insert(code.clone());
        let Some(of_code) = seen.of(code) else { continue };
        let at_least = NEEDED.into_iter().filter(|_| of_code.fails);
        let attributes = at_least.chain(of_code.steps.iter().map(String::as_str));
        needed.extend(attributes.map(|attribute| format!("{code}.{attribute}")));
    }
    needed
}

impl Text<'_> {
    fn at(&self, entry: &str, variable: Option<&str>) -> String {
        match line(self.source, entry, variable) {
            Some(line) => format!("messages/{}.ftl:{line}", self.language),
            None => format!("messages/{}.ftl", self.language),
        }
    }

    fn lacks(&self, entry: &str, texts: &[Text<'_>]) -> String {
        let other = texts.iter().find(|other| other.entries.contains_key(entry));
        let as_in = other.map(|other| format!(", as {} has it", other.at(entry, None))).unwrap_or_default();
        match entry.split_once('.') {
            None => format!("{}: has no `{entry} = …`; add it{as_in}", self.at(entry, None)),
            Some((message, attribute)) => format!(
                "{}: `{message}` has no `.{attribute}`; add `    .{attribute} = …` below it{as_in}",
                self.at(message, None)
            ),
        }
    }

    /// What is named and given by nobody. Where no finding of a code was seen as a whole, the languages tell on each other.
    fn unknown_names(&self, check: &Check, seen: &Seen, texts: &[Text<'_>]) -> Vec<String> {
        let mut problems = Vec::new();
        for (entry, variables) in &self.entries {
            let code = entry.split('.').next().unwrap_or(entry);
            let is_code = check.description.codes.iter().any(|known| known == code);
            let given = seen.of(code).and_then(|of_code| of_code.args.as_ref());
            for variable in variables.iter().filter(|variable| !is_code || *variable != WHY) {
                let problem = match given {
                    _ if OF_CHECK.contains(&entry.as_str()) => "no argument is given to this message".into(),
                    // A message that is no code's is there for others.
                    _ if !is_code => continue,
                    Some(args) if args.contains(variable) => continue,
                    Some(args) => format!("no finding of `{code}` has this argument; they have {}", listed(args)),
                    None if texts.iter().all(|text| text.names(entry, variables, variable)) => continue,
                    None => "another language names something else in its place; one of them is a slip".into(),
                };
                problems.push(format!("{}: `{{ ${variable} }}`: {problem}", self.at(entry, Some(variable))));
            }
        }
        problems
    }

    /// False where this language names others in the place of the variable.
    fn names(&self, entry: &str, beside: &BTreeSet<String>, variable: &str) -> bool {
        self.entries.get(entry).is_none_or(|own| own.contains(variable) || own.is_subset(beside))
    }
}

fn listed(args: &BTreeSet<String>) -> String {
    if args.is_empty() {
        return "none".into();
    }
    args.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The key of a message that begins in a line.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (line.starts_with(|first: char| first.is_ascii_alphabetic()) && key.bytes().all(is_name)).then_some(key)
}

/// The line of an entry, or of a variable in it.
fn line(source: &str, entry: &str, variable: Option<&str>) -> Option<usize> {
    let wanted = variable.map(|variable| format!("${variable}"));
    let mut current = String::new();
    let mut first = None;
    for (number, line) in source.lines().enumerate() {
        let trimmed = line.trim_start();
        if let Some(key) = key(line) {
            current = key.to_owned();
        } else if let Some(attribute) = trimmed.strip_prefix('.').and_then(|rest| rest.split_once('=')) {
            let message = current.split('.').next().unwrap_or_default().to_owned();
            current = format!("{message}.{}", attribute.0.trim_end());
        }
        if current != entry {
            continue;
        }
        first = first.or(Some(number + 1));
        let is_name = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
        let names =
            |wanted: &str| line.match_indices(wanted).any(|(at, _)| !line[at + wanted.len()..].starts_with(is_name));
        if wanted.as_deref().is_none_or(names) {
            return Some(number + 1);
        }
    }
    first
}

/// The second line of a message that there is twice.
fn twice(source: &str) -> Option<(usize, &str)> {
    let mut keys = BTreeSet::new();
    let mut lines = source.lines().enumerate().filter_map(|(number, line)| Some((number + 1, key(line)?)));
    lines.find(|(_, key)| !keys.insert(*key))
}

#[cfg(test)]
mod tests;
