//! What is wrong with a command line: in English as clap says it, in other languages in the words of the help.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::check_kit;
use duo_doctor_wording::{Args, Catalogue, Language};

/// The sentence, what may have been meant, and how the command is used.
pub(crate) fn said(mut error: clap::Error, language: Language) -> String {
    let slip = check_kit::slip(&error);
    let Some(words) = language.help() else {
        if let Some(language) = slip {
            let said = format!("the language of a check is `--language {language}`");
            error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![said.into()]));
        }
        let said = error.render().to_string();
        return said.strip_prefix("error: ").unwrap_or(&said).to_owned();
    };
    Slip { error: &error, words }.said(slip)
}

struct Slip<'a> {
    error: &'a clap::Error,
    words: Catalogue,
}

impl Slip<'_> {
    fn say(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        let args: Args<'_> = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.words.message(key, None, &args).unwrap_or_default()
    }

    /// What clap knows of it; several with commas.
    fn known(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            _ => String::new(),
        }
    }

    fn said(&self, slip: Option<String>) -> String {
        let mut parts = vec![self.sentence()];
        let names = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
        let names: Vec<String> =
            names.map(|kind| self.known(kind)).into_iter().filter(|name| !name.is_empty()).collect();
        let hint = match slip {
            Some(language) => Some(self.say("slip-language", &[("language", &language)])),
            None if !names.is_empty() => Some(self.say("slip-hint", &[("names", &names.join(", "))])),
            None => self.escape(),
        };
        parts.extend(hint.map(|hint| format!("  {hint}")));
        if let Some(ContextValue::StyledStr(usage)) = self.error.get(ContextKind::Usage) {
            let usage = usage.to_string();
            let usage = usage.trim().strip_prefix("Usage:").unwrap_or(&usage).trim();
            parts.push(format!("{}: {usage}", self.say("help-usage", &[])));
        }
        parts.push(self.say("slip-more", &[]));
        parts.join("\n\n")
    }

    fn sentence(&self) -> String {
        let argument = self.known(ContextKind::InvalidArg);
        let value = self.known(ContextKind::InvalidValue);
        let (argument, value) = (("argument", argument.as_str()), ("value", value.as_str()));
        match self.error.kind() {
            ErrorKind::UnknownArgument => self.say("slip-unknown-argument", &[argument]),
            ErrorKind::InvalidSubcommand => {
                self.say("slip-unknown-verb", &[("argument", &self.known(ContextKind::InvalidSubcommand))])
            }
            ErrorKind::InvalidValue => {
                let key = if value.1.is_empty() { "slip-no-value" } else { "slip-value" };
                let known = self.known(ContextKind::ValidValue);
                let known = (!known.is_empty()).then(|| self.say("slip-known", &[("values", &known)]));
                let sentence = self.say(key, &[argument, value]);
                known.map_or_else(|| sentence.clone(), |known| format!("{sentence}\n  [{known}]"))
            }
            ErrorKind::ValueValidation => match self.error.source() {
                Some(why) => self.say("slip-value-why", &[argument, value, ("why", &why.to_string())]),
                None => self.say("slip-value", &[argument, value]),
            },
            ErrorKind::TooManyValues => self.say("slip-too-many", &[argument, value]),
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => self.say("slip-values", &[argument]),
            ErrorKind::ArgumentConflict => {
                let others = self.known(ContextKind::PriorArg);
                let key = if others == argument.1 { "slip-twice" } else { "slip-conflict" };
                self.say(key, &[argument, ("others", &others)])
            }
            ErrorKind::MissingRequiredArgument => self.say("slip-missing", &[("arguments", argument.1)]),
            ErrorKind::MissingSubcommand => {
                let (verb, verbs) =
                    (self.known(ContextKind::InvalidSubcommand), self.known(ContextKind::ValidSubcommand));
                self.say("slip-no-verb", &[("argument", &verb), ("verbs", &verbs)])
            }
            ErrorKind::InvalidUtf8 => self.say("slip-utf-8", &[]),
            _ => self.say("slip-other", &[]),
        }
    }

    /// How a value that looks like an option is said.
    fn escape(&self) -> Option<String> {
        let argument = self.known(ContextKind::InvalidArg);
        let escapes = self.error.kind() == ErrorKind::UnknownArgument && argument.starts_with('-');
        let tells = matches!(self.error.get(ContextKind::Suggested), Some(ContextValue::StyledStrs(_)));
        (escapes && tells).then(|| self.say("slip-escape", &[("example", &format!("-- {argument}"))]))
    }
}
