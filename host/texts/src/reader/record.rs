//! A record of a log: when, how bad, who wrote it, its words. JSON of the known services, and their lines of text.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::trace;

/// A record's fields, none of which a service must write.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    /// Seconds since 1970.
    pub time: Option<f64>,
    /// Lower case.
    pub level: Option<String>,
    /// Name of the part of the service that wrote it, or of its container.
    pub logger: Option<String>,
    /// What links it with records of other services.
    pub correlation: Option<String>,
    /// Path of the request that it is about.
    pub path: Option<String>,
    /// Status of its answer.
    pub status: Option<u16>,
    /// Who wrote it, where its form tells; a key of [`super::speaker::SPEAKERS`].
    pub writer: Option<&'static str>,
    /// Its words, the class of its exception in front.
    pub words: String,
    /// Stack trace.
    pub trace: Option<String>,
    /// All fields of a JSON line.
    pub fields: Map<String, Value>,
}

/// Fields in which the words stand, the most telling first.
const WORDS: [&str; 13] = [
    "exception.message",
    "exception_message",
    "error",
    "error_message",
    "http_exception_details",
    "message",
    "event",
    "msg",
    "exception",
    "error.message",
    "detail",
    "response",
    "error_code",
];

/// Fields with stack traces.
const TRACES: [&str; 5] = ["backtrace", "exception_backtrace", "stack_trace", "stack", "exception"];

/// Fields that a record has only where something failed.
const FAILED: [&str; 7] = [
    "exception.class",
    "exception_class",
    "exception_message",
    "exception.message",
    "error_code",
    "exception",
    "http_exception_details",
];

/// Fields that a body has only where something was refused.
const REFUSED: [&str; 3] = ["error", "errors", "detail"];

/// Levels of records that speak of an error.
const LEVELS: [&str; 9] = ["error", "fatal", "critical", "warn", "warning", "exception", "crit", "alert", "emerg"];

impl Record {
    /// Reads one record without its envelopes.
    pub(crate) fn of(text: &str) -> Self {
        match object(text) {
            Some(fields) => Self::of_fields(fields),
            None => Self::of_text(text),
        }
    }

    fn of_fields(mut fields: Map<String, Value>) -> Self {
        // What the gateway says of one exception: `extra`.
        if let Some(Value::Object(extra)) = fields.remove("extra") {
            for (name, value) in extra {
                fields.entry(name).or_insert(value);
            }
        }
        let text = |names: &[&str]| {
            names.iter().find_map(|name| match fields.get(*name)? {
                Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
                Value::Null | Value::String(_) => None,
                Value::Array(lines) => {
                    let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
                    (!lines.is_empty()).then(|| lines.join("\n"))
                }
                other => Some(other.to_string()),
            })
        };
        // What users see stands for a class where there is none.
        let class =
            text(&["exception.class", "exception_class", "error_class", "error_code"]).filter(|class| class != "nil");
        let trace = text(&TRACES).filter(|text| trace::is_trace(text));
        let said = text(&WORDS.map(|name| if trace.is_some() && name == "exception" { "" } else { name }));
        let words = match (&class, said.unwrap_or_default()) {
            (Some(class), words) if !words.contains(class.as_str()) => format!("{class}: {words}"),
            (_, words) => words,
        };
        let number = |names: &[&str]| {
            let of = |value: &Value| value.as_u64().or_else(|| value.as_str()?.parse().ok());
            names.iter().find_map(|name| of(fields.get(*name)?)).and_then(|number| u16::try_from(number).ok())
        };
        let gitlab = ["severity", "meta.caller_id", "exception.class", "meta.feature_category"];
        let gateway = ["stage", "gitlab_realm", "gitlab_global_user_id", "exception_class", "client_ip"];
        let has = |names: &[&str]| names.iter().any(|name| fields.contains_key(*name));
        // Ruby's logs have a severity, the gateway's a level and a logger.
        let logger = text(&["logger"]).unwrap_or_default();
        let writer = match () {
            () if logger.starts_with("http.log.") || logger.starts_with("http.handlers.") => Some("caddy"),
            // Bodies have a type too.
            () if has(&gateway) || has(&["logger"]) || has(&["type"]) && has(&["level", "timestamp"]) => {
                Some("ai-gateway")
            }
            () if has(&gitlab) => Some("gitlab"),
            () => None,
        };
        let time = ["timestamp", "time", "ts", "@timestamp"].iter().find_map(|name| time(fields.get(*name)?));
        Self {
            time,
            level: text(&["severity", "level"]).map(|level| level.to_ascii_lowercase()),
            logger: text(&["logger", "component", "subcomponent", "job_class"]),
            correlation: text(&["correlation_id", "x-request-id", "request_id"])
                .filter(|id| (8..=100).contains(&id.len())),
            path: text(&["path", "uri", "url", "request_uri"]),
            status: number(&["status", "status_code", "http_status", "code"])
                .filter(|status| (100..600).contains(status)),
            writer,
            words,
            trace,
            fields,
        }
    }

