//! What stands around a line when it comes from somewhere else: container engines, Kubernetes, journald, syslog, a
//! terminal. Peeled one after the other until none fits.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

/// Envelopes in each other: a JSON string in Docker's file within journald is three.
const DEPTH: usize = 6;

/// A line without what stood around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Peeled<'a> {
    /// What was in it.
    pub text: Cow<'a, str>,
    /// The time of the outermost envelope that had one.
    pub time: Option<String>,
    /// The container or unit that wrote it.
    pub service: Option<String>,
    /// The line goes on in the next one without a break.
    pub partial: bool,
}

static COLOURS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"));

const TIME: &str = r"\d{4}-\d\d-\d\d[T_ ]\d\d:\d\d:\d\d(?:[.,:]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?";

/// Prefixes; the groups `time`, `service` and `partial` say what they are.
static PREFIXES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        // kubectl logs --prefix, and with --timestamps behind it.
        r"^\[pod/(?P<service>[^\]\s]{1,300})\] ".to_owned(),
        // The runtime interface of Kubernetes.
        format!(r"^(?P<time>{TIME}) std(?:out|err) (?P<partial>[FP])(?::\S*)? "),
        // docker compose logs.
        r"^(?P<service>[A-Za-z0-9][\w.-]{0,100}?)\s+\| ?".to_owned(),
        // journalctl, in its short forms, and files of syslog.
        r"^(?:<\d{1,3}>)?(?P<time>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?) \S+ (?P<service>[\w.@/-]+)(?:\[\d+\])?: ".to_owned(),
        format!(r"^(?:<\d{{1,3}}>1 )?(?P<time>{TIME}) \S+ (?P<service>[\w.@/-]+)\[\d+\]: "),
        format!(r"^<\d{{1,3}}>1 (?P<time>{TIME}) \S+ (?P<service>\S+) \S+ \S+ (?:-|\[.*?\]) "),
        // docker logs --timestamps, kubectl logs --timestamps, svlogd of the Linux package.
        format!(r"^(?P<time>{TIME})\s+"),
    ]
    .iter()
    .map(|prefix| regex(prefix))
    .collect()
});

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a regular expression")
}

/// Takes everything off that is known.
pub(crate) fn peel(line: &str) -> Peeled<'_> {
    let line = line.trim_end_matches(['\r', '\n']);
    let text = if line.contains('\u{1b}') { COLOURS.replace_all(line, "") } else { Cow::Borrowed(line) };
    let mut peeled = Peeled { text, ..Peeled::default() };
    for _ in 0..DEPTH {
        let Some(inner) = outermost(&peeled.text) else { break };
        let Peeled { text, time, service, partial } = inner;
        let text = text.into_owned();
        let (time, service) = (time.or(peeled.time.take()), service.or(peeled.service.take()));
        let text = if text.contains('\u{1b}') { COLOURS.replace_all(&text, "").into_owned() } else { text };
        peeled = Peeled { time, service, partial: partial || peeled.partial, text: Cow::Owned(text) };
    }
    peeled
}

fn outermost(text: &str) -> Option<Peeled<'_>> {
    let trimmed = text.trim();
    if trimmed.starts_with('{') && trimmed.ends_with('}') {
        return of_object(&serde_json::from_str(trimmed).ok()?);
    }
    if trimmed.len() > 2 && trimmed.starts_with("\"{") && trimmed.ends_with("}\"") {
        let text: String = serde_json::from_str(trimmed).ok()?;
        return Some(Peeled { text: Cow::Owned(text), ..Peeled::default() });
    }
    let found = PREFIXES.iter().find_map(|prefix| prefix.captures(text))?;
    let rest = &text[found.get(0)?.end()..];
    let group = |name: &str| found.name(name).map(|found| found.as_str().to_owned());
    // A time alone is an envelope only of something that has its own form; else it is the line's own.
    Some(Peeled {
        text: Cow::Borrowed(rest),
        time: group("time"),
        service: group("service"),
        partial: group("partial").is_some_and(|partial| partial == "P"),
    })
}

