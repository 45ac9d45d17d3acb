//! Evidence in the words of the service: of a line in JSON what it says, not how it begins.

use duo_doctor_model::text::harmless;
use duo_doctor_wording::Words;

/// What a service says of a failure, in the order in which a person wants to read it.
const FIELDS: [&str; 4] = ["exception_class", "exception_message", "message", "error"];

/// What stands behind them: what was the cause, and the field by which the lines of one request are found.
const BEHIND: [(&str, &str); 2] = [("caused_by", "evidence-caused-by"), ("correlation_id", "evidence-correlation")];

/// The first `longest` characters of a piece of evidence, on one line. What stands before a JSON object stays; of the
/// object, which may have been cut, the fields that say something.
pub(crate) fn short(text: &str, longest: usize, words: &Words) -> String {
    let text = own_words(text, words).unwrap_or_else(|| text.to_owned());
    let shown: String = text.chars().take(longest).collect();
    let more = if shown.len() < text.len() { " …" } else { "" };
    harmless(&format!("{shown}{more}"))
}

fn own_words(text: &str, words: &Words) -> Option<String> {
    let start = text.find("{\"")?;
    let (before, object) = text.split_at(start);
    let mut said: Vec<String> = Vec::new();
    for field in FIELDS {
        let Some(value) = field_of(object, field) else { continue };
        // The class alone says little, and is repeated in many messages.
        if !value.is_empty() && !said.contains(&value) {
            said.push(value);
        }
    }
    let speaks = ["exception_message", "message", "error"].iter().any(|field| field_of(object, field).is_some());
    let behind = BEHIND.iter().filter_map(|(field, message)| {
        let value = field_of(object, field).filter(|value| !value.is_empty())?;
        Some(words.say(message, &[("value", &value)]))
    });
    speaks.then(|| format!("{before}{}{}", said.join(": "), behind.collect::<String>()))
}

/// A text field at any depth of an object whose end may be missing.
fn field_of(object: &str, name: &str) -> Option<String> {
    let at = object.find(&format!("\"{name}\":"))? + name.len() + 3;
    let value = object[at..].trim_start();
    serde_json::Deserializer::from_str(value).into_iter::<String>().next()?.ok()
}

#[cfg(test)]
mod tests {
    use duo_doctor_wording::Language;

    use super::*;

    fn short(text: &str, longest: usize) -> String {
        super::short(text, longest, &Words::new(Language::English, &[]))
    }

    #[test]
    fn a_line_in_json_is_shown_by_what_it_says() {
        let line = r#"6 lines, the newest: {"status_code": null, "exception_class": "JWTError", "backtrace": "Traceback", "correlation_id": "01M8", "message": "Signature verification failed.", "extra": {"#;
        assert_eq!(
            short(line, 200),
            "6 lines, the newest: JWTError: Signature verification failed. (correlation id 01M8)"
        );
        let caused = r#"{"message": "Connection error.", "caused_by": "OSError: refused", "correlation_id": "01M8"}"#;
        assert_eq!(short(caused, 200), "Connection error. (caused by OSError: refused) (correlation id 01M8)");
        assert_eq!(short(line, 10), "6 lines, t …");
    }

    #[test]
    fn what_says_nothing_and_what_is_no_json_stays_as_it_is() {
        for text in ["401 {\"status\": 401}", "{\"message\": \"cut in the", "AIGW_GITLAB_URL: not set", "{"] {
            assert_eq!(short(text, 200), text);
        }
        assert_eq!(short("401 {\"message\":\"401 Unauthorized\"}", 200), "401 401 Unauthorized");
        assert_eq!(short("a\u{1b}[2Jb", 200), "a\u{fffd}[2Jb");
    }
}
