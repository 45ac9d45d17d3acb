//! Colours and signs: what a terminal gets and what everything else gets.

use std::fmt;

use anstyle::{AnsiColor, Style};

use duo_doctor_model::outcome::Outcome;

/// Which signs to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Symbols {
    /// `✓ ! ✗ ⊘ ? -`, one cell wide everywhere.
    #[default]
    Unicode,
    /// Letters only.
    Ascii,
}

impl Symbols {
    /// What the first of these names of a locale that is not empty can show; the order is that of `LC_ALL`, `LC_CTYPE`
    /// and `LANG`. Containers have none, and their terminals show everything.
    #[must_use]
    pub fn of_locale(names: impl IntoIterator<Item = Option<String>>) -> Self {
        let Some(name) = names.into_iter().flatten().find(|name| !name.is_empty()) else { return Self::Unicode };
        let charset = name.split('@').next().and_then(|name| name.split_once('.')).map(|(_, charset)| charset);
        let shows_all = match charset {
            Some(charset) => charset.replace('-', "").eq_ignore_ascii_case("utf8"),
            None => name != "C" && name != "POSIX",
        };
        if shows_all { Self::Unicode } else { Self::Ascii }
    }
}

/// What a human report looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StyleChoice {
    /// Colour or not.
    pub colour: bool,
    /// Signs.
    pub symbols: Symbols,
}

/// The signs of a choice.
#[derive(Debug, Clone, Copy)]
pub struct Glyphs(pub Symbols);

impl Glyphs {
    /// The sign for an outcome; its word always stands beside it.
    #[must_use]
    pub fn of(self, outcome: Outcome) -> &'static str {
        let (unicode, ascii) = match outcome {
            Outcome::Pass => ("✓", "+"),
            Outcome::Warn => ("!", "!"),
            Outcome::Fail => ("✗", "x"),
            Outcome::Unknown | Outcome::Denied | Outcome::Broken => ("?", "?"),
            Outcome::Blocked | Outcome::OutOfVantage => ("⊘", "o"),
            Outcome::NotApplicable | Outcome::Skipped => ("-", "-"),
        };
        match self.0 {
            Symbols::Unicode => unicode,
            Symbols::Ascii => ascii,
        }
    }
}

/// What a piece of text means; the colour only repeats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Good.
    Good,
    /// Will hurt.
    Warning,
    /// Does not work.
    Bad,
    /// Beside the point.
    Faint,
    /// A heading.
    Strong,
}

impl Paint {
    /// The paint of an outcome.
    #[must_use]
    pub fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Pass => Self::Good,
            Outcome::Fail => Self::Bad,
            Outcome::NotApplicable | Outcome::Skipped => Self::Faint,
            _ => Self::Warning,
        }
    }

    fn style(self) -> Style {
        match self {
            Self::Good => Style::new().fg_color(Some(AnsiColor::Green.into())),
            Self::Warning => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
            Self::Bad => Style::new().fg_color(Some(AnsiColor::Red.into())).bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Strong => Style::new().bold(),
        }
    }
}

impl StyleChoice {
    /// Paints a text.
    #[must_use]
    pub fn paint(self, paint: Paint, text: impl fmt::Display) -> String {
        if !self.colour {
            return text.to_string();
        }
        let style = paint.style();
        format!("{style}{text}{style:#}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_without_utf_8_gets_letters() {
        let of = |names: [&str; 3]| Symbols::of_locale(names.map(|name| Some(name.to_owned())));
        for name in ["C", "POSIX", "en_US.ISO-8859-1", "ja_JP.eucJP", "de_DE.ISO-8859-15@euro"] {
            assert_eq!(of([name, "en_US.UTF-8", "en_US.UTF-8"]), Symbols::Ascii, "{name}");
        }
        for name in ["C.UTF-8", "en_US.UTF-8", "ja_JP.utf8", "en_US", "ca_ES.UTF-8@valencia"] {
            assert_eq!(of(["", name, "C"]), Symbols::Unicode, "{name}");
        }
        assert_eq!(of(["", "", "C"]), Symbols::Ascii);
        assert_eq!(Symbols::of_locale([None, None, None]), Symbols::Unicode);
    }
}
