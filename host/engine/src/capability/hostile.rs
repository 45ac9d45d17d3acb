//! A system at its worst, for the tests of checks: answers every call well but for what its [`Case`] spoils.
//! Touches nothing outside the program.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::record::Replay;
use duo_doctor_model::description::{Description, Need};

/// What is wrong with the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// The operator grants nothing.
    Denied,
    /// Every request is answered with this status.
    Status(u16),
    /// A proxy wants to know who asks.
    Proxy,
    /// Nobody answers in time.
    Slow,
    /// The connection breaks in the middle of a body.
    Closed,
    /// A body ends in the middle, as if it were whole.
    Truncated,
    /// A login page with status 200.
    Html,
    /// JSON whose values have other types.
    WrongType,
    /// Status 200 and no body.
    EmptyAnswer,
    /// Every number is as large as it can be.
    HugeNumbers,
    /// No settings are known.
    NoSettings,
    /// Every variable is unset.
    Unset,
    /// Every variable is kept from the check.
    Secret,
    /// No log is configured.
    NoLog,
    /// The log has no lines.
    EmptyLog,
}

impl Case {
    /// Every case.
    pub const ALL: [Self; 18] = [
        Self::Denied,
        Self::Status(401),
        Self::Status(403),
        Self::Proxy,
        Self::Status(429),
        Self::Status(500),
        Self::Slow,
        Self::Closed,
        Self::Truncated,
        Self::Html,
        Self::WrongType,
        Self::EmptyAnswer,
        Self::HugeNumbers,
        Self::NoSettings,
        Self::Unset,
        Self::Secret,
        Self::NoLog,
        Self::EmptyLog,
    ];

    /// In words.
    #[must_use]
    pub fn name(self) -> String {
        let name = match self {
            Self::Denied => "denied",
            Self::Status(status) => return status.to_string(),
            Self::Proxy => "407 of a proxy",
            Self::Slow => "slow",
            Self::Closed => "connection breaks",
            Self::Truncated => "truncated body",
            Self::Html => "login page",
            Self::WrongType => "wrong types",
            Self::EmptyAnswer => "empty answer",
            Self::HugeNumbers => "huge numbers",
            Self::NoSettings => "no settings",
            Self::Unset => "variables unset",
            Self::Secret => "variables hidden",
            Self::NoLog => "no log",
            Self::EmptyLog => "empty log",
        };
        name.into()
    }

    /// True where a check can know all that it asked for: an unset variable may be right, a hidden one is set.
    #[must_use]
    pub fn may_pass(self) -> bool {
        matches!(self, Self::Unset | Self::Secret)
    }
}

/// Answers calls.
#[derive(Debug)]
pub struct Hostile {
    case: Case,
    /// What a good system answered; what it does not know is invented.
    good: Replay,
    description: Description,
    spoiled: AtomicBool,
}

impl Hostile {
    /// A system with this fault, otherwise as good as in the recording.
    #[must_use]
    pub fn new(case: Case, good: Replay, description: Description) -> Self {
        Self { case, good, description, spoiled: AtomicBool::new(false) }
    }

    /// True where an answer was other than a good one.
    #[must_use]
    pub fn has_spoiled(&self) -> bool {
        self.spoiled.load(Ordering::Relaxed)
    }

    /// The answer; nothing where there is none of this kind.
    pub(super) async fn answer<A: DeserializeOwned>(
        &self,
        call: &str,
        asked: &impl Serialize,
        left: Duration,
    ) -> Option<A> {
        let asked = serde_json::to_value(asked).ok()?;
        let recorded = self.good.next::<Value>(&self.description.id, call, &asked);
        let good = recorded.map_or_else(|_| self.invented(call, &asked), |(answer, _)| answer);
        let answer = spoiled(self.case, call, &good);
        if answer != good {
            self.spoiled.store(true, Ordering::Relaxed);
            if self.case == Case::Slow {
                let asked = asked["timeout_ms"].as_u64().map_or(left, Duration::from_millis);
                tokio::time::sleep(asked.min(left)).await;
            }
        }
        serde_json::from_value(answer).ok()
    }

