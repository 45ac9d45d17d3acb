//! Which language to speak.

/// A language that the host speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Language {
    /// `en`.
    #[default]
    English,
    /// `ja`.
    Japanese,
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

    /// The language of a locale such as `ja_JP.UTF-8`; none where it is not spoken here.
    #[must_use]
    pub fn of(locale: &str) -> Option<Self> {
        let tag = locale.split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    pub(crate) fn host_source(self) -> &'static str {
        match self {
            Self::English => include_str!("../locales/en.ftl"),
            Self::Japanese => include_str!("../locales/ja.ftl"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language_and_nothing_that_only_begins_like_it() {
        for locale in ["ja", "ja_JP.UTF-8", "ja-JP", "JA"] {
            assert_eq!(Language::of(locale), Some(Language::Japanese), "{locale}");
        }
        assert_eq!(Language::of("en_US.UTF-8"), Some(Language::English));
        for locale in ["jav_ID", "de_DE", "C.UTF-8", "POSIX", ""] {
            assert_eq!(Language::of(locale), None, "{locale}");
        }
    }
}
