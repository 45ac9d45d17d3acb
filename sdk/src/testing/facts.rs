//! Facts as a check reads them, and as they are written.

use serde_json::Value;

use super::body;
use crate::{Check, Finding};

/// What the check makes of facts: as it reads them, and its findings.
pub(crate) fn judge<C: Check>(facts: &Value) -> Result<(Value, Vec<Finding>), String> {
    let facts: C::Facts = serde_json::from_value(facts.clone()).map_err(|error| error.to_string())?;
    let findings = C::judge(&facts);
    Ok((serde_json::to_value(&facts).map_err(|error| error.to_string())?, findings))
}

/// The path of a member that says something and that the check did not read.
pub(crate) fn unread(facts: &Value, read: &Value) -> Option<String> {
    let below = |key: String, (value, read): (&Value, &Value)| unread(value, read).map(|path| format!("{key}/{path}"));
    match facts {
        Value::Object(members) => members.iter().find_map(|(key, value)| match read.get(key) {
            Some(read) => below(key.clone(), (value, read)),
            None => says_something(value).then(|| key.clone()),
        }),
        Value::Array(elements) => {
            let both = elements.iter().zip(read.as_array().into_iter().flatten());
            both.enumerate().find_map(|(place, both)| below(place.to_string(), both))
        }
        _ => None,
    }
}

/// Empty values may be left out where facts are written.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(elements) => !elements.is_empty(),
        Value::Object(members) => members.values().any(says_something),
    }
}

/// The facts without `null`, and with bodies as JSON where that is the same to the check. A body that is only spelled
/// in another way than it would be written is the same if the findings are, but for quotations of it.
pub(crate) fn normal<C: Check>(facts: &Value) -> Result<Value, String> {
    let (read, findings) = judge::<C>(facts)?;
    let opened = |mut facts: Value, loose: bool| {
        body::open(&mut facts, loose);
        facts
    };
    let rows = |findings: Vec<Finding>, loose: bool| -> Vec<String> {
        let row = |mut finding: Finding| {
            finding.evidence.iter_mut().filter(|_| loose).for_each(|evidence| evidence.text.clear());
            format!("{finding:?}")
        };
        findings.into_iter().map(row).collect()
    };
    for loose in [true, false] {
        let mut normal = opened(facts.clone(), loose);
        body::without_nulls(&mut normal);
        let mut settled = normal.clone();
        body::settle(&mut settled);
        let (read_again, found_again) = judge::<C>(&settled)?;
        if opened(read.clone(), loose) == opened(read_again, loose)
            && rows(findings.clone(), loose) == rows(found_again, loose)
        {
            return Ok(normal);
        }
    }
    Err("a member that is `null` and one that is not there mean different things in them; give `Facts` an `Option`"
        .into())
}