    /// What a good system might answer.
    fn invented(&self, call: &str, asked: &Value) -> Value {
        match call {
            "connections.list" => json!([self.connection(asked["kind"].as_str().unwrap_or_default())]),
            "http.send" => json!({ "Ok": exchange(200, "application/json", "{}") }),
            "http.probe" => json!({ "Ok": {
                "addresses": ["192.0.2.1"], "peer": "192.0.2.1", "timing": timing(), "tls": null,
                "first_bytes": [], "failure": null, "ext": [],
            } }),
            "environment.names" => {
                let names = self.description.needs.iter().filter_map(|need| match need {
                    Need::Environment { name, .. } => Some(name.replace('*', "EXAMPLE")),
                    _ => None,
                });
                json!({ "Ok": ["an invented source", names.collect::<Vec<_>>()] })
            }
            "environment.get" => json!({ "Ok": { "Text": "example" } }),
            "logs.search" => {
                let predicates = asked["query"]["predicates"].as_array().into_iter().flatten();
                let hits = predicates.map(|predicate| {
                    json!({ "predicate": predicate["name"], "count": 0, "first": null, "last": null, "groups": [],
                            "samples": [], "joined": [] })
                });
                json!({ "Ok": { "hits": hits.collect::<Vec<_>>(), "lines": 1000, "bytes": 100_000,
                                "covered": [0.0, 1.0], "plain": 0, "partial": false } })
            }
            "logs.files" => json!({ "Ok": [{ "path": "example.log", "bytes": 100_000, "modified": 0.0 }] }),
            _ => Value::Null,
        }
    }

    fn connection(&self, kind: &str) -> Value {
        let credentials = self.description.needs.iter().filter_map(|need| match need {
            Need::Http(need) if need.kind == kind && !need.credential.is_empty() => Some(&need.credential),
            _ => None,
        });
        let name = if kind == "model" { "model/example" } else { kind };
        json!({ "name": name, "kind": kind, "scheme": "https", "host": "example.com", "port": 443, "base_path": "",
                "written": "https://example.com", "credentials": credentials.collect::<Vec<_>>(), "attributes": [] })
    }
}