    fn of_text(text: &str) -> Self {
        let first = text.lines().next().unwrap_or_default();
        let found = FORMS.iter().find_map(|(writer, form)| Some((*writer, form.captures(first)?)));
        let mut record = Self { words: text.trim().to_owned(), ..Self::default() };
        if let Some((writer, found)) = found {
            let group = |name: &str| found.name(name).map(|found| found.as_str().to_owned());
            record.writer = writer;
            record.level = group("level").map(|level| level.to_ascii_lowercase());
            record.logger = group("logger");
            record.path = group("path");
            record.status = group("status").and_then(|status| status.parse().ok());
            record.time = group("time").as_deref().and_then(time_of_text);
            if let Some(words) = found.name("words") {
                record.words = format!("{}{}", words.as_str().trim(), &text[first.len()..]).trim().to_owned();
            }
            record.correlation = CORRELATION.captures(first).map(|found| found[1].to_owned());
        }
        record.time = record.time.or_else(|| first.split_whitespace().next().and_then(time_of_text));
        if trace::is_trace(&record.words) {
            record.trace = Some(record.words.clone());
        }
        record
    }

    /// Whether it speaks of an error.
    pub(crate) fn is_error(&self) -> bool {
        let bad_level = self.level.as_deref().is_some_and(|level| LEVELS.contains(&level));
        let has = |name: &&str| self.fields.get(*name).is_some_and(|value| !value.is_null() && value != "");
        let is_log = self.level.is_some() || self.time.is_some() || self.logger.is_some();
        // An answer's body alone.
        let is_refusal = !is_log && REFUSED.iter().any(has);
        bad_level || is_refusal || self.status.is_some_and(|status| status >= 400) || FAILED.iter().any(has)
    }
}

/// The object that a text is, also where it is a string in JSON or begins behind a word of the service.
fn object(text: &str) -> Option<Map<String, Value>> {
    let text = text.trim();
    let value: Value = serde_json::from_str(text).ok()?;
    let Value::Object(mut fields) = value else { return None };
    // The whole record as a message of another one.
    for name in ["message", "msg", "log"] {
        let inner = fields.get(name).and_then(Value::as_str).filter(|inner| inner.trim_start().starts_with('{'));
        if let Some(Ok(Value::Object(inner))) = inner.map(serde_json::from_str::<Value>) {
            fields.remove(name);
            fields.extend(inner);
        }
    }
    Some(fields)
}

fn time(value: &Value) -> Option<f64> {
    match value {
        Value::String(text) => time_of_text(text),
        // Seconds; milliseconds are 13 digits.
        Value::Number(number) => number.as_f64().map(|time| if time > 1e11 { time / 1e3 } else { time }),
        _ => None,
    }
}

/// A time that has a zone, or is written as UTC by a service that always does.
pub(crate) fn time_of_text(text: &str) -> Option<f64> {
    let text = text.trim_matches(['[', ']']).replace('_', "T");
    text.parse::<jiff::Timestamp>().ok().map(|time| time.as_microsecond() as f64 / 1e6)
}

static CORRELATION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\bcorrelation_id[=:]\s?'?([\w-]{8,100})").expect("a regular expression"));