/// Docker's `json-file`, what Fluent Bit makes of it, and `journalctl --output json`.
fn of_object(object: &Map<String, Value>) -> Option<Peeled<'static>> {
    let text = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
    if let Some(log) = text("log")
        && ["message", "msg", "level", "severity"].iter().all(|own| !object.contains_key(*own))
    {
        let partial = !log.ends_with('\n') && object.contains_key("stream");
        let partial = partial && log.len() >= 16 * 1024;
        let service =
            object.get("kubernetes").and_then(|value| value.get("container_name")?.as_str().map(str::to_owned));
        let text_of = log.trim_end_matches(['\n', '\r']).to_owned();
        return Some(Peeled { text: Cow::Owned(text_of), time: text("time"), service, partial });
    }
    let message = match object.get("MESSAGE")? {
        Value::String(message) => message.clone(),
        // As journald writes what is not UTF-8 or has control characters.
        Value::Array(bytes) => {
            let bytes = bytes.iter().filter_map(|byte| u8::try_from(byte.as_u64()?).ok());
            String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned()
        }
        _ => return None,
    };
    let service = text("SYSLOG_IDENTIFIER").or_else(|| text("_SYSTEMD_UNIT"));
    let micros = text("__REALTIME_TIMESTAMP").and_then(|micros| micros.parse::<i64>().ok());
    let time = micros.and_then(|micros| jiff::Timestamp::from_microsecond(micros).ok()).map(|time| time.to_string());
    Some(Peeled { text: Cow::Owned(message), time, service, partial: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    const INNER: &str = r#"{"level":"error","message":"m: {x}"}"#;

    fn text(line: &str) -> String {
        peel(line).text.into_owned()
    }

    #[test]
    fn every_envelope_and_every_pair_of_them_comes_off() {
        let as_string = serde_json::to_string(INNER).expect("a string");
        let envelopes: [fn(&str) -> String; 12] = [
            |line| {
                format!(
                    "{{\"log\":{},\"stream\":\"stderr\",\"time\":\"2026-11-28T09:14:07.3Z\"}}",
                    json(&format!("{line}\n"))
                )
            },
            |line| format!("2026-11-28T09:14:07.381920145Z stderr F {line}"),
            |line| format!("ai-gateway-1  | {line}"),
            |line| format!("[pod/ai-gateway-6f8d/ai-gateway] {line}"),
            |line| format!("2026-11-28T09:14:07.381920145Z {line}"),
            |line| format!("2026-11-28T10:14:07.381+01:00 {line}"),
            |line| format!("2026-11-28_09:14:07.38192 {line}"),
            |line| format!("Nov 28 10:14:07 gpu1 vllm[2201]: {line}"),
            |line| format!("2026-11-28T10:14:07+0100 gpu1 vllm[2201]: {line}"),
            |line| format!("<11>1 2026-11-28T10:14:07.003Z host aigw 2201 ID47 - {line}"),
            |line| {
                format!(
                    "{{\"MESSAGE\":{},\"__REALTIME_TIMESTAMP\":\"1764321247000000\",\"SYSLOG_IDENTIFIER\":\"aigw\"}}",
                    json(line)
                )
            },
            |line| format!("\u{1b}[31m{line}\u{1b}[0m"),
        ];
        assert_eq!(text(&as_string), INNER);
        for (number, outer) in envelopes.iter().enumerate() {
            assert_eq!(text(&outer(INNER)), INNER, "{number}");
            for (other, inner) in envelopes.iter().enumerate() {
                assert_eq!(text(&outer(&inner(INNER))), INNER, "{number} around {other}");
            }
        }
    }

    fn json(text: &str) -> String {
        serde_json::to_string(text).expect("a string")
    }

    #[test]
    fn who_wrote_it_and_when_is_kept() {
        let peeled = peel("ai-gateway-1  | 2026-11-28T09:14:07Z hello");
        assert_eq!(
            (peeled.service.as_deref(), peeled.time.as_deref()),
            (Some("ai-gateway-1"), Some("2026-11-28T09:14:07Z"))
        );
        assert!(peel("2026-11-28T09:14:07Z stdout P half").partial);
    }

    #[test]
    fn a_text_that_only_ends_in_json_or_has_a_bar_is_a_text() {
        for line in [
            r#"litellm.APIError: {"a":1}"#,
            "a table | of two",
            r#"{"message":"m","log":"l"}"#,
            "error: x | y",
            "GitLab | 18.5",
        ] {
            let peeled = peel(line);
            assert!(line.contains(" | ") || peeled.text == line, "{line}");
        }
        assert_eq!(text("a table of words | of two"), "a table of words | of two");
    }

    #[test]
    fn six_envelopes_are_taken_off() {
        let wrapped = |count: usize| "a  | ".repeat(count) + INNER;
        assert_eq!(text(&wrapped(6)), INNER);
        assert_eq!(text(&wrapped(7)), format!("a  | {INNER}"));
    }
}
