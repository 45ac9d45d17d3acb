//! YAML, with the parser's own bounds for depth, size and repetition.

use serde_json::Value;

/// The documents of a text.
///
/// # Errors
/// What is wrong with it, without its values.
pub(super) fn documents(text: &str) -> Result<Vec<Value>, String> {
    // As Compose and Kubernetes read it, `yes` is a word and no switch, and `0644` an octal number.
    let options = serde_saphyr::options! { strict_booleans: true, legacy_octal_numbers: true };
    serde_saphyr::from_multiple_with_options(text, options).map_err(|error| {
        let text = error.to_string();
        format!("it is no YAML: {}", text.lines().next().unwrap_or_default())
    })
}

/// True for a line that can begin a mapping.
pub(super) fn begins(line: &str) -> bool {
    let Some((key, rest)) = line.split_once(':') else { return line == "---" };
    let plain = |one: char| one.is_ascii_alphanumeric() || "_.-/\"'".contains(one);
    !key.is_empty() && key.chars().all(plain) && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// A scalar as a variable gets it; nothing for a list or a table.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(switch) => Some(switch.to_string()),
        Value::Number(number) if number.is_f64() => number.as_f64().map(|number| number.to_string()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