/// Forms of lines of text, with who writes them.
static FORMS: LazyLock<Vec<(Option<&'static str>, Regex)>> = LazyLock::new(|| {
    const LEVEL: &str =
        r"(?i:(?P<level>error|warning|warn|info|debug|critical|crit|fatal|notice|alert|emerg|exception))";
    let rows: [(Option<&'static str>, String); 11] = [
        // structlog on a terminal.
        (Some("ai-gateway"), format!(r"^(?:(?P<time>\S+) )?\[{LEVEL}\s*\] (?P<words>.*?)\s+\[(?P<logger>[\w.]+)\]")),
        // NGINX's error log, and of those who write like it.
        (Some("nginx"), format!(r"^\d{{4}}/\d\d/\d\d \d\d:\d\d:\d\d \[{LEVEL}\] \d+#\d+: (?:\*\d+ )?(?P<words>.*)$")),
        (Some("apache"), format!(r"^\[\w{{3}} \w{{3}} \d\d [^\]]*\] \[\w*:{LEVEL}\] (?P<words>.*)$")),
        // Answers that a server gave.
        (Some("uvicorn"), r#"^INFO:\s+(?:\S+ - )"(?:GET|POST|PUT|HEAD|OPTIONS|DELETE) (?P<path>\S+) HTTP/[\d.]+" (?P<status>\d{3})\b"#.into()),
        (None, r#"^\S+ - \S+ \[[^\]]+\] "(?:GET|POST|PUT|HEAD|OPTIONS|DELETE) (?P<path>\S+) HTTP/[\d.]+" (?P<status>\d{3})\b"#.into()),
        (Some("haproxy"), r#"^\S+:\d+ \[[^\]]+\] \S+ \S+ [-\d/]+ (?P<status>\d{3}) \d+ .*?"(?:\S+) (?P<path>\S+)"#.into()),
        // vLLM's.
        (Some("model-server"), format!(r"^(?:\(\w[^)]*\) )?{LEVEL} \d\d-\d\d \d\d:\d\d:\d\d (?:\[\S+\] )?(?P<words>.*)$")),
        // Extensions of editors.
        (None, format!(r"^(?P<time>\d{{4}}-\d\d-\d\dT\S+) \[{LEVEL}\]:? (?P<words>.*)$")),
        // logfmt.
        (None, format!(r#"^(?:time="?(?P<time>[^" ]+)"? )?(?:ts=\S+ )?level={LEVEL} .*?(?:error|err|msg)="?(?P<words>.*?)"?$"#)),
        // klog of Kubernetes.
        (None, r"^(?P<level>[EWF])\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ \S+\] (?P<words>.*)$".into()),
        // Python's logging, and of all others who write a level in front.
        (None, format!(r"^(?:\[?[\d:.,TZ/ +-]{{8,40}}\]? ?-? ?)?\[?{LEVEL}\]?(?:\s*[:|-]\s*|\s{{2,}})(?P<words>.*)$")),
    ];
    rows.into_iter().map(|(writer, form)| (writer, Regex::new(&form).expect("a regular expression"))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_services_are_found() {
        let gateway = Record::of(
            r#"{"status_code":null,"exception_class":"APIError","backtrace":"Traceback (most recent call last):\n  File \"a\"\nAPIError: x","correlation_id":"01KBC11W4H6Q8TZV0X2YDG3M5R","logger":"exceptions","level":"error","timestamp":"2026-11-28T09:14:07.381920Z","message":"litellm.APIError: x"}"#,
        );
        assert_eq!(
            (gateway.writer, &*gateway.words, gateway.is_error()),
            (Some("ai-gateway"), "litellm.APIError: x", true)
        );
        assert!(gateway.trace.is_some_and(|trace| trace.ends_with("APIError: x")));
        assert_eq!(gateway.time, Some(1_795_857_247.381_92));
        let keys = Record::of(r#"{"level":"error","message":"no","extra":{"oidc_provider":"Gitlab","level":"info"}}"#);
        assert_eq!((keys.fields["oidc_provider"].as_str(), keys.level.as_deref()), (Some("Gitlab"), Some("error")));
        let rails = Record::of(
            r#"{"severity":"ERROR","time":"2026-01-09T20:00:01.000Z","exception.class":"Errno::ECONNREFUSED","exception.message":"no","meta.caller_id":"x"}"#,
        );
        assert_eq!((rails.writer, &*rails.words), (Some("gitlab"), "Errno::ECONNREFUSED: no"));
        let caddy = Record::of(r#"{"level":"error","logger":"http.log.error","msg":"dial tcp: no","status":502}"#);
        assert_eq!((caddy.writer, caddy.status), (Some("caddy"), Some(502)));
        for (line, writer, level, status, words) in [
            (
                r#"INFO:     10.20.4.12:50112 - "POST /v1/chat/completions HTTP/1.1" 400 Bad Request"#,
                Some("uvicorn"),
                None,
                Some(400),
                None,
            ),
            (
                "2026/11/28 09:14:07 [error] 31#31: *1 connect() failed (111: Connection refused) while connecting",
                Some("nginx"),
                Some("error"),
                None,
                Some("connect() failed (111: Connection refused) while connecting"),
            ),
            (
                "2026-11-28T09:14:07.381920Z [error    ] litellm.BadRequestError: x   [exceptions] correlation_id=01KBC14W4H6Q",
                Some("ai-gateway"),
                Some("error"),
                None,
                Some("litellm.BadRequestError: x"),
            ),
            (
                "(EngineCore_0 pid=22) ERROR 11-28 09:14:07 [core.py:340] EngineCore failed",
                Some("model-server"),
                Some("error"),
                None,
                Some("EngineCore failed"),
            ),
            ("2026-11-28T09:14:07:455 [error]: GitLabError: no", None, Some("error"), None, Some("GitLabError: no")),
            (r#"time="2026-11-28T09:14:07Z" level=error msg="no""#, None, Some("error"), None, Some("no")),
            (
                "ERROR:    Application startup failed. Exiting.",
                None,
                Some("error"),
                None,
                Some("Application startup failed. Exiting."),
            ),
        ] {
            let record = Record::of(line);
            assert_eq!((record.writer, record.level.as_deref(), record.status), (writer, level, status), "{line}");
            assert_eq!(&*record.words, words.unwrap_or(line), "{line}");
        }
    }
}
