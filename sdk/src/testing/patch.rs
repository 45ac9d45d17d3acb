//! JSON merge patch (RFC 7386), and lists: where the base has a list and the patch an object, the patch changes single
//! elements. An element is named by its `predicate` or `name`, if no other has the same, or by its place from 0.
//! A list that loses or gains elements is written whole. A body that is JSON in a text is patched as that JSON.

use serde_json::{Map, Value};

use super::body;

/// Members by which an element of a list is named: those of hits in a log, of connections and of feature flags.
const NAMES: [&str; 2] = ["predicate", "name"];

/// The base with the patch applied.
///
/// # Errors
/// An element that the base's list does not have.
pub(crate) fn merge(base: Value, patch: &Value) -> Result<Value, String> {
    let Value::Object(changes) = patch else { return Ok(patch.clone()) };
    match base {
        Value::Array(mut elements) => {
            for (key, change) in changes {
                let place = place(&elements, key).ok_or_else(|| {
                    format!("`{key}` is no element of the list; name one by its `predicate`, `name` or place from 0, or write the list whole")
                })?;
                if change.is_null() {
                    return Err(format!("`{key}` cannot be removed from the list; write the list whole"));
                }
                elements[place] = merge(elements[place].take(), change)?;
            }
            Ok(Value::Array(elements))
        }
        base => {
            let mut members = match base {
                Value::Object(members) => members,
                _ => Map::new(),
            };
            for (key, change) in changes {
                if change.is_null() {
                    members.remove(key);
                } else {
                    let mut earlier = members.get_mut(key).map(Value::take).unwrap_or_default();
                    if key == body::KEY {
                        earlier = body::parsed(earlier);
                    }
                    members.insert(key.clone(), merge(earlier, change)?);
                }
            }
            Ok(Value::Object(members))
        }
    }
}

fn place(elements: &[Value], key: &str) -> Option<usize> {
    let mut named = elements.iter().enumerate().filter(|(_, element)| name(element) == Some(key));
    match (named.next(), named.next()) {
        (Some((place, _)), None) => Some(place),
        _ => key.parse().ok().filter(|&place| place < elements.len()),
    }
}

fn name(element: &Value) -> Option<&str> {
    NAMES.iter().find_map(|&member| element.get(member)?.as_str())
}

/// The patch that makes the base what is wanted; none where no patch does: for a `null` in an object, or an object
/// where the base has a list.
pub(crate) fn exact(base: &Value, wanted: &Value) -> Option<Value> {
    let patch = difference(base, wanted);
    let mut merged = merge(base.clone(), &patch).ok()?;
    let mut wanted = wanted.clone();
    body::settle(&mut merged);
    body::settle(&mut wanted);
    (merged == wanted).then_some(patch)
}

/// The patch, if there is one. A body for which there is none is given as text.
pub(crate) fn difference(base: &Value, wanted: &Value) -> Value {
    match (base, wanted) {
        (Value::Object(base), Value::Object(wanted)) => {
            let mut changes = Map::new();
            for key in base.keys().filter(|&key| !wanted.contains_key(key)) {
                changes.insert(key.clone(), Value::Null);
            }
            for (key, wanted) in wanted {
                let base = base.get(key).unwrap_or(&Value::Null);
                if base == wanted || key == body::KEY && body::text(base) == body::text(wanted) {
                    continue;
                }
                if key != body::KEY {
                    let change = difference(base, wanted);
                    let nothing = base.is_object() && change.as_object().is_some_and(Map::is_empty);
                    if !nothing {
                        changes.insert(key.clone(), change);
                    }
                    continue;
                }
                let base = body::parsed(base.clone());
                let change = difference(&base, wanted);
                let exact = merge(base, &change).is_ok_and(|merged| merged == *wanted);
                changes.insert(key.clone(), if exact { change } else { Value::String(body::text(wanted)) });
            }
            Value::Object(changes)
        }
        (Value::Array(base), Value::Array(wanted)) => match elements(base, wanted) {
            Some(changes) if changes.to_string().len() < Value::from(wanted.clone()).to_string().len() => changes,
            _ => wanted.clone().into(),
        },
        _ => wanted.clone(),
    }
}

/// A patch of single elements, where both lists are of objects and equally long.
fn elements(base: &[Value], wanted: &[Value]) -> Option<Value> {
    if base.len() != wanted.len() || !base.iter().chain(wanted).all(Value::is_object) {
        return None;
    }
    let mut changes = Map::new();
    for (index, (earlier, wanted)) in base.iter().zip(wanted).enumerate().filter(|(_, (base, wanted))| base != wanted) {
        let named = name(earlier).filter(|&key| place(base, key) == Some(index));
        changes.insert(named.map_or_else(|| index.to_string(), str::to_owned), difference(earlier, wanted));
    }
    Some(Value::Object(changes))
}
