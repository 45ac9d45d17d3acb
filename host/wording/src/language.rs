//! Which language to speak.

use super::Catalogue;

/// Every language with its tag: to add one is a row here and the files of `locales/`: `TAG.ftl` has the words of reports,
/// `TAG/sentences.ftl` those around them, and what the help says in other words than English. Of a whole language every
/// message is demanded, by the tests of all crates; a begun one speaks English where it has no words yet.
macro_rules! languages {
    ($($(#[$note:meta])* $name:ident = $tag:literal, whole: $whole:literal, help: $help:expr);+ $(;)?) => {
        /// A language that the host speaks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub enum Language {
            $(
                #[doc = concat!("`", $tag, "`.")]
                $(#[$note])*
                $name,
            )+
        }

        impl Language {
            /// All of them.
            pub const ALL: [Self; [$($tag),+].len()] = [$(Self::$name),+];

            /// The tag of the language.
            #[must_use]
            pub fn tag(self) -> &'static str {
                match self { $(Self::$name => $tag),+ }
            }

            /// Its name in English.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }

            fn is_whole(self) -> bool {
                match self { $(Self::$name => $whole),+ }
            }

            pub(crate) fn host_source(self) -> &'static str {
                match self {
                    $(Self::$name => concat!(
                        include_str!(concat!("../locales/", $tag, ".ftl")),
                        "\n",
                        include_str!(concat!("../locales/", $tag, "/sentences.ftl")),
                        "\n",
                        include_str!(concat!("../locales/", $tag, "/texts.ftl")),
                        "\n",
                        include_str!(concat!("../locales/", $tag, "/families/clouds.ftl")),
                        "\n",
                        include_str!(concat!("../locales/", $tag, "/families/features.ftl")),
                        "\n",
                        include_str!(concat!("../locales/", $tag, "/families/models.ftl")),
                        "\n",
                        include_str!(concat!("../locales/", $tag, "/families/ways.ftl")),
                    )),+
                }
            }

            fn help_source(self) -> Option<&'static str> {
                match self { $(Self::$name => $help),+ }
            }
        }
    };
}

languages! {
    #[default]
    English = "en", whole: true, help: None;
    Japanese = "ja", whole: true, help: Some(include_str!("../locales/ja/help.ftl"));
}

impl Language {
    /// The language of a locale such as `ja_JP.UTF-8`; none where it is not spoken here.
    #[must_use]
    pub fn of(locale: &str) -> Option<Self> {
        let tag = locale.split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// The help of the command line; none in the language in which it stands with the options.
    #[must_use]
    pub fn help(self) -> Option<Catalogue> {
        Some(Catalogue::new(self.help_source()?, self).expect("the host's messages are tested"))
    }

    /// Those of which every message is demanded.
    pub fn whole() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|language| language.is_whole())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_demanded_in_english_and_japanese() {
        assert_eq!(Language::whole().map(Language::tag).collect::<Vec<_>>(), ["en", "ja"]);
    }

    #[test]
    fn a_locale_names_its_language_and_nothing_that_only_begins_like_it() {
        for locale in ["ja", "ja_JP.UTF-8", "ja-JP", "JA"] {
            assert_eq!(Language::of(locale), Some(Language::Japanese), "{locale}");
        }
        assert_eq!(Language::of("en_US.UTF-8"), Some(Language::English));
        for locale in ["jav_ID", "xx_XX", "C.UTF-8", "POSIX", ""] {
            assert_eq!(Language::of(locale), None, "{locale}");
        }
    }
}
