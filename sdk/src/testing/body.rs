//! Bodies of answers as JSON: where a fixture gives the `body` of a `response` as an object or a list, the check sees
//! its compact text with sorted keys.

use serde_json::{Map, Value};

/// The member of a `response`.
pub(crate) const KEY: &str = "body";

/// The text that a check sees.
pub(crate) fn text(body: &Value) -> String {
    match body {
        Value::String(text) => text.clone(),
        body => sorted(body).to_string(),
    }
}

/// A text that is JSON as that JSON: what a patch changes.
pub(crate) fn parsed(body: Value) -> Value {
    body.as_str()
        .and_then(|text| serde_json::from_str(text).ok())
        .filter(|parsed: &Value| parsed.is_object() || parsed.is_array())
        .unwrap_or(body)
}

/// The facts as the check sees them.
pub(crate) fn settle(facts: &mut Value) {
    walk(facts, &|body| {
        if body.is_object() || body.is_array() {
            *body = Value::String(text(body));
        }
    });
}

/// Texts that are JSON become JSON: those that come back exactly, or with nothing changed but spaces and the order of
/// keys where `loose`.
pub(crate) fn open(facts: &mut Value, loose: bool) {
    walk(facts, &|body| {
        let Some(written) = body.as_str() else { return };
        let Ok(parsed) = serde_json::from_str::<Value>(written) else { return };
        let filled = parsed.as_object().is_some_and(|members| !members.is_empty())
            || parsed.as_array().is_some_and(|elements| !elements.is_empty());
        let canonical = text(&parsed);
        if filled && (canonical == written || loose && letters(&canonical) == letters(written)) {
            *body = parsed;
        }
    });
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

fn walk(facts: &mut Value, change: &dyn Fn(&mut Value)) {
    match facts {
        Value::Object(members) => {
            for (key, value) in members {
                match value.get_mut(KEY).filter(|_| key == "response") {
                    Some(body) => change(body),
                    None => walk(value, change),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| walk(element, change)),
        _ => {}
    }
}

/// Keys in alphabetical order, whatever order this build of `serde_json` keeps.
pub(crate) fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(key, value)| (key.clone(), sorted(value))).collect();
            members.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Object(Map::from_iter(members))
        }
        Value::Array(elements) => elements.iter().map(sorted).collect(),
        value => value.clone(),
    }
}

/// Takes out members that are `null`: no value and `null` are the same to a check. Bodies stay as they are.
pub(crate) fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, value| !value.is_null());
            for (key, value) in members {
                if key != KEY {
                    without_nulls(value);
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(without_nulls),
        _ => {}
    }
}
