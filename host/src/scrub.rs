//! Masks known secrets wherever bytes leave the host: towards guests, reports and recordings.
//!
//! Every secret is known by its exact value and in the forms in which it travels: percent-encoded,
//! escaped in JSON, and in base64 at each of the three alignments (so also inside `user:secret`).
//! A mask has the length of what it hides, so that offsets, chunk borders and JSON stay as they are.

use aho_corasick::{AhoCorasick, MatchKind};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::config::MINIMUM_SECRET;

/// What a hidden character shows as.
const MASK: u8 = b'*';

/// Characters of a base64 form that do not depend on the neighbours; shorter forms would match by chance.
const MINIMUM_BASE64: usize = 8;

/// Knows every secret of the run.
#[derive(Debug, Clone, Default)]
pub struct Scrubber {
    forms: Option<AhoCorasick>,
}

impl Scrubber {
    /// Knows these values. Shorter ones than [`MINIMUM_SECRET`] are left out: they are refused
    /// as credentials, and as settings they are no secrets.
    #[must_use]
    pub fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Self {
        let mut forms: Vec<Vec<u8>> = Vec::new();
        for secret in secrets {
            forms.extend(forms_of(secret));
            // A key of many lines is also known by each long line.
            forms.extend(secret.lines().filter(|line| line.len() >= 16 && !line.starts_with("-----")).flat_map(forms_of));
        }
        forms.sort();
        forms.dedup();
        if forms.is_empty() {
            return Self::default();
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&forms);
        Self { forms: Some(automaton.expect("secrets are bounded in size by the files that they come from")) }
    }

    /// Masks in place.
    pub fn scrub_bytes(&self, bytes: &mut [u8]) {
        let Some(forms) = &self.forms else { return };
        let found: Vec<_> = forms.find_iter(&*bytes).map(|found| found.range()).collect();
        for range in found {
            bytes[range].fill(MASK);
        }
    }

    /// Masks in place.
    pub fn scrub(&self, text: &mut String) {
        let Some(forms) = &self.forms else { return };
        if forms.is_match(text.as_str()) {
            let mut bytes = std::mem::take(text).into_bytes();
            self.scrub_bytes(&mut bytes);
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
    }

    /// A masked copy.
    #[must_use]
    pub fn scrubbed(&self, text: &str) -> String {
        let mut text = text.to_owned();
        self.scrub(&mut text);
        text
    }
}

fn forms_of(secret: &str) -> Vec<Vec<u8>> {
    if secret.chars().count() < MINIMUM_SECRET {
        return Vec::new();
    }
    let json = serde_json::to_string(secret).expect("text becomes JSON");
    let mut forms = vec![
        secret.as_bytes().to_vec(),
        json[1..json.len() - 1].as_bytes().to_vec(),
        utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string().into_bytes(),
        form_encoded(secret).into_bytes(),
    ];
    for before in 0..3 {
        let mut padded = vec![0; before];
        padded.extend_from_slice(secret.as_bytes());
        for engine in [&STANDARD, &URL_SAFE] {
            let text = engine.encode(&padded).trim_end_matches('=').to_owned();
            // The first characters mix in what stands before, the last one what stands behind.
            let start = (before * 4).div_ceil(3);
            let end = padded.len() * 4 / 3;
            if end > start && end - start >= MINIMUM_BASE64 {
                forms.push(text.as_bytes()[start..end].to_vec());
            }
        }
    }
    forms
}

/// As a query string writes it: the unreserved marks of URLs stay.
fn form_encoded(secret: &str) -> String {
    url::form_urlencoded::byte_serialize(secret.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "glpat-Ca/na+ry\"42";

    fn scrubbed(text: &str) -> String {
        Scrubber::new([SECRET]).scrubbed(text)
    }

    #[test]
    fn masks_a_secret_in_every_form_in_which_it_travels() {
        let mut forms = vec![
            SECRET.to_owned(),
            serde_json::to_string(SECRET).expect("JSON"),
            utf8_percent_encode(SECRET, NON_ALPHANUMERIC).to_string(),
            form_encoded(SECRET),
        ];
        for before in ["", "u", "us", "user:"] {
            for behind in ["", "x", "xy"] {
                forms.push(STANDARD.encode(format!("{before}{SECRET}{behind}")));
                forms.push(URL_SAFE.encode(format!("{before}{SECRET}{behind}")));
            }
        }
        for form in forms {
            let text = scrubbed(&format!("a {form} z"));
            assert!(text.contains("********"), "{form} became {text}");
            assert_eq!(text.len(), form.len() + 4);
        }
    }

    #[test]
    fn leaves_everything_else_as_it_is() {
        assert_eq!(scrubbed("glpat-other 日本語"), "glpat-other 日本語");
        assert_eq!(Scrubber::new([]).scrubbed(SECRET), SECRET);
        assert_eq!(Scrubber::new(["abc"]).scrubbed("abc"), "abc");
    }

    #[test]
    fn knows_the_single_lines_of_a_key() {
        let key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\nAQEFAASCBKcwggSjAgEAAoIB\n-----END PRIVATE KEY-----";
        let text = Scrubber::new([key]).scrubbed("line AQEFAASCBKcwggSjAgEAAoIB here");
        assert_eq!(text, "line ************************ here");
    }
}
