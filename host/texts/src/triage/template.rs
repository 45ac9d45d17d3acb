//! The shape of a message: what changes from line to line is left out.

use std::sync::LazyLock;

use duo_doctor_model::text::harmless;
use regex::Regex;

/// Characters of a template: what tells kinds apart stands in front.
const LENGTH: usize = 200;

/// What changes: texts in quotes, URLs, paths, addresses, ids, numbers.
static CHANGES: LazyLock<Regex> = LazyLock::new(|| {
    let parts = [
        r#""[^"]{1,200}""#,
        r"'[^']{1,200}'",
        r"https?://[^\s,;)\]}]+",
        r"\b[0-9a-fA-F]{8}-[0-9a-fA-F-]{13,}\b",
        r"\b01[0-9A-HJKMNP-TV-Z]{24}\b",
        r"0x[0-9a-fA-F]+",
        r"\b[0-9a-fA-F]{16,}\b",
        r"\b\d[\d.:,TZ+-]*\b",
        r"(?:/[\w.@-]+){2,}",
    ];
    Regex::new(&parts.join("|")).expect("a regular expression")
});

/// The template of a message.
pub(crate) fn of(message: &str) -> String {
    let first = message.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let masked = CHANGES.replace_all(first, "*");
    let short: String = masked.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LENGTH).collect();
    harmless(&short)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn lines_that_differ_in_what_changes_are_of_one_kind() {
        let same = [
            "connect to 10.0.0.7:8000 failed after 30.2 s (try 3)",
            "connect to 192.168.1.20:443 failed after 1 s (try 12)",
        ];
        assert_eq!(of(same[0]), of(same[1]));
        assert_eq!(of(same[0]), "connect to * failed after * s (try *)");
        assert_eq!(of("no model 'mistral' at https://m/v1?a=1"), of("no model 'llama' at http://n"));
        assert_eq!(of("id 3f2504e0-4f89-11d3-9a0c-0305e82c3301 x"), "id * x");
        assert_ne!(of("connection refused"), of("connection reset"));
    }

    #[test]
    fn a_shape_has_200_characters_at_most() {
        for (given, kept) in [(200, 200), (201, 200)] {
            assert_eq!(of(&"語".repeat(given)).chars().count(), kept);
        }
    }
}
