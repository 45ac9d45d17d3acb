//! Words that options take, each with what it means to the rest of the program.

use std::ffi::OsString;
use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use duo_doctor_engine::sandbox::Mode;
use duo_doctor_model::description;
use duo_doctor_report as report;
use duo_doctor_wording::Language;

/// `--lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Lang {
    /// As the system is set.
    #[default]
    Auto,
    /// This one.
    Of(Language),
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Lang>> =
            LazyLock::new(|| [Lang::Auto].into_iter().chain(Language::ALL.map(Lang::Of)).collect());
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Auto => PossibleValue::new("auto").help("As the system is set"),
            Self::Of(language) => PossibleValue::new(language.tag()).help(language.name()),
        })
    }
}

/// The option, and the variable that stands for it.
const OPTION: &str = "--lang";
const VARIABLE: &str = "DUO_DOCTOR_LANG";

impl Lang {
    /// The language of a command line that is not understood yet: what is wrong with it is said in that language too.
    pub(crate) fn of(arguments: &[OsString]) -> Language {
        let words = arguments.iter().skip(1).take_while(|word| *word != "--").filter_map(|word| word.to_str());
        let next = words.clone().skip(1).map(Some).chain([None]);
        let mut said = words.zip(next).filter_map(|(word, next)| match word.strip_prefix(OPTION)? {
            "" => next,
            rest => rest.strip_prefix('='),
        });
        let known = |said: &str| Self::from_str(said, true).ok();
        let variable = || known(&std::env::var(VARIABLE).ok()?);
        said.find_map(known).or_else(variable).unwrap_or_default().language()
    }

    /// The language to speak: one that the system names, otherwise English.
    pub(crate) fn language(self) -> Language {
        match self {
            Self::Of(language) => language,
            Self::Auto => sys_locale::get_locale().and_then(|locale| Language::of(&locale)).unwrap_or_default(),
        }
    }
}

/// `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`; `CLICOLOR_FORCE` forces it.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// `--symbols`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Symbols {
    /// Letters where `LC_ALL`, `LC_CTYPE` or `LANG` names no UTF-8, as `C` does.
    #[default]
    Auto,
    /// `✓ ! ✗ ⊘ ? -`, one cell wide everywhere.
    Unicode,
    /// Letters only.
    Ascii,
}

impl From<Symbols> for report::Symbols {
    fn from(symbols: Symbols) -> Self {
        match symbols {
            Symbols::Auto => Self::of_locale(["LC_ALL", "LC_CTYPE", "LANG"].map(|name| std::env::var(name).ok())),
            Symbols::Unicode => Self::Unicode,
            Symbols::Ascii => Self::Ascii,
        }
    }
}

/// `--engine`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Engine {
    /// Interpreted: needs no executable memory and little address space.
    #[default]
    Interpreter,
    /// Compiled to machine code.
    Native,
}

impl From<Engine> for Mode {
    fn from(engine: Engine) -> Self {
        match engine {
            Engine::Interpreter => Self::Interpreter,
            Engine::Native => Self::Native,
        }
    }
}

/// `--impact`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Impact {
    /// Reads files and settings only.
    Passive,
    /// Sends requests that change and cost nothing.
    Probe,
    /// May make a model produce tokens.
    Active,
}

impl From<Impact> for description::Impact {
    fn from(impact: Impact) -> Self {
        match impact {
            Impact::Passive => Self::Passive,
            Impact::Probe => Self::Probe,
            Impact::Active => Self::Active,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_command_line_is_known_before_the_rest_is_read() {
        let of = |words: &[&str]| {
            let words: Vec<OsString> = std::iter::once(&"duo-doctor").chain(words).map(OsString::from).collect();
            Lang::of(&words)
        };
        for words in [&["--nosuch", "--lang", "ja"][..], &["check", "--lang=ja"], &["--lang", "JA", "nosuch"]] {
            assert_eq!(of(words), Language::Japanese, "{words:?}");
        }
        let slip = ["check-kit", "new", "--lang", "python", "--lang", "ja"];
        assert_eq!(of(&slip), Language::Japanese, "the one that names a language");
        for words in [&["--lang", "en"][..], &["--lang=en", "--lang", "ja"]] {
            assert_eq!(of(words), Language::English, "{words:?}");
        }
        // As if nothing was said.
        for words in [&["--lang"][..], &["--", "--lang", "ja"], &["--language", "ja"], &["--lang", "python"]] {
            assert_eq!(of(words), of(&[]), "{words:?}");
        }
    }
}
