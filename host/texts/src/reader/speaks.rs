//! Whether a line speaks of an error at all: what makes reading gigabytes of logs cheap.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use memchr::memmem;

static WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = [
        "error",
        "exception",
        "fail",
        "refused",
        "denied",
        "timeout",
        "timed out",
        "fatal",
        "critical",
        "traceback",
        "warn",
        "unable",
        "not found",
        "does not",
        "invalid",
        "unauthorized",
        "forbidden",
        "no such",
        "rejected",
        "too many",
        "disconnect",
        "unavailable",
    ];
    AhoCorasick::builder().ascii_case_insensitive(true).build(words).expect("some words")
});

/// True where a line has a word of errors, or a status of four or five hundred.
pub(crate) fn speaks(line: &str) -> bool {
    WORDS.is_match(line) || has_bad_status(line.as_bytes())
}

/// `"status":503`, `"status_code": 421`, `HTTP/1.1" 404`.
fn has_bad_status(line: &[u8]) -> bool {
    static STATUS: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("status"));
    static HTTP: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("HTTP/"));
    let number_behind = |place: usize, skipped: &[u8]| {
        let rest = &line[place..];
        let start = rest.iter().take(12).position(|byte| !skipped.contains(byte)).unwrap_or(rest.len());
        matches!(rest.get(start..start + 3), Some([b'4' | b'5', b'0'..=b'9', b'0'..=b'9']))
    };
    STATUS.find_iter(line).any(|place| number_behind(place + "status".len(), b"_codehtp\\\": "))
        || HTTP.find_iter(line).any(|place| number_behind(place + "HTTP/1.1".len(), b"\\\" "))
}

#[cfg(test)]
mod tests {
    use super::speaks;

    #[test]
    fn words_and_statuses_of_errors_are_noticed() {
        for line in [
            r#"{"status":503}"#,
            r#"{"status_code": 421}"#,
            r#"{\"status\": \"404\"}"#,
            r#"GET / HTTP/1.1" 404 Not"#,
            "Connection REFUSED",
        ] {
            assert!(speaks(line), "{line}");
        }
        for line in
            [r#"{"status":200,"duration":4.4}"#, r#"GET / HTTP/1.1" 200 450"#, "INFO: started", "status of 12 jobs"]
        {
            assert!(!speaks(line), "{line}");
        }
    }
}
