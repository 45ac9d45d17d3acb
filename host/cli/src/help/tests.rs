use std::collections::BTreeSet;

use clap::CommandFactory as _;

use super::*;
use crate::args::Arguments;
use crate::examples::calls;

fn japanese() -> Command {
    translated(Arguments::command(), Language::Japanese)
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|character| matches!(character, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

/// Each verb that is shown, with its path.
fn verbs(command: &Command, path: &str, found: &mut Vec<(String, Command)>) {
    found.push((path.to_owned(), command.clone()));
    let shown = command.get_subcommands().filter(|verb| !verb.is_hide_set() && verb.get_name() != HELP);
    shown.for_each(|verb| verbs(verb, format!("{path}-{}", verb.get_name()).trim_start_matches('-'), found));
}

fn every(command: &Command) -> Vec<(String, Command)> {
    let mut found = Vec::new();
    verbs(command, "", &mut found);
    found
}

#[test]
fn every_verb_option_heading_and_word_has_a_japanese_text() {
    for (path, command) in every(&japanese()) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(is_japanese(&about), "{path}: {about}");
        for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
            let id = argument.get_id();
            for text in [argument.get_help(), argument.get_long_help()] {
                let text = text.map(ToString::to_string).unwrap_or_default();
                assert!(is_japanese(&text), "help-option-{path}-{id}: {text}");
            }
            let heading = argument.get_help_heading().unwrap_or_default();
            assert!(is_japanese(heading), "{path} {id}: {heading}");
            let long = argument.get_long_help().map(ToString::to_string).unwrap_or_default();
            let said = argument.get_possible_values().into_iter().filter(|_| argument.get_action().takes_values());
            for value in said.filter(|value| value.get_help().is_some()) {
                let start = format!("- {}:", value.get_name());
                let line = long.lines().find(|line| line.starts_with(&start)).unwrap_or_default();
                assert!(is_japanese(line), "{path} help-value-{id}-{}: {line}", value.get_name());
            }
        }
    }
}

/// A text for what is no longer there would never be seen again.
#[test]
fn every_text_of_the_help_belongs_to_something() {
    let command = {
        let mut command = Arguments::command();
        command.build();
        command
    };
    let mut known = BTreeSet::new();
    for (path, command) in every(&command) {
        let name = if path.is_empty() { "duo-doctor" } else { &path };
        for part in ["verb", "after", "examples"] {
            known.insert(format!("help-{part}-{name}"));
        }
        for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
            let id = argument.get_id().as_str().replace('_', "-");
            known.insert(format!("help-option-{id}"));
            known.insert(format!("help-option-{path}-{id}"));
            let values = argument.get_possible_values();
            known.extend(values.iter().map(|value| format!("help-value-{id}-{}", value.get_name())));
            let heading = argument.get_help_heading().unwrap_or_default();
            known.insert(format!("help-heading-{}", heading.to_lowercase().replace(' ', "-")));
        }
    }
    let words = Language::Japanese.help().expect("Japanese has a help");
    let parts = ["help-verb-", "help-option-", "help-value-", "help-heading-", "help-after-", "help-examples-"];
    let named = words.entries().keys().filter(|key| parts.iter().any(|part| key.starts_with(part)));
    let own = ["help-verb-help", "help-heading-commands", "help-heading-arguments", "help-heading-options"];
    let lost: Vec<&String> = named.filter(|key| !known.contains(*key) && !own.contains(&key.as_str())).collect();
    assert_eq!(lost, [""; 0]);
}

/// The lines that are copied are the same in each language.
#[test]
fn examples_are_the_same_commands_under_japanese_words() {
    let lines = |text: Option<&StyledStr>| -> Vec<String> {
        let text = text.map(ToString::to_string).unwrap_or_default();
        let indented = text.lines().filter(|line| line.starts_with("  "));
        indented.flat_map(calls).map(str::to_owned).collect()
    };
    let mut english = Arguments::command();
    english.build();
    for ((path, english), (_, japanese)) in every(&english).iter().zip(every(&japanese())) {
        for (english, japanese) in [
            (english.get_after_help(), japanese.get_after_help()),
            (english.get_after_long_help(), japanese.get_after_long_help()),
        ] {
            assert_eq!(lines(english), lines(japanese), "{path}");
            let text = japanese.map(ToString::to_string).unwrap_or_default();
            assert!(text.is_empty() || is_japanese(&text), "{path}: {text}");
        }
    }
}

/// What clap adds by itself is English.
#[test]
fn no_word_of_claps_is_left() {
    for (path, mut command) in every(&japanese()) {
        for help in [command.render_help(), command.render_long_help()] {
            let help = help.to_string();
            for word in
                ["Usage", "Options:", "Arguments:", "Commands:", "Print ", "[default", "[env", "possible values"]
            {
                assert!(!help.contains(word), "{path}: {word}\n{help}");
            }
        }
    }
}

#[test]
fn lines_of_the_long_help_fit() {
    use unicode_width::UnicodeWidthStr as _;
    for (path, mut command) in every(&japanese()) {
        for line in command.render_long_help().to_string().lines() {
            assert!(line.width() <= COLUMNS, "{path}: {line}");
        }
    }
}
