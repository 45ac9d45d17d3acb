//! What a line says, for a person: of a long record the service's own words, and none of its frames.

use serde_json::{Map, Value};

/// Characters of a service's sentence: libraries quote answers of servers in theirs, and the longest that are known
/// have some 500.
pub const SENTENCE: usize = 800;

/// Characters of a line that is quoted as it stands.
const WHOLE: usize = 600;

/// Causes that are named beside an exception: the first ones are the root.
const CAUSES: usize = 2;

const MESSAGES: [&str; 6] =
    ["exception_message", "exception.message", "message", "error", "event", "http_exception_details"];
const TIMES: [&str; 2] = ["timestamp", "time"];
const CLASSES: [&str; 3] = ["exception_class", "exception.class", "class"];

/// Fields that say of which request and of which kind a line is.
const NAMED: [&str; 4] = ["status", "status_code", "duo_chat_error_code", "correlation_id"];
const TRACEBACKS: [&str; 4] = ["backtrace", "exception_backtrace", "exception.backtrace", "exception"];

/// A sentence whole, or its first [`SENTENCE`] characters.
#[must_use]
pub fn sentence(text: &str) -> String {
    first(text, SENTENCE)
}

/// A short line as it stands; of a longer record, as a record, its time, class, message, causes, status and correlation
/// id.
#[must_use]
pub fn quoted(line: &str) -> String {
    let is_short = line.chars().nth(WHOLE).is_none();
    let record = || line.find('{').and_then(|start| serde_json::from_str(&line[start..]).ok());
    let words = if is_short { None } else { record().and_then(|record| words(&record)) };
    words.map_or_else(|| first(line, WHOLE), |words| Value::Object(words).to_string())
}

fn words(record: &Value) -> Option<Map<String, Value>> {
    let text = |name: &str| record.get(name)?.as_str().filter(|text| !text.is_empty());
    let of = |names: &[&'static str]| names.iter().find_map(|name| Some((*name, text(name)?)));
    let (name, message) = of(&MESSAGES)?;
    let mut words = Map::new();
    for (name, value) in TIMES.iter().chain(&CLASSES).filter_map(|name| Some((*name, text(name)?))) {
        words.insert(name.into(), value.into());
    }
    words.insert(name.into(), sentence(message.trim()).into());
    let causes = of(&TRACEBACKS).map(|(_, traceback)| causes(traceback, message)).unwrap_or_default();
    if !causes.is_empty() {
        words.insert("caused_by".into(), causes.join(" | ").into());
    }
    for (name, value) in NAMED.iter().filter_map(|name| Some((*name, record.get(*name)?))) {
        if value.is_number() || value.is_string() {
            words.insert(name.into(), value.clone());
        }
    }
    Some(words)
}

/// The lines of a traceback that name exceptions, the root cause first, without the one whose message is known.
fn causes(traceback: &str, message: &str) -> Vec<String> {
    let known = message.trim().lines().next().unwrap_or_default();
    let mut causes: Vec<String> = Vec::new();
    for line in traceback.lines().filter(|line| !line.starts_with([' ', '\t', '…']) && line.contains(": ")) {
        let cause = sentence(line.trim_end());
        if !(line.ends_with(known) || causes.contains(&cause)) && causes.len() < CAUSES {
            causes.push(cause);
        }
    }
    causes
}

fn first(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str =
        "litellm.InternalServerError: InternalServerError: Custom_openaiException - Connection error.";
    const CAUSE: &str =
        "aiohttp.ClientConnectorError: Cannot connect to host m:8000 ssl:default [Connect call failed ('m', 8000)]";

    fn record(frames: usize) -> String {
        let frames = "  File \"/home/aigateway/app/a.py\", line 7, in call\n    await f()\n".repeat(frames);
        let then = "\nThe above exception was the direct cause of the following exception:\n\n";
        let begin = "Traceback (most recent call last):\n";
        serde_json::json!({
            "status": 500,
            "exception_class": "InternalServerError",
            "backtrace": format!("{begin}{frames}{CAUSE}\n{then}{begin}{frames}…\nlitellm.exceptions.InternalServerError: {MESSAGE}\n"),
            "correlation_id": "01KQ",
            "timestamp": "2026-11-23T12:28:36Z",
            "message": MESSAGE,
        })
        .to_string()
    }

    #[test]
    fn a_long_record_is_quoted_by_its_words() {
        let expected = serde_json::json!({
            "timestamp": "2026-11-23T12:28:36Z",
            "exception_class": "InternalServerError",
            "message": MESSAGE,
            "caused_by": CAUSE,
            "status": 500,
            "correlation_id": "01KQ",
        })
        .to_string();
        assert_eq!(quoted(&record(20)), expected);
        assert_eq!(quoted(&format!("ai-gateway-1  | {}", record(20))), expected);
    }

    #[test]
    fn short_lines_and_text_are_quoted_as_they_stand() {
        for line in ["{\"message\":\"m\"}".to_owned(), "語".repeat(600)] {
            assert_eq!(quoted(&line), line);
        }
        assert_eq!(quoted(&"語".repeat(601)), "語".repeat(600));
        let nothing = format!("{{\"a\":\"{}\"}}", "x".repeat(700));
        assert_eq!(quoted(&nothing), nothing[..600]);
    }

    #[test]
    fn of_a_sentence_800_characters_are_kept() {
        assert_eq!(sentence(&"語".repeat(800)), "語".repeat(800));
        assert_eq!(sentence(&"語".repeat(801)), "語".repeat(800));
    }
}
