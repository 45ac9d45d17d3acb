//! The one way in which a fixture is written.

use serde_json::Value;

use super::expected::{Expected, ORDER};

/// Columns that a line may have; what is longer is broken, except for a single text.
pub(crate) const WIDTH: usize = 110;

/// A file: `like`, `facts` and `expected`, each from a line of its own; facts in alphabetical order.
pub(crate) fn file(like: Option<&str>, facts: &Value, expected: &[Expected]) -> String {
    let expected = serde_json::to_value(expected).expect("what is expected is plain data");
    let like = like.map(|like| format!("  \"like\": {},\n", Value::from(like))).unwrap_or_default();
    let mut text = format!("{{\n{like}  \"facts\": ");
    write(&mut text, facts, &[], 2, 1);
    text.push_str(",\n  \"expected\": ");
    write(&mut text, &expected, &ORDER, 2, 0);
    text.push_str("\n}\n");
    text
}

/// Writes a value behind what stands on the line; `after` columns must stay free for what follows.
fn write(text: &mut String, value: &Value, order: &[&str], indent: usize, after: usize) {
    let line = on_one_line(value, order);
    if column(text) + width(&line) + after <= WIDTH {
        text.push_str(&line);
        return;
    }
    match value {
        Value::Object(members) if !members.is_empty() => {
            let members = ordered(members, order).into_iter();
            let items = members.map(|(key, value)| (format!("{}: ", Value::from(key.as_str())), value)).collect();
            write_items(text, ["{", "}"], " ", items, order, indent, after);
        }
        Value::Array(elements) if !elements.is_empty() => {
            let items = elements.iter().map(|value| (String::new(), value)).collect();
            write_items(text, ["[", "]"], "", items, order, indent, after);
        }
        _ => text.push_str(&line),
    }
}

/// Writes members or elements. A single one stays on the line of its bracket. Of several, those that fit share lines,
/// but not with one that is broken, and elements that are objects have a line each.
fn write_items(
    text: &mut String,
    [open, close]: [&str; 2],
    space: &str,
    items: Vec<(String, &Value)>,
    order: &[&str],
    indent: usize,
    after: usize,
) {
    text.push_str(open);
    if let [(key, value)] = items.as_slice() {
        text.push_str(&format!("{space}{key}"));
        write(text, value, order, indent, after + 1 + space.len());
        text.push_str(&format!("{space}{close}"));
        return;
    }
    let mut shares = false;
    for (index, (key, value)) in items.iter().enumerate() {
        let line = format!("{key}{}", on_one_line(value, order));
        let whole = indent + 2 + width(&line) < WIDTH && !(key.is_empty() && value.is_object());
        text.push_str(if index == 0 { "" } else { "," });
        if shares && whole && column(text) + width(&line) + 2 <= WIDTH {
            text.push(' ');
        } else {
            text.push_str(&format!("\n{:1$}", "", indent + 2));
        }
        text.push_str(key);
        write(text, value, order, indent + 2, 1);
        shares = whole;
    }
    text.push_str(&format!("\n{:indent$}{close}", ""));
}

fn on_one_line(value: &Value, order: &[&str]) -> String {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let members: Vec<String> = ordered(members, order)
                .iter()
                .map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), on_one_line(value, order)))
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(|element| on_one_line(element, order)).collect();
            format!("[{}]", elements.join(", "))
        }
        value => value.to_string(),
    }
}

/// Members that `order` names first, the others by name.
fn ordered<'a>(members: &'a serde_json::Map<String, Value>, order: &[&str]) -> Vec<(&'a String, &'a Value)> {
    let mut members: Vec<_> = members.iter().collect();
    let rank = |key: &str| order.iter().position(|listed| *listed == key).unwrap_or(order.len());
    members.sort_by(|(a, _), (b, _)| rank(a).cmp(&rank(b)).then(a.cmp(b)));
    members
}

fn column(text: &str) -> usize {
    width(text.rsplit('\n').next().unwrap_or_default())
}

fn width(text: &str) -> usize {
    text.chars().count()
}