fn spoiled(case: Case, call: &str, good: &Value) -> Value {
    let mut answer = good.clone();
    match (call, case) {
        ("connections.list", _) => answer,
        (_, Case::Denied) => {
            let capability = call.split('.').next().unwrap_or_default();
            json!({ "Err": { "Denied": { "capability": capability, "wanted": call, "reason": "not granted" } } })
        }
        ("http.send", Case::Status(status)) => {
            let body = format!(r#"{{"message":"{status}","error":"{status}"}}"#);
            json!({ "Ok": exchange(status, "application/json", &body) })
        }
        ("http.send" | "http.probe", Case::Proxy) => {
            json!({ "Err": { "Proxy": [407, "Proxy Authentication Required"] } })
        }
        ("http.send" | "http.probe", Case::Slow) => json!({ "Err": { "TimedOut": "FirstByte" } }),
        ("http.send", Case::Closed) => {
            let mut answer = exchange(200, "application/json", &half(&body(good)));
            answer["failure"] = json!({ "Closed": "Body" });
            json!({ "Ok": answer })
        }
        ("http.send", Case::Truncated) => json!({ "Ok": exchange(200, &kind(good), &half(&body(good))) }),
        ("http.send", Case::Html) => {
            json!({ "Ok": exchange(200, "text/html", "<!DOCTYPE html><html><title>Sign in</title></html>") })
        }
        ("http.send", Case::WrongType) => {
            let body = serde_json::from_str(&body(good)).map_or_else(|_| json!([null]), |body| retyped(&body));
            json!({ "Ok": exchange(200, "application/json", &body.to_string()) })
        }
        ("http.send", Case::EmptyAnswer) => json!({ "Ok": exchange(200, "application/json", "") }),
        ("http.send", Case::HugeNumbers) => {
            if let Ok(mut body) = serde_json::from_str::<Value>(&body(good)) {
                enlarge(&mut body);
                answer["Ok"]["chunks"] = json!([{ "at_ms": 1e300, "bytes": body.to_string() }]);
            }
            answer
        }
        ("environment.names" | "environment.get", Case::NoSettings) => {
            json!({ "Err": { "NoSource": "no source for the environment" } })
        }
        ("environment.names", Case::Unset) if good["Ok"].is_array() => {
            answer["Ok"][1] = json!([]);
            answer
        }
        ("environment.get", Case::Unset) => json!({ "Ok": "Unset" }),
        ("environment.get", Case::Secret) => {
            json!({ "Ok": { "Secret": { "length": 20, "fingerprint": "0011", "lines": 1 } } })
        }
        ("environment.get", Case::HugeNumbers) => json!({ "Ok": { "Text": "9".repeat(400) } }),
        ("logs.search" | "logs.files", Case::NoLog) => json!({ "Err": { "NoSource": "no such log is configured" } }),
        ("logs.files", Case::EmptyLog) => json!({ "Ok": [] }),
        ("logs.search", Case::EmptyLog | Case::HugeNumbers) if good["Ok"].is_object() => {
            let (number, time) = if case == Case::EmptyLog { (0, Value::Null) } else { (u64::MAX, json!(1e300)) };
            let summary = &mut answer["Ok"];
            for field in ["lines", "bytes", "plain"] {
                summary[field] = json!(number);
            }
            summary["covered"] = if case == Case::EmptyLog { Value::Null } else { json!([-1e300, 1e300]) };
            for hit in summary["hits"].as_array_mut().into_iter().flatten() {
                for field in ["groups", "samples", "joined"] {
                    hit[field] = json!([]);
                }
                (hit["count"], hit["first"], hit["last"]) = (json!(number), time.clone(), time.clone());
            }
            answer
        }
        ("logs.files", Case::HugeNumbers) => {
            json!({ "Ok": [{ "path": "example.log", "bytes": u64::MAX, "modified": 1e300 }] })
        }
        _ => answer,
    }
}

fn exchange(status: u16, kind: &str, body: &str) -> Value {
    json!({ "status": status, "headers": [["content-type", kind]], "timing": timing(),
            "chunks": [{ "at_ms": 1.0, "bytes": body }], "truncated": false })
}

fn timing() -> Value {
    json!({ "resolved": null, "connected": null, "secured": null, "first_byte": 1.0, "total": 1.0 })
}

/// The body of a good answer. What is no text is left out: nothing here can spoil it sensibly.
fn body(good: &Value) -> String {
    let chunks = good["Ok"]["chunks"].as_array().into_iter().flatten();
    chunks.filter_map(|chunk| chunk["bytes"].as_str()).collect()
}

fn kind(good: &Value) -> String {
    let headers = good["Ok"]["headers"].as_array().into_iter().flatten();
    let found = headers.filter(|header| header[0] == "content-type").find_map(|header| header[1].as_str());
    found.unwrap_or("application/json").into()
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
    use crate::bindings::duo_doctor::check::{connections, environment, http, logs};
    use crate::capability::http::Exchange;
    use duo_doctor_model::description::{Hop, Impact};

    fn hostile(case: Case) -> Hostile {
        let description = Description {
            id: "a".into(),
            version: semver::Version::new(1, 0, 0),
            hop: Hop::Gateway,
            codes: Vec::new(),
            requires: Vec::new(),
            explains: Vec::new(),
            vantages: Vec::new(),
            impact: Impact::Probe,
            needs: Vec::new(),
            links: Vec::new(),
            signatures: Vec::new(),
        };
        Hostile::new(case, Replay::empty(), description)
    }

    #[tokio::test]
    async fn every_case_has_an_answer_to_every_call() {
        async fn ask<A: DeserializeOwned>(case: Case, call: &str) -> bool {
            let asked = json!({ "kind": "gitlab", "query": { "predicates": [{ "name": "a" }] } });
            let hostile = hostile(case);
            let answer = hostile.answer::<A>(call, &asked, Duration::ZERO).await;
            assert!(answer.is_some(), "{case:?} {call}: {}", spoiled(case, call, &hostile.invented(call, &asked)));
            hostile.has_spoiled()
        }
        for case in Case::ALL {
            let spoiled = [
                ask::<Vec<connections::Connection>>(case, "connections.list").await,
                ask::<Result<Exchange, http::Error>>(case, "http.send").await,
                ask::<Result<http::Ladder, http::Error>>(case, "http.probe").await,
                ask::<Result<(String, Vec<String>), environment::Error>>(case, "environment.names").await,
                ask::<Result<environment::Value, environment::Error>>(case, "environment.get").await,
                ask::<Result<logs::Summary, logs::Error>>(case, "logs.search").await,
                ask::<Result<Vec<logs::File>, logs::Error>>(case, "logs.files").await,
            ];
            assert!(spoiled.contains(&true), "{case:?} spoils nothing");
        }
    }

    #[test]
    fn a_body_is_spoiled_in_its_own_shape() {
        let good = json!({ "Ok": exchange(200, "application/json", r#"{"version":"18.5.0","id":7,"share":0.5}"#) });
        let spoil = |case| body(&spoiled(case, "http.send", &good));
        assert_eq!(spoil(Case::Truncated), r#"{"version":"18.5.0""#);
        assert_eq!(spoil(Case::WrongType), r#"[-1,"7","0.5"]"#);
        assert!(spoil(Case::HugeNumbers).contains("18446744073709551615"));
    }
}
