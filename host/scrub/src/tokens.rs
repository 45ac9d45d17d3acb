//! Tokens by their form: GitLab hands some out during a run (`direct_access`), logs of a failing set-up hold others, and
//! nobody has told the host of them. The one table of forms, for answers, findings and lines of logs.

use std::ops::Range;
use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder};

/// Each with what it is, and the least length by which it is told from words.
const FORMS: [&str; 9] = [
    // GitLab's, and those to come.
    r"\bgl(?:pat|oas|dt|rt|cbt|ptt|ft|agent|soat|imt|ffct|wt)-[\w.-]{8,}|\bgl[a-z]{2,8}-[\w.-]{20,}",
    // Signed tokens: header, claims, signature; `{"` in base64.
    r"\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*",
    // OpenAI, Anthropic, vLLM and those who write like them.
    r"\bsk-[\w-]{12,}",
    // Hugging Face, GitHub.
    r"\b(?:hf_|gh[pousr]_|github_pat_)\w{16,}",
    // Slack.
    r"\bxox[a-z]-[\w-]{10,}",
    // Amazon, Google.
    r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[\w-]{30,}",
    // As `Authorization` carries them.
    r"(?i-u:\bbearer(?:\s|%20)+)[\w.~+/=-]{16,}",
    r"(?i-u:\bbasic(?:\s|%20)+)[A-Za-z0-9+/]{16,}={0,2}",
    // The password of a URL. Four stars are a mask: what it hides can have had a slash, so that this was none.
    r"://(?:\*{0,3}[^/\s:@\x22'<>*])*\*{0,3}:(?:\*{0,3}[^/\s@\x22'<>*])+\*{0,3}@",
];

static TOKENS: LazyLock<Regex> =
    LazyLock::new(|| RegexBuilder::new(&FORMS.join("|")).unicode(false).build().expect("a regular expression"));

/// Where tokens stand.
pub(crate) fn find(bytes: &[u8]) -> Vec<Range<usize>> {
    TOKENS.find_iter(bytes).map(|found| found.range()).collect()
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn tokens_are_known_by_their_form_and_words_are_not() {
        let claims = "a".repeat(60);
        let signed = format!("eyJhbGciOiJSUzI1NiJ9.{claims}.c2lnbmF0dXJl");
        for token in [
            signed.as_str(),
            "glpat-12345678901234567890",
            "glsoat-12345678901234567890",
            "glabcd-1234567890.12.abcdefghi",
            "sk-live-abcdefgh1234567890",
            "sk-ant-api03-abcdefghijklmnop",
            "hf_abcdefghijklmnopqrst",
            "ghp_abcdefghijklmnopqrst0123",
            "github_pat_11ABCDEFG0abcdefghij",
            "xoxb-1234567890-abcdef",
            "AKIAIOSFODNN7EXAMPLE",
            "AIzaSyA1234567890abcdefghijklmnopqrstu",
            "Bearer abcdefgh1234567890",
            "bearer abcdefgh1234567890==",
            "Basic dXNlcjpjYW5hcnk1Njc4",
            "://user:canary@",
            "://:canary%2F2@",
            "://u*:***can*ary***@",
        ] {
            for text in [format!("{{\"token\":\"{token}\",\"x\":1}}"), format!("of {token} was"), token.to_owned()] {
                let found: Vec<&str> = find(text.as_bytes()).into_iter().map(|range| &text[range]).collect();
                assert_eq!(found, [token], "{text}");
            }
        }
        for plain in [
            "eyJ",
            "eyJhbGciOiJSUzI1NiJ9",
            "glpat-short",
            "single-glass-words-in-a-row",
            "eyJ.eyJ.eyJ",
            "task-force-that-is-very-long-indeed",
            "Basic authentication",
            "bearer token",
            "Bearer realm=\"gitlab\"",
            "http://host:8000/v1@x",
            "AKIA",
            "://user:****@",
            "://us****er:secret@",
            "mailto:a@b",
        ] {
            assert!(find(plain.as_bytes()).is_empty(), "{plain}");
        }
    }
}
