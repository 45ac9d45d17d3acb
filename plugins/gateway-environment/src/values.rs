//! Is a value one that the process can start with?

use duo_doctor_sdk::environment::truth;
use duo_doctor_sdk::serde_json::{self, Value};

use crate::variables::Kind;

/// True where the process would end at start. Spaces around a value are forgiven, as nobody
/// has seen what they do.
pub(crate) fn ends_the_process(kind: Kind, value: &str) -> bool {
    let value = value.trim();
    match kind {
        Kind::Boolean => truth(value).is_none(),
        Kind::Integer => !is_integer(value),
        Kind::Decimal => value.parse::<f64>().is_err(),
        Kind::Level => !LEVELS.contains(&value.to_uppercase().as_str()),
        Kind::Path => !value.is_empty() && !value.starts_with('/'),
        Kind::Object => !matches!(serde_json::from_str(value), Ok(Value::Object(_))),
        Kind::Any => false,
    }
}

const LEVELS: [&str; 8] = ["CRITICAL", "FATAL", "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "NOTSET"];

/// Python's `int` takes `5_052` and pydantic takes `5052.0`.
fn is_integer(value: &str) -> bool {
    let plain = value.replace('_', "");
    plain.strip_suffix(".0").unwrap_or(&plain).parse::<i64>().is_ok()
}

/// The word by which the messages say what the value should be.
pub(crate) fn wanted(kind: Kind) -> &'static str {
    match kind {
        Kind::Boolean => "boolean",
        Kind::Integer | Kind::Decimal => "number",
        Kind::Level => "level",
        Kind::Path => "path",
        Kind::Object => "object",
        Kind::Any => "any",
    }
}

/// What a person writes in the value's place.
pub(crate) fn placeholder(kind: Kind) -> &'static str {
    match kind {
        Kind::Boolean => "{true-or-false}",
        Kind::Integer | Kind::Decimal => "{number}",
        Kind::Level => "INFO",
        Kind::Path => "{path}",
        Kind::Object => "{json-object}",
        Kind::Any => "{value}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_the_process() {
        let cases = [
            (Kind::Boolean, "TRUE", false),
            (Kind::Boolean, "off", false),
            (Kind::Boolean, "", true),
            (Kind::Boolean, "\"true\"", true),
            (Kind::Boolean, "maybe", true),
            (Kind::Integer, "5_052", false),
            (Kind::Integer, "5052.0", false),
            (Kind::Integer, "http", true),
            (Kind::Integer, "", true),
            (Kind::Decimal, "30.5", false),
            (Kind::Decimal, "30s", true),
            (Kind::Level, "debug", false),
            (Kind::Level, "verbose", true),
            (Kind::Path, "", false),
            (Kind::Path, "/docs", false),
            (Kind::Path, "None", true),
            (Kind::Object, "{\"a\":1}", false),
            (Kind::Object, "true", true),
            (Kind::Any, "anything", false),
        ];
        for (kind, value, ends) in cases {
            assert_eq!(ends_the_process(kind, value), ends, "{kind:?} {value:?}");
        }
    }
}
