//! One line of a log: GitLab's and the gateway's JSON, or text.

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde_json::{Map, Value};

use duo_doctor_log_search::time_of;
use duo_doctor_model::text::harmless;
use duo_doctor_scrub::Scrubber;

/// Characters of a line that are shown.
const SHOWN: usize = 400;

/// Fields of JSON lines in which the words stand, the most telling first.
const WORDS: [&str; 8] =
    ["exception.message", "exception_message", "error", "error_message", "message", "event", "msg", "exception"];

/// Fields that a line has only where something failed.
const FAILED: [&str; 6] =
    ["exception.class", "exception_class", "exception_message", "exception.message", "error_code", "exception"];

/// Levels of lines that speak of an error.
const LEVELS: [&str; 6] = ["error", "fatal", "critical", "warn", "warning", "exception"];

/// Words of text lines that speak of an error.
static SPEAKS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = [
        "error",
        "exception",
        "fail",
        "refused",
        "denied",
        "timeout",
        "timed out",
        "fatal",
        "critical",
        "traceback",
        "warn",
        "unable",
        "not found",
        "does not",
        "invalid",
        "unauthorized",
        "forbidden",
        "no such",
    ];
    AhoCorasick::builder().ascii_case_insensitive(true).build(words).expect("some words")
});

/// A line and what is known of it.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    /// Whole.
    pub text: Cow<'a, str>,
    /// Seconds since 1970.
    pub time: Option<f64>,
    /// What links it with lines of other logs.
    pub correlation: Option<Cow<'a, str>>,
    fields: Option<Map<String, Value>>,
}

impl<'a> Line<'a> {
    /// Takes a line apart. Whatever of it is shown later, no token is: they are masked here.
    pub(crate) fn of(line: &'a str) -> Self {
        let masked = Scrubber::default().scrubbed(line);
        let text = masked.as_str();
        // `docker logs --timestamps`, journald and Kubernetes put words of their own in front.
        let start = text.find('{').filter(|&start| start < 200).unwrap_or(0);
        let fields: Option<Map<String, Value>> = serde_json::from_str(&text[start..]).ok();
        let id = fields.as_ref().and_then(|fields| fields.get("correlation_id")).and_then(Value::as_str);
        let correlation = id.filter(|id| id.len() >= 8).map(|id| Cow::Owned(id.to_owned()));
        let time = time_of(&text.as_bytes()[start..]).or_else(|| time_of_text(text));
        Self { text: if masked == line { Cow::Borrowed(line) } else { Cow::Owned(masked) }, time, correlation, fields }
    }

    /// None for a line that speaks of no error.
    pub(crate) fn of_error(text: &'a str) -> Option<Self> {
        if !SPEAKS.is_match(text) && !text.contains("status") {
            return None;
        }
        let line = Self::of(text);
        line.is_error().then_some(line)
    }

    fn is_error(&self) -> bool {
        let Some(fields) = &self.fields else { return SPEAKS.is_match(&*self.text) };
        let level = ["severity", "level"].iter().find_map(|name| fields.get(*name)?.as_str());
        let bad_level = level.is_some_and(|level| LEVELS.iter().any(|bad| level.eq_ignore_ascii_case(bad)));
        let status = ["status", "status_code", "http_status"].iter().find_map(|name| fields.get(*name)?.as_u64());
        let has = |name: &str| fields.get(name).is_some_and(|value| !value.is_null() && value != "");
        bad_level || status.is_some_and(|status| status >= 400) || FAILED.iter().any(|name| has(name))
    }

    /// Its words without fields that change with every request.
    pub(crate) fn message(&self) -> Cow<'_, str> {
        let Some(fields) = &self.fields else { return Cow::Borrowed(&self.text) };
        let word = WORDS.iter().find_map(|name| fields.get(*name).filter(|value| !value.is_null()));
        let class = ["exception.class", "exception_class", "class"].iter().find_map(|name| fields.get(*name)?.as_str());
        let word = match word {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => self.text.to_string(),
        };
        Cow::Owned(class.map_or_else(|| word.clone(), |class| format!("{class}: {word}")))
    }

    /// For a person: short, without tokens, harmless on a terminal.
    pub(crate) fn shown(&self) -> String {
        let mut shown: String = self.text.chars().take(SHOWN).collect();
        if self.text.chars().nth(SHOWN).is_some() {
            shown.push('…');
        }
        harmless(&shown)
    }
}

/// The time at the beginning of a text line, where it has a zone.
fn time_of_text(text: &str) -> Option<f64> {
    let word = text.split_whitespace().next()?.trim_matches(['[', ']']);
    word.parse::<jiff::Timestamp>().ok().map(|time| time.as_microsecond() as f64 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_line_400_characters_are_shown() {
        let shown = |characters: usize| Line::of(&"語".repeat(characters)).shown();
        assert_eq!(shown(400), "語".repeat(400));
        assert_eq!(shown(401), "語".repeat(400) + "…");
    }
}
