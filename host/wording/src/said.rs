//! Sentences that are not said yet: whoever notices something names a message and what stands in it, and whoever
//! prints it knows the language.

use std::fmt;
use std::sync::LazyLock;

use duo_doctor_model::nearest;

use super::{Language, Words};

/// A message of the host with what stands in it, or text as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A key of the host's messages, with its arguments by name.
    Message(&'static str, Vec<(&'static str, Said)>),
    /// A name, a path, the words of a system or of a library.
    Text(String),
}

impl Said {
    /// A message.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self::Message(key, Vec::new())
    }

    /// The same with an argument that reads alike in every language.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl fmt::Display) -> Self {
        self.saying(name, Self::Text(value.to_string()))
    }

    /// The same with an argument that has words of its own.
    #[must_use]
    pub fn saying(self, name: &'static str, value: Self) -> Self {
        match self {
            Self::Message(key, mut args) => {
                args.push((name, value));
                Self::Message(key, args)
            }
            text @ Self::Text(_) => text,
        }
    }

    /// What it says in the language of these words.
    #[must_use]
    pub fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Message(key, args) => {
                let args: Vec<(&str, String)> = args.iter().map(|(name, said)| (*name, said.in_words(words))).collect();
                let args: Vec<(&str, &str)> = args.iter().map(|(name, said)| (*name, said.as_str())).collect();
                words.say(key, &args)
            }
        }
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// In English, for logs and tests; whoever speaks to a person says it in words of that person's.
impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::English, &[]));
        out.write_str(&self.in_words(&ENGLISH))
    }
}

/// A sentence with values that read alike in every language: `said!("key", name = value)`.
#[macro_export]
macro_rules! said {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::Said::new($key)$(.with(stringify!($name), &$value))*
    };
}

/// The hint that follows a name which nobody knows: nothing where none is near.
#[must_use]
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Said {
    hint(nearest(written, known))
}

/// The same for a name that was found near.
#[must_use]
pub fn hint(nearest: Option<&str>) -> Said {
    nearest.map_or_else(|| Said::Text(String::new()), |name| said!("hint", name = name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_the_language_of_whoever_reads_it_and_in_english_otherwise() {
        let hint = did_you_mean("lllm", ["llm", "ai-gateway"]);
        let said = said!("unread-log", place = "a.toml:3", name = "lllm").saying("hint", hint);
        assert_eq!(said.to_string(), "a.toml:3: no check reads the log `lllm`, did you mean `llm`?");
        let japanese = said.in_words(&Words::new(Language::Japanese, &[]));
        assert!(japanese.starts_with("a.toml:3: ") && japanese.contains("もしかして"), "{japanese}");
        assert_eq!(did_you_mean("nosuch", ["llm"]), Said::Text(String::new()));
        assert_eq!(Said::from("as it is".to_owned()).with("name", 1).to_string(), "as it is");
    }
}
