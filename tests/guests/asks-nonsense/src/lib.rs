//! Calls every function of the host with what makes no sense, within its needs and outside them.
//! Counts the answers that are no errors and should be one.

use guest_kit::{
    Context, Description, Finding, Misbehaviour, Outcome, connections, environment, finding, get, grpc, http, logs,
    need, progress,
};

/// Texts that are hard to take.
const TEXTS: [&str; 9] = ["", "\0", "\u{1b}[31m", "../../etc/passwd", "*", "model/", "\u{202e}x", "日本語", "a\nb"];

/// The guest.
pub struct AsksNonsense;

guest_kit::register!(AsksNonsense);

impl Misbehaviour for AsksNonsense {
    fn describe(description: Description) -> Description {
        let needs = vec![
            need("http", "GET gitlab /** as user"),
            need("http", "POST gitlab /** as user"),
            need("grpc", "agent-platform a.B/C"),
            need("environment", "ai-gateway *"),
            need("logs", "llm"),
        ];
        Description { needs, ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let mut accepted = Vec::new();
        for text in TEXTS {
            progress::waiting(text);
            if !connections::list(text).is_empty() {
                accepted.push(format!("list {text:?}"));
            }
            if matches!(environment::get("ai-gateway", text), Ok(value) if !matches!(value, environment::Value::Unset))
            {
                accepted.push(format!("variable {text:?}"));
            }
            if environment::get(text, "LANG").is_ok() || environment::origin(text).is_ok() {
                accepted.push(format!("scope {text:?}"));
            }
            if http::send(&get(text, "/")).is_ok() || http::probe(text).is_ok() {
                accepted.push(format!("connection {text:?}"));
            }
            if http::send(&get("gitlab", text)).is_ok() {
                accepted.push(format!("path {text:?}"));
            }
            for request in [calls(text, "a.B", "C"), calls("gitlab", text, "C"), calls("agent-platform", "a.B", text)] {
                if grpc::call(&request).is_ok() {
                    accepted.push(format!("call {text:?}"));
                }
            }
            if logs::files(text).is_ok() {
                accepted.push(format!("log {text:?}"));
            }
        }
        accepted
            .extend(requests().into_iter().filter(|(_, request)| http::send(request).is_ok()).map(|(name, _)| name));
        accepted.extend(queries().into_iter().filter(|(_, query)| logs::search(query).is_ok()).map(|(name, _)| name));
        Ok(vec![finding(Outcome::Unknown, &accepted.join(", "))])
    }
}

fn calls(connection: &str, service: &str, method: &str) -> grpc::Request {
    grpc::Request {
        connection: connection.into(),
        tls: false,
        service: service.into(),
        method: method.into(),
        message: Vec::new(),
        credential: Some("nobody".into()),
        timeout_ms: Some(0),
        ext: Vec::new(),
    }
}

fn requests() -> Vec<(String, http::Request)> {
    let base = || get("gitlab", "/api/v4/version");
    let header = |name: &str, value: &str| http::Request { headers: vec![(name.into(), value.into())], ..base() };
    let mut requests = vec![
        ("no time".into(), http::Request { timeout_ms: Some(0), ..base() }),
        ("a credential that is not there".into(), http::Request { credential: Some("nobody".into()), ..base() }),
        ("a body of two mebibytes".into(), http::Request { body: Some(vec![0; 2 * 1024 * 1024]), ..base() }),
        (
            "a query of a mebibyte".into(),
            http::Request { query: vec![("page".into(), "b".repeat(1024 * 1024))], ..base() },
        ),
        ("a thousand headers".into(), http::Request { headers: vec![("accept".into(), "b".into()); 1_000], ..base() }),
        ("a header of a mebibyte".into(), header("accept", &"b".repeat(1024 * 1024))),
        ("a header with a line break".into(), header("accept", "b\r\nhost: c")),
    ];
    let owned = [
        "Host",
        "Authorization",
        "Private-Token",
        "Cookie",
        "Connection",
        "Transfer-Encoding",
        "Content-Length",
        "Proxy-Authorization",
        "X-Forwarded-Host",
        "X-HTTP-Method-Override",
        "X-Original-URL",
        "Accept-Encoding",
        "Range",
        "",
        "a b",
        "a:b",
    ];
    requests.extend(owned.into_iter().map(|name| (format!("header {name:?}"), header(name, "b"))));
    requests
}

fn queries() -> Vec<(String, logs::Query)> {
    let predicate = |name: &str, matcher| logs::Predicate { name: name.into(), all: vec![matcher] };
    let base = || logs::Query {
        source: "llm".into(),
        since: None,
        until: None,
        predicates: vec![predicate("a", logs::Matcher::Contains("b".into()))],
        group_by: None,
        samples: 0,
        join_on: None,
    };
    let of = |predicates| logs::Query { predicates, ..base() };
    let regex = |text: &str| of(vec![predicate("a", logs::Matcher::Regex(text.into()))]);
    vec![
        ("since no number".into(), logs::Query { since: Some(f64::NAN), ..base() }),
        ("until no number".into(), logs::Query { until: Some(f64::NAN), ..base() }),
        ("a broken expression".into(), regex("(")),
        ("a huge expression".into(), regex("((a{1000}){1000}){1000}")),
        ("a deep expression".into(), regex(&"(".repeat(1_000))),
        ("a long expression".into(), regex(&"a".repeat(100_000))),
        ("two of one name".into(), of(vec![base().predicates.remove(0), base().predicates.remove(0)])),
        (
            "too many predicates".into(),
            of((0..1_000).map(|n| predicate(&n.to_string(), logs::Matcher::Contains("b".into()))).collect()),
        ),
        ("a long field".into(), logs::Query { group_by: Some("a".repeat(100_000)), ..base() }),
    ]
}
