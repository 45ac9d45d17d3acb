//! Which language to speak.

/// A language that the host speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// `en`.
    English,
    /// `ja`.
    Japanese,
}

/// What the user says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Choice {
    /// As the system is set.
    #[default]
    Auto,
    /// English.
    En,
    /// Japanese.
    Ja,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Japanese];

    /// The tag of the language.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
        }
    }

    pub(super) fn host_source(self) -> &'static str {
        match self {
            Self::English => include_str!("../../locales/en.ftl"),
            Self::Japanese => include_str!("../../locales/ja.ftl"),
        }
    }
}

impl Choice {
    /// The language to speak: Japanese where the system speaks it, otherwise English.
    #[must_use]
    pub fn language(self) -> Language {
        let japanese = match self {
            Self::En => false,
            Self::Ja => true,
            Self::Auto => sys_locale::get_locale().is_some_and(|locale| locale.starts_with("ja")),
        };
        if japanese { Language::Japanese } else { Language::English }
    }
}
