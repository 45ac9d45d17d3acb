//! Evidence for people. What peers, logs and settings say is shown as it is; what the SDK says of them by itself, where
//! it comes from and that there is nothing, is said in the reader's language. Programs get all of it as it is.

use duo_doctor_model::text::harmless;
use duo_doctor_wording::Words;

use super::quoted;
use super::shape::Evidence;

/// What a source begins with, where it is a word and not a protocol.
const KINDS: [&str; 6] = ["environment", "log", "connection", "connections", "container", "probe"];

/// How the SDK says that a request failed: what it begins with, and the message for it and the rest.
const FAILURES: [(&str, &str); 8] = [
    ("denied by policy: ", "seen-denied"),
    ("name does not resolve: ", "seen-unresolved"),
    ("address not allowed: ", "seen-address"),
    ("unreachable: ", "seen-unreachable"),
    ("proxy: ", "seen-proxy"),
    ("proxy answered ", "seen-proxy-answered"),
    ("not HTTP: ", "seen-no-http"),
    ("connection refused", "seen-refused"),
];

/// The same where what follows is in which phase, in brackets.
const PHASES: [(&str, &str); 2] =
    [("timed out (", "seen-timed-out"), ("connection closed by the peer (", "seen-closed")];

/// One piece of evidence on one line, with the first `longest` characters of what it says.
pub(crate) fn line(words: &Words, evidence: &Evidence, longest: usize) -> String {
    let Evidence { source, text } = evidence;
    let (kind, rest) = source.split_once(' ').unwrap_or((source, ""));
    let text = match kind {
        "environment" => setting(words, text),
        "http" | "probe" => failure(words, text),
        _ => None,
    }
    .unwrap_or_else(|| text.clone());
    let shown = quoted::short(&text, longest, words);
    let source = if KINDS.contains(&kind) && !rest.is_empty() {
        words.say(&format!("evidence-{kind}"), &[("name", rest)])
    } else {
        source.clone()
    };
    format!("{}: {shown}", harmless(&source))
}

/// A variable: a value stands in quotes, everything else is a word of the SDK; then where it comes from, in brackets.
fn setting(words: &Words, text: &str) -> Option<String> {
    let of = |start: &str, key: &str| Some((words.say(key, &[]), text.strip_prefix(start)?.to_owned()));
    let secret = || {
        let (length, rest) = text.strip_prefix("set, not shown (")?.split_once(" characters, ")?;
        let (lines, origin) = rest.split_once(" lines) (")?;
        Some((words.say("evidence-secret", &[("length", length), ("lines", lines)]), origin.to_owned()))
    };
    let value = || {
        let (value, origin) = text.rsplit_once("\" (").filter(|_| text.starts_with('"'))?;
        Some((format!("{value}\""), origin.to_owned()))
    };
    let found =
        of("not set (", "evidence-not-set").or_else(|| of("set (", "evidence-set")).or_else(secret).or_else(value);
    let (value, origin) = found?;
    let origin = origin.strip_suffix(')')?;
    let origin = match origin.split_once(' ') {
        Some(("file", name)) => words.say("source-file", &[("name", name)]),
        Some(("process", id)) => words.say("source-process", &[("id", id)]),
        Some(("container", name)) => words.say("source-container", &[("name", name)]),
        _ if origin == "this process" => words.say("source-this-process", &[]),
        _ => origin.to_owned(),
    };
    Some(words.say("evidence-setting", &[("value", &value), ("origin", &origin)]))
}

/// A request without an answer; an answer begins with its status.
fn failure(words: &Words, text: &str) -> Option<String> {
    let tls = || {
        let (said, peer) = text.strip_prefix("tls: ")?.strip_suffix(')')?.rsplit_once(" (subject ")?;
        let (subject, issuer) = peer.split_once(", issuer ")?;
        Some(words.say("seen-tls", &[("text", said), ("subject", subject), ("issuer", issuer)]))
    };
    let phase = |(start, key): (&str, &str)| {
        let phase = text.strip_prefix(start)?.strip_suffix(')')?;
        Some(words.say(key, &[("phase", &words.say(&format!("phase-{phase}"), &[]))]))
    };
    let failed = |(start, key): (&str, &str)| Some(words.say(key, &[("text", text.strip_prefix(start)?)]));
    PHASES.into_iter().find_map(phase).or_else(|| FAILURES.into_iter().find_map(failed)).or_else(tls)
}

#[cfg(test)]
mod tests {
    use duo_doctor_sdk::http::{Failure, Phase};
    use duo_doctor_wording::Language;

    use super::*;

    fn shown(language: Language, source: &str, text: &str) -> String {
        line(&Words::new(language, &[]), &Evidence { source: source.into(), text: text.into() }, 200)
    }

    #[test]
    fn words_of_the_sdk_are_the_readers_and_everything_else_stays_as_it_is() {
        for (source, text, japanese) in [
            (
                "environment ai-gateway A",
                "not set (file a.env, 2026-01-09)",
                "環境変数 ai-gateway A: 未設定（ファイルa.env, 2026-01-09）",
            ),
            ("environment gitlab A", "set (this process)", "環境変数 gitlab A: 設定あり（このプロセス）"),
            ("environment gitlab A", "\"a\" (b\" (process 7)", "環境変数 gitlab A: \"a\" (b\"（プロセス7）"),
            (
                "environment gitlab A",
                "set, not shown (8 characters, 1 lines) (container g)",
                "環境変数 gitlab A: 設定あり、値は非表示（8文字、1行）（コンテナg）",
            ),
            ("log llm", "not set (file a)", "ログ llm: not set (file a)"),
            ("http gitlab GET /", "401 connection refused", "http gitlab GET /: 401 connection refused"),
            ("http gitlab GET /", "connection refused", "http gitlab GET /: 接続が拒否されました"),
            (
                "http gitlab GET /",
                "tls: bad (x) (subject CN=a, issuer CN=b)",
                "http gitlab GET /: TLS: bad (x)（サブジェクト: CN=a、発行者: CN=b）",
            ),
            ("aiSelfHostedModels", "any", "aiSelfHostedModels: any"),
        ] {
            assert_eq!(shown(Language::Japanese, source, text), japanese);
            assert_eq!(shown(Language::English, source, text), format!("{source}: {text}"));
        }
    }

    /// The SDK's words are known here by heart: whoever changes them there sees it here.
    #[test]
    fn every_failure_of_the_sdk_is_said_in_japanese() {
        let text = || "raw".to_owned();
        let phases = [Phase::Resolve, Phase::Connect, Phase::Tls, Phase::Send, Phase::FirstByte, Phase::Body];
        let mut failures = vec![
            Failure::Denied { wanted: text(), reason: text() },
            Failure::Resolve { text: text() },
            Failure::Address { text: text() },
            Failure::Refused,
            Failure::Unreachable { text: text() },
            Failure::Proxy { status: 0, text: text() },
            Failure::Proxy { status: 407, text: text() },
            Failure::Protocol { text: text() },
        ];
        failures.extend(phases.map(|phase| Failure::TimedOut { phase }));
        failures.extend(phases.map(|phase| Failure::Closed { phase }));
        for failure in failures {
            let said = failure.to_string();
            let japanese = shown(Language::Japanese, "probe gitlab", &said);
            assert!(japanese.chars().filter(|character| !character.is_ascii()).count() > 6, "{japanese}");
            assert!(!japanese.contains("phase-"), "{japanese}");
            assert_eq!(shown(Language::English, "probe gitlab", &said), format!("probe gitlab: {said}"));
        }
    }
}
