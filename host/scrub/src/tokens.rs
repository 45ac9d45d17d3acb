//! Tokens by their form: GitLab hands some out during a run (`direct_access`), and nobody has told
//! the host of them.

use std::ops::Range;

use memchr::memmem;

/// The start of a signed token: `{"` in base64.
const SIGNED: &[u8] = b"eyJ";

/// Bytes of a signed token at the least: header, claims and signature are longer.
const SIGNED_LENGTH: usize = 60;

/// Starts of GitLab's own tokens.
const GITLAB: &[u8] = b"gl";
const KINDS: [&[u8]; 8] = [b"glpat-", b"gloas-", b"gldt-", b"glrt-", b"glcbt-", b"glptt-", b"glft-", b"glagent-"];

/// Bytes behind such a start.
const GITLAB_LENGTH: usize = 20;

/// Where tokens stand.
pub(crate) fn find(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in memmem::find_iter(bytes, SIGNED) {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let token = run(&bytes[start..], |byte| is_word(byte) || byte == b'.');
        if token.len() >= SIGNED_LENGTH && token.iter().filter(|byte| **byte == b'.').count() == 2 {
            found.push(start..start + token.len());
        }
    }
    for start in memmem::find_iter(bytes, GITLAB) {
        let rest = &bytes[start..];
        let Some(kind) = KINDS.iter().find(|kind| rest.starts_with(kind)) else { continue };
        let token = run(&rest[kind.len()..], |byte| is_word(byte) || byte == b'.');
        if token.len() >= GITLAB_LENGTH {
            found.push(start..start + kind.len() + token.len());
        }
    }
    found
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

fn run(bytes: &[u8], fits: impl Fn(u8) -> bool) -> &[u8] {
    &bytes[..bytes.iter().position(|byte| !fits(*byte)).unwrap_or(bytes.len())]
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn tokens_are_known_by_their_form_and_words_are_not() {
        let claims = "a".repeat(60);
        let token = format!("eyJhbGciOiJSUzI1NiJ9.{claims}.c2lnbmF0dXJl");
        let text = format!("{{\"token\":\"{token}\",\"x\":\"glpat-12345678901234567890\"}}");
        let found: Vec<&str> = find(text.as_bytes()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, [token.as_str(), "glpat-12345678901234567890"]);
        for plain in ["eyJ", "eyJhbGciOiJSUzI1NiJ9", "glpat-short", "single-glass words", "eyJ.eyJ.eyJ"] {
            assert!(find(plain.as_bytes()).is_empty(), "{plain}");
        }
    }
}
