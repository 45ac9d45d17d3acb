//! What a good system might answer to a request, and what one at its worst does.

use serde_json::{Value, json};

use super::payload::Payload;
use super::{Exchange, exchange::Chunk, wit};
use crate::capability::Case;

/// An answer that could be right.
pub(super) fn invented() -> Exchange {
    exchange(200, "application/json", "{}")
}

/// Phases that went well.
pub(super) fn invented_phases() -> wit::Ladder {
    wit::Ladder {
        addresses: vec!["192.0.2.1".into()],
        peer: Some("192.0.2.1".into()),
        timing: timing(),
        tls: None,
        first_bytes: Vec::new(),
        failure: None,
        ext: Vec::new(),
    }
}

/// What keeps any exchange with the peer from happening.
pub(in crate::capability) fn prevented(case: Case) -> Option<wit::Error> {
    match case {
        Case::Proxy => Some(wit::Error::Proxy((407, "Proxy Authentication Required".into()))),
        Case::Slow => Some(wit::Error::TimedOut(wit::Phase::FirstByte)),
        _ => None,
    }
}

/// A good answer, spoilt.
pub(super) fn spoilt(case: Case, good: &Exchange) -> Option<Exchange> {
    const JSON: &str = "application/json";
    match case {
        Case::Status(status) => {
            Some(exchange(status, JSON, &format!(r#"{{"message":"{status}","error":"{status}"}}"#)))
        }
        Case::Closed => {
            let failure = Some(wit::Error::Closed(wit::Phase::Body));
            Some(Exchange { failure, ..exchange(200, JSON, &half(&body(good))) })
        }
        Case::Truncated => Some(exchange(200, kind(good), &half(&body(good)))),
        Case::Html => Some(exchange(200, "text/html", "<!DOCTYPE html><html><title>Sign in</title></html>")),
        Case::WrongType => {
            let body = serde_json::from_str(&body(good)).map_or_else(|_| json!([null]), |body| retyped(&body));
            Some(exchange(200, JSON, &body.to_string()))
        }
        Case::EmptyAnswer => Some(exchange(200, JSON, "")),
        Case::HugeNumbers => {
            let mut body = serde_json::from_str::<Value>(&body(good)).ok()?;
            enlarge(&mut body);
            let chunks = vec![Chunk { at_ms: 1e300, bytes: Payload(body.to_string().into()) }];
            Some(Exchange { chunks, ..good.clone() })
        }
        _ => None,
    }
}

fn exchange(status: u16, kind: &str, body: &str) -> Exchange {
    Exchange {
        status,
        headers: vec![("content-type".into(), kind.into())],
        timing: timing(),
        certificates: Vec::new(),
        chunks: vec![Chunk { at_ms: 1.0, bytes: Payload(body.into()) }],
        truncated: false,
        failure: None,
    }
}

fn timing() -> wit::Timing {
    wit::Timing { resolved: None, connected: None, secured: None, first_byte: Some(1.0), total: Some(1.0) }
}

/// The body of a good answer. What is no text is left out: nothing here can spoil it sensibly.
fn body(good: &Exchange) -> String {
    good.chunks.iter().filter_map(|chunk| std::str::from_utf8(&chunk.bytes.0).ok()).collect()
}

fn kind(good: &Exchange) -> &str {
    let found = good.headers.iter().find(|(name, _)| name == "content-type");
    found.map_or("application/json", |(_, value)| value)
}

fn half(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}

/// The same shape with values of other types; the outermost too.
fn retyped(value: &Value) -> Value {
    match value {
        Value::Object(fields) => Value::Array(fields.values().map(retyped).collect()),
        Value::Array(items) => items.iter().map(retyped).enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
        Value::String(_) => json!(-1),
        Value::Number(number) => json!(number.to_string()),
        Value::Bool(_) | Value::Null => json!({}),
    }
}

fn enlarge(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(enlarge),
        Value::Array(items) => items.iter_mut().for_each(enlarge),
        Value::Number(number) if number.is_f64() => *value = json!(f64::MAX),
        Value::Number(_) => *value = json!(u64::MAX),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_spoilt_in_its_own_shape() {
        let good = exchange(200, "application/json", r#"{"version":"18.5.0","id":7,"share":0.5}"#);
        let spoil = |case| body(&spoilt(case, &good).expect("a case of bodies"));
        assert_eq!(spoil(Case::Truncated), r#"{"version":"18.5.0""#);
        assert_eq!(spoil(Case::WrongType), r#"[-1,"7","0.5"]"#);
        assert!(spoil(Case::HugeNumbers).contains("18446744073709551615"));
    }
}
