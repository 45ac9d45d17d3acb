//! The help in the user's language. In English it stands with the options that it describes; in other languages its
//! texts are messages of `host/wording`, and what clap would add in English is written here.

use clap::builder::{PossibleValue, Resettable, StyledStr};
use clap::{Arg, Command};

use duo_doctor_report::wrap;
use duo_doctor_wording::{Args, Catalogue, Language};

/// Columns of the help at most.
const COLUMNS: usize = 100;

/// Columns before the text of an option in the long help.
const INDENT: usize = 10;

/// Columns before a verb and behind it.
const AROUND: usize = 4;

/// Columns before an option with its letter, and behind it.
const AROUND_OPTION: usize = 8;

/// The name of clap's own verb, beneath which all others stand once more.
const HELP: &str = "help";

/// The command line with its help in a language.
pub(crate) fn translated(mut command: Command, language: Language) -> Command {
    let Some(words) = language.help() else { return command };
    // What clap adds is there only then.
    command.build();
    let width = terminal_size::terminal_size().map_or(COLUMNS, |(width, _)| COLUMNS.min(width.0.into()));
    Help { words, width }.verb(command, "")
}

/// The texts of one language.
struct Help {
    words: Catalogue,
    width: usize,
}

impl Help {
    fn text(&self, key: &str) -> Option<String> {
        self.words.message(key, None, &Args::new())
    }

    /// A word that every help has.
    fn word(&self, key: &str) -> String {
        self.text(key).unwrap_or_default()
    }

    /// A verb and those beneath it. `path` is that of the verb, with hyphens.
    fn verb(&self, command: Command, path: &str) -> Command {
        let about = self.text(&format!("help-verb-{}", if path.is_empty() { "duo-doctor" } else { path }));
        let own = |part: &str| self.text(&format!("help-{part}-{}", if path.is_empty() { "duo-doctor" } else { path }));
        let (short, long) = (own("after"), own("examples"));
        let usage = command.get_styles().get_usage();
        let template = format!(
            "{{about-with-newline}}\n{usage}{}:{usage:#} {{usage}}\n\n{{all-args}}{{after-help}}",
            self.word("help-usage")
        );
        let widest = command.get_subcommands().map(|verb| verb.get_name().len()).max().unwrap_or_default();
        let shown = command.get_arguments().filter(|argument| !argument.is_hide_short_help_set());
        let beside = shown.map(|argument| argument.to_string().len() + AROUND_OPTION).max().unwrap_or_default();
        let mut command = command
            .help_template(StyledStr::from(template))
            .subcommand_help_heading(self.word("help-heading-commands"))
            .mut_args(|argument| self.option(argument, path, beside))
            .mut_subcommands(|verb| {
                let path =
                    if path.is_empty() { verb.get_name().to_owned() } else { format!("{path}-{}", verb.get_name()) };
                if verb.get_name() == HELP {
                    return verb.about(self.filled(&self.word("help-verb-help"), widest + AROUND));
                }
                let about = self.text(&format!("help-verb-{path}"));
                let verb = self.verb(verb, &path);
                match about {
                    Some(about) => verb.about(self.filled(&about, widest + AROUND)),
                    None => verb,
                }
            });
        if let Some(about) = about {
            command = command.long_about(self.filled(&about, 0)).about(about);
        }
        if let Some(short) = short {
            command = command.after_help(short);
        }
        if let Some(long) = long {
            command = command.after_long_help(long);
        }
        command
    }

    /// An option: what it does, its words, what it is unless given, its variable. `beside`: columns before its text in
    /// the short help.
    fn option(&self, argument: Arg, path: &str, beside: usize) -> Arg {
        let id = argument.get_id().as_str().replace('_', "-");
        let of_verb = self.text(&format!("help-option-{path}-{id}"));
        let Some(text) = of_verb.or_else(|| self.text(&format!("help-option-{id}"))) else { return argument };
        let heading = match argument.get_help_heading() {
            Some(heading) => self.text(&format!("help-heading-{}", heading.to_lowercase().replace(' ', "-"))),
            None if argument.is_positional() => self.text("help-heading-arguments"),
            None => self.text("help-heading-options"),
        };
        let values: Vec<PossibleValue> =
            if argument.get_action().takes_values() { argument.get_possible_values() } else { Vec::new() };
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let default: Vec<String> =
            argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
        let default = if argument.get_action().takes_values() { default.join(",") } else { String::new() };
        let variable = argument.get_env().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let note = |key: &str, value: &str| (!value.is_empty()).then(|| format!("[{}: {value}]", self.word(key)));
        let notes: Vec<String> =
            [note("help-variable", &variable), note("help-default", &default)].into_iter().flatten().collect();
        let short = std::iter::once(text.clone()).chain(note("help-values", &names.join(", "))).chain(notes.clone());
        let mut long = vec![self.filled(&text, INDENT)];
        long.extend(self.values(&id, &values));
        long.extend((!notes.is_empty()).then(|| notes.join("\n")));
        argument
            .help(self.filled(&short.collect::<Vec<_>>().join(" "), beside))
            .long_help(long.join("\n\n"))
            .help_heading(heading.map_or(Resettable::Reset, |heading| Resettable::Value(heading.into())))
            .hide_possible_values(true)
            .hide_default_value(true)
            .hide_env(true)
    }

    /// What each of an option's words means; nothing where they say it themselves.
    fn values(&self, id: &str, values: &[PossibleValue]) -> Option<String> {
        let widest = values.iter().map(|value| value.get_name().len()).max()?;
        let line = |value: &PossibleValue| {
            let text = self.text(&format!("help-value-{id}-{}", value.get_name()));
            let indent = widest + "- : ".len();
            let text = self.filled(&text.unwrap_or_default(), INDENT + indent);
            let text = text.replace('\n', &format!("\n{:indent$}", ""));
            format!("- {:<1$} {text}", format!("{}:", value.get_name()), widest + 1).trim_end().to_owned()
        };
        let lines: Vec<String> = values.iter().map(line).collect();
        Some(format!("{}:\n{}", self.word("help-values"), lines.join("\n")))
    }

    /// A text in lines beside so many columns: clap breaks lines at spaces alone.
    fn filled(&self, text: &str, beside: usize) -> String {
        textwrap::fill(text, wrap::options(self.width.saturating_sub(beside)))
    }
}

#[cfg(test)]
mod tests;
